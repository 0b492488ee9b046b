"""The held cell most like one that is not: what was possible there may be possible here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.network.gaps._coverage import CoverageCell, CoverageCube, Place
from codev_graph.terms import concept_by_iri

LIKENESS: Final = (
    mark("the same class in the same area, in another city of the agreement"),
    mark("the same class in the same area, under another agreement"),
    mark("the same class in the same city, in the nearest area"),
    mark("the same class in another city, in the nearest area"),
    mark("another kind of the same class in the same area"),
    mark("another class in the same area"),
)
"""In what a cell and its precedent are alike, from the most to the least."""


def precedent_rule() -> str:
    """Say which cell is the precedent of another, in the language in force."""
    listed = "; ".join(f"({n}) {_(text)}" for n, text in enumerate(LIKENESS, 1))
    return _(
        "The precedent of a cell is the held cell most like it, in this order: {listed}. If no "
        "held cell is like it, those of a single actor are asked, then the one-sided ones. The "
        "nearest area is the one with which the area shares most of its actors (Jaccard index); of "
        "cells alike, the one with most actors, then the first by IRI. A cell that shares neither "
        "class nor area is no precedent."
    ).format(listed=listed)


@dataclass(frozen=True, slots=True)
class Precedent:
    """The most similar cell that somebody holds.

    Attributes:
        cell: It.
        likeness: The place in :data:`LIKENESS` of what the two have in common, from 0.
    """

    cell: CoverageCell
    likeness: int

    @property
    def told(self) -> str:
        """What the two cells have in common, in the language in force."""
        return _(LIKENESS[self.likeness])


_STATES: Final = ("held", "single-actor", "one-sided")
Sought = tuple[str, int, tuple[str, ...], str]
"""State, likeness, what is in common, and the area that is to be near."""


class Precedents:
    """The precedents of the cells of a coverage; see :func:`precedent_rule`."""

    def __init__(self, cube: CoverageCube) -> None:
        self._cube = cube
        self._best: dict[Sought, Place | None] = {}

    def of(self, cell: CoverageCell) -> Precedent | None:
        """Return the precedent of a cell that is not held.

        Returns:
            ``None`` if the cell is held itself, or if nothing like it is occupied.
        """
        if cell.state == "held":
            return None
        for state in _STATES:
            for likeness, key in enumerate(_keys(cell.place)):
                found = self._first((state, likeness, key, cell.area), cell.place)
                if found is not None:
                    return Precedent(self._cube.at(found), likeness)
        return None

    def _first(self, sought: Sought, own: Place) -> Place | None:
        """Return the best place that is sought, another than its own; asked once for all others."""
        state, likeness, key, area = sought
        places = self._index.get((state, likeness, key), ())
        if own in places:
            return self._nearest((place for place in places if place != own), area)
        if sought not in self._best:
            self._best[sought] = self._nearest(places, area)
        return self._best[sought]

    def _nearest(self, places: Iterable[Place], area: str) -> Place | None:
        return min(places, key=lambda place: self._order(place, area), default=None)

    def _order(self, place: Place, area: str) -> tuple[float, int, Place]:
        return -self._overlap(area, place.area), -len(self._cube.holders[place]), place

    @cached_property
    def _index(self) -> Mapping[tuple[str, int, tuple[str, ...]], set[Place]]:
        """The occupied places, by state, likeness and what one alike has in common with them."""
        found: dict[tuple[str, int, tuple[str, ...]], set[Place]] = defaultdict(set)
        for cell in self._cube.occupied():
            for likeness, key in enumerate(_keys(cell.place)):
                found[cell.state, likeness, key].add(cell.place)
        return found

    def _overlap(self, one: str, other: str) -> float:
        """Return the Jaccard index of the actors of two areas, 1 for an area and itself."""
        if one == other:
            return 1.0
        both = self._shared[min(one, other), max(one, other)]
        either = self._sizes[one] + self._sizes[other] - both
        return both / either if either else 0.0

    @cached_property
    def _areas(self) -> Mapping[str, set[str]]:
        """The areas in which each actor is, under any agreement."""
        found: dict[str, set[str]] = defaultdict(set)
        for place, actors in self._cube.holders.items():
            for actor in actors:
                found[actor].add(place.area)
        return found

    @cached_property
    def _sizes(self) -> Counter[str]:
        return Counter(area for areas in self._areas.values() for area in areas)

    @cached_property
    def _shared(self) -> Counter[tuple[str, str]]:
        return Counter(pair for areas in self._areas.values() for pair in _pairs(areas))


def _pairs(areas: set[str]) -> Iterator[tuple[str, str]]:
    listed = sorted(areas)
    for place, one in enumerate(listed):
        for other in listed[place + 1 :]:
            yield one, other


def _keys(place: Place) -> tuple[tuple[str, ...], ...]:
    """Return what a precedent of each likeness has in common with a cell."""
    agreement, city, kind, area = place
    term = concept_by_iri(kind)
    top = term.top if term else kind
    return (
        (agreement, kind, area),
        (kind, area),
        (kind, city),
        (kind,),
        (top, area),
        (area,),
    )
