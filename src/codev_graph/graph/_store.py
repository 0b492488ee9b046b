"""The store: the quads of a build beside the ontology, answering SPARQL."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, Self

import pyoxigraph as ox

from codev_graph._table import Table
from codev_graph.graph._answers import Answer, to_table, unanswered
from codev_graph.graph._ontology import ontology_entailments
from codev_graph.graph._outside import refuse_foreign_graphs, refuse_service
from codev_graph.graph._syntax import syntax_error
from codev_graph.graph._trig import in_order
from codev_graph.terms import ENTAILMENTS, ONTOLOGY, PREFIXES, expand, ontology_store, parts_of

Term = ox.NamedNode | ox.Literal
_ONTOLOGY_GRAPH: Final = ox.NamedNode(ONTOLOGY)
_ENTAILED_GRAPH: Final = ox.NamedNode(f"{ONTOLOGY}/{ENTAILMENTS}")
_UNION: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode(expand("rdf:type"))


class GraphStore:
    """An Oxigraph store that holds a build and the ontology; not changed once made.

    Made of quads it is in memory; :func:`open_workspace` opens one on disk.

    The default graph holds the union of the named graphs as triples of its own: asked for a
    union, Oxigraph visits every graph for every pattern (0.8 s against 0.003 s for ``ties``).
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._store = ox.Store()
        fill(self._store, quads)

    @classmethod
    def over(cls, filled: ox.Store, digest: str) -> Self:
        """Return the store over what :func:`fill` filled; ``digest`` is that of its quads."""
        made = cls.__new__(cls)
        made._store = filled
        made.digest = digest
        return made

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the quads: two stores of the same digest answer alike."""
        return digest_of(map(str, self.quads()))

    def quads(self) -> list[ox.Quad]:
        """Return the quads of the build, without the ontology, in the order of graph files."""
        ours = (_ONTOLOGY_GRAPH, _ENTAILED_GRAPH, _UNION)
        return in_order(quad for quad in self._store if quad.graph_name not in ours)

    def holds_graph(self, iri: str) -> bool:
        """Return whether there is a named graph of this IRI."""
        return _is_iri(iri) and self._store.contains_named_graph(ox.NamedNode(iri))

    def holds(self, iri: str) -> bool:
        """Return whether any statement, or the name of any graph, has this IRI in it."""
        if not _is_iri(iri):
            return False
        node, look = ox.NamedNode(iri), self._store.quads_for_pattern
        found = (
            look(node, None, None, _UNION),
            look(None, node, None, _UNION),
            look(None, None, node, _UNION),
        )
        return any(next(each, None) for each in found) or self.holds_graph(iri)

    def require_ontology(self) -> None:
        """Do nothing: the ontology is part of every store that is made here."""

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        """The IRI of every individual that a table's row stands for, by type and id."""
        rows: dict[str, dict[str, str]] = defaultdict(dict)
        for quad in self._store.quads_for_pattern(None, _TYPE, None, _UNION):
            iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
            if parts := parts_of(iri):
                rows[parts[1]].setdefault(parts[2], iri)
        return rows

    def individual(self, kind: str, key: str) -> str | None:
        """Return the IRI of the row ``key`` of type ``kind``; an IRI may be given as it is."""
        rows = self._rows.get(kind, {})
        return key if key in rows.values() else rows.get(key)

    def keys(self, kind: str) -> list[str]:
        """Return the ids of the rows of one type, sorted."""
        return sorted(self._rows.get(kind, {}))

    def select(self, query: str) -> Table:
        """Return the answer of a query; the triples of a CONSTRUCT are sorted. See :meth:`run`.

        Raises:
            QueryError: if it can not be answered to the end.
        """
        answer = self.run(query)
        try:
            # Only now does Oxigraph look for the answers.
            return to_table(answer)
        except (OSError, RuntimeError, ValueError) as error:
            raise unanswered(query, error) from error

    def stream(self, query: str) -> Iterator[ox.QuerySolutions]:
        """Yield the one answer of a SELECT; Oxigraph looks for its rows as they are read.

        Raises:
            QueryError: if the query is none, or can not be answered.
        """
        answer = self.run(query)
        if isinstance(answer, ox.QuerySolutions):
            yield answer

    def run(
        self,
        query: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        services: Collection[str] = (),
    ) -> Answer:
        """Run any SPARQL 1.1 query, with our prefixes supplied.

        Args:
            query: The text.
            default_graphs: The named graphs whose union is the default graph, in the place of all
                of them (``default-graph-uri`` of the SPARQL protocol).
            named_graphs: The graphs that ``GRAPH`` finds (``named-graph-uri``). Where either list
                is given the other is empty by default, and what the query says after ``FROM`` does
                not count.
            services: The hosts that ``SERVICE`` may ask.

        Raises:
            QuerySyntaxError: if the text is no SPARQL; it carries line and column.
            ForbiddenQueryError: if it asks another machine (``SERVICE``), or for a graph that is
                not in the store (``FROM``).
            QueryError: if it can not be answered.
        """
        refuse_service(query, services)
        refuse_foreign_graphs(query, self.holds_graph)
        try:
            if default_graphs is None and named_graphs is None:
                return self._store.query(query, prefixes=PREFIXES)
            return self._store.query(
                query,
                prefixes=PREFIXES,
                default_graph=[ox.NamedNode(iri) for iri in default_graphs or ()],
                named_graphs=[ox.NamedNode(iri) for iri in named_graphs or ()],
            )
        except SyntaxError as error:
            raise syntax_error(query, str(error)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise unanswered(query, error) from error


def fill(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add the quads of a build and the ontology to an empty store, each also to their union."""
    named = with_ontology(quads)
    store.bulk_extend(each for quad in named for each in (quad, _in_graph(quad, _UNION)))


def with_ontology(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the quads of a build, and then the ontology and what it entails, in their graphs."""
    ontology = (_in_graph(quad, _ONTOLOGY_GRAPH) for quad in ontology_store())
    entailed = (_in_graph(each, _ENTAILED_GRAPH) for each in ontology_entailments())
    return chain(quads, ontology, entailed)


def digest_of(lines: Iterable[str]) -> str:
    """Return the SHA-256 of lines of text."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
    return digest.hexdigest()


def _in_graph(quad: ox.Quad | ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
