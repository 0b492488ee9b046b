"""Closed triads: how many contacts the ends of each tie share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from codev_graph.network._contacts import Contacts
from codev_graph.network.kernels._adjacency import Floats, Integers
from codev_graph.network.kernels._jit import added
from codev_graph.network.kernels._triads import COMMON


@dataclass(frozen=True)
class Closure:
    """The triangles of a network, directions forgotten.

    Attributes:
        pairs: The pairs in contact.
        common: For each pair the number of common contacts.
    """

    pairs: Contacts
    common: Integers

    @cached_property
    def triangles(self) -> Integers:
        """The number of tied pairs among each actor's contacts."""
        return self.pairs.sum_ends(self.common, self.common).astype(np.int64) // 2

    @property
    def transitivity(self) -> float:
        """Share of the pairs of ties that meet whose far ends are tied; NaN where none meet."""
        degrees = self.pairs.degrees
        triples = int((degrees * (degrees - 1)).sum()) // 2
        return float(self.common.sum()) / triples if triples else float("nan")

    @property
    def clustering(self) -> Floats:
        """Share of an actor's pairs of contacts that are tied (Watts and Strogatz 1998), or NaN."""
        degrees = self.pairs.degrees
        with np.errstate(invalid="ignore", divide="ignore"):
            shares = 2 * self.triangles / (degrees * (degrees - 1))
        return np.where(degrees > 1, shares, np.nan)


def closure(pairs: Contacts) -> Closure:
    """Count the triangles of each pair in contact."""
    found = COMMON.spread(pairs.steps, pairs.halves, pairs.pointers, pairs.heads)
    return Closure(pairs, added(found)[0])
