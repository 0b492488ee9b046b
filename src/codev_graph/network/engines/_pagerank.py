"""PageRank by sweeps of SQL until no score moves."""

from __future__ import annotations

from typing import Final

from codev_graph.network.engines._steps import Workings

DAMPING: Final = 0.85
SETTLED: Final = 1e-13
"""How far all scores together may move in the last sweep; they sum to 1."""


def rank_pages(at_work: Workings) -> None:
    """Make the table ``pagerank``; after about ``ln SETTLED / ln DAMPING`` sweeps it stands."""
    at_work.run("pagerank", "pagerank_first")
    state = at_work.columns("pagerank_state", former="pagerank")
    while state["size"][0] and state["moved"][0] > SETTLED:
        base = (1 - DAMPING + DAMPING * state["stuck"][0]) / state["size"][0]
        values = {"former": "pagerank", "base": repr(float(base)), "damping": DAMPING}
        at_work.run("swept", "pagerank_next", **values)
        at_work.engine.create("pagerank", at_work.text("all_of", table="swept"))
        state = at_work.columns("pagerank_state", former="pagerank")
