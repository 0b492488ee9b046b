"""Kernel on departures: what is left of a network without some actors. See ``_jit``."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Integers
from codev_graph.network.kernels._jit import Kernel

COUNTS: Final = ("actors", "components", "connected", "reached", "apart", "crossing", "tied")
"""What stands in each column of what :func:`_departures` counts."""

Flags = NDArray[np.bool_]


def _root(parents: Integers, node: int) -> int:
    """Return the representative of a node's component, halving the way to it."""
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


def _join(
    tails: Integers, heads: Integers, gone: Flags, parents: Integers, sizes: Integers
) -> None:
    """Join what ties join, in place; the larger component takes in the smaller."""
    for node in range(len(parents)):
        parents[node], sizes[node] = node, 1
    for tie in range(len(tails)):
        if gone[tails[tie]] or gone[heads[tie]]:
            continue
        one, other = _root(parents, tails[tie]), _root(parents, heads[tie])
        if one != other:
            if sizes[one] < sizes[other]:
                one, other = other, one
            parents[other] = one
            sizes[one] += sizes[other]


def _squares(
    members: Integers, bounds: Integers, gone: Flags, parents: Integers, times: Integers
) -> tuple[int, int]:
    """Return the ordered pairs within parts of ``members``: all, and those of one component."""
    alike, together = 0, 0
    for part in range(len(bounds) - 1):
        left = 0
        for node in members[bounds[part] : bounds[part + 1]]:
            if not gone[node]:
                times[_root(parents, node)] += 1
                left += 1
        alike += left * left
        for node in members[bounds[part] : bounds[part + 1]]:
            root = _root(parents, node)
            together += times[root] * times[root]
            times[root] = 0
    return alike, together


def _crossed(
    pairs: Integers, areas: Integers, gone: Flags, seen: Integers, run: int
) -> tuple[int, int]:
    """Count the ties left, and the different areas among theirs; an area below 0 is none."""
    ties, tied = 0, 0
    for row in range(len(areas)):
        if gone[pairs[row, 0]] or gone[pairs[row, 1]]:
            continue
        if areas[row] < 0:
            ties += 1
        elif seen[areas[row]] != run:
            seen[areas[row]] = run
            tied += 1
    return ties, tied


def _departures(
    tails: Integers,
    heads: Integers,
    members: Integers,
    bounds: Integers,
    pairs: Integers,
    areas: Integers,
    leaving: Integers,
    first: int,
    last: int,
) -> tuple[Integers]:
    """Count what is left once the actors of each row of ``leaving[first:last]`` have left.

    Ties join ``tails`` and ``heads``; ``members[bounds[c]:bounds[c + 1]]`` are the actors of city
    ``c``; ``pairs`` are the ties between cities, each once with the area -1 and once with each of
    its areas. A negative number among those who leave is nobody. The last place of ``bounds`` and
    of ``leaving`` tells how many actors there are.

    One row a run: actors; components; ordered pairs that a path joins; ordered pairs of two
    cities that a path joins, and all such pairs; ties between cities; areas with such a tie.
    """
    size = leaving[0, -1]
    found = np.zeros((len(leaving), 7), dtype=np.int64)
    parents, sizes = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    times, gone = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_)
    seen = np.full(areas.max() + 2 if len(areas) else 1, -1, dtype=np.int64)
    whole = np.array([0, len(members)])
    for run in range(first, last):
        gone[:] = False
        for node in leaving[run, :-1]:
            if node >= 0:
                gone[node] = True
        _join(tails, heads, gone, parents, sizes)
        for node in range(size):
            if parents[node] == node and not gone[node]:
                found[run, 0] += sizes[node]
                found[run, 1] += 1
                found[run, 2] += sizes[node] * (sizes[node] - 1)
        alike, together = _squares(members, bounds, gone, parents, times)
        located, joined = _squares(members, whole, gone, parents, times)
        found[run, 3], found[run, 4] = joined - together, located - alike
        found[run, 5], found[run, 6] = _crossed(pairs, areas, gone, seen, run)
    return (found,)


DEPARTURES: Final = Kernel(_departures, _root, _join, _squares, _crossed)
