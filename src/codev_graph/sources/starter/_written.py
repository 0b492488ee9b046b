"""The tables of a new twinning as text: headers, examples and choices in one language."""

from __future__ import annotations

from collections.abc import Iterator

from codev_graph._i18n import Language
from codev_graph.sources._columns import (
    LIST_SEPARATOR,
    Citations,
    Column,
    Guidance,
    Key,
    Reference,
    Term,
    split_list,
)
from codev_graph.sources._records import RECORDS, Record, columns, header
from codev_graph.sources._starter_names import EXAMPLE
from codev_graph.sources._value_columns import YES_NO, YesNo
from codev_graph.sources._wording import worded
from codev_graph.sources.starter._examples import ROWS, Text
from codev_graph.terms import vocabulary


def example_rows(record: type[Record], language: Language) -> list[list[str]]:
    """Return the rows of the worked example, at most three."""
    fields = columns(record)
    return [
        [_cell(column, row.get(header(field), ""), language) for field, column in fields.items()]
        for row in ROWS[record.table]
    ]


def choices(column: Column, language: Language) -> list[str]:
    """Return what may be chosen in a column, empty where anything can be written.

    Every choice is understood in any language: it is a concept's label, or, where two
    vocabularies share a notation, ``vocabulary/label``.
    """
    if isinstance(column, YesNo):
        return list(YES_NO[language])
    if isinstance(column, Term):
        return [concept.label(language) for concept in vocabulary(column.scheme)]
    if isinstance(column, Guidance):
        return [
            f"{scheme}/{concept.label(language)}"
            for scheme in column.schemes
            for concept in vocabulary(scheme)
        ]
    return []


def choice_columns(record: type[Record]) -> Iterator[tuple[int, str, Column]]:
    """Yield the place (from 1), field and column of every column with choices."""
    for place, (field, column) in enumerate(columns(record).items(), start=1):
        if choices(column, "en"):
            yield place, field, column


def reference_columns(record: type[Record]) -> Iterator[tuple[int, Column, tuple[str, ...]]]:
    """Yield the place (from 1), column and tables of every column that names other rows."""
    for place, column in enumerate(columns(record).values(), start=1):
        if isinstance(column, Reference):
            yield place, column, column.tables
        elif isinstance(column, Citations):
            yield place, column, (RECORDS[0].table,)


def _cell(column: Column, text: Text, language: Language) -> str:
    written = text if isinstance(text, str) else text[0 if language == "es" else 1]
    if isinstance(column, Key | Reference | Citations):
        return LIST_SEPARATOR.join(EXAMPLE[language] + part for part in split_list(written))
    return worded(column, written, language)
