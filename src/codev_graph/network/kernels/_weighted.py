"""Kernels on paths with lengths (Dijkstra 1959; Brandes 2001). See ``_jit``: what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _same(one: float, other: float) -> bool:
    """Tell whether two lengths are equal but for rounding: sums of fractions are not exact."""
    return abs(one - other) <= 1e-10 * max(one, other)


def _push(heap: Integers, keys: Floats, place: Integers, node: int, count: int) -> int:
    """Put ``node`` on the heap, or move it up after its key fell; return the size."""
    position = place[node]
    if position < 0:
        position = count
        count += 1
    while position > 0 and keys[heap[(position - 1) // 2]] > keys[node]:
        heap[position] = heap[(position - 1) // 2]
        place[heap[position]] = position
        position = (position - 1) // 2
    heap[position] = node
    place[node] = position
    return count


def _pop(heap: Integers, keys: Floats, place: Integers, count: int) -> int:
    """Take the node with the lowest key off a heap of ``count``."""
    lowest: int = heap[0]
    moved = heap[count - 1]
    position, child = 0, 1
    while child < count - 1:
        if child + 1 < count - 1 and keys[heap[child + 1]] < keys[heap[child]]:
            child += 1
        if keys[heap[child]] >= keys[moved]:
            break
        heap[position] = heap[child]
        place[heap[position]] = position
        position, child = child, 2 * child + 1
    heap[position] = moved
    place[moved] = position
    return lowest


def _search(
    source: int,
    pointers: Integers,
    heads: Heads,
    lengths: Floats,
    distance: Floats,
    order: Integers,
    heap: Integers,
    place: Integers,
) -> int:
    """Set the distances from ``source`` and the order of arrival; return how many were reached."""
    distance[source] = 0.0
    waiting = _push(heap, distance, place, source, 0)
    count = 0
    while waiting > 0:
        node = _pop(heap, distance, place, waiting)
        waiting -= 1
        order[count] = node
        count += 1
        for arc in range(pointers[node], pointers[node + 1]):
            head, reached = heads[arc], distance[node] + lengths[arc]
            if reached < distance[head] * (1 - 1e-10):
                distance[head] = reached
                waiting = _push(heap, distance, place, head, waiting)
    return count


def _betweenness(
    pointers: Integers,
    heads: Heads,
    lengths: Floats,
    wanted: Floats,
    sources: Integers,
    on_ties: bool,
    first: int,
    last: int,
) -> tuple[Floats, Floats]:
    """Brandes (2001) with lengths; see the kernel without for what is returned."""
    size = len(pointers) - 1
    on_nodes, on_arcs = np.zeros(size), np.zeros(len(heads) if on_ties else 0)
    heap, order = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    for number in range(first, last):
        source = sources[number]
        distance, place = np.full(size, np.inf), np.full(size, -1, dtype=np.int64)
        sigma, delta = np.zeros(size), np.zeros(size)
        count = _search(source, pointers, heads, lengths, distance, order, heap, place)
        sigma[source] = 1.0
        for node in order[:count]:
            for arc in range(pointers[node], pointers[node + 1]):
                if _same(distance[node] + lengths[arc], distance[heads[arc]]):
                    sigma[heads[arc]] += sigma[node]
        _gather(pointers, heads, lengths, wanted, distance, sigma, delta, order[:count], on_arcs)
        for node in order[1:count]:
            on_nodes[node] += delta[node]
    return on_nodes, on_arcs


def _gather(
    pointers: Integers,
    heads: Heads,
    lengths: Floats,
    wanted: Floats,
    distance: Floats,
    sigma: Floats,
    delta: Floats,
    order: Integers,
    on_arcs: Floats,
) -> None:
    """From the farthest node back: each passes what hangs on it to those before it."""
    for position in range(len(order) - 1, -1, -1):
        node = order[position]
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            if _same(distance[node] + lengths[arc], distance[head]):
                share = sigma[node] / sigma[head] * (wanted[head] + delta[head])
                if len(on_arcs) > 0:
                    on_arcs[arc] += share
                delta[node] += share


def _distances(
    pointers: Integers, heads: Heads, lengths: Floats, sources: Integers, first: int, last: int
) -> tuple[Integers, Floats, Floats, Floats]:
    """Sum up the distances from each of ``sources[first:last]``."""
    size = len(pointers) - 1
    reached, total = np.zeros(size, dtype=np.int64), np.zeros(size)
    inverse, farthest = np.zeros(size), np.zeros(size)
    heap, order = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    for source in sources[first:last]:
        distance, place = np.full(size, np.inf), np.full(size, -1, dtype=np.int64)
        count = _search(source, pointers, heads, lengths, distance, order, heap, place)
        reached[source] = count - 1
        for node in order[1:count]:
            total[source] += distance[node]
            inverse[source] += 1 / distance[node]
            farthest[source] = max(farthest[source], distance[node])
    return reached, total, inverse, farthest


BETWEENNESS: Final = Kernel(_betweenness, _search, _gather, _push, _pop, _same)
DISTANCES: Final = Kernel(_distances, _search, _push, _pop, _same)
