"""Kernel on the extent of a network: what its greatest distance can be at most. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel
from codev_graph.network.kernels._weighted import _pop, _push, _search


def _bounded(
    out_pointers: Integers,
    out_heads: Heads,
    out_lengths: Floats,
    in_pointers: Integers,
    in_heads: Heads,
    in_lengths: Floats,
    parts: Integers,
    pivots: Integers,
    directed: bool,
) -> tuple[Floats, Floats, Floats]:
    """Search from a few pivots of each part, and bound by them how far the others can be.

    A row of ``pivots`` has one node of each part, or -1; parts do not meet, so one search does
    for all. The way over a pivot is one of the ways: nobody is farther from anybody than the two
    legs together (Takes and Kosters 2011; Borassi et al. 2015 where arcs have directions).

    Returned, each in two rows, for a node as the start and as the end of a path: what its
    distances can be at most, and its own distance from the most central pivot of its part; both
    are infinite where no path joins it with the pivots. And the greatest distance found.
    """
    bounds, levels = np.full((2, len(parts)), np.inf), np.full((2, len(parts)), np.inf)
    depth, widest = np.full(pivots.shape[1], np.inf), np.zeros(1)
    for row in range(len(pivots)):
        ahead = _levels(out_pointers, out_heads, out_lengths, pivots[row])
        behind = _levels(in_pointers, in_heads, in_lengths, pivots[row]) if directed else ahead
        last = _farthest(ahead, parts, pivots[row])
        first = _farthest(behind, parts, pivots[row])
        for node in range(len(parts)):
            part = parts[node]
            bounds[0, node] = min(bounds[0, node], behind[node] + last[part])
            bounds[1, node] = min(bounds[1, node], ahead[node] + first[part])
            if max(first[part], last[part]) < depth[part]:
                levels[0, node], levels[1, node] = behind[node], ahead[node]
        for part in range(len(depth)):
            if pivots[row, part] >= 0:
                depth[part] = min(depth[part], max(first[part], last[part]))
                widest[0] = max(widest[0], first[part], last[part])
    return bounds, levels, widest


def _levels(pointers: Integers, heads: Heads, lengths: Floats, sources: Integers) -> Floats:
    """Return the distance of each node from the source of its part; infinite out of reach.

    Lengths may be empty: every arc is one step.
    """
    size = len(pointers) - 1
    distance, queue = np.full(size, np.inf), np.empty(size, dtype=np.int64)
    heap, place = np.empty(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    for source in sources:
        if source >= 0 and len(lengths) > 0:
            _search(source, pointers, heads, lengths, distance, queue, heap, place)
        elif source >= 0:
            _walk(source, pointers, heads, distance, queue)
    return distance


def _walk(source: int, pointers: Integers, heads: Heads, distance: Floats, queue: Integers) -> None:
    """Set the distances in steps from ``source``; those not yet known are infinite."""
    queue[0], distance[source] = source, 0.0
    count, place = 1, 0
    while place < count:
        node = queue[place]
        place += 1
        for arc in range(pointers[node], pointers[node + 1]):
            if distance[heads[arc]] == np.inf:
                distance[heads[arc]], queue[count] = distance[node] + 1, heads[arc]
                count += 1


def _farthest(distance: Floats, parts: Integers, sources: Integers) -> Floats:
    """Return how far each source reaches within its part; infinite where there is none."""
    found = np.where(sources < 0, np.inf, 0.0)
    for node in range(len(parts)):
        if distance[node] < np.inf:
            found[parts[node]] = max(found[parts[node]], distance[node])
    return found


BOUNDED: Final = Kernel(_bounded, _levels, _walk, _farthest, _search, _push, _pop)
