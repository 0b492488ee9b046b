"""The areas tied across the border, and how much of that lasts when somebody leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from codev_graph.network.gaps._scene import Pair, Scene, TieAreas


@dataclass(frozen=True, slots=True)
class Robustness:
    """What share of the areas is tied across the border, as things are and after departures.

    An area is tied if some tie between actors of two cities names it. Shares are of all areas
    that an agreement or such a tie names, and undefined (NaN) where there are none.

    Attributes:
        tied: As things are.
        without_town_halls: Once every local government has left.
        single_departure: Once one actor has left, on average over all known actors.
    """

    tied: float
    without_town_halls: float
    single_departure: float


class CrossingAreas:
    """The ties across the border of a scene, by area."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._halls = frozenset(scene.town_halls)
        ties = self._by_area(scene.tie_areas.items())
        self._areas = {area: self._judged(pairs) for area, pairs in ties.items()}

    def _by_area(self, ties: Iterable[tuple[Pair, frozenset[str]]]) -> dict[str, frozenset[Pair]]:
        """Return the pairs of actors of two cities by each area that their tie names."""
        found: dict[str, set[Pair]] = {}
        for ends, areas in ties:
            if self._scene.crosses(*ends):
                for area in areas:
                    found.setdefault(area, set()).add(ends)
        return {area: frozenset(pairs) for area, pairs in found.items()}

    def robustness(self, extra: TieAreas | None = None) -> Robustness:
        """Return the shares, with some more ties and the areas of each."""
        areas = dict(self._areas)
        for area, pairs in self._by_area((extra or {}).items()).items():
            beyond, hinges = self._judged(pairs)
            if area in areas:
                beyond, hinges = beyond or areas[area][0], hinges & areas[area][1]
            areas[area] = beyond, hinges
        tied, lasting = len(areas), sum(beyond for beyond, _hinges in areas.values())
        hinged = sum(len(hinges) for _beyond, hinges in areas.values())
        lost = hinged / max(len(self._scene.parties), 1)
        return Robustness(self._share(tied), self._share(lasting), self._share(tied - lost))

    def _judged(self, pairs: frozenset[Pair]) -> tuple[bool, frozenset[str]]:
        """Return whether a tie is beyond the town halls, and which actors are in every tie."""
        beyond = any(self._halls.isdisjoint(ends) for ends in pairs)
        first, *others = map(frozenset, pairs)
        return beyond, first.intersection(*others)

    def _share(self, count: float) -> float:
        areas = len(self._scene.areas)
        return count / areas if areas else float("nan")
