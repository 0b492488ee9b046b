"""Pairs of actors in contact, directions forgotten but remembered, ordered for triangles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import (
    Adjacency,
    Floats,
    Heads,
    Integers,
    summed,
)
from codev_graph.network.kernels._jit import PARALLEL
from codev_graph.network.kernels._pairs import BACK, FORTH, ORDERED, UNITED

__all__ = ["BACK", "FORTH", "Contacts", "contacts", "either_way"]


@dataclass(frozen=True)
class Contacts:
    """Each pair of actors with a tie in either direction, once.

    Actors are ranked by their number of contacts, fewest first, and a pair stands with the lower
    rank of its two actors: no actor then has many pairs to its name, hubs included, and all
    triangles are found in ``m ** 1.5`` steps (Chiba and Nishizeki 1985; Latapy 2008).

    Attributes:
        ranks: The rank of each actor.
        degrees: The number of contacts of each actor.
        pointers: Where the pairs of each actor begin, ``n + 1`` positions.
        heads: The actor of higher rank of each pair, ascending within a tail.
        strengths: ``z = a + a'``, the strengths of the two directions summed (the tie's own
            strength in an undirected network).
        directions: :data:`FORTH`, :data:`BACK` or both.
    """

    ranks: Integers
    degrees: Integers
    pointers: Integers
    heads: Heads
    strengths: Floats
    directions: NDArray[np.int8]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.heads)

    @cached_property
    def tails(self) -> Heads:
        """The actor of lower rank of each pair."""
        counts = np.diff(self.pointers)
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)

    @cached_property
    def steps(self) -> int:
        """How many steps finding all triangles takes."""
        return int(np.diff(self.pointers)[self.heads].sum()) + 2 * len(self)

    @cached_property
    def halves(self) -> Integers:
        """Bounds that cut the actors into two parts with about as many steps each.

        Small work is left in one part.
        """
        if self.steps < PARALLEL:
            return np.array([0, len(self.ranks)], dtype=np.int64)
        steps = np.diff(self.pointers)[self.heads]
        along = np.concatenate([[0], np.cumsum(steps)])[self.pointers]
        middle = np.searchsorted(along, along[-1] / 2)
        return np.array([0, min(middle, len(self.ranks)), len(self.ranks)], dtype=np.int64)

    def sum_ends(self, at_tail: NDArray[Any], at_head: NDArray[Any]) -> Floats:
        """Sum over each actor's pairs: ``at_tail`` where it is the tail, else ``at_head``."""
        size = len(self.ranks)
        return summed(self.tails, at_tail, size) + summed(self.heads, at_head, size)


def contacts(network: Adjacency) -> Contacts:
    """Return the pairs in contact of a network, directed or not."""
    pointers, heads, strengths, directions = either_way(network)
    work = len(heads) + 2 * len(network)
    return Contacts(*ORDERED.all_of(work, pointers, heads, strengths, directions))


def either_way(network: Adjacency) -> tuple[Integers, Heads, Floats, NDArray[np.int8]]:
    """Return pointers, heads, strengths and directions of a network, each pair from both ends.

    The strengths of the two directions are summed. No directions are given where there are none:
    a pair of an undirected network goes both ways.
    """
    out, into = network.out, network.into
    if not network.directed:
        return out.pointers, out.heads, out.strengths, np.zeros(0, dtype=np.int8)
    arrays = (out.pointers, out.heads, out.strengths, into.pointers, into.heads, into.strengths)
    pointers, heads, strengths, directions = UNITED.all_of(2 * len(out) + len(network), *arrays)
    return pointers, heads, strengths, directions
