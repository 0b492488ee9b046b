"""The coverage: which actor class is active in which area of an agreement, in which city.

What is not stated is treated as not there: a closed world, as OWL has none. Only the occupied
cells are held; the empty ones are counted by multiplication and made when they are asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

State = Literal["empty", "one-sided", "single-actor", "held"]
Level = Literal["class", "kind"]


class Place(NamedTuple):
    """Where a cell lies, by the IRIs of what it crosses."""

    agreement: str
    city: str
    actor_class: str
    area: str


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """An actor class in a cooperation area of an agreement, in one of its cities.

    Attributes:
        agreement: IRI of the agreement.
        city: IRI of the city.
        actor_class: IRI of the class of Tabla 1, or of the kind at the level ``kind``.
        area: IRI of the area.
        actors: How many actors of the class, in the city, are active in the area under the
            agreement.
        state: ``empty`` (none), ``one-sided`` (some, but none in any other city of the
            agreement), ``single-actor`` (one: its departure empties the cell) or ``held``.
    """

    agreement: str
    city: str
    actor_class: str
    area: str
    actors: int
    state: State

    @property
    def place(self) -> Place:
        """Where it lies."""
        return Place(self.agreement, self.city, self.actor_class, self.area)


@dataclass(frozen=True, slots=True)
class Frame:
    """What one agreement spans: IRIs of its cities and of its areas, sorted."""

    cities: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True)
class CoverageCube(Collection[CoverageCell]):
    """Every cell of the coverage: a collection that holds the occupied ones alone.

    Iterating makes every cell, in the order of agreement, city, class and area; ``len`` only
    multiplies.

    Attributes:
        frames: What each agreement spans, by its IRI.
        classes: IRIs of the classes, or kinds, that the level has, sorted.
        holders: The IRIs of the actors of each occupied cell, sorted.
        level: ``class`` for the six of Tabla 1, ``kind`` for the kinds under them. At the level
            ``kind`` an actor counts in every kind that it is, and in none if no source tells more
            than its class.
        active: The IRIs of the actors active in some area, those in no city of the agreement too.
    """

    frames: Mapping[str, Frame] = field(default_factory=dict)
    classes: tuple[str, ...] = ()
    holders: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    level: Level = "class"
    active: frozenset[str] = frozenset()

    def __len__(self) -> int:
        """Return the number of cells, the empty ones too."""
        spans = (len(frame.cities) * len(frame.areas) for frame in self.frames.values())
        return len(self.classes) * sum(spans)

    def __iter__(self) -> Iterator[CoverageCell]:
        """Make every cell."""
        return map(self.at, self.places())

    def __contains__(self, cell: object) -> bool:
        """Return whether this very cell is one of them."""
        return isinstance(cell, CoverageCell) and self._spans(cell.place) and self.at(cell) == cell

    def at(self, place: Place | CoverageCell) -> CoverageCell:
        """Return the cell that lies there; empty where nobody is known to be."""
        where = place.place if isinstance(place, CoverageCell) else place
        count = len(self.holders.get(where, ()))
        return CoverageCell(*where, count, self._state(where, count))

    def occupied(self) -> Iterator[CoverageCell]:
        """Yield the cells with an actor, sorted."""
        return map(self.at, sorted(self.holders))

    def empty(
        self, agreement: str = "", city: str = "", actor_class: str = "", area: str = ""
    ) -> Iterator[CoverageCell]:
        """Make the cells without an actor, one by one, those of the IRIs told alone."""
        places = self.places(agreement, city, actor_class, area)
        return (self.at(place) for place in places if place not in self.holders)

    def places(
        self, agreement: str = "", city: str = "", actor_class: str = "", area: str = ""
    ) -> Iterator[Place]:
        """Yield where the cells lie, sorted; an empty text does not restrict."""
        for each, frame in sorted(self.frames.items()):
            if agreement in ("", each):
                for town in _only(frame.cities, city):
                    for kind in _only(self.classes, actor_class):
                        for one in _only(frame.areas, area):
                            yield Place(each, town, kind, one)

    def areas_of(self, city: str) -> frozenset[str]:
        """Return the areas of the agreements that name a city."""
        return self._areas.get(city, frozenset())

    def open_areas(self, city: str, actor_class: str) -> tuple[str, ...]:
        """Return the areas in which a class has nobody in a city, under some agreement; sorted."""
        held = Counter(place.area for place in self._by_class.get((city, actor_class), ()))
        named = self._named.get(city, Counter[str]())
        return tuple(sorted(area for area, times in named.items() if held[area] < times))

    def partners(self, city: str) -> tuple[str, ...]:
        """Return the other cities of the agreements that name a city and areas, sorted."""
        return self._partners.get(city, ())

    @cached_property
    def _partners(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for frame in self.frames.values():
            for city in frame.cities:
                found[city] |= set(frame.cities) - {city}
        return {city: tuple(sorted(others)) for city, others in found.items()}

    @cached_property
    def _areas(self) -> Mapping[str, frozenset[str]]:
        return {city: frozenset(named) for city, named in self._named.items()}

    @cached_property
    def _named(self) -> Mapping[str, Counter[str]]:
        """In how many agreements of each city each area is named."""
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for frame in self.frames.values():
            for city in frame.cities:
                named[city].update(frame.areas)
        return named

    @cached_property
    def _by_class(self) -> Mapping[tuple[str, str], list[Place]]:
        found: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in self.holders:
            found[place.city, place.actor_class].append(place)
        return found

    @cached_property
    def _sides(self) -> Counter[tuple[str, str, str]]:
        """In how many cities an agreement's class has somebody in an area."""
        return Counter((p.agreement, p.actor_class, p.area) for p in self.holders)

    def _spans(self, place: Place) -> bool:
        frame = self.frames.get(place.agreement, Frame((), ()))
        inside = place.city in frame.cities and place.area in frame.areas
        return inside and place.actor_class in self.classes

    def _state(self, place: Place, count: int) -> State:
        if count == 0:
            return "empty"
        if self._sides[place.agreement, place.actor_class, place.area] == 1:
            return "one-sided"
        return "single-actor" if count == 1 else "held"


def _only(values: tuple[str, ...], told: str) -> tuple[str, ...]:
    return values if not told else tuple(value for value in values if value == told)
