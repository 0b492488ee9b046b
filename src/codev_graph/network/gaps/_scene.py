"""What the questions “whom to invite?” and “what if?” are asked of: actors, areas, the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from codev_graph._table import Cell
from codev_graph.graph import Store, ask
from codev_graph.terms import ACTOR_KIND, CODEV, expand, ontology_store, vocabulary

if TYPE_CHECKING:
    import networkx as nx

TOWN_HALL: Final = CODEV + "LocalGovernment"
Pair = tuple[str, str]
TieAreas = Mapping[Pair, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Party:
    """A known actor, whether it takes part or not.

    Attributes:
        actor: Its IRI.
        name: Its name.
        acronym: Its acronym, or an empty string.
        kind: IRI of its kind, the narrowest stated.
        actor_class: IRI of its class of Tabla 1.
        city: IRI of its city, or an empty string for one of a wider level.
        involved: Whether a source shows it taking part.
        areas: IRIs of the areas in which a source shows it active, by taking part or by a tie.
        likely: IRIs of the areas that match its sectors or its kind: the ontology's reading.
    """

    actor: str
    name: str
    acronym: str = ""
    kind: str = ""
    actor_class: str = ""
    city: str = ""
    involved: bool = False
    areas: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()

    @property
    def town_hall(self) -> bool:
        """Whether it is a local government."""
        return self.kind == TOWN_HALL


@dataclass(frozen=True)
class Scene:
    """The known actors of one or more twinnings, their ties, and the areas agreed on.

    Attributes:
        graph: The actors by IRI and their ties; an actor's city is its attribute ``city``.
        parties: Every actor by IRI.
        tie_areas: The areas of each pair's ties, by the pair in order of its IRIs.
        agreed: The areas of each agreement of each city, by the IRIs of the city and the agreement.
        twinned: The pairs of twinned cities, each once and in order.
        names: The name of each city, by IRI.
    """

    graph: nx.Graph[Any]
    parties: Mapping[str, Party]
    tie_areas: TieAreas = field(default_factory=dict)
    agreed: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    twinned: tuple[Pair, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """All areas that an agreement or a tie across the border names, in order."""
        across = (areas for ends, areas in self.tie_areas.items() if self.crosses(*ends))
        return tuple(sorted(self.room("").union(*across)))

    @cached_property
    def town_halls(self) -> tuple[str, ...]:
        """The local governments, by IRI."""
        return tuple(sorted(key for key, party in self.parties.items() if party.town_hall))

    def room(self, city: str) -> frozenset[str]:
        """Return the areas agreed on for a city; those of all agreements for an empty text."""
        agreements = [self.agreed.get(city, {})] if city else self.agreed.values()
        return frozenset().union(*(areas for each in agreements for areas in each.values()))

    def city(self, actor: str) -> str:
        """Return the IRI of an actor's city, or an empty string."""
        party = self.parties.get(actor)
        return party.city if party else ""

    def degree(self, actor: str) -> int:
        """Return how many actors an actor is tied to."""
        return int(self.graph.degree[actor]) if actor in self.graph else 0

    def crosses(self, one: str, other: str) -> bool:
        """Return whether two actors are of two different cities."""
        here, there = self.city(one), self.city(other)
        return bool(here and there and here != there)

    def name(self, actor: str) -> str:
        """Return an actor's name, or its IRI where it is not known."""
        party = self.parties.get(actor)
        return party.name if party else actor


def pair(one: str, other: str) -> Pair:
    """Return two IRIs in order: the key of what is true of both ways."""
    return (one, other) if one <= other else (other, one)


@cache
def wider_kinds(kind: str) -> frozenset[str]:
    """Return the IRIs of a kind of actors and of all kinds and classes above it."""
    import pyoxigraph as ox

    above = ox.NamedNode(expand("rdfs:subClassOf"))
    known = {concept.iri for concept in vocabulary(ACTOR_KIND)}
    quads = ontology_store().quads_for_pattern(ox.NamedNode(kind), above, None) if kind else ()
    parents = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
    return frozenset({kind}).union(*(wider_kinds(parent) for parent in parents & known))


def read_scene(store: Store, graph: nx.Graph[Any]) -> Scene:
    """Return the scene of a graph.

    Args:
        store: The graph, its entailments included.
        graph: Its network; every tie counts, in either direction.

    Returns:
        Everything is empty for a graph without actors.
    """
    tie_areas = _tie_areas(ask(store, "ties").records())
    agreements = _areas_by("agreement", ask(store, "agreement-areas").records())
    twinned = ask(store, "twinned-cities").records()
    agreed: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in twinned:
        agreement = str(row["agreement"])
        agreed[str(row["city"])][agreement] = frozenset(agreements.get(agreement, ()))
    return Scene(
        graph=graph,
        parties={party.actor: party for party in _parties(store, tie_areas)},
        tie_areas=tie_areas,
        agreed=agreed,
        twinned=tuple(sorted({pair(str(row["city"]), str(row["other"])) for row in twinned})),
        names={str(row["city"]): str(row["name"]) for row in ask(store, "cities").records()},
    )


def _tie_areas(rows: Iterable[Mapping[str, Cell]]) -> dict[Pair, frozenset[str]]:
    found: dict[Pair, set[str]] = defaultdict(set)
    for row in rows:
        ends = pair(str(row["from"]), str(row["to"]))
        found[ends].update(filter(None, str(row["areas"] or "").split("|")))
    return {ends: frozenset(areas) for ends, areas in found.items()}


def _areas_by(key: str, rows: Iterable[Mapping[str, Cell]]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[str(row[key])].add(str(row["area"]))
    return found


def _parties(store: Store, tie_areas: TieAreas) -> Iterator[Party]:
    areas = _areas_by("actor", ask(store, "active-areas").records())
    likely = _areas_by("actor", ask(store, "likely-areas").records())
    for ends, named in tie_areas.items():
        for end in ends:
            areas[end] |= named
    for row in ask(store, "actors").records():
        yield Party(
            actor=(actor := str(row["actor"])),
            name=str(row["name"]),
            acronym=str(row["acronym"] or ""),
            kind=str(row["kind"]),
            actor_class=str(row["class"]),
            city=str(row["city"] or ""),
            involved=bool(row["involved"]),
            areas=frozenset(areas.get(actor, ())),
            likely=frozenset(likely.get(actor, ())),
        )
