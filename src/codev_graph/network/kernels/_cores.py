"""Kernels on cores, reach and parts. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _cores(pointers: Integers, heads: Heads, twice: NDArray[np.bool_]) -> Integers:
    """Peel a network from its least connected actors (Batagelj and Zaversnik 2003).

    ``twice`` marks the arcs that count for two in the degree; empty if none does. Buckets of
    equal degree are kept in one array, so that the whole takes a number of steps in proportion
    to the arcs.
    """
    size = len(pointers) - 1
    degree = np.diff(pointers)
    for node in range(size if len(twice) > 0 else 0):
        for arc in range(pointers[node], pointers[node + 1]):
            degree[node] += twice[arc]
    starts, order, place = _buckets(degree)
    for position in range(size):
        node = order[position]
        for arc in range(pointers[node], pointers[node + 1]):
            other = heads[arc]
            for _step in range(2 if len(twice) > 0 and twice[arc] else 1):
                if degree[other] > degree[node]:
                    _demote(other, degree, starts, order, place)
    return degree


def _buckets(degree: Integers) -> tuple[Integers, Integers, Integers]:
    """Sort nodes by degree: where each degree begins, the order, and the place of each node."""
    size = len(degree)
    top = 0
    for node in range(size):
        top = max(top, degree[node])
    starts = np.zeros(top + 2, dtype=np.int64)
    for node in range(size):
        starts[degree[node] + 1] += 1
    for value in range(1, top + 2):
        starts[value] += starts[value - 1]
    order, place = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    following = starts.copy()
    for node in range(size):
        place[node] = following[degree[node]]
        order[place[node]] = node
        following[degree[node]] += 1
    return starts, order, place


def _demote(
    node: int, degree: Integers, starts: Integers, order: Integers, place: Integers
) -> None:
    """Lower a node's degree by one: it changes places with the first of its bucket."""
    value = degree[node]
    front = starts[value]
    other = order[front]
    order[front], order[place[node]] = node, other
    place[other], place[node] = place[node], front
    starts[value] += 1
    degree[node] = value - 1


def _two_steps(pointers: Integers, heads: Heads) -> Integers:
    """Count the other nodes within two steps of each."""
    size = len(pointers) - 1
    seen_from = np.full(size, -1, dtype=np.int64)
    counts = np.zeros(size, dtype=np.int64)
    for node in range(size):
        seen_from[node] = node
        for first in range(pointers[node], pointers[node + 1]):
            middle = heads[first]
            if seen_from[middle] != node:
                seen_from[middle] = node
                counts[node] += 1
            for second in range(pointers[middle], pointers[middle + 1]):
                if seen_from[heads[second]] != node:
                    seen_from[heads[second]] = node
                    counts[node] += 1
    return counts


def _parts(pointers: Integers, heads: Heads, order: Integers) -> Integers:
    """Give each of ``order`` that has no number yet a new one, with all that it reaches.

    Where arcs go both ways these are the parts of the network.
    """
    size = len(pointers) - 1
    labels, queue = np.full(size, -1, dtype=np.int64), np.empty(size, dtype=np.int64)
    part = 0
    for first in order:
        if labels[first] >= 0:
            continue
        labels[first], queue[0] = part, first
        count, place = 1, 0
        while place < count:
            node = queue[place]
            place += 1
            for arc in range(pointers[node], pointers[node + 1]):
                if labels[heads[arc]] < 0:
                    labels[heads[arc]], queue[count] = part, heads[arc]
                    count += 1
        part += 1
    return labels


def _finished(pointers: Integers, heads: Heads) -> Integers:
    """List the nodes as a depth-first search leaves them, the last one first."""
    size = len(pointers) - 1
    order, path = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    onward, seen = pointers[:size].copy(), np.zeros(size, dtype=np.bool_)
    left = size
    for first in range(size):
        path[0], depth = first, 0 if seen[first] else 1
        seen[first] = True
        while depth > 0:
            node = path[depth - 1]
            if onward[node] == pointers[node + 1]:
                left, depth = left - 1, depth - 1
                order[left] = node
                continue
            head = heads[onward[node]]
            onward[node] += 1
            if not seen[head]:
                seen[head], path[depth] = True, head
                depth += 1
    return order


CORES: Final = Kernel(_cores, _buckets, _demote)
TWO_STEPS: Final = Kernel(_two_steps)
PARTS: Final = Kernel(_parts)
FINISHED: Final = Kernel(_finished)
