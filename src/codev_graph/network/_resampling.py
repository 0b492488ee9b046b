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
    pointers: Integers, tails: Integers, heads: Integers, mates: Integers, picks: Integers
) -> None:
    """Exchange the heads of pairs of arcs in place, unless that makes a loop or a parallel tie.

    An actor keeps its number of arcs, so its places in ``heads`` stay its own. ``mates`` are the
    places of the same ties the other way round, none where ties have a direction.
    """
    mutual = len(mates) > 0
    for number in range(len(picks)):
        one, other = picks[number, 0], picks[number, 1]
        a, b, c, d = tails[one], heads[one], tails[other], heads[other]
        if a in (c, d) or b in (c, d):
            continue
        if _tied(pointers, heads, a, d, mutual) or _tied(pointers, heads, c, b, mutual):
            continue
        heads[one], heads[other] = d, b
        if mutual:
            back, forth = mates[one], mates[other]
            heads[back], heads[forth] = c, a
            mates[one], mates[forth] = forth, one
            mates[other], mates[back] = back, other


def _tied(pointers: Integers, heads: Integers, tail: int, head: int, mutual: bool) -> bool:
    if mutual and pointers[head + 1] - pointers[head] < pointers[tail + 1] - pointers[tail]:
        tail, head = head, tail  # of two, a hub has the longer list
    return bool((heads[pointers[tail] : pointers[tail + 1]] == head).any())


SWAP: Final = Kernel(_swap, _tied)


def rewired(
    network: Adjacency, groups: Groups | None, rng: np.random.Generator
) -> tuple[Adjacency, Groups | None]:
    """Rewire a network at random, every actor keeping its number of ties (in and out)."""
    arcs = network.out
    tails, heads = arcs.tails.astype(np.int64), arcs.heads.astype(np.int64)
    mates = np.zeros(0 if network.directed else len(arcs), dtype=np.int64)
    if not network.directed:
        mates[np.lexsort((tails, heads))] = np.arange(len(arcs))
    ties = len(arcs) if network.directed else len(arcs) // 2
    if ties > 1:
        picks = rng.integers(0, len(arcs), (SWAPS * ties, 2))
        SWAP.chosen(4 * len(picks))(arcs.pointers, tails, heads, mates, picks)
    return _network(network, *_once(network, tails, heads)), groups


def _once(network: Adjacency, tails: Integers, heads: Integers) -> tuple[Integers, Integers]:
    """Return one arc of each tie where ties have no direction, else all."""
    once = (tails < heads) | network.directed
    return tails[once], heads[once]


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
    regrouped = groups and Groups(groups.attribute, groups.labels, groups.codes[drawn])
    return _network(network, *_once(network, tails, heads)), regrouped


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
    """Return the network of the actors ``kept`` and of the ties among them, as they are."""
    places = np.full(len(network), -1, dtype=np.int64)
    places[kept] = np.arange(len(kept))
    arcs = network.out
    inside = (places[arcs.tails] >= 0) & (places[arcs.heads] >= 0)
    tails, heads = places[arcs.tails[inside]], places[arcs.heads[inside]]
    nodes = tuple(network.nodes[place] for place in kept)
    lengths = None if arcs.lengths is None else arcs.lengths[inside]
    ends = tails.astype(np.int32), heads.astype(np.int32)
    fewer = arcs_of(len(kept), *ends, arcs.strengths[inside], lengths)
    return Adjacency(nodes, network.directed, network.weighted, fewer)
