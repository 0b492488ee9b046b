"""Sets of actors by the fragmentation that their loss leaves (KPP-NEG; Borgatti 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from codev_graph.network.gaps._remains import remains_of
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers
from codev_graph.network.kernels._splits import SPLITS


@dataclass(frozen=True)
class Fragmenting:
    """The fragmentation F of a network without some actors."""

    network: Adjacency

    @property
    def exchangeable(self) -> bool:
        """Whether exchanging one actor for another is worth the time: it always is."""
        return True

    def value(self, chosen: Sequence[int]) -> float:
        """Return F of those left; NaN if fewer than two are."""
        return float(self.values(np.array([[*chosen, -1]], dtype=np.int64))[0])

    def values(self, sets: Integers) -> Floats:
        """Return F without each set, one a row."""
        return remains_of(self.network, sets).fragmentation

    def greedy(self, k: int) -> list[int]:
        """Return k actors, each the best beside those before it."""
        chosen: list[int] = []
        for _round in range(k):
            chosen.append(self.best_beside(chosen))
        return chosen

    def best_beside(self, others: Sequence[int]) -> int:
        """Return who leaves the greatest F if the others have left too; the first of equals."""
        gone = np.zeros(len(self.network), dtype=np.bool_)
        gone[list(others)] = True
        arcs = self.network.out
        parted = SPLITS.run(4 * (len(arcs) + len(gone)), arcs.pointers, arcs.heads, gone)
        return int(np.argmax(np.where(gone, -1, parted)))
