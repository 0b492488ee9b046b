"""Records → quads: each fact in the named graph of each source that states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from codev_graph.sources import (
    Citation,
    Cited,
    City,
    Column,
    Dataset,
    Date,
    Guidance,
    Record,
    Reference,
    Source,
    Term,
    Url,
    columns,
)
from codev_graph.terms import DESCRIPTION, expand, individual, named_graph

_TYPE: Final = ox.NamedNode(expand("rdf:type"))
_LABEL: Final = ox.NamedNode(expand("rdfs:label"))
_DERIVED: Final = ox.NamedNode(expand("prov:wasDerivedFrom"))
_CITED_AT: Final = ox.NamedNode(expand("codev:citedAt"))
# Not skos:exactMatch, which would make the city a concept.
_SAME_ITEM: Final = ox.NamedNode(expand("schema:sameAs"))
_DATE_TIME: Final = ox.NamedNode(expand("xsd:dateTime"))
_DECIMAL: Final = ox.NamedNode(expand("xsd:decimal"))
_BOOLEAN: Final = ox.NamedNode(expand("xsd:boolean"))
_ANY_URI: Final = ox.NamedNode(expand("xsd:anyURI"))
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
# Only these dates are compared; those of a source page are told as they stand.
_BOUNDED: Final = ("codev:start", "codev:end")

Node = ox.NamedNode | ox.Literal
Property = tuple[ox.NamedNode, Node]


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
    result = Quads()
    for kind, records in dataset.records.items():
        file = dataset.names[kind.table]
        for key, record in _numbered(records):
            iri = individual(dataset.name, kind.type, key)
            result.places[iri] = Place(file, record.row)
            # A row that cites two places of one source is stated there once.
            result.quads.extend(dict.fromkeys(mapper.quads(ox.NamedNode(iri), record)))
    return result


def _numbered(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    seen: Counter[str] = Counter()
    for record in records:
        key = record.key()
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}~{seen[key]}", record


class _Mapper:
    """Maps the records of one data set; columns say themselves which property they are."""

    def __init__(self, dataset: Dataset) -> None:
        self._name = dataset.name
        self._tables = {
            kind.table: (kind.type, {record.key() for record in records})
            for kind, records in dataset.records.items()
        }
        self._columns = {kind: _mapped_columns(kind) for kind in dataset.records}
        self._described = ox.NamedNode(named_graph(dataset.name, DESCRIPTION))

    def quads(self, subject: ox.NamedNode, record: Record) -> Iterator[ox.Quad]:
        """Yield the quads of one record."""
        properties = list(self._properties(record))
        if isinstance(record, Source):
            yield from self._source(subject, record, properties)
        elif isinstance(record, Cited):
            for citation in record.sources:
                yield from self._stated(subject, citation, properties)

    def _source(
        self, subject: ox.NamedNode, record: Source, properties: list[Property]
    ) -> Iterator[ox.Quad]:
        graph = ox.NamedNode(named_graph(self._name, record.id))
        for predicate, value in properties:
            yield ox.Quad(subject, predicate, value, self._described)
        yield ox.Quad(graph, _DERIVED, subject, self._described)

    def _stated(
        self, subject: ox.NamedNode, citation: Citation, properties: list[Property]
    ) -> Iterator[ox.Quad]:
        graph = ox.NamedNode(named_graph(self._name, citation.source))
        source = ox.NamedNode(individual(self._name, Source.type, citation.source))
        yield ox.Quad(subject, _DERIVED, source, graph)
        if citation.locator:
            yield ox.Quad(subject, _CITED_AT, ox.Literal(citation.locator), graph)
        for predicate, value in properties:
            yield ox.Quad(subject, predicate, value, graph)

    def _properties(self, record: Record) -> Iterator[Property]:
        if record.rdf_class:
            yield _TYPE, ox.NamedNode(expand(record.rdf_class))
        if english := getattr(record, "name_en", None):
            yield _LABEL, ox.Literal(english, language="en")
        if isinstance(record, City) and record.wikidata:
            yield _SAME_ITEM, ox.NamedNode(_WIKIDATA + record.wikidata)
        for name, column in self._columns[type(record)].items():
            value = getattr(record, name)
            for item in value if column.many else (value,):
                if item is not None:
                    yield from self._values(column, item)

    def _values(self, column: Column, value: object) -> Iterator[Property]:
        predicate = ox.NamedNode(expand(column.maps))
        if isinstance(value, Date):
            yield predicate, ox.Literal(value.text)
            if column.maps in _BOUNDED:
                yield from _bounds(column.maps, value)
        elif isinstance(column, Reference):
            yield predicate, ox.NamedNode(self._referred(column, str(value)))
        else:
            yield predicate, _term(column, value)

    def _referred(self, column: Reference, key: str) -> str:
        """Return the IRI of the row named; validation has made sure that it is there."""
        tables = (self._tables[table] for table in column.tables if table in self._tables)
        kind = next(kind for kind, keys in tables if key in keys)
        return individual(self._name, kind, key)


def _mapped_columns(kind: type[Record]) -> Mapping[str, Column]:
    return {name: column for name, column in columns(kind).items() if column.maps}


def _bounds(predicate: str, value: Date) -> Iterator[Property]:
    for bound, day, time in (
        ("Earliest", value.earliest, "T00:00:00Z"),
        ("Latest", value.latest, "T23:59:59Z"),
    ):
        stamp = ox.Literal(day.isoformat() + time, datatype=_DATE_TIME)
        yield ox.NamedNode(expand(predicate + bound)), stamp


def _term(column: Column, value: object) -> Node:
    if isinstance(column, Term | Guidance):
        return ox.NamedNode(str(value))
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=_BOOLEAN)
    if isinstance(value, Decimal):
        return ox.Literal(f"{value:f}", datatype=_DECIMAL)
    if isinstance(column, Url):
        return ox.Literal(str(value), datatype=_ANY_URI)
    return ox.Literal(str(value))
