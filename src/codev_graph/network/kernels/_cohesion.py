"""Kernel on structural cohesion: a few nodes whose loss parts a network. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Heads, Integers
from codev_graph.network.kernels._departures import Flags
from codev_graph.network.kernels._jit import Kernel


def _parting(pointers: Integers, heads: Heads, seeds: Integers, apart: Integers) -> Integers:
    """Return fewer than k nodes whose loss parts a network; none if it is k-connected.

    ``seeds`` are any k nodes, the rows of ``apart`` those two of them that no arc joins. Arcs go
    both ways, and every node has k of them at least. Even (1975): k nodes that fewer losses do not
    part from each other are safe, and so is one after the other from which k paths, disjoint but
    for it, lead to safe nodes. Whoever is tied to k safe nodes needs no search.
    """
    size, k = len(pointers) - 1, len(seeds)
    safe, near = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.int64)
    came, seen = np.zeros(2 * size, dtype=np.int64), np.zeros(2 * size, dtype=np.int64)
    before, used = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    queue, clock = np.empty(2 * size, dtype=np.int64), np.zeros(1, dtype=np.int64)
    arrays = (pointers, heads, safe, came, seen, before, used, queue)
    for row in range(len(apart)):
        cut = _cut(apart[row, 0], apart[row, 1], k, clock, *arrays)
        if len(cut) > 0:
            return cut
    safe[seeds] = True
    for node in seeds:
        _spread(node, k, pointers, heads, safe, near, queue)
    for node in range(size):
        if not safe[node]:
            cut = _cut(node, -1, k, clock, *arrays)
            if len(cut) > 0:
                return cut
            safe[node] = True
            _spread(node, k, pointers, heads, safe, near, queue)
    return np.empty(0, dtype=np.int64)


def _spread(
    first: int,
    k: int,
    pointers: Integers,
    heads: Heads,
    safe: Flags,
    near: Integers,
    queue: Integers,
) -> None:
    """Count a node that became safe at its neighbours; those with ``k`` such are safe as well."""
    queue[0] = first
    count, place = 1, 0
    while place < count:
        node = queue[place]
        place += 1
        for arc in range(pointers[node], pointers[node + 1]):
            head = heads[arc]
            near[head] += 1
            if near[head] == k and not safe[head]:
                safe[head], queue[count] = True, head
                count += 1


def _cut(
    source: int,
    goal: int,
    k: int,
    clock: Integers,
    pointers: Integers,
    heads: Heads,
    safe: Flags,
    came: Integers,
    seen: Integers,
    before: Integers,
    used: Integers,
    queue: Integers,
) -> Integers:
    """Return the nodes that part ``source`` from its ends; none if ``k`` paths lead there.

    The ends are ``goal``, or any ``k`` safe nodes where that is negative. ``clock`` counts the
    searches; marks of earlier ones are thereby out of date and need no wiping.
    """
    flow = clock[0] + 1
    for _path in range(k):
        clock[0] += 1
        arrays = (pointers, heads, safe, came, seen, before, used, queue)
        end = _search(source, goal, flow, clock[0], *arrays)
        if end < 0:
            return np.flatnonzero((seen[0::2] == clock[0]) & (seen[1::2] != clock[0]))
        state = 2 * end
        while state != 2 * source + 1:
            node, origin = state // 2, came[state]
            if state % 2 == 0 and origin // 2 == node:
                used[node] = 0
            elif state % 2 == 0:
                before[node], used[node] = origin // 2, flow
            state = origin
    return np.empty(0, dtype=np.int64)


def _search(
    source: int,
    goal: int,
    flow: int,
    search: int,
    pointers: Integers,
    heads: Heads,
    safe: Flags,
    came: Integers,
    seen: Integers,
    before: Integers,
    used: Integers,
    queue: Integers,
) -> int:
    """Search for one path more that is disjoint from those found; return its end, or -1.

    Node v has the states 2v, arrived at, and 2v + 1, to leave from. Who arrives where a path
    passes may only go back along it, to where it came from, and leave from there another way.
    """
    queue[0] = 2 * source + 1
    seen[queue[0]] = search
    count, place = 1, 0
    while place < count:
        state = queue[place]
        node, place = state // 2, place + 1
        if state % 2 == 0:
            onward = 2 * (before[node] if used[node] == flow else node) + 1
            if seen[onward] != search:
                seen[onward], came[onward], queue[count] = search, state, onward
                count += 1
            continue
        if node != source and used[node] == flow and seen[2 * node] != search:
            seen[2 * node], came[2 * node], queue[count] = search, state, 2 * node
            count += 1
        for arc in range(pointers[node], pointers[node + 1]):
            head = np.int64(heads[arc])
            if head != source and seen[2 * head] != search:
                seen[2 * head], came[2 * head], queue[count] = search, state, 2 * head
                count += 1
                if head == goal or (goal < 0 and safe[head] and used[head] != flow):
                    return int(head)
    return -1


def _inner(pointers: Integers, heads: Heads, members: Integers) -> tuple[Integers, Heads]:
    """Return pointers and heads of the arcs among some nodes, which are numbered as listed."""
    place = np.full(len(pointers) - 1, -1, dtype=np.int64)
    for number in range(len(members)):
        place[members[number]] = number
    starts = np.zeros(len(members) + 1, dtype=np.int64)
    kept = np.empty((pointers[members + 1] - pointers[members]).sum(), dtype=np.int32)
    count = 0
    for number in range(len(members)):
        for arc in range(pointers[members[number]], pointers[members[number] + 1]):
            if place[heads[arc]] >= 0:
                kept[count] = place[heads[arc]]
                count += 1
        starts[number + 1] = count
    return starts, kept[:count]


INNER: Final = Kernel(_inner)
PARTING: Final = Kernel(_parting, _search, _cut, _spread)
