"""Networks read from a knowledge graph: actors and ties, or actors and what they take part in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, get_args

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError, did_you_mean
from codev_graph.graph import Store, ask
from codev_graph.network._choices import refuse_unknown
from codev_graph.network._network import Network
from codev_graph.network._projection import ActorRow, Projection, TieRow
from codev_graph.network._slices import Documented
from codev_graph.network._two_mode import (
    COLUMNS,
    Weighting,
    projected_ties,
    two_mode_measures,
    two_mode_projection,
)
from codev_graph.terms import by_written_form, concept_by_iri, fold

if TYPE_CHECKING:
    import networkx as nx

Mode = Literal["committee", "agreement", "project", "area"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
ACTOR: Final = "actor"
_ACTIVE: Final = """
SELECT DISTINCT ?actor ?other ?name WHERE {
  ?actor codev:activeIn ?other . ?other skos:notation ?name } ORDER BY ?actor ?other"""
_TAKING_PART: Final = """
SELECT DISTINCT ?actor ?other ?name WHERE {
  ?actor codev:participatesIn ?other . ?other rdfs:label ?name . FILTER(LANG(?name) = "") }
ORDER BY ?actor ?other"""
_ALL: Final = """
SELECT DISTINCT ?other ?name WHERE {{
  ?other a codev:{type} ; rdfs:label ?name . FILTER(LANG(?name) = "") }} ORDER BY ?other"""


@dataclass(frozen=True)
class TwoModes:
    """Actors and what they take part in, each kind a mode, nothing projected.

    Attributes:
        graph: Undirected; nodes carry ``mode`` (``actor``, or what they take part in) and ``name``.
        mode: The other mode.
    """

    graph: nx.Graph[str]
    mode: str

    def __str__(self) -> str:
        """Say how many nodes of each mode there are, and what joins them."""
        modes = [data["mode"] for _node, data in self.graph.nodes(data=True)]
        text = _("{actors} actors and {others} of “{mode}”, joined by {ties} participations.")
        return text.format(
            actors=modes.count(ACTOR),
            others=len(modes) - modes.count(ACTOR),
            mode=self.mode,
            ties=self.graph.number_of_edges(),
        )

    def measures(self) -> Table:
        """Return the measures of ``two_mode_measures``, with names; an empty table if one is empty.

        Columns: actor, name, mode, measure, value, rank.
        """
        modes = {data["mode"] for _node, data in self.graph.nodes(data=True)}
        rows = two_mode_measures(self.graph) if len(modes) == 2 else Table.of(COLUMNS, [])
        named = ((row[0], self.graph.nodes[str(row[0])]["name"], *row[1:]) for row in rows)
        return Table.of(("actor", "name", *rows.columns[1:]), named)

    def projected_ties(self, weighting: Weighting = "newman", onto: str = ACTOR) -> Table:
        """Return the ties of the projection, strongest first, with names; see ``projected_ties``.

        Columns: source, source_name, target, target_name, weight.

        Raises:
            NetworkError: if ``onto`` or ``weighting`` is unknown, or there are not two modes.
        """
        nodes = self.graph.nodes
        rows = [
            (source, nodes[str(source)]["name"], target, nodes[str(target)]["name"], weight)
            for source, target, weight in projected_ties(self.graph, onto, weighting=weighting)
        ]
        return Table.of(("source", "source_name", "target", "target_name", "weight"), rows)

    def projection(self, weighting: Weighting = "newman", onto: str = ACTOR) -> nx.Graph[str]:
        """Return the projection onto one mode, when that is what is asked for."""
        return two_mode_projection(self.graph, onto, weighting=weighting)


def read_network(store: Store, projection: Projection | None = None) -> Network:
    """Return the network of a graph.

    Args:
        store: The graph to ask.
        projection: How ties become edges; by default all ties, undirected, isolates kept.
            Purposes and areas may be written by notation or by label.

    Returns:
        An empty network for a graph without actors.

    Raises:
        NetworkError: if there is no such purpose or area.
    """
    documented = Documented(tuple(_actors(store)), tuple(_ties(store)))
    graph, made = documented.project(written_out(projection or Projection()))
    return Network(graph, made, documented)


def read_two_modes(store: Store, mode: str) -> TwoModes:
    """Return the actors and the committees, agreements, projects or areas they take part in.

    Actors who take part in none, and committees without actors, are there as isolates; of the
    areas, those in which an actor is active.

    Raises:
        NetworkError: if ``mode`` is none of :data:`MODES`.
    """
    import networkx as nx

    refuse_unknown(mode, MODES)
    graph: nx.Graph[str] = nx.Graph()
    for row in _actors(store):
        graph.add_node(row.id, mode=ACTOR, name=row.name)
    others = {} if mode == "area" else _all(store, mode)
    for actor, other, name in store.select(_ACTIVE if mode == "area" else _TAKING_PART):
        if mode == "area":
            others[str(other)] = str(name)
        if str(other) in others:
            graph.add_edge(str(actor), str(other))
    for other, name in others.items():
        graph.add_node(other, mode=mode, name=name)
    return TwoModes(graph, mode)


def _all(store: Store, mode: str) -> dict[str, str]:
    """Return the names of all committees, agreements or projects by IRI."""
    rows = store.select(_ALL.format(type=mode.title()))
    return {str(other): str(name) for other, name in rows}


def written_out(choice: Projection) -> Projection:
    """Return a projection with its purposes and areas by notation.

    Raises:
        NetworkError: if there is no such purpose or area.
    """
    return replace(
        choice,
        purposes=tuple(_notation_of("purpose", text) for text in choice.purposes),
        areas=tuple(_notation_of("area", text) for text in choice.areas),
    )


def _notation_of(scheme: str, text: str) -> str:
    forms = by_written_form(scheme)
    found = forms.get(fold(text))
    if found is None:
        near = did_you_mean(get_close_matches(fold(text), forms))
        known = _("the vocabulary “{scheme}” has no such concept.").format(scheme=scheme)
        raise NetworkError(text, " ".join(filter(None, [known, near])))
    return found.notation


def _actors(store: Store) -> Iterator[ActorRow]:
    for row in ask(store, "actors").records():
        yield ActorRow(
            id=str(row["actor"]),
            name=str(row["name"]),
            actor_class=_notation(row["class"]),
            city=str(row["city"]) if row["city"] else None,
            level=_notation(row["level"]) or None,
            kind=_notation(row["kind"]),
            city_name=str(row["cityName"] or ""),
        )


def _ties(store: Store) -> Iterator[TieRow]:
    for row in ask(store, "ties").records():
        yield TieRow(
            source=str(row["from"]),
            target=str(row["to"]),
            mutual=bool(row["mutual"]),
            purposes=_notations(row["purposes"]),
            areas=_notations(row["areas"]),
            strength=float(row["strength"]) if row["strength"] is not None else None,
            earliest=str(row["startEarliest"] or ""),
            latest=str(row["endLatest"] or ""),
            id=str(row["tie"]),
        )


def _notation(iri: Cell) -> str:
    term = concept_by_iri(str(iri or ""))
    return term.notation if term else ""


def _notations(cell: Cell) -> frozenset[str]:
    iris: Iterable[str] = filter(None, str(cell or "").split("|"))
    return frozenset(map(_notation, iris))
