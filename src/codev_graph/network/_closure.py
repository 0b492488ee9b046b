"""Closed triads: the triangles at each actor, and the contacts that the ends of a tie share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from codev_graph.network._contacts import Contacts, either_way
from codev_graph.network._crossing import ratio
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._triads import COMMON, CORNERS, UPWARD


@dataclass(frozen=True)
class Triangles:
    """The triangles of a network, directions forgotten.

    Attributes:
        closed: For each actor the number of pairs of its contacts that are tied.
        pairs: For each actor the number of pairs of its contacts.
    """

    closed: Integers
    pairs: Integers

    @property
    def clustering(self) -> Floats:
        """Share of an actor's pairs of contacts that are tied (Watts and Strogatz 1998), or NaN."""
        return ratio(self.closed, self.pairs)

    @property
    def transitivity(self) -> float:
        """Share of all actors' pairs of contacts that are tied; NaN where there are none."""
        pairs = int(self.pairs.sum())
        return int(self.closed.sum()) / pairs if pairs else float("nan")


def triangles(network: Adjacency) -> Triangles:
    """Count the triangles at each actor (Chiba and Nishizeki 1985; Latapy 2008)."""
    pointers, heads, *_rest = either_way(network)
    degrees = np.diff(pointers)
    upward = UPWARD.all_of(2 * len(heads), pointers, heads)
    found = CORNERS.spread(4 * len(heads), even(len(network), 4), *upward)
    return Triangles(added(found)[0], degrees * (degrees - 1) // 2)


def common_contacts(pairs: Contacts) -> Integers:
    """Count the contacts that the two actors of each pair share."""
    found = COMMON.spread(pairs.steps, pairs.halves, pairs.pointers, pairs.heads)
    return added(found)[0]
