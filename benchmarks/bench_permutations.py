"""Permutation tests beside the loop over networkx that a script would hold.

    python benchmarks/bench_permutations.py --sizes 5000 50000

The loop is timed for a few permutations and multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

import networkx as nx

from codev_graph.network._nulls import label_null
from codev_graph.network.kernels import _jit
from contest import OURS, Contest
from forms import forms
from job import Job, run

PERMUTATIONS, LAPS = 10_000, 20
TIES = 5
ABOUT = (
    f"{PERMUTATIONS:,} permutations of the cities for the E-I index on a Barabási–Albert network "
    "with five times as many ties as actors, moments and all, beside a loop over networkx's ties "
    f"that is timed for {LAPS} of them and multiplied."
)


def contests(ties: int) -> Iterator[Contest]:
    """Yield the one contest: dealing the cities anew and counting the ties between them."""
    _jit.INTERPRETED = 0
    found = forms(max(ties // TIES, 2 * TIES))
    calls = {
        OURS: partial(label_null, found.ours, found.cities, PERMUTATIONS, 0),
        "networkx": partial(crossing_by_loop, found.graph, LAPS),
    }
    yield Contest("E-I index", ties, calls, parts={"networkx": PERMUTATIONS // LAPS})


def crossing_by_loop(graph: nx.Graph, permutations: int) -> list[int]:
    """Deal the cities so many times and count the ties between them, tie by tie."""
    dealt = [city for _node, city in graph.nodes(data="city")]
    random, counts = Random(0), []  # noqa: S311 - no secret
    for _permutation in range(permutations):
        random.shuffle(dealt)
        city = dict(zip(graph, dealt, strict=True))
        counts.append(sum(city[tail] != city[head] for tail, head in graph.edges))
    return counts


JOB = Job("permutations", "ties", contests, ABOUT, seed=1)

if __name__ == "__main__":
    run(JOB)
