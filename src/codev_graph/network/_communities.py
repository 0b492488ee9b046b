"""Communities by the Leiden method, with modularity, directions and strengths included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from codev_graph.network._contacts import either_way
from codev_graph.network._groups import Groups
from codev_graph.network._mixing import mixing, modularity
from codev_graph.network._position import sums
from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, Integers, summed
from codev_graph.network.kernels._communities import JOINED, MOVED, REFINED

ITERATIONS: Final = 2
"""Times that the whole is done, the second from the communities of the first; igraph's number."""


@dataclass(frozen=True)
class _Level:
    """A network whose nodes are parts found before.

    Attributes:
        arcs: Each pair from both its ends, with the strengths of both directions together.
        out: The strengths that leave each node, those to itself included.
        into: The strengths that arrive.
    """

    arcs: Arcs
    out: Floats
    into: Floats

    def joined(self, parts: Integers, count: int) -> _Level:
        """Return the network of the parts; strengths within a part are left out of its arcs."""
        arrays = (self.arcs.pointers, self.arcs.heads, self.arcs.strengths)
        arcs = Arcs(*JOINED.all_of(2 * len(self.arcs), *arrays, parts))
        return _Level(arcs, summed(parts, self.out, count), summed(parts, self.into, count))


def communities(network: Adjacency, seed: int) -> tuple[Integers, float]:
    """Return each actor's community (Traag et al. 2019), and the modularity of the division.

    Nodes move to the community that raises modularity most, each community is parted into what
    is connected, and the parts are the nodes of the next round. Every community is connected. The
    seed decides the order. NaN is the modularity of a network without ties, whose actors are each
    their own community.
    """
    size = len(network)
    if not len(network.out):
        return np.arange(size), float("nan")
    level, rng, found = _first(network), np.random.default_rng(seed), np.arange(size)
    for _iteration in range(ITERATIONS):
        found = _found(level, rng, found)
    labels = tuple(str(number) for number in range(int(found.max()) + 1))
    return found, modularity(mixing(network, Groups("", labels, found)))


def _first(network: Adjacency) -> _Level:
    pointers, heads, strengths, _directions = either_way(network)
    both = strengths if network.directed else 2 * strengths
    return _Level(Arcs(pointers, heads, both), sums(network.out), sums(network.into))


def _found(level: _Level, rng: np.random.Generator, labels: Integers) -> Integers:
    """Return the community of each node, numbered from 0 on; ``labels`` are those to better."""
    places = np.arange(level.arcs.size)
    while True:
        size = level.arcs.size
        arrays = (level.arcs.pointers, level.arcs.heads, level.arcs.strengths)
        arguments = (*arrays, level.out, level.into, rng.permutation(size))
        work = 4 * (len(level.arcs) + size)
        labels = _numbered(MOVED.run(work, *arguments, labels))[1]
        kept, parts = _numbered(REFINED.run(work, *arguments, labels))
        if len(kept) == size:
            return labels[places]
        level, places, labels = level.joined(parts, len(kept)), parts[places], labels[kept]


def _numbered(labels: Integers) -> tuple[Integers, Integers]:
    """Number labels, which are below their count, anew from 0 on; return those in use, too."""
    used = np.zeros(len(labels), dtype=np.int64)
    used[labels] = 1
    return np.flatnonzero(used), (np.cumsum(used) - 1)[labels]
