"""Sets of actors by how much of a network they reach (KPP-POS; Borgatti 2006)."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from codev_graph.network import _paths
from codev_graph.network.gaps._fronts import fronts
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers

EXCHANGED: Final = 2000
"""So many actors are exchanged for one another: all their distances are then at hand."""
BATCH: Final = 1000
"""Sets judged at once."""


@dataclass(frozen=True)
class Reaching:
    """The reach of sets: everybody counts what the nearest member makes of the distance.

    Attributes:
        network: An undirected network.
        steps: Within how many steps somebody counts 1; ``None`` for 1 / distance. A member
            counts 1.
    """

    network: Adjacency
    steps: int | None

    def value(self, chosen: Sequence[int]) -> float:
        """Return the mean over all actors; 0 for nobody, NaN in an empty network."""
        return float(self._worth(chosen).mean()) if len(self.network) else float("nan")

    def values(self, sets: Integers) -> Floats:
        """Return the value of each set, one a row."""
        parts = np.array_split(sets, len(sets) // BATCH + 1)
        means = [self._rows[part].max(axis=1).mean(axis=1) for part in parts if part.size]
        return np.concatenate([np.zeros(0), *means])

    @property
    def exchangeable(self) -> bool:
        """Whether exchanging one actor for another is worth the time."""
        return len(self.network) <= EXCHANGED

    def greedy(self, k: int) -> list[int]:
        """Return k actors, each adding most to those before it (lazily; Minoux 1978)."""
        reached, chosen = np.zeros(len(self.network)), list[int]()
        queue = [(-bound, number, -1) for number, bound in enumerate(self._bounds())]
        heapq.heapify(queue)
        while queue and len(chosen) < k:
            _bound, number, asked = heapq.heappop(queue)
            if asked == len(chosen):
                reached = np.maximum(reached, self.row(number))
                chosen.append(number)
            else:
                gain = np.maximum(self.row(number) - reached, 0).sum()
                heapq.heappush(queue, (-float(gain), number, len(chosen)))
        return chosen

    def best_beside(self, others: Sequence[int]) -> int:
        """Return who adds most to the others; the first of equals."""
        return int(np.argmax(np.maximum(self._rows, self._worth(others)).sum(axis=1)))

    def row(self, number: int) -> Floats:
        """Return what each actor counts if this one alone is chosen."""
        found = np.zeros(len(self.network))
        for distance, front in enumerate(fronts(self.network, np.array([number]))):
            if self.steps is not None and distance > self.steps:
                break
            found[front] = 1.0 if self.steps is not None else 1 / max(distance, 1)
        return found

    def _worth(self, chosen: Sequence[int]) -> Floats:
        rows = [self.row(number) for number in chosen]
        worth: Floats = np.max([np.zeros(len(self.network)), *rows], axis=0)
        return worth

    def _bounds(self) -> Floats:
        """Bound the worth of each actor alone: within m steps are at most m times Σ 1/d."""
        arcs = self.network.out
        return (_paths.distances(arcs, arcs).inverse + 1) * (self.steps or 1)

    @cached_property
    def _rows(self) -> Floats:
        """What each actor counts for each; only for networks small enough."""
        size = len(self.network)
        return np.array([self.row(number) for number in range(size)]).reshape(size, size)
