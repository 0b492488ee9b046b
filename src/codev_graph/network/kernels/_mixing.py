"""Kernel that counts arcs between groups. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _between(
    pointers: Integers, heads: Heads, strengths: Floats, codes: Integers, kinds: int
) -> tuple[Integers, Floats]:
    """Count the arcs from each group to each, and add up their strengths; code -1 is no group.

    Strengths may be empty: all are 1.
    """
    shape = (kinds + 1, kinds + 1)  # the last row and column, which -1 stands for, are cut off
    counts, sums = np.zeros(shape, dtype=np.int64), np.zeros(shape)
    for node in range(len(codes)):
        count, total = counts[codes[node]], sums[codes[node]]
        for arc in range(pointers[node], pointers[node + 1]):
            count[codes[heads[arc]]] += 1
        for arc in range(pointers[node], pointers[node + 1] if len(strengths) > 0 else 0):
            total[codes[heads[arc]]] += strengths[arc]
    if len(strengths) == 0:
        sums[:] = counts
    return counts[:kinds, :kinds], sums[:kinds, :kinds]


BETWEEN: Final = Kernel(_between)
