"""Breadth-first search by whole fronts, for sparse networks of any size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from codev_graph.network.kernels._adjacency import Adjacency, Integers


def fronts(
    network: Adjacency, starts: Integers, parents: Integers | None = None
) -> Iterator[Integers]:
    """Yield the actors at each distance from the nearest start, the starts first.

    Args:
        network: An undirected network.
        starts: Numbers of actors.
        parents: Is told for each actor whom it was reached from, itself for a start; all -1
            before.
    """
    arcs, size = network.out, len(network)
    reached = np.full(size, -1, dtype=np.int64) if parents is None else parents
    reached[starts] = starts
    front = starts
    while len(front):
        yield front
        inside = np.zeros(size, dtype=np.bool_)
        inside[front] = True
        new = inside[arcs.tails] & (reached[arcs.heads] < 0)
        reached[arcs.heads[new]] = arcs.tails[new]
        front = np.unique(arcs.heads[new])
