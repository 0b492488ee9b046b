"""Kernels on detours and on paths that avoid some actors. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _spans(
    pointers: Integers, heads: Heads, tails: Integers, ends: Integers, first: int, last: int
) -> tuple[Integers]:
    """Return, for the pairs ``first:last``, the steps between their ends without their own tie.

    0 stands for a pair that nothing else joins, and for the pairs of other parts.
    """
    size = len(pointers) - 1
    spans = np.zeros(len(tails), dtype=np.int64)
    distance, queue = np.full(size, -1, dtype=np.int64), np.empty(size, dtype=np.int64)
    for pair in range(first, last):
        count = _detour(pointers, heads, tails[pair], ends[pair], distance, queue)
        spans[pair] = max(distance[ends[pair]], 0)
        for node in queue[:count]:
            distance[node] = -1
    return (spans,)


def _detour(
    pointers: Integers, heads: Heads, tail: int, end: int, distance: Integers, queue: Integers
) -> int:
    """Search breadth first from ``tail`` to ``end``, not along their tie; return nodes seen."""
    queue[0], distance[tail] = tail, 0
    count, place = 1, 0
    while place < count and distance[end] < 0:
        node = queue[place]
        place += 1
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            if distance[head] < 0 and not (node == tail and head == end):
                distance[head] = distance[node] + 1
                queue[count] = head
                count += 1
    return count


def _through(
    pointers: Integers,
    heads: Heads,
    members: Integers,
    codes: Integers,
    sources: Integers,
    first: int,
    last: int,
) -> tuple[Floats, Integers]:
    """Sum the shares of shortest paths that run through ``members`` (1 for a member, else 0).

    From each of ``sources[first:last]`` to every node of another code, none of them a member.
    Returned: the sum of the shares, and the number of pairs that a path joins.
    """
    size = len(pointers) - 1
    distance, queue = np.full(size, -1, dtype=np.int64), np.empty(size, dtype=np.int64)
    every, around = np.zeros(size), np.zeros(size)
    shares, pairs = np.zeros(1), np.zeros(1, dtype=np.int64)
    for number in range(first, last):
        source = sources[number]
        count = _flood(source, pointers, heads, members, distance, queue, every, around)
        for node in queue[1:count]:
            if codes[node] >= 0 and codes[node] != codes[source] and members[node] == 0:
                shares[0] += 1 - around[node] / every[node]
                pairs[0] += 1
        for node in queue[:count]:
            distance[node], every[node], around[node] = -1, 0.0, 0.0
    return shares, pairs


def _flood(
    source: int,
    pointers: Integers,
    heads: Heads,
    members: Integers,
    distance: Integers,
    queue: Integers,
    every: Floats,
    around: Floats,
) -> int:
    """Count the shortest paths from ``source`` to each node: all, and those around the members."""
    queue[0], distance[source] = source, 0
    every[source], around[source] = 1.0, 1.0
    count, place = 1, 0
    while place < count:
        node = queue[place]
        place += 1
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            if distance[head] < 0:
                distance[head] = distance[node] + 1
                queue[count] = head
                count += 1
            if distance[head] == distance[node] + 1:
                every[head] += every[node]
                if members[node] == 0:
                    around[head] += around[node]
    return count


SPANS: Final = Kernel(_spans, _detour)
THROUGH: Final = Kernel(_through, _flood)
