"""Brokerage, constraint and effective size of up to a million actors, and of a hub.

python benchmarks/bench_large.py --sizes 5000000
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import igraph
import numpy as np

import answers
from codev_graph.network._brokerage import role_counts
from codev_graph.network._contacts import contacts
from codev_graph.network._groups import Groups
from codev_graph.network._holes import Holes, holes
from codev_graph.network.kernels import _jit
from codev_graph.network.kernels._adjacency import Adjacency
from contest import OURS, Contest
from job import Job, run
from large_networks import KINDS, network_of

TIES, SHARE = 5, 25
ABOUT = (
    "Structural holes (constraint, effective size and what goes with them) and the brokerage "
    f"census on networks drawn at random with {TIES} times as many ties as actors, two cities; in "
    f"“hub” one actor is tied to one in {SHARE} of the others. igraph gives constraint alone."
)


def contests(ties: int) -> Iterator[Contest]:
    """Yield both questions for both kinds of network."""
    _jit.INTERPRETED = 0
    size = max(ties // TIES, 2 * SHARE)
    cities = Groups("city", ("A", "B"), np.arange(size) % 2)
    for kind in KINDS:
        network = network_of(kind, size, ties, size // SHARE)
        tails, heads = network.out.tails, network.out.heads
        peer = igraph.Graph(size, np.column_stack([tails, heads])[tails < heads])
        calls = {OURS: partial(burt, network), "igraph": peer.constraint}
        yield Contest(f"structural holes, {kind}", ties, calls, answers.comparison("constraint"))
        yield Contest(f"brokerage, {kind}", ties, {OURS: partial(census, network, cities)})


def burt(network: Adjacency) -> Holes:
    """Return the structural holes of every actor."""
    return holes(contacts(network))


def census(network: Adjacency, cities: Groups) -> object:
    """Return the roles of every actor."""
    return role_counts(network, contacts(network), cities)


JOB = Job("large", "ties", contests, ABOUT, (50_000, 500_000, 5_000_000))

if __name__ == "__main__":
    run(JOB)
