"""Kernels on triads and cores. See ``_jit`` for what a kernel is, ``_contacts`` for its input."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network._adjacency import Floats, Heads, Integers
from codev_graph.network._jit import Kernel


def _triangles(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    totals: Floats,
    greatest: Floats,
    first: int,
    last: int,
) -> tuple[Floats, Floats, Integers]:
    """Go through all triangles whose lowest rank is in ``first:last``.

    Returned: for each pair (j, q) the sum over common contacts k of z_jk z_qk / s_k, Burt's
    indirect investment before it is divided; for each rank i the sum of
    z_jq (z_ij / max z_q + z_iq / max z_j) over its triangles, its redundancy before it is divided;
    and for each pair the number of its triangles.
    """
    size = len(pointers) - 1
    indirect, redundant = np.zeros(len(heads)), np.zeros(size)
    common = np.zeros(len(heads), dtype=np.int64)
    mark = np.full(size, -1, dtype=np.int64)
    for a in range(first, last):
        for pair in range(pointers[a], pointers[a + 1]):
            mark[heads[pair]] = pair
        for ab in range(pointers[a], pointers[a + 1]):
            b = heads[ab]
            for bc in range(pointers[b], pointers[b + 1]):
                c = heads[bc]
                ac = mark[c]
                if ac < 0:
                    continue
                z_ab, z_bc, z_ac = strengths[ab], strengths[bc], strengths[ac]
                indirect[ab] += z_ac * z_bc / totals[c]
                indirect[bc] += z_ab * z_ac / totals[a]
                indirect[ac] += z_ab * z_bc / totals[b]
                redundant[a] += z_bc * (z_ab / greatest[c] + z_ac / greatest[b])
                redundant[b] += z_ac * (z_ab / greatest[c] + z_bc / greatest[a])
                redundant[c] += z_ab * (z_ac / greatest[b] + z_bc / greatest[a])
                common[ab] += 1
                common[bc] += 1
                common[ac] += 1
        for pair in range(pointers[a], pointers[a + 1]):
            mark[heads[pair]] = -1
    return indirect, redundant, common


def _role(first: int, broker: int, last: int) -> int:
    """Return the role of a broker between two actors, by their groups, as a column number."""
    if first == last:
        return 0 if broker == first else 1
    if broker == first:
        return 3
    return 2 if broker == last else 4


def _closed(
    first: int, broker: int, last: int, one: int, two: int, short: int, groups: Integers, sign: int
) -> int:
    """Return the role of ``broker`` in first → broker → last with a short cut, or -1.

    The bits tell the directions of the pairs (first, broker), (broker, last), (first, last);
    ``sign`` has a bit for each pair that is stored the other way round.
    """
    forth = (one >> (sign & 1)) & (two >> ((sign >> 1) & 1)) & (short >> ((sign >> 2) & 1)) & 1
    return _role(groups[first], groups[broker], groups[last]) if forth else -1


def _transitive(
    pointers: Integers,
    heads: Heads,
    directions: NDArray[np.int8],
    groups: Integers,
    first: int,
    last: int,
) -> tuple[Integers]:
    """Count, for each broker and role, the two-paths that a direct tie shortens.

    Looks at all triangles of actors with a group whose lowest rank is in ``first:last``, and in
    each at its six ways to be i → j → k with i → k.
    """
    size = len(pointers) - 1
    counts = np.zeros((size, 5), dtype=np.int64)
    mark = np.full(size, -1, dtype=np.int64)
    for a in range(first, last):
        if groups[a] >= 0:
            for pair in range(pointers[a], pointers[a + 1]):
                mark[heads[pair]] = pair
            for ab in range(pointers[a], pointers[a + 1]):
                if groups[heads[ab]] >= 0:
                    _follow(a, ab, pointers, heads, directions, groups, mark, counts)
            for pair in range(pointers[a], pointers[a + 1]):
                mark[heads[pair]] = -1
    return (counts,)


def _follow(
    a: int,
    ab: int,
    pointers: Integers,
    heads: Heads,
    directions: NDArray[np.int8],
    groups: Integers,
    mark: Integers,
    counts: Integers,
) -> None:
    """Book all triangles a < b < c on one pair (a, b); ``mark`` has the pairs (a, c)."""
    b = heads[ab]
    for bc in range(pointers[b], pointers[b + 1]):
        c = heads[bc]
        if mark[c] >= 0 and groups[c] >= 0:
            one, two, three = directions[ab], directions[bc], directions[mark[c]]
            _book(counts, groups, a, b, c, one, two, three)


def _book(
    counts: Integers, groups: Integers, a: int, b: int, c: int, ab: int, bc: int, ac: int
) -> None:
    """Book the six ordered readings of one triangle a < b < c on their brokers."""
    _add(counts, b, _closed(a, b, c, ab, bc, ac, groups, 0))
    _add(counts, b, _closed(c, b, a, bc, ab, ac, groups, 7))
    _add(counts, c, _closed(a, c, b, ac, bc, ab, groups, 2))
    _add(counts, c, _closed(b, c, a, bc, ac, ab, groups, 6))
    _add(counts, a, _closed(b, a, c, ab, ac, bc, groups, 1))
    _add(counts, a, _closed(c, a, b, ac, ab, bc, groups, 5))


def _add(counts: Integers, broker: int, role: int) -> None:
    if role >= 0:
        counts[broker, role] += 1


def _cores(pointers: Integers, heads: Heads, multiplicity: NDArray[np.int8]) -> Integers:
    """Peel a network from its least connected actors (Batagelj and Zaversnik 2003).

    ``multiplicity`` is what each arc counts for in the degree. Buckets of equal degree are kept
    in one array, so that the whole takes a number of steps in proportion to the arcs.
    """
    size = len(pointers) - 1
    degree = np.zeros(size, dtype=np.int64)
    for node in range(size):
        for arc in range(pointers[node], pointers[node + 1]):
            degree[node] += multiplicity[arc]
    starts, order, place = _buckets(degree)
    for position in range(size):
        node = order[position]
        for arc in range(pointers[node], pointers[node + 1]):
            other = heads[arc]
            for _step in range(multiplicity[arc]):
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


TRIANGLES: Final = Kernel(_triangles)
TRANSITIVE: Final = Kernel(_transitive, _follow, _book, _closed, _role, _add)
CORES: Final = Kernel(_cores, _buckets, _demote)
TWO_STEPS: Final = Kernel(_two_steps)
