"""Scores of pairs of actors by the structure around them: which ties are likely."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from codev_graph.network._crossing import ratio
from codev_graph.network.kernels._adjacency import Arcs, Floats, Heads, Integers
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._shared import SHARED

BATCH: Final = 2_000_000
"""Steps from actor to actor that are followed at once."""


@dataclass(frozen=True)
class Surroundings:
    """An undirected network as compressed sparse rows, heads ascending."""

    pointers: Integers
    heads: Heads

    @classmethod
    def of(cls, arcs: Arcs) -> Surroundings:
        """Return those of a network's arcs, each tie an arc either way."""
        return cls(arcs.pointers, arcs.heads)

    def __len__(self) -> int:
        """Return the number of actors."""
        return len(self.pointers) - 1

    @cached_property
    def degrees(self) -> Integers:
        """The number of contacts of each actor."""
        return np.diff(self.pointers)

    @cached_property
    def tails(self) -> Integers:
        """The actor that each arc comes from."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.degrees)

    @cached_property
    def ties(self) -> Integers:
        """The two of each tie, the lower number first."""
        once = self._once
        return np.column_stack([self.tails[once], self.heads[once].astype(np.int64)])

    def without(self, ties: Integers) -> Surroundings:
        """Return the network without some of ``ties``, told by their places there."""
        kept = np.ones(len(self.heads), dtype=np.bool_)
        arcs = self._once[ties]
        kept[arcs], kept[self._reverse[arcs]] = False, False
        counts = np.bincount(self.tails[kept], minlength=len(self))
        return Surroundings(np.concatenate([[0], np.cumsum(counts)]), self.heads[kept])

    def untied(self, pairs: Integers) -> Integers:
        """Return the pairs that have no tie."""
        keys = pairs[:, 0] * len(self) + pairs[:, 1]
        places = np.searchsorted(self._keys, keys)
        found = self._keys[np.minimum(places, len(self._keys) - 1)] if len(self._keys) else -keys
        free: Integers = pairs[found != keys]
        return free

    def two_steps(self) -> Iterator[Integers]:
        """Yield, in parts, the pairs without a tie that share a contact, each once."""
        reach = np.concatenate([[0], np.cumsum(self.degrees[self.heads])])[self.pointers]
        parts = int(reach[-1]) // BATCH + 1
        bounds = np.searchsorted(reach, np.linspace(0, reach[-1], parts + 1))
        bounds[0], bounds[-1] = 0, len(self)
        for first, last in pairwise(bounds.tolist()):
            yield self.untied(self._followed(first, last))

    def _followed(self, first: int, last: int) -> Integers:
        """Return the pairs two steps apart whose lower number is among some."""
        arcs = slice(self.pointers[first], self.pointers[last])
        middles = self.heads[arcs]
        counts = self.degrees[middles]
        starts = np.repeat(self.pointers[middles], counts)
        within = np.arange(len(starts)) - np.repeat(np.cumsum(counts) - counts, counts)
        ends = self.heads[starts + within].astype(np.int64)
        low = np.repeat(self.tails[arcs], counts)
        keys = different((low * len(self) + ends)[low < ends])
        return np.column_stack(np.divmod(keys, max(len(self), 1)))

    @cached_property
    def _once(self) -> Integers:
        return np.flatnonzero(self.tails < self.heads)

    @cached_property
    def _reverse(self) -> Integers:
        """The place of each arc's opposite."""
        return np.lexsort((self.tails, self.heads))

    @cached_property
    def _keys(self) -> Integers:
        return self.tails * len(self) + self.heads


def different(keys: Integers) -> Integers:
    """Return each key once, in order; sorting is faster than the hashing of ``np.unique``."""
    ordered = np.sort(keys)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=-1))]


@dataclass(frozen=True)
class Pairs:
    """Pairs of actors, by number, in the surroundings that tell of them."""

    around: Surroundings
    numbers: Integers

    @cached_property
    def degrees(self) -> Integers:
        """The number of contacts of both."""
        return self.around.degrees[self.numbers]

    @cached_property
    def shared(self) -> Floats:
        """The contacts shared: how many, Σ 1 / log k, Σ 1 / k."""
        degrees = np.maximum(self.around.degrees, 1).astype(float)
        # A contact shared has at least those two: nobody's logarithm counts below log 2.
        inverse = 1 / np.log(np.maximum(degrees, 2))
        weights = np.column_stack([np.ones(len(degrees)), inverse, 1 / degrees])
        work = int(self.degrees.sum()) + len(self.numbers)
        arrays = (self.around.pointers, self.around.heads, weights, self.numbers)
        parts = SHARED.spread(work, even(len(self.numbers)), *arrays)
        return added(parts)[0]


def _jaccard(pairs: Pairs) -> Floats:
    common = pairs.shared[:, 0]
    every = pairs.degrees.sum(axis=1) - common
    return np.nan_to_num(ratio(common, every))


PREDICTORS: Final[dict[str, Callable[[Pairs], Floats]]] = {
    "common_neighbours": lambda pairs: pairs.shared[:, 0],
    "jaccard": _jaccard,
    "adamic_adar": lambda pairs: pairs.shared[:, 1],
    "resource_allocation": lambda pairs: pairs.shared[:, 2],
    "preferential_attachment": lambda pairs: pairs.degrees.prod(axis=1).astype(float),
}
BASELINE: Final = "preferential_attachment"
"""What needs nothing but how many ties each has: the others must do better to tell anything."""
