"""A network's overall shape: communities, core and periphery, cohesion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from codev_graph.network._contacts import Contacts, either_way
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Heads, Integers
from codev_graph.network.kernels._cohesion import INNER, PARTING
from codev_graph.network.kernels._cores import CORES, PARTS

Ties = tuple[Integers, Heads]
"""Pointers and heads of the ties among some actors, each from both its ends."""


def agreement(found: Integers, groups: Groups) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) of two divisions of the actors.

    Actors without a group are left out; NaN where chance already decides: both divisions have one
    part, or both have only singles.
    """
    known = groups.codes >= 0
    kinds = len(groups.labels)
    table = np.unique(found[known] * max(kinds, 1) + groups.codes[known], return_counts=True)[1]
    rows = np.unique(found[known], return_counts=True)[1]
    columns = groups.sizes
    total = _pairs(np.array([known.sum()]))
    if not total:
        return float("nan")
    expected = _pairs(rows) * _pairs(columns) / total
    greatest = (_pairs(rows) + _pairs(columns)) / 2
    return (_pairs(table) - expected) / (greatest - expected) if greatest != expected else np.nan


def _pairs(counts: Integers) -> float:
    return float((counts * (counts - 1) / 2).sum())


def core_periphery(pairs: Contacts) -> tuple[int, float]:
    """Return size and fit of the core that fits best among those with the most contacts.

    With the k last ranks as core, Δ_ij is 1 for every pair that touches them; the correlation of
    two binary variables over all pairs needs only counts. (0, NaN) where it is not defined.
    """
    size = len(pairs.ranks)
    possible, ties = size * (size - 1) / 2, float(len(pairs))
    if not 0 < ties < possible:
        return 0, float("nan")
    core = np.arange(1, size)
    outside = size - core
    ideal = possible - outside * (outside - 1) / 2
    touching = ties - _ties_below(pairs)[outside]
    fits = _correlation(touching, ties, ideal, possible)
    if np.isnan(fits).all():
        return 0, float("nan")
    best = int(np.nanargmax(fits))
    return int(core[best]), float(fits[best])


def _ties_below(pairs: Contacts) -> Floats:
    """Return, for each k, the number of ties among the k first ranks."""
    counts = np.bincount(pairs.ranks[pairs.heads], minlength=len(pairs.ranks))
    return np.concatenate([[0.0], np.cumsum(counts)])


def _correlation(both: Floats, ties: float, ideal: Floats, possible: float) -> Floats:
    """Return the correlation of ties and pattern, from the counts of ones."""
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = ties * (possible - ties) * ideal * (possible - ideal)
        return np.where(spread > 0, (both * possible - ties * ideal) / np.sqrt(spread), np.nan)


def cohesion(network: Adjacency) -> Integers:
    """Return the greatest k of each actor's k-components (Moody and White 2003); 0 without ties.

    Cut by cut, exactly: networkx.k_components of 3.6 leaves actors out of some components (two
    of the 19 in the 5-component of Lazega's lawyers; 3.7 finds them).
    """
    whole, level = either_way(network)[:2], 1
    greatest = np.zeros(len(network), dtype=np.int64)
    found = [part for part in _components(whole, np.arange(len(network))) if len(part) > 1]
    while found:
        greatest[np.concatenate(found)] = level
        level += 1
        inner = (part for members in found for part in _connected(whole, members, level))
        found = list({part.tobytes(): part for part in inner}.values())
    return greatest


def connectivity(network: Adjacency) -> int:
    """Return the fewest actors whose loss parts the network, or leaves one actor of it.

    0 where it is in parts already, or has one actor or none; n - 1 where all are tied to all.
    """
    whole, everybody, level = either_way(network)[:2], np.arange(len(network)), 0
    while level < len(network) - 1:
        largest = next(_connected(whole, everybody, level + 1), everybody[:0])
        if len(largest) < len(network):
            break
        level += 1
    return level


def _connected(whole: Ties, members: Integers, k: int) -> Iterator[Integers]:
    """Yield sets of actors that k - 1 losses can not part, every largest one among them.

    What k losses hold together lies on one side of a smaller cut, the cut included.
    """
    waiting = [members]
    while waiting:
        members = waiting.pop()
        ties = _among(whole, members)
        core = members[CORES.run(2 * len(ties[1]), *ties, np.zeros(0, dtype=np.bool_)) >= k]
        for part in _components(whole, core):
            cut = part[_cut(_among(whole, part), k)]
            if not len(cut):
                yield part
                continue
            sides = _components(whole, np.setdiff1d(part, cut))
            waiting += [np.union1d(side, cut) for side in sides]


def _cut(ties: Ties, k: int) -> Integers:
    """Return fewer than k actors whose loss parts the others; none if there are none such."""
    pointers, heads = ties
    seeds = np.argsort(-np.diff(pointers), kind="stable")[:k]
    rows = {seed: heads[pointers[seed] : pointers[seed + 1]] for seed in seeds}
    apart = [pair for pair in combinations(seeds, 2) if pair[1] not in rows[pair[0]]]
    pairs = np.array(apart, dtype=np.int64).reshape(-1, 2)
    found: Integers = PARTING.run(4 * len(heads), pointers, heads, seeds, pairs)
    return found


def _components(whole: Ties, members: Integers) -> list[Integers]:
    """Return the actors of each part of those that are tied to each other."""
    pointers, heads = _among(whole, members)
    labels = PARTS.run(len(heads) + len(members), pointers, heads, np.arange(len(members)))
    order = members[np.argsort(labels, kind="stable")]
    return np.split(order, np.cumsum(np.bincount(labels))[:-1]) if len(members) else []


def _among(whole: Ties, members: Integers) -> Ties:
    """Return the ties among some actors, numbered as listed."""
    pointers, heads = INNER.all_of(len(whole[1]), *whole, members)
    return pointers, heads
