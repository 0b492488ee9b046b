"""A folder of tables → a data set whose every row is valid, or all that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from codev_graph.errors import DataError, Problem
from codev_graph.sources._collector import without_collecting
from codev_graph.sources._decisions import TABLES, SameAs
from codev_graph.sources._doubts import dates_to_come, rows_told_twice, terms_ended
from codev_graph.sources._records import (
    REQUIRED,
    Identified,
    Record,
    RecordT,
    Tie,
    columns,
    header,
)
from codev_graph.sources._references import check_across
from codev_graph.sources._same_as import (
    check_decisions,
    check_ties,
    kept_ids,
    with_one_actor,
)
from codev_graph.sources._starter_names import examples_left
from codev_graph.sources._tables import find_tables
from codev_graph.sources._validate import TableReader, Watch, unwatched

Readers = Mapping[type[Record], TableReader[Any]]
Records = Mapping[type[Record], Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The validated records of one folder of tables.

    Attributes:
        name: The folder's or workbook's name; it is part of the IRIs.
        folder: Where it lies.
        records: The rows of each table; ties and participations name the actor that is kept.
        merged: The id that is kept for each actor that was decided to be another one.
        headers: By file as problems call it, its own header for each English one that it writes
            otherwise.
        files: The file of each table that is there.
        names: What each table is called in problems: ``actors.csv``, ``twinning.xlsx/actors``;
            one that is not there, as it would be.
        warnings: What stops no build but should be known: rows of example, say.
    """

    name: str
    folder: Path
    records: Mapping[type[Record], tuple[Record, ...]]
    files: Mapping[str, Path]
    names: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        """Return the rows of one table, empty where the folder has no such table."""
        return cast("tuple[RecordT, ...]", self.records.get(kind, ()))

    def checksums(self) -> dict[str, str]:
        """Return the SHA-256 of each file, by its name."""
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(set(self.files.values()))
        }


def load_dataset(place: str | Path, watch: Watch = unwatched) -> Dataset:
    """Read and validate the tables of one twinning.

    Args:
        place: A folder with one CSV file a table, or with a workbook of one sheet a table, or
            that workbook; tables are named as in ``docs/architecture.md`` in English or Spanish;
            ``sources``, ``cities`` and ``actors`` must be there.
        watch: Is told the table, the rows read and the rows there are, every few thousand rows.

    Raises:
        FileError: if there is no such folder or workbook, or it can not be read.
        DataError: with every problem of every table, if there is one.
    """
    with without_collecting():
        return _load(Path(place), watch)


def _load(path: Path, watch: Watch) -> Dataset:
    tables = find_tables(path)
    readers = {
        kind: TableReader(kind, tables.files[kind.table].read(), watch)
        for kind in TABLES
        if kind.table in tables.files
    }
    names = tables.names
    problems = [*tables.problems, *_problems(readers, names)]
    if problems:
        raise DataError(sorted(problems, key=_place))
    records: dict[type[Record], tuple[Record, ...]] = {
        kind: reader.records for kind, reader in readers.items()
    }
    merged = kept_ids(_decisions(records))
    files = {table: file.path for table, file in tables.files.items()}
    warnings = (*examples_left(records, path.name), *_doubts(readers, records, names))
    facts, headers = with_one_actor(records, merged), _headers(readers, names)
    return Dataset(_name(path), path, facts, files, names, warnings, merged, headers)


def _doubts(readers: Readers, records: Records, names: Mapping[str, str]) -> list[Problem]:
    """Return what may be wrong in rows that fit, by place."""
    found = chain(
        *(
            rows_told_twice(reader.repeated(), names[kind.table])
            for kind, reader in readers.items()
        ),
        dates_to_come(records, names),
        terms_ended(records, names),
    )
    headers = _headers(readers, names)
    return sorted((_in_own_words(problem, headers) for problem in found), key=_place)


def _problems(readers: Readers, names: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong in the tables, and between them."""
    for reader in readers.values():
        yield from reader.problems
    ids = {kind.table: reader.written("id") for kind, reader in readers.items()}
    rows = {kind: (*reader.records, *reader.flawed) for kind, reader in readers.items()}
    unread = {kind.table for kind, reader in readers.items() if _lacks_ids(kind, reader)}
    unread.update(set(REQUIRED).difference(ids))
    headers = _headers(readers, names)
    decisions = _decisions(rows)
    ties = [row for row in rows.get(Tie, ()) if isinstance(row, Tie)]
    found = chain(
        check_across(rows, ids, names, unread),
        check_decisions(decisions, rows, names[SameAs.table]),
        check_ties(ties, kept_ids(decisions), names),
    )
    for problem in found:
        yield _in_own_words(problem, headers)


def _lacks_ids(kind: type[Record], reader: TableReader[Any]) -> bool:
    return issubclass(kind, Identified) and not reader.has("id")


def _headers(readers: Readers, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what the file calls, or its reader would, each column of ours otherwise, by file."""
    return {
        names[kind.table]: {
            header(field): reader.shown(field)
            for field in columns(kind)
            if reader.shown(field) != header(field)
        }
        for kind, reader in readers.items()
    }


def _in_own_words(problem: Problem, headers: Mapping[str, Mapping[str, str]]) -> Problem:
    """Return a problem with its column called as the user's own header calls it."""
    own = headers.get(problem.file, {})
    return replace(problem, column=own.get(problem.column or "", problem.column))


def _decisions(rows: Records) -> list[SameAs]:
    return [row for row in rows.get(SameAs, ()) if isinstance(row, SameAs)]


def _name(place: Path) -> str:
    return place.resolve().name if place.is_dir() else place.stem


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.row or 0, problem.column or ""
