"""What those who read a graph need of its store, wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyoxigraph as ox

    from codev_graph._table import Table
    from codev_graph.graph._answers import Answer


class Store(Protocol):
    """A store that answers SPARQL: in memory, in a workspace, or on another machine."""

    def run(self, query: str) -> Answer:
        """Run a SPARQL 1.1 query, our prefixes supplied; see :class:`GraphStore`."""

    def stream(self, query: str) -> Iterator[ox.QuerySolutions]:
        """Yield the rows of a SELECT in one answer or more, each row as it is found.

        However many there are, no more than a page of them is in memory, unless the query itself
        orders, groups or compares them.
        """

    def select(self, query: str) -> Table:
        """Return the answer of a query as a table."""

    def individual(self, kind: str, key: str) -> str | None:
        """Return the IRI of the row ``key`` of type ``kind``; an IRI may be given as it is."""

    def keys(self, kind: str) -> list[str]:
        """Return the ids of the rows of one type, sorted."""

    def holds(self, iri: str) -> bool:
        """Return whether any statement, or the name of any graph, has this IRI in it."""

    def require_ontology(self) -> None:
        """Refuse a store without the ontology: the questions of the library rest on it."""

    def quads(self) -> list[ox.Quad]:
        """Return the quads of the build, without the ontology, in the order of graph files."""
