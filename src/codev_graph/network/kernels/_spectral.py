"""Kernels that solve linear equations on a whole network. See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel

STRIDE: Final = 4
"""Products of the power method from one look at what is left over to the next."""


def _settled(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    shares: Floats,
    lost: Floats,
    sweeps: int,
) -> Floats:
    """Solve ``x_i = b + Σ_j w_ij c_j x_j`` by Gauss and Seidel: each new score is used at once.

    ``shares`` are the c. ``lost`` is what each node gives to the base that all share alike, so
    ``b = Σ_j lost_j x_j / n``, which leaves the scale open; where it is empty, b is 1.
    Strengths may be empty: all are 1. It ends when no score moves by a part in 10¹⁴.
    """
    size = len(pointers) - 1
    score, passed, base = np.ones(size), shares.copy(), 1.0
    if len(lost) > 0:
        base = _inner(lost, np.ones(size)) / size
    for _sweep in range(sweeps):
        moving = False
        for node in range(size):
            total = base
            for arc in range(pointers[node], pointers[node + 1]):
                if len(strengths) > 0:
                    total += strengths[arc] * passed[heads[arc]]
                else:
                    total += passed[heads[arc]]
            change = total - score[node]
            moving = moving or abs(change) > 1e-14 * total
            score[node], passed[node] = total, shares[node] * total
            if len(lost) > 0:
                base += lost[node] * change / size
        if not moving:
            break
    return score


def _leading(
    pointers: Integers, heads: Heads, strengths: Floats, width: int, rounds: int
) -> tuple[Floats, Floats]:
    """Find the greatest eigenvalue of a symmetric non-negative matrix and its eigenvector.

    Lanczos (1950) from equal scores, begun anew from the best vector after ``width`` steps.
    Strengths may be empty: all are 1. Returned: the vector; and the eigenvalue with the length of
    what is left over (``|Ax - λx|`` for ``|x| = 1``), which tells whether ``rounds`` sufficed.
    """
    size = len(pointers) - 1
    basis = np.empty((width + 1, size))
    along, across = np.zeros(width), np.zeros(width + 1)
    vector, found = np.ones(size), np.zeros(2)
    for _round in range(rounds):
        basis[0] = vector / np.sqrt(_inner(vector, vector))
        count = 0
        while count < width:
            across[count + 1] = _step(pointers, heads, strengths, basis, along, across, count)
            count += 1
            if count % 8 == 0 or across[count] <= 1e-12 * along[0]:
                mix, found[0] = _combination(along[:count], across[: count + 1])
                found[1] = across[count] * mix[count - 1]
                if found[1] <= 1e-12 * found[0]:
                    break
        vector = np.zeros(size)
        for number in range(count):
            vector += mix[number] * basis[number]
        if found[1] <= 1e-12 * found[0]:
            break
    return vector, found


def _powered(
    pointers: Integers, heads: Heads, strengths: Floats, rounds: int
) -> tuple[Floats, Floats]:
    """Find the same of a matrix that need not be symmetric, by the power method.

    From equal scores it nears no other eigenvector than the leading one, unless cycles of one
    length keep it turning: what is left over then stays. A round is ``STRIDE`` products; only the
    last of them is looked at, since looking takes about as long as multiplying.
    """
    size = len(pointers) - 1
    vector, following, found = np.ones(size), np.empty(size), np.zeros(2)
    for _round in range(rounds):
        for _product in range(STRIDE - 1):
            _multiply(pointers, heads, strengths, vector, following)
            vector, following = following, vector
        length = np.sqrt(_inner(vector, vector))
        if length == 0:
            found[:] = 0.0
            break
        vector /= length
        _multiply(pointers, heads, strengths, vector, following)
        found[0] = _inner(following, vector)
        rest = following - found[0] * vector
        found[1] = np.sqrt(_inner(rest, rest))
        if found[1] <= 1e-12 * found[0]:
            break
        vector, following = following, vector
    return vector, found


def _multiply(
    pointers: Integers, heads: Heads, strengths: Floats, vector: Floats, product: Floats
) -> None:
    """Write the product of the matrix and ``vector`` into ``product``."""
    for node in range(len(product)):
        total = 0.0
        for arc in range(pointers[node], pointers[node + 1]):
            if len(strengths) > 0:
                total += strengths[arc] * vector[heads[arc]]
            else:
                total += vector[heads[arc]]
        product[node] = total


def _step(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    basis: Floats,
    along: Floats,
    across: Floats,
    count: int,
) -> float:
    """Add one vector to the basis, at right angles to those before; return its length."""
    size = len(pointers) - 1
    here, before, following = basis[count], basis[max(count - 1, 0)], basis[count + 1]
    overlap, square = 0.0, 0.0
    for node in range(size):
        total = 0.0
        for arc in range(pointers[node], pointers[node + 1]):
            if len(strengths) > 0:
                total += strengths[arc] * here[heads[arc]]
            else:
                total += here[heads[arc]]
        following[node] = total
        overlap += total * here[node]
    back = across[count] if count > 0 else 0.0
    for node in range(size):
        following[node] -= overlap * here[node] + back * before[node]
        square += following[node] * following[node]
    along[count] = overlap
    length: float = np.sqrt(square)
    if length > 0:
        following /= length
    return length


def _inner(one: Floats, other: Floats) -> float:
    """Return the inner product, added up in order: numpy and numba would each add in another."""
    total = 0.0
    for place in range(len(one)):
        total += one[place] * other[place]
    return total


def _combination(along: Floats, across: Floats) -> tuple[Floats, float]:
    """Return the leading eigenvector (of length 1) and eigenvalue of the tridiagonal matrix.

    The eigenvalue is halved in from where all pivots of ``x - T`` are positive; the vector is
    what two solutions with that matrix leave.
    """
    count = len(along)
    low = along.max()
    high = low + 2 * across.max() + 1e-15 * low
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _pivots(along, across, middle)[count - 1] > 0:
            high = middle
        else:
            low = middle
    pivots, mix = _pivots(along, across, high), np.ones(count)
    for _solution in range(2):
        for row in range(1, count):
            mix[row] += across[row] / pivots[row - 1] * mix[row - 1]
        mix[count - 1] /= pivots[count - 1]
        for row in range(count - 2, -1, -1):
            mix[row] = (mix[row] + across[row + 1] * mix[row + 1]) / pivots[row]
        mix /= np.sqrt(_inner(mix, mix))
    return mix, high


def _pivots(along: Floats, across: Floats, value: float) -> Floats:
    """Return the pivots of ``value - T``; from one that is not positive on, all are 0."""
    pivots = np.zeros(len(along))
    for row in range(len(along)):
        pivot = value - along[row]
        if row > 0:
            pivot -= across[row] * across[row] / pivots[row - 1]
        if pivot <= 0:
            break
        pivots[row] = pivot
    return pivots


SETTLED: Final = Kernel(_settled, _inner)
LEADING: Final = Kernel(_leading, _inner, _pivots, _combination, _step)
POWERED: Final = Kernel(_powered, _inner, _multiply)
