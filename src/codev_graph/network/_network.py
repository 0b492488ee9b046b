"""The network of a knowledge graph: a NetworkX graph, how it was made, and its measures."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codev_graph._table import Cell, Table
from codev_graph.graph import GraphStore, ask
from codev_graph.network._brokerage_table import brokerage
from codev_graph.network._measures import NetworkNotice, measures
from codev_graph.network._network_measures import network_measures
from codev_graph.network._projection import ActorRow, Projection, TieRow, project
from codev_graph.terms import concept_by_iri

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Network:
    """The actors and their ties, measurable.

    Attributes:
        graph: Any NetworkX function works on it; the nodes are the actors' IRIs.
        projection: How ties became edges; it prints itself.
    """

    graph: nx.Graph[str]
    projection: Projection

    def measures(self, names: Iterable[str] | None = None) -> Table:
        """Return the measures of every actor: those of :func:`codev_graph.measures`, with names.

        Columns: actor, name, measure, value, rank, z, p.
        """
        with _told_already():
            table = measures(self.graph, self._group(), names)
        rows = ((actor, self.graph.nodes[str(actor)]["name"], *rest) for actor, *rest in table)
        return Table.of((table.columns[0], "name", *table.columns[1:]), rows)

    def network_measures(self, names: Iterable[str] | None = None, seed: int = 0) -> Table:
        """Return the measures of the whole; see :func:`codev_graph.network_measures`."""
        with _told_already():
            return network_measures(self.graph, self._group(), names, seed)

    def brokerage(self) -> Table:
        """Return the Gould–Fernandez roles across the cities; see :func:`codev_graph.brokerage`."""
        with _told_already():
            return brokerage(self.graph, self._group() or "city")

    def _group(self) -> str | None:
        """Return the attribute of the cities, or ``None`` if no actor is of any city."""
        located = any("city" in data for _node, data in self.graph.nodes(data=True))
        return "city" if located else None


@contextmanager
def _told_already() -> Iterator[None]:
    """Keep quiet about actors without a city: the projection counts and says them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NetworkNotice)
        yield


def read_network(store: GraphStore, projection: Projection | None = None) -> Network:
    """Return the network of a graph.

    Args:
        store: The graph to ask.
        projection: How ties become edges; by default all ties, undirected, isolates kept.

    Returns:
        An empty network for a graph without actors.
    """
    made = project(_actors(store), _ties(store), projection or Projection())
    return Network(*made)


def _actors(store: GraphStore) -> Iterator[ActorRow]:
    for row in ask(store, "actors").records():
        yield ActorRow(
            id=str(row["actor"]),
            name=str(row["name"]),
            actor_class=_notation(row["class"]),
            city=str(row["city"]) if row["city"] else None,
            level=_notation(row["level"]) or None,
        )


def _ties(store: GraphStore) -> Iterator[TieRow]:
    for row in ask(store, "ties").records():
        yield TieRow(
            source=str(row["from"]),
            target=str(row["to"]),
            mutual=bool(row["mutual"]),
            purposes=_notations(row, "purposes"),
            areas=_notations(row, "areas"),
            strength=float(row["strength"]) if row["strength"] is not None else None,
            earliest=str(row["startEarliest"] or ""),
            latest=str(row["endLatest"] or ""),
        )


def _notation(iri: Cell) -> str:
    term = concept_by_iri(str(iri or ""))
    return term.notation if term else ""


def _notations(row: Mapping[str, Cell], column: str) -> frozenset[str]:
    iris = filter(None, str(row[column] or "").split("|"))
    return frozenset(_notation(iri) for iri in iris)
