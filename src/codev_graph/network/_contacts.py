"""Pairs of actors in contact, directions forgotten but remembered, ordered for triangles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import (
    Adjacency,
    Arcs,
    Floats,
    Heads,
    Integers,
    counted,
    summed,
)

FORTH = 1
"""Bit of a pair that has an arc from its tail to its head."""
BACK = 2
"""Bit of a pair that has an arc from its head to its tail."""


@dataclass(frozen=True)
class Contacts:
    """Each pair of actors with a tie in either direction, once.

    Actors are renumbered by their number of contacts, fewest first, and a pair stands with the
    lower of its two ranks: no actor then has many pairs to its name, hubs included, and all
    triangles are found in ``m ** 1.5`` steps (Chiba and Nishizeki 1985; Latapy 2008).

    Attributes:
        ranks: The rank of each actor.
        pointers: Where the pairs of each rank begin, ``n + 1`` positions.
        heads: The higher rank of each pair, ascending within a tail.
        strengths: ``z = a + a'``, the strengths of the two directions summed (the tie's own
            strength in an undirected network).
        directions: :data:`FORTH`, :data:`BACK` or both.
    """

    ranks: Integers
    pointers: Integers
    heads: Heads
    strengths: Floats
    directions: NDArray[np.int8]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.heads)

    @cached_property
    def tails(self) -> Heads:
        """The lower rank of each pair."""
        counts = np.diff(self.pointers)
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)

    @cached_property
    def steps(self) -> int:
        """How many steps finding all triangles takes."""
        return int(np.diff(self.pointers)[self.heads].sum()) + 2 * len(self)

    @cached_property
    def halves(self) -> Integers:
        """Bounds that cut the ranks into two parts with about as many steps each."""
        steps = np.diff(self.pointers)[self.heads]
        along = np.concatenate([[0], np.cumsum(steps)])[self.pointers]
        middle = np.searchsorted(along, along[-1] / 2)
        return np.array([0, min(middle, len(self.ranks)), len(self.ranks)], dtype=np.int64)

    @cached_property
    def degrees(self) -> Integers:
        """The number of contacts, by rank."""
        size = len(self.ranks)
        return counted(self.heads, size) + np.diff(self.pointers)

    def sum_ends(self, at_tail: Floats, at_head: Floats) -> Floats:
        """Sum over each rank's pairs: ``at_tail`` where it is the tail, ``at_head`` otherwise."""
        size = len(self.ranks)
        return summed(self.tails, at_tail, size) + summed(self.heads, at_head, size)


def contacts(network: Adjacency) -> Contacts:
    """Return the pairs in contact of a network, directed or not."""
    tails, heads, strengths, forth = _pairs(network)
    size = len(network)
    degrees = counted(tails, size) + counted(heads, size)
    ranks = np.empty(size, dtype=np.int64)
    ranks[np.argsort(degrees, kind="stable")] = np.arange(size)
    return _ordered(ranks, ranks[tails], ranks[heads], strengths, forth)


def _pairs(network: Adjacency) -> tuple[Heads, Heads, Floats, NDArray[np.int8]]:
    """Return lower actor, higher actor, strength and directions of each pair."""
    arcs = network.out
    if not network.directed:
        once = arcs.tails < arcs.heads
        both = np.full(int(np.count_nonzero(once)), FORTH | BACK, dtype=np.int8)
        return arcs.tails[once], arcs.heads[once], arcs.strengths[once], both
    return _symmetrised(arcs)


def _symmetrised(arcs: Arcs) -> tuple[Heads, Heads, Floats, NDArray[np.int8]]:
    low, high = np.minimum(arcs.tails, arcs.heads), np.maximum(arcs.tails, arcs.heads)
    keys = low.astype(np.int64) * len(arcs.pointers) + high
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(np.diff(keys[order], prepend=-1))
    bits = np.where(arcs.tails < arcs.heads, FORTH, BACK).astype(np.int8)[order]
    strengths = arcs.strengths[order]
    if len(first):
        bits, strengths = np.add.reduceat(bits, first), np.add.reduceat(strengths, first)
    chosen = order[first]
    return low[chosen], high[chosen], strengths, bits


def _ordered(
    ranks: Integers,
    tails: Integers,
    heads: Integers,
    strengths: Floats,
    directions: NDArray[np.int8],
) -> Contacts:
    """Turn every pair so that its tail has the lower rank, and sort the pairs."""
    turned = tails > heads
    swapped = ((directions & FORTH) << 1) | ((directions & BACK) >> 1)
    directions = np.where(turned, swapped, directions).astype(np.int8)
    low, high = np.minimum(tails, heads), np.maximum(tails, heads)
    order = np.argsort(low * max(len(ranks), 1) + high)
    pointers = np.zeros(len(ranks) + 1, dtype=np.int64)
    np.cumsum(counted(low, len(ranks)), out=pointers[1:])
    return Contacts(
        ranks, pointers, high[order].astype(np.int32), strengths[order], directions[order]
    )
