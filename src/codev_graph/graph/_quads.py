"""Records → quads: each fact in the named graph of each source that states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from codev_graph.graph._mapped import MappedColumn, Property
from codev_graph.graph._merged import Merger
from codev_graph.sources import Cited, City, Dataset, Record, Reference, Source, columns
from codev_graph.terms import DESCRIPTION, expand, individual

_TYPE: Final = ox.NamedNode(expand("rdf:type"))
_LABEL: Final = ox.NamedNode(expand("rdfs:label"))
_DERIVED: Final = ox.NamedNode(expand("prov:wasDerivedFrom"))
_CITED_AT: Final = ox.NamedNode(expand("codev:citedAt"))
# Not skos:exactMatch, which would make the city a concept.
_SAME_ITEM: Final = ox.NamedNode(expand("schema:sameAs"))
_WIKIDATA: Final = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Place:
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
    mapper = _Mapper(dataset)
    merger = Merger(dataset)
    result = Quads()
    for kind, records in dataset.records.items():
        file = dataset.names[kind.table]
        for key, record in _numbered(records):
            node = mapper.node(kind.type, key)
            result.places[node.value] = Place(file, record.row)
            for subject, part in merger.parts(node, record):
                result.quads.extend(mapper.quads(subject, part))
    result.quads.extend(merger.decisions())
    return result


def _numbered(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    seen: Counter[str] = Counter()
    for record in records:
        key = record.key()
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}~{seen[key]}", record


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
        self._types = {kind: _type(kind) for kind in dataset.records}
        self._described = self.node("graph", DESCRIPTION)

    def node(self, kind: str, key: str) -> ox.NamedNode:
        """Return the individual, or the graph, of one type and key."""
        found = self._nodes.get((kind, key))
        if found is None:
            found = self._nodes[kind, key] = ox.NamedNode(individual(self._name, kind, key))
        return found

    def quads(self, subject: ox.NamedNode, record: Record) -> Iterator[ox.Quad]:
        """Yield the quads of one record."""
        properties = self._properties(record)
        if isinstance(record, Source):
            yield from self._source(subject, record, properties)
        elif isinstance(record, Cited):
            # A row that cites two places of one source is stated there once.
            for source in dict.fromkeys(citation.source for citation in record.sources):
                graph = self.node("graph", source)
                places = [one.locator for one in record.sources if one.source == source]
                for predicate, value in [*properties, *self._cited(source, places)]:
                    yield ox.Quad(subject, predicate, value, graph)

    def _source(
        self, subject: ox.NamedNode, record: Source, properties: list[Property]
    ) -> Iterator[ox.Quad]:
        for predicate, value in properties:
            yield ox.Quad(subject, predicate, value, self._described)
        yield ox.Quad(self.node("graph", record.id), _DERIVED, subject, self._described)

    def _cited(self, source: str, locators: list[str]) -> Iterator[Property]:
        yield _DERIVED, self.node(Source.type, source)
        for locator in locators:
            if locator:
                yield _CITED_AT, ox.Literal(locator)

    def _properties(self, record: Record) -> list[Property]:
        found = list(self._types[type(record)])
        if english := getattr(record, "name_en", None):
            found.append((_LABEL, ox.Literal(english, language="en")))
        if isinstance(record, City) and record.wikidata:
            found.append((_SAME_ITEM, ox.NamedNode(_WIKIDATA + record.wikidata)))
        for name, column in self._columns[type(record)].items():
            value = getattr(record, name)
            if value is not None:
                for item in value if column.many else (value,):
                    found.extend(column.properties(item))
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
