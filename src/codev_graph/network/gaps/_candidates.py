"""Who could fill what is missing: what each would fill, who leads to it, who its counterpart is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from codev_graph._i18n import gettext as _
from codev_graph.network.gaps._coverage import CoverageCube
from codev_graph.network.gaps._occupancy import Actors, KnownActor
from codev_graph.network.gaps._ways import Way, Ways
from codev_graph.terms import concept_by_iri


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The actor across the border that is most like a candidate.

    Attributes:
        actor: Its IRI.
        name: Its name.
        city_name: The name of its city.
        alike: ``kind`` if both are of one kind, ``class`` if only of one class.
        involved: Whether it takes part.
    """

    actor: str
    name: str
    city_name: str
    alike: Literal["kind", "class"]
    involved: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known actor that could fill what is missing.

    Attributes:
        actor: Its IRI.
        name: Its name.
        actor_class: IRI of its class of Tabla 1.
        city: IRI of its city, or an empty string for one of a wider level.
        city_name: The city's name, or an empty string.
        fills: IRIs of the areas in which its class (its kinds, at the level ``kind``) has no actor
            yet in its city, under some agreement.
        areas: How many areas the agreements of its city have.
        ties: How many actors it has a documented tie with.
        path: The names along the best way from an involved actor to it, both included;
            empty where there is none.
        kind: IRI of its kind, the narrowest that a source tells.
        involved: Whether it takes part already, and only its part in these areas is missing.
        ways: The best ways to it, each by another introducer, at most three; none for one that
            takes part already.
        counterpart: The actor of its kind, else of its class, in a city twinned with its own:
            one that takes part, if there is one.
    """

    actor: str
    name: str
    actor_class: str
    city: str
    city_name: str
    fills: tuple[str, ...]
    areas: int
    ties: int
    path: tuple[str, ...]
    kind: str = ""
    involved: bool = False
    ways: tuple[Way, ...] = ()
    counterpart: Counterpart | None = None

    @property
    def connected(self) -> bool:
        """Whether any tie of it is documented; if not, it is “not yet connected”."""
        return self.ties > 0

    @property
    def reason(self) -> str:
        """Why it matters and how it can be reached, in the language in force."""
        return " ".join(filter(None, (self._gain(), self._way(), self._facing())))

    def _gain(self) -> str:
        concept = concept_by_iri(self.actor_class)
        label = concept.label() if concept else self.actor_class
        if not self.city:
            return _("Of no single city: it can support both sides.")
        if not self.areas:
            text = _("No agreement of {city} names an area.")
        elif not self.fills:
            text = _("Its class ({label}) is already present in {city}.")
        elif len(self.fills) == self.areas:
            text = _("Nobody of its class ({label}) takes part in {city} yet, in any area.")
        else:
            text = _("Nobody of its class ({label}) takes part in {city} in {n} of {all} areas.")
        return text.format(label=label, city=self.city_name, n=len(self.fills), all=self.areas)

    def _way(self) -> str:
        if self.involved and self.fills:
            return _("It takes part already: its part in these areas is what is missing.")
        if self.involved:
            return _("It takes part already, but in no area on record.")
        if not self.path:
            if self.ties:
                return _("Its ties reach no actor that takes part.")
            return _("Not yet connected: no tie is documented.")
        told = self._introduction()
        if not self.ways[0].trusted:
            told += " " + _("A tie on this way is in doubt, or over.")
        return told

    def _introduction(self) -> str:
        if len(self.path) == 2:
            return _("{broker} already has a tie with it.").format(broker=self.path[0])
        return _("Reachable through {path}.").format(path=" → ".join(self.path[:-1]))

    def _facing(self) -> str:
        found = self.counterpart
        if found is None:
            return ""
        if found.involved:
            text = _("Its counterpart in {city} takes part: {name}.")
        else:
            text = _("Its counterpart in {city}: {name}.")
        return text.format(city=found.city_name, name=found.name)


@dataclass(frozen=True)
class Prospects:
    """What the candidates are made from.

    Attributes:
        actors: Every actor of the graph, by IRI.
        cube: The coverage.
        ways: The ways to the actors.
        cities: The name of each city, by IRI.
        ties: With how many others each actor has a tie; who has none is not in it.
    """

    actors: Actors
    cube: CoverageCube
    ways: Ways
    cities: Mapping[str, str]
    ties: Mapping[str, int] = field(default_factory=dict)

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the actors not yet involved, those that would fill most first."""
        absent = (self._candidate(known) for known in self.actors.values() if not known.involved)
        return tuple(sorted(absent, key=_urgency))

    def extensions(self) -> tuple[Candidate, ...]:
        """Return the actors that take part, but in areas of their own only, or in none.

        They are those whose class has nobody in their city in some other area; and those of no
        single city that no source shows active in any.
        """
        found = (self._candidate(known) for known in self.actors.values() if known.involved)
        missing = (c for c in found if c.fills or not (c.city or c.actor in self.cube.active))
        return tuple(sorted(missing, key=_urgency))

    def _candidate(self, known: KnownActor) -> Candidate:
        ways = () if known.involved else self.ways.to(known.actor)
        return Candidate(
            actor=known.actor,
            name=known.name,
            actor_class=known.actor_class,
            city=known.city,
            city_name=self.cities.get(known.city, ""),
            fills=self._fills(known),
            areas=len(self.cube.areas_of(known.city)),
            ties=self.ties.get(known.actor, 0),
            path=tuple(self.actors[each].name for each in ways[0].actors) if ways else (),
            kind=known.kind,
            involved=known.involved,
            ways=ways,
            counterpart=self._counterpart(known),
        )

    def _fills(self, known: KnownActor) -> tuple[str, ...]:
        kinds = known.at(self.cube.level)
        if len(kinds) == 1:
            return self._open(known.city, kinds[0])
        return tuple(sorted({area for kind in kinds for area in self._open(known.city, kind)}))

    def _open(self, city: str, kind: str) -> tuple[str, ...]:
        if (city, kind) not in self._opened:
            self._opened[city, kind] = self.cube.open_areas(city, kind)
        return self._opened[city, kind]

    @cached_property
    def _opened(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def _counterpart(self, known: KnownActor) -> Counterpart | None:
        """Return the best of the same kind, else of the same class, in the cities twinned."""
        alike: tuple[tuple[Literal["kind", "class"], str], ...]
        alike = (("kind", known.kind), ("class", known.actor_class))
        for how, kind in alike:
            found = self._best(known.city, kind)
            if found is not None:
                return Counterpart(
                    found.actor, found.name, self.cities.get(found.city, ""), how, found.involved
                )
        return None

    def _best(self, city: str, kind: str) -> KnownActor | None:
        if (city, kind) not in self._facing:
            found = (self._first.get((town, kind)) for town in self.cube.partners(city))
            self._facing[city, kind] = min(filter(None, found), key=_standing, default=None)
        return self._facing[city, kind]

    @cached_property
    def _facing(self) -> dict[tuple[str, str], KnownActor | None]:
        return {}

    @cached_property
    def _first(self) -> Mapping[tuple[str, str], KnownActor]:
        """The actor that stands first of its kind, or of its class, in each city."""
        found: dict[tuple[str, str], list[KnownActor]] = defaultdict(list)
        for known in self.actors.values():
            for kind in {known.kind, known.actor_class}:
                found[known.city, kind].append(known)
        return {key: min(alike, key=_standing) for key, alike in found.items()}


def _standing(known: KnownActor) -> tuple[bool, str, str]:
    return not known.involved, known.name, known.actor


def _urgency(found: Candidate) -> tuple[int, int, int, str]:
    """Order by what is filled, then by how near the actor is, then by its ties."""
    distance = len(found.path) or 1_000_000
    return -len(found.fills), distance, -found.ties, found.name
