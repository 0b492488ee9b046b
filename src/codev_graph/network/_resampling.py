"""Networks drawn from a network: rewired, with actors drawn anew, with actors taken away."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Integers, arcs_of
from codev_graph.network.kernels._jit import Kernel

SWAPS: Final = 10
"""Swaps tried for each tie: enough to forget where a rewiring began (Milo et al. 2003)."""


def _swap(
    tails: Integers, heads: Integers, tied: np.ndarray, picks: Integers, directed: bool
) -> None:
    """Exchange the heads of pairs of ties in place, unless that makes a loop or a parallel tie."""
    for number in range(len(picks)):
        one, other, turn = picks[number, 0], picks[number, 1], picks[number, 2]
        a, b = tails[one], heads[one]
        c, d = tails[other], heads[other]
        if turn == 1 and not directed:
            c, d = d, c
        if a in (c, d) or b in (c, d) or tied[a, d] or tied[c, b]:
            continue
        tied[a, b], tied[c, d] = False, False
        tied[a, d], tied[c, b] = True, True
        if not directed:
            tied[b, a], tied[d, c] = False, False
            tied[d, a], tied[b, c] = True, True
        tails[one], heads[one] = a, d
        tails[other], heads[other] = c, b


SWAP: Final = Kernel(_swap)


def rewired(
    network: Adjacency, groups: Groups | None, rng: np.random.Generator
) -> tuple[Adjacency, Groups | None]:
    """Rewire a network at random, every actor keeping its number of ties (in and out)."""
    tails, heads = _ties(network)
    tied = np.zeros((len(network), len(network)), dtype=np.bool_)
    tied[network.out.tails, network.out.heads] = True
    if len(tails) > 1:
        count = SWAPS * len(tails)
        picks = np.column_stack(
            [rng.integers(0, len(tails), (count, 2)), rng.integers(0, 2, count)]
        )
        SWAP.chosen(4 * count)(tails, heads, tied, picks, network.directed)
    return _network(network, tails, heads), groups


def _ties(network: Adjacency) -> tuple[Integers, Integers]:
    arcs = network.out
    once = arcs.tails >= 0 if network.directed else arcs.tails < arcs.heads
    return arcs.tails[once].astype(np.int64), arcs.heads[once].astype(np.int64)


def _network(network: Adjacency, tails: Integers, heads: Integers) -> Adjacency:
    """Return the network of the same actors with these ties, all of strength 1."""
    if not network.directed:
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    ones = np.ones(len(tails))
    size = len(network)
    arcs = arcs_of(size, tails.astype(np.int32), heads.astype(np.int32), ones, None)
    return Adjacency(network.nodes, network.directed, False, arcs)


def bootstrapped(
    network: Adjacency, groups: Groups | None, rng: np.random.Generator
) -> tuple[Adjacency, Groups | None]:
    """Draw actors with replacement, with their ties (Snijders and Borgatti 1999)."""
    size = len(network)
    drawn = rng.integers(0, size, size) if size else np.zeros(0, dtype=np.int64)
    matrix = np.zeros((size, size), dtype=np.bool_)
    matrix[network.out.tails, network.out.heads] = True
    sample = matrix[np.ix_(drawn, drawn)]
    copies = (drawn[:, None] == drawn[None, :]) & ~np.eye(size, dtype=np.bool_)
    if size > 1:
        density = matrix.sum() / (size * (size - 1))
        sample = np.where(copies, rng.random((size, size)) < density, sample)
    tails, heads = np.nonzero(sample)
    if not network.directed:
        tails, heads = tails[tails < heads], heads[tails < heads]
    regrouped = groups and Groups(groups.attribute, groups.labels, groups.codes[drawn])
    return _network(network, tails.astype(np.int64), heads.astype(np.int64)), regrouped


def without(network: Adjacency, kept: Integers) -> Adjacency:
    """Return the network of the actors ``kept`` and the ties among them, strengths included."""
    places = np.full(len(network), -1, dtype=np.int64)
    places[kept] = np.arange(len(kept))
    arcs = network.out
    inside = (places[arcs.tails] >= 0) & (places[arcs.heads] >= 0)
    tails, heads = places[arcs.tails[inside]], places[arcs.heads[inside]]
    nodes = tuple(network.nodes[place] for place in kept)
    fewer = arcs_of(
        len(kept), tails.astype(np.int32), heads.astype(np.int32), arcs.strengths[inside], None
    )
    return Adjacency(nodes, network.directed, network.weighted, fewer)
