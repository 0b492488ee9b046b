"""The known actors that no source shows taking part: what each would fill, who leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codev_graph._i18n import gettext as _
from codev_graph.graph import GraphStore, ask
from codev_graph.network.gaps._coverage import CoverageCell, areas_by_city, empty_areas
from codev_graph.terms import concept_by_iri

if TYPE_CHECKING:
    import networkx as nx


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


def candidates(
    store: GraphStore, network: nx.Graph[Any], cells: tuple[CoverageCell, ...]
) -> list[Candidate]:
    """Return the actors not yet involved, those that would fill most first."""
    names = {str(row["actor"]): str(row["name"]) for row in ask(store, "actors").records()}
    rows = ask(store, "uninvolved-actors").records()
    absent = {str(row["actor"]) for row in rows}
    ways = _Ways(network, (node for node in network if node not in absent))
    fills = empty_areas(cells)
    areas = areas_by_city(cells)
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
