"""Kernel on the extent of a network: its greatest distance, exactly. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Heads, Integers
from codev_graph.network.kernels._jit import Kernel

PIVOTS: Final = 16
"""Nodes of many ties in each part whose distances bound those of all others."""


def _diameter(pointers: Integers, heads: Heads, members: Integers, starts: Integers) -> Integers:
    """Return the greatest distance, as an array of one, where arcs go both ways.

    The nodes of part p are ``members[starts[p]:starts[p + 1]]``. A part of k nodes is not wider
    than k - 1, so that most small ones need not be looked at.
    """
    size = len(pointers) - 1
    distance, queue = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    bounds = np.full(size, size, dtype=np.int64)
    widest = 0
    for part in range(len(starts) - 1):
        if starts[part + 1] - starts[part] - 1 > widest:
            nodes = members[starts[part] : starts[part + 1]]
            widest = _widened(widest, nodes, pointers, heads, distance, queue, bounds)
    return np.array([widest])


def _widened(
    widest: int,
    nodes: Integers,
    pointers: Integers,
    heads: Heads,
    distance: Integers,
    queue: Integers,
    bounds: Integers,
) -> int:
    """Return the greatest distance in a part, or ``widest`` if it has none greater.

    Two nodes are at most as far apart as their ways to a centre together: once those at a level
    and beyond are searched from, no others are farther apart than twice the level below
    (Crescenzi et al. 2013, iFUB). And a node whose distance to a pivot and the eccentricity of
    that pivot together are no more than ``widest`` need not be searched from (Takes and Kosters
    2011). Of one level, those far from all pivots come first: they are likely to be far apart.
    """
    ties = pointers[nodes + 1] - pointers[nodes]
    level, depth, remote = distance[nodes], len(nodes), np.zeros(len(nodes), dtype=np.int64)
    for pivot in nodes[np.argsort(-ties)[:PIVOTS]]:
        farthest = _farthest(pivot, nodes, pointers, heads, distance, queue, bounds)
        widest = max(widest, farthest)
        remote += distance[nodes]
        if farthest < depth:
            level, depth = distance[nodes], farthest
    for place in np.argsort(-(level * PIVOTS * len(nodes) + remote)):
        if widest >= 2 * level[place]:
            break
        if bounds[nodes[place]] > widest:
            farthest = _farthest(nodes[place], nodes, pointers, heads, distance, queue, bounds)
            widest = max(widest, farthest)
    return widest


def _farthest(
    source: int,
    nodes: Integers,
    pointers: Integers,
    heads: Heads,
    distance: Integers,
    queue: Integers,
    bounds: Integers,
) -> int:
    """Return the eccentricity of a node of a part, and lower the bounds on those of the others."""
    for node in nodes:
        distance[node] = -1
    queue[0], distance[source] = source, 0
    count = 1
    for place in range(len(nodes)):
        node = queue[place]
        for arc in range(pointers[node], pointers[node + 1]):
            if distance[heads[arc]] < 0:
                distance[heads[arc]], queue[count] = distance[node] + 1, heads[arc]
                count += 1
    farthest: int = distance[queue[len(nodes) - 1]]
    for node in nodes:
        bounds[node] = min(bounds[node], farthest + distance[node])
    return farthest


DIAMETER: Final = Kernel(_diameter, _farthest, _widened)
