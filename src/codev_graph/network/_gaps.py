"""Who is missing: the coverage of class × area × city, and the known actors not yet involved.

What is not stated is treated as not there: a closed world, as OWL has none. The counts come from
the queries ``coverage-cells`` and ``uninvolved-actors``; here they are judged and ordered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.graph import GraphStore, ask
from codev_graph.terms import concept_by_iri

if TYPE_CHECKING:
    import networkx as nx

State = Literal["empty", "one-sided", "single-actor", "held"]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """An actor class in a cooperation area of an agreement, in one of its cities.

    Attributes:
        agreement: IRI of the agreement.
        city: IRI of the city.
        actor_class: IRI of the class of Tabla 1.
        area: IRI of the area.
        actors: How many actors of the class, in the city, take part and are active in the area.
        state: ``empty`` (none), ``one-sided`` (some, but none in any other city of the
            agreement), ``single-actor`` (one: its departure empties the cell) or ``held``.
    """

    agreement: str
    city: str
    actor_class: str
    area: str
    actors: int
    state: State


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known actor that no source shows taking part.

    Attributes:
        actor: Its IRI.
        name: Its name.
        actor_class: IRI of its class of Tabla 1.
        city: IRI of its city, or an empty string for one of a wider level.
        city_name: The city's name, or an empty string.
        fills: IRIs of the areas in which its class has no actor yet in its city.
        areas: How many areas the agreements of its city have.
        ties: How many actors it has a documented tie with.
        path: The names along the shortest way from an involved actor to it, both included;
            empty where there is none.
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

    @property
    def reason(self) -> str:
        """Why it matters and how it can be reached, in the language in force."""
        return " ".join((self._gain(), self._way()))

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
        if not self.path:
            if self.ties:
                return _("Its ties reach no actor that takes part.")
            return _("Not yet connected: no tie is documented.")
        if len(self.path) == 2:
            return _("{broker} already has a tie with it.").format(broker=self.path[0])
        return _("Reachable through {path}.").format(path=" → ".join(self.path[:-1]))


@dataclass(frozen=True)
class Gaps:
    """What is missing, and who could fill it.

    Attributes:
        cells: Every cell, the empty ones too.
        candidates: The actors not yet involved, those that would fill most first.
    """

    cells: tuple[CoverageCell, ...]
    candidates: tuple[Candidate, ...]

    @cached_property
    def coverage(self) -> Table:
        """Covered cells by ``all``, ``city``, ``class`` and ``area``.

        Columns: scope, key (an IRI, empty for ``all``), covered, cells, share. A cell is covered
        by one actor or more; ``share`` is covered / cells, from 0 to 1, and undefined (NaN)
        where there are no cells.
        """
        rows = list(_shares("all", ((cell, "") for cell in self.cells)))
        rows = rows or [("all", "", 0, 0, float("nan"))]
        rows += _shares("city", ((cell, cell.city) for cell in self.cells))
        rows += _shares("class", ((cell, cell.actor_class) for cell in self.cells))
        rows += _shares("area", ((cell, cell.area) for cell in self.cells))
        return Table.of(["scope", "key", "covered", "cells", "share"], rows)

    def table(self) -> Table:
        """Return one tidy table: every cell that is not held, then every candidate."""
        columns = [
            "gap",
            "agreement",
            "city",
            "class",
            "area",
            "state",
            "actors",
            "actor",
            "reason",
        ]
        return Table.of(columns, [*self._cell_rows(), *self._candidate_rows()])

    def _cell_rows(self) -> Iterator[list[str | int | None]]:
        for cell in self.cells:
            if cell.state != "held":
                where = [cell.agreement, cell.city, cell.actor_class, cell.area]
                yield ["cell", *where, cell.state, cell.actors, None, None]

    def _candidate_rows(self) -> Iterator[list[str | int | None]]:
        for found in self.candidates:
            where = [None, found.city or None, found.actor_class]
            yield ["actor", *where, None, None, None, found.actor, found.reason]


Row = tuple[str, str, int, int, float]


def _shares(scope: str, keyed: Iterable[tuple[CoverageCell, str]]) -> Iterator[Row]:
    """Yield covered, all and their ratio for each key."""
    cells: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for cell, key in keyed:
        cells[key] += 1
        covered[key] += cell.actors > 0
    for key, count in sorted(cells.items()):
        yield scope, key, covered[key], count, covered[key] / count


def find_gaps(store: GraphStore, network: nx.Graph[Any]) -> Gaps:
    """Return the coverage and the candidates of a graph.

    Args:
        store: The graph, its entailments included.
        network: The actors and their ties, by IRI; a direction is not heeded.

    Returns:
        Both are empty for a graph without agreements and without actors; an agreement without
        areas has no cells.
    """
    cells = tuple(_cells(ask(store, "coverage-cells")))
    return Gaps(cells, tuple(_candidates(store, network, cells)))


def _cells(counts: Table) -> Iterator[CoverageCell]:
    sides: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    rows = [(str(a), str(c), str(k), str(r), int(n or 0)) for a, c, k, r, n in counts]
    for agreement, city, kind, area, actors in rows:
        sides[agreement, kind, area][city] += actors
    for agreement, city, kind, area, actors in rows:
        elsewhere = sides[agreement, kind, area].total() - actors
        yield CoverageCell(agreement, city, kind, area, actors, _state(actors, elsewhere))


def _state(actors: int, elsewhere: int) -> State:
    if actors == 0:
        return "empty"
    if elsewhere == 0:
        return "one-sided"
    return "single-actor" if actors == 1 else "held"


def _candidates(
    store: GraphStore, network: nx.Graph[Any], cells: tuple[CoverageCell, ...]
) -> list[Candidate]:
    names = {str(row["actor"]): str(row["name"]) for row in ask(store, "actors").records()}
    rows = ask(store, "uninvolved-actors").records()
    absent = {str(row["actor"]) for row in rows}
    ways = _Ways(network, (node for node in network if node not in absent))
    fills = _empty_areas(cells)
    areas = _areas_by_city(cells)
    found = [
        Candidate(
            actor=(actor := str(row["actor"])),
            name=str(row["name"]),
            actor_class=str(row["class"]),
            city=str(row["city"] or ""),
            city_name=str(row["cityName"] or ""),
            fills=fills.get((str(row["city"]), str(row["class"])), ()),
            areas=len(areas.get(str(row["city"]), ())),
            ties=int(row["ties"] or 0),
            path=tuple(names.get(node, node) for node in ways.to(actor, str(row["city"] or ""))),
        )
        for row in rows
    ]
    return sorted(found, key=_urgency)


def _urgency(found: Candidate) -> tuple[int, int, int, str]:
    """Order by what is filled, then by how near the actor is, then by its ties."""
    distance = len(found.path) or 1_000_000
    return -len(found.fills), distance, -found.ties, found.name


def _empty_areas(cells: Iterable[CoverageCell]) -> dict[tuple[str, str], tuple[str, ...]]:
    empty: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in cells:
        if cell.state == "empty":
            empty[cell.city, cell.actor_class].add(cell.area)
    return {key: tuple(sorted(areas)) for key, areas in empty.items()}


def _areas_by_city(cells: Iterable[CoverageCell]) -> Mapping[str, set[str]]:
    areas: dict[str, set[str]] = defaultdict(set)
    for cell in cells:
        areas[cell.city].add(cell.area)
    return areas


class _Ways:
    """The shortest ways from involved actors to the others, those within a city first."""

    def __init__(self, network: nx.Graph[Any], involved: Iterable[str]) -> None:
        self._network = network.to_undirected(as_view=True) if network.is_directed() else network
        self._involved = list(involved)
        self._from: dict[str, dict[str, list[str]]] = {}

    def to(self, actor: str, city: str) -> list[str]:
        """Return the nodes from an involved actor to ``actor``; empty if no path leads there.

        Of two ways equally short, the one that begins in the actor's own city is taken.
        """
        anywhere = self._reached("").get(actor, [])
        here = self._reached(city).get(actor, []) if city else []
        return here if here and len(here) <= len(anywhere) else anywhere

    def _reached(self, city: str) -> dict[str, list[str]]:
        """Return the shortest path from any involved actor of a city (all for "") to each node."""
        import networkx as nx

        if city not in self._from:
            nodes = self._network.nodes
            starts = [n for n in self._involved if not city or nodes[n].get("city") == city]
            self._from[city] = (
                nx.multi_source_dijkstra_path(self._network, starts, weight=None) if starts else {}
            )
        return self._from[city]
