"""Records → quads: each fact in the named graph of each source that states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
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
    """Where in the tables an individual was stated, and its columns' own headers by English one."""

    file: str
    row: int
    headers: Mapping[str, str] = MappingProxyType({})


def stated_quads(dataset: Dataset) -> Iterator[ox.Quad]:
    """Yield the quads of every record of ``dataset``, and the description of its sources.

    A row that several sources state stands in the graph of each. Rows without an id of their
    own that state the same twice (two periods, say) are numbered in the order of the table,
    after a sign that no id holds: else "a-2" could be a row or the second of two.

    None is kept: a store that takes them one by one holds a large table once, not twice.
    """
    mapper, merger = _Mapper(dataset), Merger(dataset)
    for kind, key, record in _keyed(dataset):
        node = mapper.node(kind, key)
        parts = merger.parts(node, record) if merger.decided else ((node, record),)
        for subject, part in parts:
            yield from mapper.quads(subject, part)
    yield from merger.decisions()


def places_of(dataset: Dataset) -> dict[str, Place]:
    """Return the file and row of each individual, by IRI."""
    return {
        individual(dataset.name, kind, key): Place(
            (file := dataset.names[record.table]), record.row, dataset.headers.get(file, {})
        )
        for kind, key, record in _keyed(dataset)
    }


def _keyed(dataset: Dataset) -> Iterator[tuple[str, str, Record]]:
    """Yield every record with the type and key that name it in its IRI."""
    for kind, records in dataset.records.items():
        seen: dict[str, int] = {}
        for record in records:
            key = record.key()
            times = seen[key] = seen.get(key, 0) + 1
            yield kind.type, key if times == 1 else f"{key}~{times}", record


class _Mapper:
    """Maps the records of one data set; columns say themselves which property they are.

    Properties that come again (concepts, dates, actors named in ties, citations) are made once: to
    make them anew for each row would take longer than all the rest.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._columns = {kind: self._mapped(kind) for kind in dataset.records}
        self._cited: dict[tuple[Citation, ...], list[tuple[ox.NamedNode, list[Property]]]] = {}
        self._types = {kind: _type(kind) for kind in dataset.records}
        self._described = self.node("graph", DESCRIPTION)

    def node(self, kind: str, key: str) -> ox.NamedNode:
        """Return the individual, or the graph, of one type and key."""
        return ox.NamedNode(individual(self._dataset.name, kind, key))

    def quads(self, subject: ox.NamedNode, record: Record) -> list[ox.Quad]:
        """Return the quads of one record."""
        properties = self._properties(record)
        if isinstance(record, Source):
            graph = self.node("graph", record.id)
            said = [ox.Quad(subject, name, value, self._described) for name, value in properties]
            return [*said, ox.Quad(graph, _DERIVED, subject, self._described)]
        return [
            ox.Quad(subject, name, value, graph)
            for graph, cited in self._graphs(getattr(record, "sources", ()))
            for name, value in (*properties, *cited)
        ]

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
        for name, many, column in self._columns[type(record)]:
            value = values[name]
            if value is None:
                continue
            for item in value if many else (value,):
                found += column[item]
        return found

    def _mapped(self, kind: type[Record]) -> list[tuple[str, bool, MappedColumn]]:
        return [
            (name, column.many, MappedColumn(column, self._referred))
            for name, column in columns(kind).items()
            if column.maps
        ]

    def _referred(self, column: Reference, key: str) -> ox.NamedNode:
        """Return the row named; validation has made sure that it is there."""
        types = {kind.table: kind.type for kind in self._dataset.records}
        found = (table for table in column.tables if key in self._keys.get(table, ()))
        return self.node(types[next(found)], key)

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        """The keys of each table."""
        tables = self._dataset.records.items()
        return {kind.table: {record.key() for record in records} for kind, records in tables}


def _type(kind: type[Record]) -> list[Property]:
    return [(_TYPE, ox.NamedNode(expand(kind.rdf_class)))] if kind.rdf_class else []
