"""The measures beside networkx, igraph, networkit, rustworkx and R's sna.

    python benchmarks/bench_measures.py --sizes 5000 50000 500000 --tasks PageRank Katz

Every package gets the same Barabási–Albert network (5 ties a newcomer) in its own form, made
beforehand: what that takes is the measure “read the NetworkX graph”, and a whole call from a
NetworkX graph is the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

import answers
import sna
from codev_graph.network import measures
from codev_graph.network.kernels import _jit
from contest import OURS, Contest
from forms import forms
from job import Job, run
from peers import contests as asked_of_peers

TIES = 5
BY_PAIRS = ("betweenness", "closeness", "harmonic", "eccentricity", "mean distance", "edge betw")
"""Measures whose time grows with the square of the number of actors, by what they begin with."""
SIZES = (1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000)
ABOUT = (
    "Each measure on a Barabási–Albert network with five times as many ties as actors (5,000 ties "
    "are 1,000 actors), which every package holds in its own form; actors are of three cities. "
    "Where the packages' answers are comparable the tests hold them to ours."
)


def contests(ties: int) -> Iterator[Contest]:
    """Yield each measure, R's brokerage and the whole default table.

    Kernels are compiled from the first call on: small calls would else be interpreted at first.
    """
    _jit.INTERPRETED = 0
    size = max(ties // TIES, 2 * TIES)
    for measure, calls in asked_of_peers(size):
        growth = 2.0 if measure.startswith(BY_PAIRS) else 1.0
        yield Contest(measure, ties, calls, answers.comparison(measure), growth)
    with sna.brokerage(forms(size)) as calls:
        yield Contest("brokerage, against R", ties, calls, answers.alike, growth=2.0)
    graph = forms(size).graph
    yield Contest("default table", ties, {OURS: lambda: measures(graph)}, growth=2.0)


JOB = Job("measures", "ties", contests, ABOUT, SIZES, seed=1)

if __name__ == "__main__":
    run(JOB)
