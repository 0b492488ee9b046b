"""One column's values → properties, each value made into nodes once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from codev_graph.sources import Column, Date, Guidance, Reference, Term, Text, Url
from codev_graph.terms import expand

_DATE_TIME: Final = ox.NamedNode(expand("xsd:dateTime"))
_DECIMAL: Final = ox.NamedNode(expand("xsd:decimal"))
_BOOLEAN: Final = ox.NamedNode(expand("xsd:boolean"))
_ANY_URI: Final = ox.NamedNode(expand("xsd:anyURI"))
# Only these dates are compared; those of a source page are told as they stand.
_BOUNDED: Final = ("codev:start", "codev:end")

Node = ox.NamedNode | ox.Literal
Property = tuple[ox.NamedNode, Node]
Referred = Callable[[Reference, str], ox.NamedNode]


class MappedColumn(dict[object, tuple[Property, ...]]):
    """A column: what each of its values says in the graph, made when it is first looked up."""

    def __init__(self, column: Column, referred: Referred) -> None:
        super().__init__()
        self._column = column
        self._referred = referred
        self._predicate = ox.NamedNode(expand(column.maps))

    def __missing__(self, value: object) -> tuple[Property, ...]:
        """Return what a value says that was not looked up before."""
        if isinstance(self._column, Text):
            # Free text seldom comes twice; to keep it would hold the table in memory once more.
            return ((self._predicate, ox.Literal(str(value))),)
        found = self[value] = tuple(self._made(value))
        return found

    def _made(self, value: object) -> Iterator[Property]:
        if isinstance(value, Date):
            yield self._predicate, ox.Literal(value.text)
            if self._column.maps in _BOUNDED:
                yield from _bounds(self._column.maps, value)
        elif isinstance(self._column, Reference):
            yield self._predicate, self._referred(self._column, str(value))
        else:
            yield self._predicate, _term(self._column, value)


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
