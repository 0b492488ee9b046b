"""Kernels on cut points and bridges: what one loss would part. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Heads, Integers
from codev_graph.network.kernels._departures import Flags
from codev_graph.network.kernels._jit import Kernel


def _search(
    root: int, pointers: Integers, heads: Heads, gone: Flags, state: Integers, order: Integers
) -> int:
    """Search a component depth first from ``root`` and return how many nodes it has.

    ``state`` has the rows: discovery (-1 before), low point, parent, next arc, nodes below,
    nodes that the loss of the node parts from its root, ordered pairs among those.
    """
    count, node = 1, root
    state[0, root], state[1, root], order[0] = 0, 0, root
    state[2, root] = -1
    while node >= 0:
        arc = pointers[node] + state[3, node]
        if arc < pointers[node + 1]:
            state[3, node] += 1
            head = heads[arc]
            if gone[head] or head == state[2, node]:
                continue
            if state[0, head] >= 0:
                state[1, node] = min(state[1, node], state[0, head])
                continue
            state[0, head], state[1, head], state[2, head] = count, count, node
            order[count] = head
            count += 1
            node = head
            continue
        parent = state[2, node]
        if parent >= 0:
            state[4, parent] += state[4, node]
            state[1, parent] = min(state[1, parent], state[1, node])
            if state[1, node] >= state[0, parent]:
                state[5, parent] += state[4, node]
                state[6, parent] += state[4, node] * (state[4, node] - 1)
        node = parent
    return count


def _splits(pointers: Integers, heads: Heads, gone: Flags) -> Integers:
    """Return how many ordered pairs of nodes no path would join without each node.

    Those of which it is one itself count too; pairs that no path joins now do not. It is 0 for
    the nodes that are gone. One depth-first search (Hopcroft and Tarjan 1973) tells it of all.
    """
    size = len(pointers) - 1
    lost, order = np.zeros(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    state = np.zeros((7, size), dtype=np.int64)
    state[0, :], state[4, :] = -1, 1
    for root in range(size):
        if gone[root] or state[0, root] >= 0:
            continue
        count = _search(root, pointers, heads, gone, state, order)
        for node in order[:count]:
            rest = count - 1 - state[5, node]
            lost[node] = count * (count - 1) - state[6, node] - rest * (rest - 1)
    return lost


def _bridges(pointers: Integers, heads: Heads) -> Integers:
    """Return, for each node that a bridge joins to its root, the node at the bridge's other end.

    -1 for all other nodes. A tie is a bridge if nothing beyond it leads back (Tarjan 1974).
    """
    size = len(pointers) - 1
    ends, order = np.full(size, -1, dtype=np.int64), np.empty(size, dtype=np.int64)
    gone, state = np.zeros(size, dtype=np.bool_), np.zeros((7, size), dtype=np.int64)
    state[0, :] = -1
    for root in range(size):
        if state[0, root] < 0:
            for node in order[: _search(root, pointers, heads, gone, state, order)]:
                if state[1, node] == state[0, node]:
                    ends[node] = state[2, node]
    return ends


BRIDGES: Final = Kernel(_bridges, _search)
SPLITS: Final = Kernel(_splits, _search)
