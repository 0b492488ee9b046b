"""What changes when actors leave or come: each number before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from codev_graph.network import _paths
from codev_graph.network._resampling import without
from codev_graph.network.definitions import definition
from codev_graph.network.gaps._redundancy import only_bridges
from codev_graph.network.gaps._remains import Ground, Remains
from codev_graph.network.gaps._scene import Scene, TieAreas
from codev_graph.network.kernels._adjacency import Floats, Integers

BATCH: Final = 50
"""Random runs drawn at once: a hundred thousand actors then fit into a few megabytes."""
INTERVAL: Final = (2.5, 97.5)
"""Percentiles of the random runs within which 95 % of them lie."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One number before and after.

    Attributes:
        measure: Its name in the register of measures.
        before: Its value as things are; ``None`` where it is undefined.
        after: Its value afterwards, the mean over the random runs if there are any.
        low: The lower end of the interval that holds 95 % of the random runs, else ``None``.
        high: Its upper end.
        actors: The names of those it newly counts, for what counts actors.
        former: Of the only bridges: the names of those who were one before.
    """

    measure: str
    before: float | None
    after: float | None
    low: float | None = None
    high: float | None = None
    actors: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is, in the language in force."""
        return definition(self.measure).label


def with_ties(scene: Scene, ties: TieAreas) -> Scene:
    """Return the scene with some ties more, and the areas of each."""
    if not ties:
        return scene
    graph = scene.graph.copy()
    graph.add_edges_from(ties)
    both = {ends: scene.tie_areas.get(ends, frozenset()) | areas for ends, areas in ties.items()}
    return replace(scene, graph=graph, tie_areas={**scene.tie_areas, **both})


class Case:
    """The scene as it is, as it will be, and who leaves it."""

    def __init__(self, scene: Scene, changed: Scene, gone: Sequence[str]) -> None:
        self.gone = gone
        areas = len({*scene.areas, *changed.areas})
        self._before, self._after = Ground(scene, areas), Ground(changed, areas)
        self._leaving = self._after.numbers(gone)
        self._counts = self._before.without(np.full((1, 1), -1))

    def effects(self) -> Iterator[Effect]:
        """Yield the effects of who leaves and who comes."""
        left = self._after.without(self._leaving[None, :])
        for name, before, after in _numbers(self._counts, left):
            yield Effect(name, _defined(before[0]), _defined(after[0]))
        yield Effect(
            "distance_fragmentation",
            _distances(self._before, np.zeros(0, dtype=np.int64)),
            _distances(self._after, self._leaving),
        )
        yield self._bridges()
        yield self._cut_off()

    def random_effects(self, left: Remains) -> Iterator[Effect]:
        """Yield the effects of random departures, with their intervals."""
        for name, before, after in _numbers(self._counts, left):
            known = after[np.isfinite(after)]
            spread = np.percentile(known, INTERVAL) if len(known) else (np.nan, np.nan)
            mean = known.mean() if len(known) else np.nan
            low, high = (_defined(end) for end in spread)
            yield Effect(name, _defined(before[0]), _defined(mean), low, high)
        for name in ("only_bridges", "cut_off"):
            yield Effect(name, None, None)

    def drawn(self, share: float, runs: int, seed: int) -> Remains:
        """Return what is left after each of so many random departures."""
        rng = np.random.default_rng(seed)
        others = np.setdiff1d(np.arange(len(self._after.network)), self._leaving)
        count = round(share * len(others))
        found = [
            self._after.without(self._draw(rng, others, count, min(BATCH, runs - start))).counts
            for start in range(0, runs, BATCH)
        ]
        return Remains(np.concatenate(found), self._counts.areas)

    def _draw(self, rng: np.random.Generator, others: Integers, count: int, runs: int) -> Integers:
        """Return who leaves in each run: those named, and so many of the others."""
        drawn = [rng.choice(others, count, replace=False, shuffle=False) for _run in range(runs)]
        return np.column_stack([np.tile(self._leaving, (runs, 1)), np.stack(drawn)])

    def _bridges(self) -> Effect:
        before = only_bridges(self._before)
        after = only_bridges(Ground(_left(self._after.scene, self.gone), self._after.areas))
        new = sorted(self._name(actor) for actor in after if actor not in before)
        former = sorted(map(self._name, before))
        return Effect(
            "only_bridges", len(before), len(after), actors=tuple(new), former=tuple(former)
        )

    def _cut_off(self) -> Effect:
        nobody = np.zeros(0, dtype=np.int64)
        joined = joined_across(self._before, nobody), joined_across(self._after, self._leaving)
        lost = np.setdiff1d(np.flatnonzero(joined[0] & ~joined[1]), self._leaving)
        names = (self._name(str(self._after.network.nodes[number])) for number in lost)
        return Effect("cut_off", 0, len(lost), actors=tuple(sorted(names)))

    def _name(self, actor: str) -> str:
        return self._after.scene.name(actor)


def _left(scene: Scene, gone: Sequence[str]) -> Scene:
    """Return the scene without some actors."""
    graph = scene.graph.copy()
    graph.remove_nodes_from(gone)
    return replace(scene, graph=graph)


def _numbers(before: Remains, after: Remains) -> Iterator[tuple[str, Floats, Floats]]:
    yield "actors", before.count("actors"), after.count("actors")
    yield "tied_areas", before.tied_areas, after.tied_areas
    yield "cross_ties_total", before.count("crossing"), after.count("crossing")
    yield "cross_reach", before.cross_reach, after.cross_reach
    yield "components", before.count("components"), after.count("components")
    yield "fragmentation", before.fragmentation, after.fragmentation


def _defined(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _distances(ground: Ground, leaving: Integers) -> float | None:
    """Return the distance-weighted fragmentation of what is left (Borgatti 2006)."""
    kept = np.setdiff1d(np.arange(len(ground.network)), leaving)
    if len(kept) < 2:
        return None
    network = without(ground.network, kept)
    inverse = _paths.distances(network.out, network.out).inverse.sum()
    return 1 - float(inverse) / (len(kept) * (len(kept) - 1))


def joined_across(ground: Ground, leaving: Integers) -> np.ndarray:
    """Return for each actor whether its component holds actors of two cities, once some left."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size, arcs = len(ground.network), ground.network.out
    here = np.ones(size, dtype=np.bool_)
    here[leaving] = False
    kept = here[arcs.tails] & here[arcs.heads]
    ends = arcs.tails[kept], arcs.heads[kept]
    joined = csr_array((np.ones(len(ends[0])), ends), shape=(size, size))
    parts = connected_components(joined, directed=False)[1] if size else np.zeros(0, dtype=int)
    located = here & (ground.codes >= 0)
    cities = np.unique(np.column_stack([parts, ground.codes])[located], axis=0)
    across = np.bincount(cities[:, 0], minlength=size) > 1
    return np.asarray(across[parts] & here)
