"""Kernels on triads. See ``_jit`` for what a kernel is, ``_contacts`` for its input."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._jit import Kernel


def _common(pointers: Integers, heads: Heads, first: int, last: int) -> tuple[Integers]:
    """Count the triangles of each pair, the lowest rank of them in ``first:last``."""
    common = np.zeros(len(heads), dtype=np.int64)
    mark = np.full(len(pointers) - 1, -1, dtype=np.int64)
    for a in range(first, last):
        for pair in range(pointers[a], pointers[a + 1]):
            mark[heads[pair]] = pair
        for ab in range(pointers[a], pointers[a + 1]):
            for bc in range(pointers[heads[ab]], pointers[heads[ab] + 1]):
                ac = mark[heads[bc]]
                if ac >= 0:
                    common[ab] += 1
                    common[bc] += 1
                    common[ac] += 1
        for pair in range(pointers[a], pointers[a + 1]):
            mark[heads[pair]] = -1
    return (common,)


def _upward(pointers: Integers, heads: Heads) -> tuple[Heads, Heads]:
    """List each pair once, at its end of lower degree (of equals, the first); pointers, heads.

    No order by rank is needed to count triangles, which takes as few steps without. Both are of
    32 bits: half as much memory is a fifth less time, as places are jumped to.
    """
    size, degrees = len(pointers) - 1, np.diff(pointers)
    keys = degrees * size + np.arange(size)
    places = np.empty(size + 1, dtype=np.int32)
    higher = np.empty(len(heads) // 2 + 1, dtype=np.int32)
    count = 0
    for node in range(size):
        places[node] = count
        for arc in range(pointers[node], pointers[node + 1]):
            # Written in any case and kept or not: a branch would guess wrong half of the time.
            higher[count] = heads[arc]
            count += keys[node] < keys[heads[arc]]
    places[size] = count
    return places, higher


def _corners(pointers: Heads, heads: Heads, first: int, last: int) -> tuple[Integers]:
    """Count the triangles at each actor, the lowest of their three in ``first:last``."""
    size = len(pointers) - 1
    corners, mark = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for a in range(first, last):
        for ab in range(pointers[a], pointers[a + 1]):
            mark[heads[ab]] = 1
        for ab in range(pointers[a], pointers[a + 1]):
            b, closed = heads[ab], 0
            for bc in range(pointers[b], pointers[b + 1]):
                # Added in any case, 0 or 1: a branch would guess wrong too often.
                closed += mark[heads[bc]]
                corners[heads[bc]] += mark[heads[bc]]
            corners[a] += closed
            corners[b] += closed
        for ab in range(pointers[a], pointers[a + 1]):
            mark[heads[ab]] = 0
    return (corners,)


def _triangles(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    totals: Floats,
    greatest: Floats,
    first: int,
    last: int,
) -> tuple[Floats, Floats]:
    """Go through all triangles whose actor of lowest rank is in ``first:last``.

    Returned: for each pair (j, q) the sum over common contacts k of z_jk z_qk / s_k, Burt's
    indirect investment before it is divided; and for each actor i the sum of
    z_jq (z_ij / max z_q + z_iq / max z_j) over its triangles, its redundancy before it is divided.
    """
    size = len(pointers) - 1
    indirect, redundant = np.zeros(len(heads)), np.zeros(size)
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
        for pair in range(pointers[a], pointers[a + 1]):
            mark[heads[pair]] = -1
    return indirect, redundant


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

    Looks at all triangles of actors with a group, the one of lowest rank in ``first:last``, and
    in each at its six ways to be i → j → k with i → k.
    """
    size = len(pointers) - 1
    counts = np.zeros((size, 5), dtype=np.int64)
    mark = np.full(size, -1, dtype=np.int64)
    for a in range(first, last):
        if groups[a] >= 0 and pointers[a + 1] - pointers[a] > 1:
            for pair in range(pointers[a], pointers[a + 1]):
                mark[heads[pair]] = pair if groups[heads[pair]] >= 0 else -1
            _follow(a, pointers, heads, directions, groups, mark, counts)
            for pair in range(pointers[a], pointers[a + 1]):
                mark[heads[pair]] = -1
    return (counts,)


