"""What no row can show alone: ids given twice, rows that do not exist, dates out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem, did_you_mean
from codev_graph.sources._columns import Citation, Citations, Column, Reference, relisted
from codev_graph.sources._dates import Date
from codev_graph.sources._records import Identified, Record, Source, Tie, columns, header
from codev_graph.sources._suggestions import NamedRows
from codev_graph.terms import RESERVED_GRAPHS

Tables = Mapping[type[Record], Sequence[Record]]
Ids = Mapping[str, set[str]]


def check_across(
    tables: Tables,
    ids: Ids,
    files: Mapping[str, str],
    unread: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield the problems between rows and tables.

    Args:
        tables: The records of each table; of rows that are not valid, what fits.
        ids: The ids written in each table, those of rows that are not valid too, so that one
            flawed row does not show as many.
        files: What the file of each table is called, or would be.
        unread: The tables whose ids can not be known, because the file or its id column is
            missing: that is told once, and not again for every row that names one of them.
    """
    named = NamedRows(tables, ids, files)
    blank = {kind.table for kind in tables if not ids.get(kind.table)}.difference(unread)
    asked: set[str] = set()
    for kind, records in tables.items():
        ordered = sorted(records, key=lambda record: record.row)
        yield from _within(kind, ordered, files[kind.table])
        for field, column in columns(kind).items():
            targets = set(_targets(column))
            if targets - blank and not targets.intersection(unread):
                yield from _dangling(ordered, files[kind.table], field, column, named)
            elif not targets.intersection(unread) and _names_any(ordered, field):
                asked |= targets
    for table in sorted(asked):
        expected = _("the rows that other tables name")
        yield Problem(files[table], None, None, _("a table without rows"), expected)


def _names_any(records: Iterable[Record], field: str) -> bool:
    return any(True for record in records for _key in _keys(getattr(record, field)))


def _targets(column: Column) -> tuple[str, ...]:
    """Return the tables of the rows that a column names."""
    if isinstance(column, Citations):
        return (Source.table,)
    return column.tables if isinstance(column, Reference) else ()


def _within(kind: type[Record], records: Sequence[Record], file: str) -> Iterator[Problem]:
    """Yield what is wrong between the rows and the cells of one table."""
    if issubclass(kind, Identified):
        yield from _repeated(records, file)
    if issubclass(kind, Source):
        yield from _reserved(records, file)
    if issubclass(kind, Tie):
        yield from _of_one_actor(records, file)
    if "start" in kind.model_fields:
        yield from _disordered(records, file)


def _repeated(records: Sequence[Record], file: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for record in records:
        key = record.key()
        row = first.setdefault(key, record.row)
        if key and row != record.row:
            expected = _("an id of its own; row {row} has this one").format(row=row)
            yield Problem(file, record.row, "id", f"“{key}”", expected)


def _reserved(records: Sequence[Record], file: str) -> Iterator[Problem]:
    """Yield a problem for each source whose graph would be one that we name ourselves."""
    for record in records:
        if isinstance(record, Source) and record.id in RESERVED_GRAPHS:
            expected = _("another id: the graph has a part of this name")
            yield Problem(file, record.row, "id", f"“{record.id}”", expected)


def _dangling(
    records: Sequence[Record], file: str, field: str, column: Column, named: NamedRows
) -> Iterator[Problem]:
    """Yield a problem for each id in a column that not exactly one row of its tables has."""
    tables = _targets(column)
    known = Counter(key for table in tables for key in named.ids.get(table, ()))
    for record in records:
        for key in _keys(getattr(record, field)):
            if known.get(key) != 1:
                expected = _expected(tables, named.files, ambiguous=key in known)
                meant = relisted(key, known.__contains__) if column.many else []
                hint = "" if key in known else did_you_mean(meant or named.nearest(key, tables))
                yield Problem(file, record.row, header(field), f"“{key}”", expected, hint)


def _disordered(records: Sequence[Record], file: str) -> Iterator[Problem]:
    """Yield a problem for each end before its start."""
    for record in records:
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if isinstance(start, Date) and isinstance(end, Date) and end.before(start):
            expected = _("a date not before the start, {start}").format(start=start.text)
            yield Problem(file, record.row, "end", f"“{end.text}”", expected)


def _of_one_actor(records: Sequence[Record], file: str) -> Iterator[Problem]:
    """Yield a problem for each tie of an actor to itself."""
    for record in records:
        if isinstance(record, Tie) and record.to and record.from_ == record.to:
            expected = _("another actor than the tie begins at")
            yield Problem(file, record.row, "to", f"“{record.to}”", expected)


def _keys(value: object) -> Iterator[str]:
    """Yield the ids that a cell names."""
    parts = value if isinstance(value, tuple) and not isinstance(value, Citation) else (value,)
    for part in parts:
        if part is not None:
            yield part.source if isinstance(part, Citation) else str(part)


def _expected(tables: Sequence[str], names: Mapping[str, str], *, ambiguous: bool) -> str:
    files = _(" or ").join(names[table] for table in tables)
    if ambiguous:
        return _("an id that only one row of {tables} has").format(tables=files)
    return _("the id of a row of {tables}").format(tables=files)
