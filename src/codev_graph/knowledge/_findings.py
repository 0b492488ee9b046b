"""What SHACL finds → problems as the tables' own: file, row, column, found, expected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from codev_graph._i18n import language
from codev_graph.errors import Problem
from codev_graph.graph import Finding, Place
from codev_graph.sources import RECORDS, columns, header
from codev_graph.terms import expand, parts_of


def as_problem(found: Finding, places: Mapping[str, Place]) -> Problem:
    """Return a finding as a problem of the row it came from.

    A graph that was read back from a file knows no rows: the individual stands for them.
    """
    place = places.get(found.focus)
    column = _columns().get(found.path)
    return Problem(
        file=place.file if place else _short(found.focus),
        row=place.row if place else None,
        column=place.headers.get(column, column) if place and column else column,
        found=_short(found.value),
        expected="",
        message=found.messages.get(language(), found.shape),
        severity=found.severity,
    )


@cache
def _columns() -> dict[str, str]:
    return {
        expand(column.maps): header(field)
        for record in RECORDS
        for field, column in columns(record).items()
        if column.maps
    }


def _short(iri: str) -> str:
    return "/".join(parts_of(iri) or (iri,))
