"""Where the tables of a twinning stand: CSV files, or the sheets of a workbook, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import FileError, Problem, did_you_mean
from codev_graph.sources._columns import nearest
from codev_graph.sources._decisions import TABLES, SameAs
from codev_graph.sources._raw import SHADOW, RawTable
from codev_graph.sources._reader import is_csv, read_table
from codev_graph.sources._records import RECORDS, REQUIRED, table_name
from codev_graph.sources._starter_names import DICTIONARY_SHEETS, is_example
from codev_graph.sources._workbook import Workbook, is_workbook
from codev_graph.terms import fold

_OTHER_WORKBOOKS: Final = (".xls", ".ods", ".xlsb", ".numbers")
_OTHER_TEXTS: Final = (".tsv", ".tab", ".txt")
_NOTES: Final = "_"


@dataclass(frozen=True)
class TableFile:
    """One table: the file it stands in, its name in problems, and how it is read."""

    path: Path
    shown: str
    read: Callable[[], RawTable]


@dataclass
class Tables:
    """The tables of one twinning.

    Attributes:
        files: Where each table stands.
        problems: A problem for each file or sheet that is no table, and for each gap.
        names: What each table is called in problems; one that is not there, as it would be
            beside the others.
    """

    files: dict[str, TableFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, written: str, file: TableFile) -> None:
        """Add a file or sheet under the name of its table; report one that is none."""
        table = table_named(written)
        if table is None:
            self.problems.append(_unknown(written, file.shown))
        elif table in self.files:
            self.problems.append(_second(file.shown, self.files[table].shown))
        else:
            self.files[table] = file

    def untouched(self) -> bool:
        """Return whether no row is anyone's own: all are the examples that ``new`` wrote.

        Decisions on duplicates do not count: they may stand beside the workbook that they are on.
        """
        tables = [file.read() for table, file in self.files.items() if table != SameAs.table]
        return all(is_example(cells[0]) for table in tables for _row, cells in table.rows)


def find_tables(place: Path) -> Tables:
    """Return the tables of a folder, or of the workbook that ``place`` names.

    A folder may hold them as CSV and as a workbook, as ``codev-graph new`` writes them: where one
    of the two still holds nothing but its examples, the other is read. A table that stands in
    both is a problem.

    Raises:
        FileError: if there is no such folder, or a workbook can not be opened.
    """
    if is_workbook(place) and place.is_file():
        return _named(_sheets([place]), f"{place.name}/")
    if not place.is_dir():
        raise FileError(place, _("there is no such folder"))
    files = sorted(place.iterdir())
    plain = _plain(files)
    books = _sheets([path for path in files if is_workbook(path)])
    found = _one_of(plain, books) if plain.files and books.files else _together(plain, books)
    found.problems += [_other_workbook(path) for path in files if _is_other(path)]
    found.problems += [_other_text(path) for path in files if _is_other_text(path)]
    return _named(found, "")


def table_named(written: str) -> str | None:
    """Return the table that a file or sheet is named after, in English or Spanish."""
    return _names().get(fold(written))


@cache
def _names() -> Mapping[str, str]:
    spanish = {fold(kind.spanish): kind.table for kind in TABLES}
    return spanish | {fold(kind.table): kind.table for kind in TABLES}


def _plain(files: list[Path]) -> Tables:
    tables = Tables()
    for path in files:
        if is_csv(path):
            tables.add(path.stem, TableFile(path, path.name, partial(_read, path)))
    return tables


def _read(path: Path) -> RawTable:
    try:
        return read_table(path)
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error


def _sheets(paths: list[Path]) -> Tables:
    tables = Tables()
    for book in map(Workbook, paths):
        for sheet in book.sheets:
            shown = book.shown(sheet)
            if book.is_hidden(sheet):
                tables.problems += _hidden(sheet, shown)
            elif not _no_table(book, sheet):
                tables.add(sheet, TableFile(book.path, shown, partial(book.read, sheet)))
    return tables


def _no_table(book: Workbook, sheet: str) -> bool:
    """Return whether a sheet is none by its form: notes, the dictionary, a blank one."""
    named = sheet.startswith(_NOTES) or fold(sheet) in DICTIONARY_SHEETS
    return named or (table_named(sheet) is None and book.is_blank(sheet))


def _one_of(plain: Tables, books: Tables) -> Tables:
    for chosen, other in ((plain, books), (books, plain)):
        if other.untouched():
            decisions = {SameAs.table} & other.files.keys()
            return _together(chosen, Tables({table: other.files[table] for table in decisions}))
    return _together(plain, books)


def _together(one: Tables, other: Tables) -> Tables:
    found = Tables(dict(one.files), one.problems + other.problems)
    for table, file in other.files.items():
        found.add(table, file)
    return found


def _named(tables: Tables, book: str) -> Tables:
    """Name every table, and report those that must be there and are not.

    Args:
        tables: The tables that are there.
        book: What stands before a sheet's name where no table is there; empty for CSV.
    """
    present = next((kind for kind in RECORDS if kind.table in tables.files), None)
    spoken = language()
    if present is not None:
        path = PurePath(tables.files[present.table].shown)
        spoken = "es" if fold(path.stem) == fold(present.spanish) else "en"
        book = f"{path.parent}/" if path.name != str(path) else ""
    ending = "" if book else ".csv"
    absent = {kind.table: f"{book}{table_name(kind, spoken)}{ending}" for kind in TABLES}
    tables.names = absent | {table: file.shown for table, file in tables.files.items()}
    tables.problems += _absent(tables)
    return tables


def _absent(tables: Tables) -> Iterator[Problem]:
    for kind in RECORDS:
        if kind.table in REQUIRED and kind.table not in tables.files:
            file = tables.names[kind.table]
            found = _("no such sheet") if "/" in file else _("no such file")
            expected = _("the table “{t}”").format(t=PurePath(file).stem)
            yield Problem(file, None, None, found, expected)


def _second(shown: str, first: str) -> Problem:
    found = _("the table “{table}” a second time").format(table=PurePath(first).stem)
    hint = _("“{file}” holds it too; keep one of the two.").format(file=first)
    return Problem(shown, None, None, found, _("each table once"), hint)


def _unknown(written: str, shown: str) -> Problem:
    shown_names = [table_name(kind, language()) for kind in TABLES]
    expected = _("one of the tables {known}").format(known=", ".join(shown_names))
    known = [name for kind in TABLES for name in (kind.table, kind.spanish)]
    hint = did_you_mean(nearest(written, known))
    if "/" in shown and not hint:
        hint = _("A sheet of notes has a name that begins with “_”.")
    return Problem(shown, None, None, _("an unknown table"), expected, hint)


def _hidden(sheet: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for a hidden sheet that bears a table's name: is it meant to be read?"""
    if table_named(sheet) is not None:
        hint = _("Unhide it, or delete it.")
        yield Problem(shown, None, None, _("a hidden sheet"), _("a table that is seen"), hint)


def _is_other(path: Path) -> bool:
    return path.suffix.lower() in _OTHER_WORKBOOKS and not path.name.startswith(SHADOW)


def _is_other_text(path: Path) -> bool:
    """Return whether a file is named as a table, so that its rows would be missed."""
    return path.suffix.lower() in _OTHER_TEXTS and table_named(path.stem) is not None


def _other_text(path: Path) -> Problem:
    found = _("a table with another ending")
    hint = _("Save it as “CSV UTF-8”, with the ending “.csv”.")
    return Problem(path.name, None, None, found, _("CSV tables or an XLSX workbook"), hint)


def _other_workbook(path: Path) -> Problem:
    found = _("a workbook of another program or age")
    hint = _("Save it as “.xlsx”.")
    return Problem(path.name, None, None, found, _("CSV tables or an XLSX workbook"), hint)
