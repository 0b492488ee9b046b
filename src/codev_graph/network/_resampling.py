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
    tails: Integers, heads: Integers, keys: Integers, picks: Integers, size: int, directed: bool
) -> None:
    """Exchange the heads of pairs of ties in place, unless that makes a loop or a parallel tie.

    ``keys`` are the arcs from a to b as ``a · size + b``: a matrix would take the square of size.
    """
    tied = set(keys)
    for number in range(len(picks)):
        one, other, turn = picks[number, 0], picks[number, 1], picks[number, 2]
        a, b = tails[one], heads[one]
        c, d = tails[other], heads[other]
        if turn == 1 and not directed:
            c, d = d, c
        if a in (c, d) or b in (c, d) or a * size + d in tied or c * size + b in tied:
            continue
        tied.remove(a * size + b)
        tied.remove(c * size + d)
        tied.add(a * size + d)
        tied.add(c * size + b)
        if not directed:
            tied.remove(b * size + a)
            tied.remove(d * size + c)
            tied.add(d * size + a)
            tied.add(b * size + c)
        tails[one], heads[one] = a, d
        tails[other], heads[other] = c, b


SWAP: Final = Kernel(_swap)


def rewired(
    network: Adjacency, groups: Groups | None, rng: np.random.Generator
) -> tuple[Adjacency, Groups | None]:
    """Rewire a network at random, every actor keeping its number of ties (in and out)."""
    tails, heads = _ties(network)
    size, arcs = len(network), network.out
    keys = arcs.tails.astype(np.int64) * size + arcs.heads
    if len(tails) > 1:
        count = SWAPS * len(tails)
        picks = np.column_stack(
            [rng.integers(0, len(tails), (count, 2)), rng.integers(0, 2, count)]
        )
        SWAP.chosen(4 * count)(tails, heads, keys, picks, size, network.directed)
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
    """Draw actors with replacement, with their ties (Snijders and Borgatti 1999).

    Two places with the same actor are tied with the chance of any tie. Only pairs that may be tied
    are looked at: about as many as there are ties.
    """
    size, arcs = len(network), network.out
    drawn = rng.integers(0, size, size) if size else np.zeros(0, dtype=np.int64)
    copies = np.bincount(drawn, minlength=size)
    twins = np.flatnonzero(copies > 1)
    one, other = _pairs(drawn, copies, twins, twins)
    density = len(arcs) / max(size * (size - 1), 1)
    made = (one != other) & (rng.random(len(one)) < density)
    ends = arcs.tails.astype(np.int64), arcs.heads.astype(np.int64)
    tails, heads = _pairs(drawn, copies, *ends)
    tails, heads = np.concatenate([tails, one[made]]), np.concatenate([heads, other[made]])
    if not network.directed:
        tails, heads = tails[tails < heads], heads[tails < heads]
    regrouped = groups and Groups(groups.attribute, groups.labels, groups.codes[drawn])
    return _network(network, tails, heads), regrouped


def _pairs(
    drawn: Integers, copies: Integers, tails: Integers, heads: Integers
) -> tuple[Integers, Integers]:
    """Return every pair of a place where a tail was drawn and one where its head was."""
    places, first = np.argsort(drawn, kind="stable"), np.cumsum(copies) - copies
    times = copies[tails] * copies[heads]
    pair = np.repeat(np.arange(len(tails)), times)
    turn = np.arange(len(pair)) - np.repeat(np.cumsum(times) - times, times)
    across = np.maximum(copies[heads], 1)[pair]
    one, other = first[tails][pair] + turn // across, first[heads][pair] + turn % across
    return places[one], places[other]


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
