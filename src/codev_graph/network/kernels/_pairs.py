"""Kernels that pair actors up: directions merged, each pair once. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._cores import _buckets
from codev_graph.network.kernels._jit import Kernel

FORTH: Final = 1
"""Bit of a pair that has an arc from its tail to its head."""
BACK: Final = 2
"""Bit of a pair that has an arc from its head to its tail."""

Bits = NDArray[np.int8]


def _united(
    out_pointers: Integers,
    out_heads: Heads,
    out_strengths: Floats,
    in_pointers: Integers,
    in_heads: Heads,
    in_strengths: Floats,
) -> tuple[Integers, Heads, Floats, Bits]:
    """Merge each node's outgoing and incoming arcs: neighbours ascending, strengths summed.

    Returned: pointers, neighbours, strengths of the two directions summed, and the directions.
    """
    size, most = len(out_pointers) - 1, len(out_heads) + len(in_heads)
    pointers = np.zeros(size + 1, dtype=np.int64)
    heads, strengths = np.empty(most, dtype=np.int32), np.zeros(most)
    directions = np.zeros(most, dtype=np.int8)
    count = 0
    for node in range(size):
        out, into = out_pointers[node], in_pointers[node]
        while out < out_pointers[node + 1] or into < in_pointers[node + 1]:
            head = out_heads[out] if out < out_pointers[node + 1] else size
            tail = in_heads[into] if into < in_pointers[node + 1] else size
            heads[count] = min(head, tail)
            if head <= tail:
                strengths[count] += out_strengths[out]
                directions[count] |= FORTH
                out += 1
            if tail <= head:
                strengths[count] += in_strengths[into]
                directions[count] |= BACK
                into += 1
            count += 1
        pointers[node + 1] = count
    return pointers, heads[:count], strengths[:count], directions[:count]


def _ordered(
    pointers: Integers, heads: Heads, strengths: Floats, directions: Bits
) -> tuple[Integers, Integers, Integers, Heads, Floats, Bits]:
    """Rank nodes by their number of neighbours, and list each pair once, at its lower rank.

    Returned: ranks, numbers of neighbours, pointers, the higher ranks, strengths, directions.

    ``directions`` are those of the arcs; empty means that every pair goes both ways.
    """
    size, most = len(pointers) - 1, len(heads) // 2 + 1
    degrees = np.diff(pointers)
    ranks = _buckets(degrees)[2]
    places = np.empty(size + 1, dtype=np.int64)
    higher, ties = np.empty(most, dtype=np.int32), np.empty(most)
    kept = np.full(most, FORTH | BACK, dtype=np.int8)
    count = 0
    for node in range(size):
        places[node] = count
        for arc in range(pointers[node], pointers[node + 1]):
            # Written in any case and kept or not: a branch would guess wrong half of the time.
            higher[count], ties[count] = heads[arc], strengths[arc]
            if len(directions) > 0:
                kept[count] = directions[arc]
            count += ranks[node] < ranks[heads[arc]]
    places[size] = count
    return ranks, degrees, places, higher[:count], ties[:count], kept[:count]


UNITED: Final = Kernel(_united)
ORDERED: Final = Kernel(_ordered, _buckets)
