"""Kernel that counts arcs between groups. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _between(
    pointers: Integers, heads: Heads, strengths: Floats, codes: Integers, kinds: int
) -> tuple[Integers, Floats]:
    """Count the arcs from each group to each, and add up their strengths; code -1 is no group."""
    counts, sums = np.zeros((kinds, kinds), dtype=np.int64), np.zeros((kinds, kinds))
    for node in range(len(codes)):
        for arc in range(pointers[node], pointers[node + 1] if codes[node] >= 0 else 0):
            if codes[heads[arc]] >= 0:
                counts[codes[node], codes[heads[arc]]] += 1
                sums[codes[node], codes[heads[arc]]] += strengths[arc]
    return counts, sums


BETWEEN: Final = Kernel(_between)
