"""A folder of tables → a data set whose every row is valid, or all that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from codev_graph._i18n import gettext as _
from codev_graph.errors import DataError, FileError, Problem, did_you_mean
from codev_graph.sources._columns import nearest
from codev_graph.sources._reader import read_table
from codev_graph.sources._records import RECORDS, REQUIRED, Record, RecordT
from codev_graph.sources._references import check_across
from codev_graph.sources._validate import TableReader, read_records
from codev_graph.terms import fold


@dataclass(frozen=True, slots=True)
class Dataset:
    """The validated records of one folder of tables.

    Attributes:
        name: The folder's name; it is part of the IRIs.
        folder: Where it lies.
        records: The rows of each table.
        files: The file of each table that is there.
    """

    name: str
    folder: Path
    records: Mapping[type[Record], tuple[Record, ...]]
    files: Mapping[str, Path]

    def of(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        """Return the rows of one table, empty where the folder has no such table."""
        return cast("tuple[RecordT, ...]", self.records.get(kind, ()))

    def checksums(self) -> dict[str, str]:
        """Return the SHA-256 of each file, by its name."""
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.files.values())
        }


def load_dataset(folder: str | Path) -> Dataset:
    """Read and validate the tables of one twinning.

    Args:
        folder: Holds one CSV file a table, named as in ``docs/architecture.md`` in English or
            Spanish; ``sources``, ``cities`` and ``actors`` must be there.

    Raises:
        FileError: if the folder is none, or can not be read.
        DataError: with every problem of every table, if there is one.
    """
    path = Path(folder)
    files, problems = _tables(path)
    readers = {kind: _read(kind, files[kind.table]) for kind in RECORDS if kind.table in files}
    for reader in readers.values():
        problems += reader.problems
    records: dict[type[Record], tuple[Record, ...]] = {
        kind: reader.records for kind, reader in readers.items()
    }
    ids = {kind.table: reader.written("id") for kind, reader in readers.items()}
    names = {table: file.name for table, file in files.items()}
    rows = {kind: (*reader.records, *reader.flawed) for kind, reader in readers.items()}
    problems += check_across(rows, ids, names)
    if problems:
        raise DataError(sorted(problems, key=_place))
    return Dataset(path.resolve().name, path, records, files)


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.row or 0, problem.column or ""


def _read(kind: type[Record], path: Path) -> TableReader[Any]:
    try:
        return read_records(kind, read_table(path))
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error


def _tables(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Return the file of each table, and a problem for each file that is none and each gap."""
    if not folder.is_dir():
        raise FileError(folder, _("there is no such folder"))
    names = _table_by_file_name()
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        table = names.get(fold(path.stem))
        if table is None or table in files:
            problems.append(_unexpected(path, table))
        else:
            files[table] = path
    return files, [*problems, *_absent(files)]


def _table_by_file_name() -> dict[str, str]:
    spanish = {fold(kind.spanish): kind.table for kind in RECORDS}
    return spanish | {fold(kind.table): kind.table for kind in RECORDS}


def _unexpected(path: Path, table: str | None) -> Problem:
    if table is not None:
        found = _("the table “{table}” a second time").format(table=table)
        return Problem(path.name, None, None, found, _("each table once"))
    known = [kind.table for kind in RECORDS]
    expected = _("one of the tables {known}").format(known=", ".join(known))
    hint = did_you_mean(nearest(path.stem, known))
    return Problem(path.name, None, None, _("an unknown table"), expected, hint)


def _absent(files: Mapping[str, Path]) -> Iterator[Problem]:
    for table in REQUIRED:
        if table not in files:
            yield Problem(
                f"{table}.csv", None, None, _("no such file"), _("the table “{t}”").format(t=table)
            )
