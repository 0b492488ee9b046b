"""Kernels on cut points and bridges: what one loss would part. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Heads, Integers
from codev_graph.network.kernels._departures import Flags
from codev_graph.network.kernels._jit import Kernel

FOUND, LOWEST, PARENT, ONWARD, BELOW, PARTED, PAIRS = range(7)
"""Of each node in a search: when it was found (-1 before), the first found that it and those below
it lead back to, its parent, its next arc, how many are below it with itself, how many of them its
loss parts from the root, and the ordered pairs among these."""


def _search(
    root: int, pointers: Integers, heads: Heads, gone: Flags, state: Integers, order: Integers
) -> int:
    """Search a component depth first from ``root`` and return how many nodes it has.

    ``state`` has a row for each of :data:`FOUND` and what follows it, and a column a node.
    """
    count, node = 1, root
    state[FOUND, root], state[LOWEST, root], order[0] = 0, 0, root
    state[PARENT, root] = -1
    while node >= 0:
        arc = pointers[node] + state[ONWARD, node]
        if arc < pointers[node + 1]:
            state[ONWARD, node] += 1
            head = heads[arc]
            if gone[head] or head == state[PARENT, node]:
                continue
            if state[FOUND, head] >= 0:
                state[LOWEST, node] = min(state[LOWEST, node], state[FOUND, head])
                continue
            state[FOUND, head], state[LOWEST, head], state[PARENT, head] = count, count, node
            order[count] = head
            count += 1
            node = head
            continue
        parent = state[PARENT, node]
        if parent >= 0:
            state[BELOW, parent] += state[BELOW, node]
            state[LOWEST, parent] = min(state[LOWEST, parent], state[LOWEST, node])
            if state[LOWEST, node] >= state[FOUND, parent]:
                state[PARTED, parent] += state[BELOW, node]
                state[PAIRS, parent] += state[BELOW, node] * (state[BELOW, node] - 1)
        node = parent
    return count


def _splits(pointers: Integers, heads: Heads, gone: Flags) -> Integers:
    """Return how many ordered pairs of nodes no path would join without each node.

    Those of which it is one itself count too; pairs that no path joins now do not. It is 0 for
    the nodes that are gone. One depth-first search (Hopcroft and Tarjan 1973) tells it of all.
    """
    size = len(pointers) - 1
    lost, order = np.zeros(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    state = np.zeros((PAIRS + 1, size), dtype=np.int64)
    state[FOUND, :], state[BELOW, :] = -1, 1
    for root in range(size):
        if gone[root] or state[FOUND, root] >= 0:
            continue
        count = _search(root, pointers, heads, gone, state, order)
        for node in order[:count]:
            rest = count - 1 - state[PARTED, node]
            lost[node] = count * (count - 1) - state[PAIRS, node] - rest * (rest - 1)
    return lost


def _bridges(pointers: Integers, heads: Heads) -> Integers:
    """Return, for each node that a bridge joins to its root, the node at the bridge's other end.

    -1 for all other nodes. A tie is a bridge if nothing beyond it leads back (Tarjan 1974).
    """
    size = len(pointers) - 1
    ends, order = np.full(size, -1, dtype=np.int64), np.empty(size, dtype=np.int64)
    gone, state = np.zeros(size, dtype=np.bool_), np.zeros((PAIRS + 1, size), dtype=np.int64)
    state[FOUND, :] = -1
    for root in range(size):
        if state[FOUND, root] < 0:
            for node in order[: _search(root, pointers, heads, gone, state, order)]:
                if state[LOWEST, node] == state[FOUND, node]:
                    ends[node] = state[PARENT, node]
    return ends


BRIDGES: Final = Kernel(_bridges, _search)
SPLITS: Final = Kernel(_splits, _search)
