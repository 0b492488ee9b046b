"""Closed triads: how many contacts the ends of each tie share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from codev_graph.network._contacts import Contacts, either_way
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._triads import CLOSED, COMMON, UPWARD


@dataclass(frozen=True)
class Closure:
    """The triangles of a network, directions forgotten.

    Attributes:
        pairs: The pairs in contact.
        common: For each pair the number of common contacts.
        triangles: For each actor the number of tied pairs among its contacts.
    """

    pairs: Contacts
    common: Integers
    triangles: Integers

    @property
    def clustering(self) -> Floats:
        """Share of an actor's pairs of contacts that are tied (Watts and Strogatz 1998), or NaN."""
        degrees = self.pairs.degrees
        shares: Floats = np.full(len(degrees), np.nan)
        possible = degrees * (degrees - 1)
        np.divide(2 * self.triangles, possible, out=shares, where=possible > 0)
        return shares


def closure(pairs: Contacts) -> Closure:
    """Count the triangles of each pair in contact, and of each actor."""
    found = COMMON.spread(pairs.steps, pairs.halves, pairs.pointers, pairs.heads)
    return Closure(pairs, *added(found))


def transitivity(network: Adjacency) -> float:
    """Share of the pairs of ties that meet whose far ends are tied; NaN where none meet.

    Directions are forgotten (Chiba and Nishizeki 1985 and Latapy 2008 for the counting).
    """
    pointers, heads, *_rest = either_way(network)
    degrees = np.diff(pointers)
    triples = int(degrees @ (degrees - 1)) // 2
    if not triples:
        return float("nan")
    upward = UPWARD.all_of(2 * len(heads), pointers, heads)
    found = CLOSED.spread(4 * len(heads), even(len(network), 4), *upward)
    return 3 * int(added(found)[0][0]) / triples
