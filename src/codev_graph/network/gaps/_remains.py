"""What is left of a network once actors have left: one kernel for one departure or a thousand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from codev_graph.network._crossing import ratio
from codev_graph.network._groups import UNGROUPED
from codev_graph.network.gaps._scene import Scene
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers, adjacency
from codev_graph.network.kernels._departures import COUNTS, DEPARTURES
from codev_graph.network.kernels._jit import even


@dataclass(frozen=True)
class Remains:
    """Counts of what is left, one value for each run; shares are NaN where there is nothing.

    Attributes:
        counts: One row a run, the columns those of the kernel.
        areas: How many areas there are in all.
    """

    counts: Integers
    areas: int

    def count(self, name: str) -> Floats:
        """Return one column."""
        found: Floats = self.counts[:, COUNTS.index(name)].astype(float)
        return found

    @property
    def fragmentation(self) -> Floats:
        """Share of the pairs of actors that no path joins (Borgatti 2006)."""
        actors = self.count("actors")
        return 1 - ratio(self.count("connected"), actors * (actors - 1))

    @property
    def cross_reach(self) -> Floats:
        """Share of the pairs of actors of two cities that a path joins."""
        return ratio(self.count("reached"), self.count("apart"))

    @property
    def tied_areas(self) -> Floats:
        """Share of the areas with a tie across the border."""
        return ratio(self.count("tied"), np.full(len(self.counts), float(self.areas)))


@dataclass(frozen=True)
class Ground:
    """A scene by numbers: ties in either direction, each pair once, without strengths.

    Attributes:
        scene: The scene.
        areas: How many areas shares are of; those of the scene by default.
    """

    scene: Scene
    areas: int | None = None

    @cached_property
    def network(self) -> Adjacency:
        """The network; its nodes are the actors' IRIs."""
        return adjacency(self.scene.graph.to_undirected(as_view=True), None)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The cities that have an actor, in order."""
        return tuple(sorted({self.scene.city(str(node)) for node in self.network.nodes} - {""}))

    @cached_property
    def codes(self) -> Integers:
        """The place of each actor's city in ``labels``, -1 for none."""
        places = {label: code for code, label in enumerate(self.labels)}
        cities = (self.scene.city(str(node)) for node in self.network.nodes)
        return np.array([places.get(city, UNGROUPED) for city in cities], dtype=np.int64)

    def numbers(self, actors: Collection[str]) -> Integers:
        """Return the numbers of actors; one that is not in the network is left out."""
        at = self.network.positions
        return np.array([at[actor] for actor in actors if actor in at], dtype=np.int64)

    def without(self, leaving: Integers) -> Remains:
        """Return what is left after each run.

        Args:
            leaving: One row a run: the numbers of those who leave, -1 for nobody.
        """
        return self._remains(leaving, self.codes)

    def between(self, cities: Iterable[str], leaving: Integers) -> Remains:
        """Return what is left, all actors of other cities counted as of none."""
        kept = [self.labels.index(city) for city in cities if city in self.labels]
        return self._remains(leaving, np.where(np.isin(self.codes, kept), self.codes, UNGROUPED))

    def _remains(self, leaving: Integers, codes: Integers) -> Remains:
        members = np.argsort(codes, kind="stable")[np.count_nonzero(codes < 0) :]
        bounds = np.searchsorted(codes[members], np.arange(len(self.labels) + 1))
        areas = len(self.scene.areas) if self.areas is None else self.areas
        return Remains(_counted(self.network, leaving, members, bounds, *self._crossings), areas)

    @cached_property
    def _crossings(self) -> tuple[Integers, Integers]:
        """The ties between cities: once with no area (-1), and once with each of their areas."""
        tails, heads = _ties(self.network)
        across = (self.codes[tails] != self.codes[heads]) & (self.codes[tails] >= 0)
        across &= self.codes[heads] >= 0
        ends = np.column_stack([tails[across], heads[across]])
        rows, areas = self._by_area()
        pairs = np.concatenate([ends, np.array(rows, dtype=np.int64).reshape(-1, 2)])
        return pairs, np.concatenate([np.full(len(ends), -1), np.array(areas, dtype=np.int64)])

    def _by_area(self) -> tuple[list[tuple[int, int]], list[int]]:
        at, places = self.network.positions, {a: n for n, a in enumerate(self.scene.areas)}
        rows = [
            ((at[one], at[other]), places[area])
            for (one, other), areas in self.scene.tie_areas.items()
            if self.scene.crosses(one, other) and one in at and other in at
            for area in areas
        ]
        return [ends for ends, _area in rows], [area for _ends, area in rows]


def remains_of(network: Adjacency, leaving: Integers) -> Remains:
    """Return what is left of an undirected network after each run, cities and areas not heeded."""
    none = np.zeros(0, dtype=np.int64)
    pairs = np.zeros((0, 2), dtype=np.int64)
    return Remains(_counted(network, leaving, none, np.zeros(1, dtype=np.int64), pairs, none), 0)


def _counted(
    network: Adjacency,
    leaving: Integers,
    members: Integers,
    bounds: Integers,
    pairs: Integers,
    areas: Integers,
) -> Integers:
    """Run the kernel on all rows of ``leaving``."""
    size, runs = len(network), len(leaving)
    rows = np.column_stack([leaving, np.full(runs, size)]).astype(np.int64)
    arrays = (*_ties(network), members, bounds, pairs, areas, rows)
    work = runs * (len(network.out) + 4 * size)
    parts = DEPARTURES.spread(work, even(runs), *arrays) if runs else []
    return sum((part[0] for part in parts), np.zeros((runs, len(COUNTS)), dtype=np.int64))


def _ties(network: Adjacency) -> tuple[Integers, Integers]:
    arcs = network.out
    once = arcs.tails < arcs.heads
    return arcs.tails[once].astype(np.int64), arcs.heads[once].astype(np.int64)
