"""Kernel on pairs of actors: what the contacts they share weigh. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _shared(
    pointers: Integers, heads: Heads, weights: Floats, pairs: Integers, first: int, last: int
) -> tuple[Floats]:
    """Sum the weights of the contacts that the two of ``pairs[first:last]`` share.

    ``heads`` ascend within each node; ``weights`` has one row a node and one column a sum.
    """
    found = np.zeros((len(pairs), weights.shape[1]))
    for row in range(first, last):
        one, other = pointers[pairs[row, 0]], pointers[pairs[row, 1]]
        end, other_end = pointers[pairs[row, 0] + 1], pointers[pairs[row, 1] + 1]
        while one < end and other < other_end:
            if heads[one] < heads[other]:
                one += 1
            elif heads[one] > heads[other]:
                other += 1
            else:
                for column in range(weights.shape[1]):
                    found[row, column] += weights[heads[one], column]
                one += 1
                other += 1
    return (found,)


SHARED: Final = Kernel(_shared)
