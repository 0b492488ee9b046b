"""Records → quads: each fact in the named graph of each source that states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pyoxigraph as ox

from codev_graph.graph._mapped import MappedColumn, Property
from codev_graph.graph._merged import Merger
from codev_graph.sources import (
    Citation,
    City,
    Dataset,
    Record,
    Reference,
    Source,
    columns,
    without_collecting,
)
from codev_graph.terms import DESCRIPTION, expand, individual

_TYPE: Final = ox.NamedNode(expand("rdf:type"))
_LABEL: Final = ox.NamedNode(expand("rdfs:label"))
_DERIVED: Final = ox.NamedNode(expand("prov:wasDerivedFrom"))
_CITED_AT: Final = ox.NamedNode(expand("codev:citedAt"))
# Not skos:exactMatch, which would make the city a concept.
_SAME_ITEM: Final = ox.NamedNode(expand("schema:sameAs"))
_WIKIDATA: Final = "http://www.wikidata.org/entity/"


class Place(NamedTuple):
    """Where in the tables an individual was stated."""

    file: str
    row: int


@dataclass(slots=True)
class Quads:
    """The facts of one data set.

    Attributes:
        quads: What the sources say, and the description of the sources.
        places: The file and row of each individual, by IRI.
    """

    quads: list[ox.Quad] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def to_quads(dataset: Dataset) -> Quads:
    """Return the quads of every record of ``dataset``.

    A row that several sources state stands in the graph of each. Rows without an id of their
    own that state the same twice (two periods, say) are numbered in the order of the table,
    after a sign that no id holds: else "a-2" could be a row or the second of two.
    """
    with without_collecting():
        return _mapped(dataset)


def _mapped(dataset: Dataset) -> Quads:
    mapper = _Mapper(dataset)
    merger = Merger(dataset)
    result = Quads()
    for kind, records in dataset.records.items():
        file = dataset.names[kind.table]
        for key, record in _numbered(records):
            node = mapper.node(kind.type, key)
            result.places[node.value] = Place(file, record.row)
            parts = merger.parts(node, record) if merger.decided else ((node, record),)
            for subject, part in parts:
                result.quads += mapper.quads(subject, part)
    result.quads.extend(merger.decisions())
    return result


def _numbered(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    seen: dict[str, int] = {}
    for record in records:
        key = record.key()
        times = seen[key] = seen.get(key, 0) + 1
        yield key if times == 1 else f"{key}~{times}", record


class _Mapper:
    """Maps the records of one data set; columns say themselves which property they are.

    Nodes and properties that come again (graphs, concepts, dates, actors named in ties) are made
    once: to make them anew for each row would take longer than all the rest.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._name = dataset.name
        self._tables = {
            kind.table: (kind.type, {record.key() for record in records})
            for kind, records in dataset.records.items()
        }
        self._nodes: dict[tuple[str, str], ox.NamedNode] = {}
        self._columns = {kind: self._mapped(kind) for kind in dataset.records}
        self._cited: dict[tuple[Citation, ...], list[tuple[ox.NamedNode, list[Property]]]] = {}
        self._types = {kind: _type(kind) for kind in dataset.records}
        self._described = self.node("graph", DESCRIPTION)

    def node(self, kind: str, key: str) -> ox.NamedNode:
        """Return the individual, or the graph, of one type and key."""
        found = self._nodes.get((kind, key))
        if found is None:
            found = self._nodes[kind, key] = ox.NamedNode(individual(self._name, kind, key))
        return found

    def quads(self, subject: ox.NamedNode, record: Record) -> list[ox.Quad]:
        """Return the quads of one record."""
        properties = self._properties(record)
        if isinstance(record, Source):
            graph = self.node("graph", record.id)
            said = [ox.Quad(subject, name, value, self._described) for name, value in properties]
            return [*said, ox.Quad(graph, _DERIVED, subject, self._described)]
        quads: list[ox.Quad] = []
        for graph, cited in self._graphs(getattr(record, "sources", ())):
            quads += [ox.Quad(subject, name, value, graph) for name, value in properties]
            quads += [ox.Quad(subject, name, value, graph) for name, value in cited]
        return quads

    def _graphs(self, citations: tuple[Citation, ...]) -> list[tuple[ox.NamedNode, list[Property]]]:
        """Return the graph of each source cited, with what it says of where it is cited."""
        found = self._cited.get(citations)
        if found is None:
            sources = dict.fromkeys(citation.source for citation in citations)
            found = [
                (self.node("graph", key), list(self._places(key, citations))) for key in sources
            ]
            self._cited[citations] = found
        return found

    def _places(self, source: str, citations: tuple[Citation, ...]) -> Iterator[Property]:
        """Yield that a row rests on a source, and where in it: a row may cite several places."""
        yield _DERIVED, self.node(Source.type, source)
        for citation in citations:
            if citation.source == source and citation.locator:
                yield _CITED_AT, ox.Literal(citation.locator)

    def _properties(self, record: Record) -> list[Property]:
        found = list(self._types[type(record)])
        values = vars(record)
        if english := values.get("name_en"):
            found.append((_LABEL, ox.Literal(english, language="en")))
        if isinstance(record, City) and record.wikidata:
            found.append((_SAME_ITEM, ox.NamedNode(_WIKIDATA + record.wikidata)))
        for name, column in self._columns[type(record)].items():
            value = values[name]
            if value is None:
                continue
            for item in value if column.many else (value,):
                found += column.properties(item)
        return found

    def _mapped(self, kind: type[Record]) -> Mapping[str, MappedColumn]:
        mapped = {name: column for name, column in columns(kind).items() if column.maps}
        return {name: MappedColumn(column, self._referred) for name, column in mapped.items()}

    def _referred(self, column: Reference, key: str) -> ox.NamedNode:
        """Return the row named; validation has made sure that it is there."""
        tables = (self._tables[table] for table in column.tables if table in self._tables)
        return self.node(next(kind for kind, keys in tables if key in keys), key)


def _type(kind: type[Record]) -> list[Property]:
    return [(_TYPE, ox.NamedNode(expand(kind.rdf_class)))] if kind.rdf_class else []
