"""Ties between groups and within: counts, shares, E-I, participation, composition of contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from codev_graph.network._contacts import Contacts
from codev_graph.network._groups import Groups
from codev_graph.network._paths import betweenness
from codev_graph.network.kernels._adjacency import (
    Adjacency,
    Arcs,
    Floats,
    Integers,
    counted,
    summed,
)


@dataclass(frozen=True)
class Crossing:
    """For each actor its ties to its own group and to others; ties to ungrouped actors left out.

    Attributes:
        external: Number of ties to other groups.
        internal: Number of ties within the group.
        strength: Strengths of the ties to other groups added up.
    """

    external: Integers
    internal: Integers
    strength: Floats


def crossing(network: Adjacency, groups: Groups) -> Crossing:
    """Count each actor's ties; in a directed network the in- and the out-ties."""
    found = [_crossing(network.out, groups)]
    if network.directed:
        found.append(_crossing(network.into, groups))
    parts = zip(*found, strict=True)
    external, internal, strength = (np.sum(part, axis=0) for part in parts)
    return Crossing(external, internal, strength)


def _crossing(arcs: Arcs, groups: Groups) -> tuple[Integers, Integers, Floats]:
    codes, size = groups.codes, len(groups.codes)
    known = (codes[arcs.tails] >= 0) & (codes[arcs.heads] >= 0)
    across = known & (codes[arcs.tails] != codes[arcs.heads])
    within = known & ~across
    return (
        counted(arcs.tails[across], size),
        counted(arcs.tails[within], size),
        summed(arcs.tails[across], arcs.strengths[across], size),
    )


def ratio(upper: np.ndarray, lower: np.ndarray) -> Floats:
    """Divide; NaN where the divisor is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(lower != 0, upper / np.where(lower != 0, lower, 1), np.nan)


def concentration(size: int, tails: np.ndarray, kinds: np.ndarray, weights: Floats) -> Floats:
    """Sum of squared shares of each kind among each tail's arcs; NaN where it has none.

    Arcs whose kind is negative are left out.
    """
    known = kinds >= 0
    keys = tails[known].astype(np.int64) * (int(kinds.max(initial=0)) + 1) + kinds[known]
    unique, places = np.unique(keys, return_inverse=True)
    parts = summed(places, weights[known], len(unique))
    owners = unique // (int(kinds.max(initial=0)) + 1)
    totals = summed(owners, parts, size)
    return ratio(summed(owners, parts**2, size), totals**2)


def participation(groups: Groups, *directions: Arcs) -> Floats:
    """Participation coefficient (Guimerà and Amaral 2005) of the arcs given, by strength."""
    tails = np.concatenate([arcs.tails for arcs in directions])
    heads = np.concatenate([arcs.heads for arcs in directions])
    strengths = np.concatenate([arcs.strengths for arcs in directions])
    spread = 1 - concentration(len(groups.codes), tails, groups.codes[heads], strengths)
    return np.where(groups.codes >= 0, spread, np.nan)


def blau(pairs: Contacts, groups: Groups) -> Floats:
    """Blau's heterogeneity of each actor's contacts, the actor itself not counted."""
    codes = groups.codes
    tails = np.concatenate([pairs.tails, pairs.heads])
    heads = np.concatenate([pairs.heads, pairs.tails])
    spread = 1 - concentration(len(codes), tails, codes[heads], np.ones(len(tails)))
    return np.where(codes >= 0, spread, np.nan)


def cross_betweenness(network: Adjacency, groups: Groups) -> Floats:
    """Betweenness on the paths from one group to another (Flom et al. 2004).

    In an undirected network each pair of ends counts once.
    """
    total = np.zeros(len(network))
    for code in range(len(groups.labels)):
        sources = np.flatnonzero(groups.codes == code)
        targets = ((groups.codes >= 0) & (groups.codes != code)).astype(float)
        total += betweenness(network, sources, targets)[0]
    return total if network.directed else total / 2
