"""Kernels on shortest paths: betweenness, distances. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel

BATCH: Final = 62
"""Sources that one breadth-first sweep carries, one bit each of a non-negative 64-bit integer."""


def _reach(
    source: int,
    pointers: Integers,
    heads: Heads,
    distance: Heads,
    sigma: Floats,
    queue: NDArray[np.uint32],
    onward: NDArray[np.uint32],
    bounds: Integers,
) -> int:
    """Breadth first from ``source``: distances, numbers of shortest paths, order of arrival.

    The arcs that lie on shortest paths are listed in ``onward``; those of the node that arrived
    as number p stand at ``bounds[p]:bounds[p + 1]``. Returned: how many nodes were reached.
    """
    queue[0], distance[source], sigma[source] = source, 0, 1.0
    count, place, listed = 1, 0, 0
    while place < count:
        node = queue[place]
        bounds[place] = listed
        place += 1
        following, paths = distance[node] + 1, sigma[node]
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            found = distance[head]
            if found < 0:
                distance[head], sigma[head], queue[count] = following, paths, head
                count += 1
                onward[listed] = arc
                listed += 1
            elif found == following:
                sigma[head] += paths
                onward[listed] = arc
                listed += 1
    bounds[count] = listed
    return count


def _betweenness(
    pointers: Integers,
    heads: Heads,
    wanted: Floats,
    sources: Integers,
    on_ties: bool,
    first: int,
    last: int,
) -> tuple[Floats, Floats]:
    """Brandes (2001, 2008): dependencies of paths from ``sources[first:last]`` to ``wanted``.

    ``wanted`` is the weight of each target (1 for all: betweenness). Returned: for each node the
    dependencies on it as an inner node; for each arc those on it, empty unless ``on_ties``.
    """
    size = len(pointers) - 1
    distance, queue = np.full(size, -1, dtype=np.int32), np.empty(size, dtype=np.uint32)
    onward, bounds = np.empty(len(heads), dtype=np.uint32), np.empty(size + 1, dtype=np.int64)
    sigma, passed = np.zeros(size), np.zeros(size)
    on_nodes, on_arcs = np.zeros(size), np.zeros(len(heads) if on_ties else 0)
    for place in range(first, last):
        source = sources[place]
        count = _reach(source, pointers, heads, distance, sigma, queue, onward, bounds)
        here = on_nodes[source]
        for position in range(count - 1, -1, -1):
            node = queue[position]
            total = 0.0
            for number in range(bounds[position], bounds[position + 1]):
                total += passed[heads[onward[number]]]
            if on_ties:
                for number in range(bounds[position], bounds[position + 1]):
                    on_arcs[onward[number]] += sigma[node] * passed[heads[onward[number]]]
            total *= sigma[node]
            on_nodes[node] += total
            passed[node] = (wanted[node] + total) / sigma[node]
            distance[node] = -1
        on_nodes[source] = here
    return on_nodes, on_arcs


def _count_bits(bits: int) -> int:
    """Return the number of ones in a non-negative 64-bit integer."""
    pairs = bits - ((bits >> 1) & 0x5555555555555555)
    fours = (pairs & 0x3333333333333333) + ((pairs >> 2) & 0x3333333333333333)
    eights = (fours + (fours >> 4)) & 0x0F0F0F0F0F0F0F0F
    sixteens = eights + (eights >> 8)
    halves = sixteens + (sixteens >> 16)
    return (halves + (halves >> 32)) & 0x7F


def _distances(
    pointers: Integers, heads: Heads, sources: Integers, first: int, last: int
) -> tuple[Integers, Integers, Floats, Integers, Integers]:
    """Distances between all nodes and many sources at once (Then et al. 2014, MS-BFS).

    A batch of sources travels together, one bit each; the bits that reach a node at one level are
    the sources at that distance. Along arcs, so what is returned for a node is about the paths
    *to* it. ``first`` and ``last`` count batches.

    Returned: for each node the number of sources that reach it, the sum of their distances, the
    sum of the inverse distances and the greatest distance; and the number of pairs at each.
    """
    size = len(pointers) - 1
    reached, total = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    inverse, farthest = np.zeros(size), np.zeros(size, dtype=np.int64)
    at_distance = np.zeros(size + 1, dtype=np.int64)
    front, following = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    queue, arrived = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    for batch in range(first, last):
        seen = np.zeros(size, dtype=np.int64)
        count = _start(sources[batch * BATCH : (batch + 1) * BATCH], seen, front, queue)
        level = 0
        while count > 0:
            level += 1
            count = _advance(pointers, heads, seen, front, following, queue[:count], arrived)
            for node in arrived[:count]:
                seen[node] |= following[node]
                bits = _count_bits(following[node])
                reached[node] += bits
                total[node] += bits * level
                inverse[node] += bits / level
                farthest[node] = max(farthest[node], level)
                at_distance[level] += bits
            front, following = following, front
            queue, arrived = arrived, queue
    return reached, total, inverse, farthest, at_distance


def _start(sources: Integers, seen: Integers, front: Integers, queue: Integers) -> int:
    """Set one bit at each source of a batch; return how many there are."""
    for bit in range(len(sources)):
        queue[bit] = sources[bit]
        seen[queue[bit]] = front[queue[bit]] = np.int64(1) << bit
    return len(sources)


def _advance(
    pointers: Integers,
    heads: Heads,
    seen: Integers,
    front: Integers,
    following: Integers,
    queue: Integers,
    arrived: Integers,
) -> int:
    """Take every source one step on, where it has not been; return how many nodes it met."""
    count = 0
    for node in queue:
        bits = front[node]
        front[node] = 0
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            fresh = bits & ~seen[head]
            if fresh:
                if following[head] == 0:
                    arrived[count] = head
                    count += 1
                following[head] |= fresh
    return count


BETWEENNESS: Final = Kernel(_betweenness, _reach)
DISTANCES: Final = Kernel(_distances, _start, _advance, _count_bits)