def _follow(
    a: int,
    pointers: Integers,
    heads: Heads,
    directions: NDArray[np.int8],
    groups: Integers,
    mark: Integers,
    counts: Integers,
) -> None:
    """Book all triangles of ranks a < b < c; ``mark`` has the pairs (a, c), c with a group."""
    for ab in range(pointers[a], pointers[a + 1]):
        b = heads[ab]
        for bc in range(pointers[b], pointers[b + 1] if mark[b] >= 0 else 0):
            ac = mark[heads[bc]]
            if ac >= 0:
                one, two, three = directions[ab], directions[bc], directions[ac]
                _book(counts, groups, a, b, heads[bc], one, two, three)


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


def _two_paths(
    out_pointers: Integers,
    out_heads: Heads,
    in_pointers: Integers,
    in_heads: Heads,
    groups: Integers,
    kinds: int,
) -> Integers:
    """Count, for each broker and role, all first → broker → last with first other than last."""
    size = len(groups)
    counts = np.zeros((size, 5), dtype=np.int64)
    before, after = np.zeros(kinds, dtype=np.int64), np.zeros(kinds, dtype=np.int64)
    for node in range(size):
        own = groups[node]
        if own >= 0:
            sources = in_heads[in_pointers[node] : in_pointers[node + 1]]
            targets = out_heads[out_pointers[node] : out_pointers[node + 1]]
            far_in = _tally(sources, groups, before, 1) - before[own]
            far_out = _tally(targets, groups, after, 1) - after[own]
            own_both, far_both = _mutual(sources, targets, groups, own)
            same_ends = -before[own] * after[own]
            for source in sources:
                same_ends += after[groups[source]] if groups[source] >= 0 else 0
            counts[node, 0] = before[own] * after[own] - own_both
            counts[node, 1] = same_ends - far_both
            counts[node, 2] = far_in * after[own]
            counts[node, 3] = before[own] * far_out
            counts[node, 4] = far_in * far_out - same_ends
            _tally(sources, groups, before, -1)
            _tally(targets, groups, after, -1)
    return counts


def _tally(nodes: Heads, groups: Integers, counts: Integers, step: int) -> int:
    """Add ``step`` to the count of each node's group; return how many nodes have one."""
    known = 0
    for node in nodes:
        if groups[node] >= 0:
            counts[groups[node]] += step
            known += 1
    return known


def _mutual(one: Heads, other: Heads, groups: Integers, own: int) -> tuple[int, int]:
    """Count the nodes in both ascending lists, in the group ``own`` and in other groups."""
    near, far, place = 0, 0, 0
    for node in one:
        while place < len(other) and other[place] < node:
            place += 1
        if place < len(other) and other[place] == node:
            if groups[node] == own:
                near += 1
            elif groups[node] >= 0:
                far += 1
    return near, far


def _greatest(pointers: Integers, heads: Heads, strengths: Floats) -> Floats:
    """Return the strength of each actor's strongest pair; 0 without any."""
    greatest = np.zeros(len(pointers) - 1)
    for tail in range(len(greatest)):
        for pair in range(pointers[tail], pointers[tail + 1]):
            greatest[tail] = max(greatest[tail], strengths[pair])
            greatest[heads[pair]] = max(greatest[heads[pair]], strengths[pair])
    return greatest


GREATEST: Final = Kernel(_greatest)
UPWARD: Final = Kernel(_upward)
CORNERS: Final = Kernel(_corners)
COMMON: Final = Kernel(_common)
TRIANGLES: Final = Kernel(_triangles)
TRANSITIVE: Final = Kernel(_transitive, _follow, _book, _closed, _role, _add)
TWO_PATHS: Final = Kernel(_two_paths, _tally, _mutual)
