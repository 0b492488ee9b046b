"""PageRank by sweeps of SQL until no score moves."""

from __future__ import annotations

from typing import Final

from codev_graph.network.engines._steps import Workings

DAMPING: Final = 0.85
SETTLED: Final = 1e-12
"""How far all scores together may move in the last sweep; they sum to 1.

They are then less than 6e-12 from where they settle, all errors added up.
"""


def rank_pages(at_work: Workings) -> None:
    """Make the table ``pagerank``; after about ``ln SETTLED / ln DAMPING`` sweeps it stands."""
    former, sweeps = "pagerank_0", 0
    at_work.run(former, "pagerank_first")
    while (state := at_work.columns("pagerank_state", former=former))["moved"][0] > SETTLED:
        base = (1 - DAMPING + DAMPING * float(state["stuck"][0])) / float(state["size"][0])
        sweeps += 1
        after = f"pagerank_{sweeps}"
        at_work.run(after, "pagerank_next", former=former, base=base, damping=DAMPING)
        at_work.engine.drop(former)
        former = after
    at_work.run("pagerank", "all_of", table=former)
