"""A network's overall shape: communities, core and periphery, cohesion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

import numpy as np

from codev_graph.network._contacts import Contacts, either_way
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Heads, Integers
from codev_graph.network.kernels._cohesion import INNER, PARTING
from codev_graph.network.kernels._cores import CORES, PARTS

Ties = tuple[Integers, Heads]
"""Pointers and heads of the ties among some actors, each from both its ends."""

EVERY: Final = 15
"""Actors up to whose number every core is tried: some thousands, in a millisecond."""

ROUNDS: Final = 4
"""How far around an actor is looked at to tell it from others with as many contacts."""


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
    """Return size and fit of the core that fits best, the smallest if several do.

    Δ_ij is 1 for every pair that touches the core; the correlation of two binary variables over
    all pairs needs only counts. Up to :data:`EVERY` actors every core is tried, beyond it those of
    :func:`_tried`. (0, NaN) where it is not defined.
    """
    size = len(pairs.ranks)
    possible, ties = size * (size - 1) / 2, float(len(pairs))
    if not 0 < ties < possible:
        return 0, float("nan")
    core, apart = _every_core(pairs) if size <= EVERY else _tried(pairs)
    outside = size - core
    ideal = possible - outside * (outside - 1) / 2
    fits = _correlation(ties - apart, ties, ideal, possible)
    if np.isnan(fits).all():
        return 0, float("nan")
    greatest = np.nanmax(fits)
    return int(core[fits == greatest].min()), float(greatest)


def _every_core(pairs: Contacts) -> tuple[Integers, Floats]:
    """Return each size of a core, and the fewest ties that a core of the size does not touch.

    The sets of actors are the numbers below 2ⁿ; each actor doubles how many are known.
    """
    size = len(pairs.ranks)
    rows = np.zeros(size, dtype=np.int64)
    np.bitwise_or.at(rows, pairs.tails, 1 << pairs.heads.astype(np.int64))
    np.bitwise_or.at(rows, pairs.heads, 1 << pairs.tails.astype(np.int64))
    apart, sizes = np.zeros(1, dtype=np.int16), np.zeros(1, dtype=np.int8)
    for actor, row in enumerate(rows):
        tied = np.bitwise_count(np.arange(1 << actor) & row)
        apart, sizes = np.append(apart, apart + tied), np.append(sizes, sizes + np.int8(1))
    fewest = np.full(size + 1, len(pairs), dtype=np.int64)
    np.minimum.at(fewest, sizes, apart)
    core = np.arange(1, size)
    return core, fewest[size - core].astype(float)


def _tried(pairs: Contacts) -> tuple[Integers, Floats]:
    """Return the size of each core tried, and how many ties it does not touch.

    The actors with most contacts come first (Lip 2011), of equals those whose contacts have most
    of them, or fewest, and so on :data:`ROUNDS` times. Whom this does not tell apart go together,
    so that the order in which actors are given changes nothing.
    """
    found = [_steps_of(pairs, _standing(pairs, sign)) for sign in (1, -1)]
    core, apart = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return core, apart


def _standing(pairs: Contacts, sign: int) -> Integers:
    """Return the class of each actor, the last with most contacts."""
    standing = np.unique(pairs.degrees, return_inverse=True)[1]
    for _round in range(ROUNDS):
        around = sign * pairs.sum_ends(standing[pairs.heads], standing[pairs.tails])
        order = np.lexsort((around, standing))
        differ = (np.diff(standing[order]) != 0) | (np.diff(around[order]) != 0)
        standing[order] = np.concatenate([[0], np.cumsum(differ)])
    return standing


def _steps_of(pairs: Contacts, standing: Integers) -> tuple[Integers, Floats]:
    """Return the cores of the last classes, from all classes but the first to the last alone."""
    higher = np.maximum(standing[pairs.tails], standing[pairs.heads])
    classes = int(standing.max()) + 1
    outside = np.cumsum(np.bincount(standing, minlength=classes))[:-1]
    apart = np.cumsum(np.bincount(higher, minlength=classes))[:-1]
    return len(standing) - outside, apart.astype(float)


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
