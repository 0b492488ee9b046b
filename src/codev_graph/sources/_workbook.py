"""XLSX workbooks as they come from the field: each sheet a table, its cells as the text they show.

calamine reads the values, ten times as fast as openpyxl; what it does not tell (how a date is
shown, formulas without a kept result, errors such as ``#REF!``) openpyxl tells, and only where
a workbook holds dates, formulas or errors.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError, Problem
from codev_graph.sources._raw import SHADOW, Numbered, RawTable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORKBOOKS: Final = (".xlsx", ".xlsm")
# What Excel calls a workbook that it has open.
_LOCK: Final = "~$"
_FORMULA_OR_ERROR: Final = re.compile(rb"<f[ />]| t=\"e\"")
# What a number format holds besides the parts of a date: quoted text, colours, languages.
_NOT_DATE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

Place = tuple[int, int]
Range = tuple[Place, Place]
Rows = Sequence[Sequence[object]]
Cells = Iterable[Iterable[object]]


@dataclass(slots=True)
class _Details:
    """What the cells of one sheet hold besides their values, by row and column from 0.

    Attributes:
        formats: The number format of each date.
        lost: The formula of each cell whose result the workbook does not keep.
        errors: The error that a cell shows.
    """

    formats: dict[Place, str] = field(default_factory=dict)
    lost: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)

    def note(self, place: Place, formula: object, kept: object) -> None:
        """Note what one cell holds, as openpyxl reads it with formulas and with their results."""
        kind, value = getattr(kept, "data_type", ""), getattr(kept, "value", None)
        if kind == "e":
            self.errors[place] = str(value)
        elif getattr(formula, "data_type", "") == "f" and value is None and kind != "str":
            self.lost[place] = str(getattr(formula, "value", ""))
        elif getattr(kept, "is_date", False):
            self.formats[place] = str(getattr(kept, "number_format", ""))


def is_workbook(path: Path) -> bool:
    """Return whether a file is a workbook by its name, and not one that Excel keeps open."""
    return path.suffix.lower() in WORKBOOKS and not path.name.startswith((_LOCK, SHADOW))


class Workbook:
    """One workbook; its sheets are read one at a time.

    Raises:
        FileError: if it can not be read, is no workbook, or asks for a password.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book = _opened(path)
        states = {sheet.name: str(sheet.visible) for sheet in self._book.sheets_metadata}
        self._hidden = {name for name, state in states.items() if not state.endswith(".Visible")}
        self.sheets: tuple[str, ...] = tuple(states)

    def is_hidden(self, sheet: str) -> bool:
        """Return whether the reader of the workbook does not see a sheet."""
        return sheet in self._hidden

    def is_blank(self, sheet: str) -> bool:
        """Return whether a sheet holds no value."""
        return self._sheet(sheet).start is None

    def shown(self, sheet: str) -> str:
        """Return how a sheet is called in a problem: ``twinning.xlsx/actors``."""
        return f"{self.path.name}/{sheet}"

    def read(self, sheet: str) -> RawTable:
        """Return the text of a sheet, with whatever is wrong with it as problems."""
        rows = self._sheet(sheet).to_python(skip_empty_area=False)
        details = self._details_of(sheet, rows)
        table = RawTable.of(self.shown(sheet), _texts(rows, details))
        merged = self._merged(sheet, rows)
        found = (*_of_merged(table, merged), *_unreadable(table, details))
        lost = (*details.errors, *details.lost, *chain.from_iterable(map(_places, merged)))
        told = frozenset((row + 1, place) for row, place in lost)
        return replace(table, problems=table.problems + found, told=told)

    def _sheet(self, name: str) -> CalamineSheet:
        return self._book.get_sheet_by_name(name)

    def _details_of(self, sheet: str, rows: Iterable[Iterable[object]]) -> _Details:
        dated = any(isinstance(value, date) for row in rows for value in row)
        return self._details[sheet] if dated or self._computed else _Details()

    @cached_property
    def _computed(self) -> bool:
        """Whether any sheet holds a formula or an error."""
        with zipfile.ZipFile(self.path) as package:
            sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
            return any(_FORMULA_OR_ERROR.search(package.read(name)) for name in sheets)

    @cached_property
    def _details(self) -> Mapping[str, _Details]:
        from openpyxl import load_workbook

        books = [load_workbook(self.path, read_only=True, data_only=kept) for kept in (False, True)]
        try:
            sheets = zip(*(book.worksheets for book in books), strict=True)
            return {one.title: _read_details(one.rows, other.rows) for one, other in sheets}
        finally:
            for book in books:
                book.close()

    def _merged(self, sheet: str, rows: Rows) -> list[Range]:
        """Return each merged range that holds a value: whose rows is it of?"""
        return [
            ((top, left), end)
            for (top, left), end in self._sheet(sheet).merged_cell_ranges or ()
            if top < len(rows) and left < len(rows[top]) and rows[top][left] != ""
        ]


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise FileError(path, _("the workbook asks for a password; save it without one")) from error
    except CalamineError as error:
        raise FileError(path, _("this is no XLSX workbook")) from error
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error


def _read_details(formulas: Cells, kept: Cells) -> _Details:
    details = _Details()
    for number, (row, results) in enumerate(zip(formulas, kept, strict=True)):
        for place, (formula, result) in enumerate(zip(row, results, strict=True)):
            details.note((number, place), formula, result)
    return details


def _texts(rows: Rows, details: _Details) -> Iterator[Numbered]:
    formats = details.formats
    for number, row in enumerate(rows):
        cells = (
            _text(value, formats.get((number, place), "") if formats else "")
            for place, value in enumerate(row)
        )
        yield number + 1, tuple(cells)


def _text(value: object, shown_as: str = "") -> str:
    """Return a cell's value as it would stand in a CSV table."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    if isinstance(value, date):
        return _date_text(value, shown_as)
    return str(value)


def _date_text(value: date, shown_as: str) -> str:
    """Return a date as precise as the cell shows it: ``mmm-yy`` shows a month."""
    signs = _NOT_DATE.sub("", shown_as).lower()
    text = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if "d" in signs or "y" not in signs:
        return text
    return text[:7] if "m" in signs else text[:4]


def _unreadable(table: RawTable, details: _Details) -> Iterator[Problem]:
    """Yield a problem for each cell whose value the workbook does not hold."""
    for (row, place), error in details.errors.items():
        expected = _("a value, not a spreadsheet's error")
        yield Problem(table.file, row + 1, _column(table, place), f"“{error}”", expected)
    for (row, place), formula in details.lost.items():
        expected = _("a formula with its result")
        hint = _("Open the workbook in a spreadsheet program and save it, or paste the value.")
        yield Problem(table.file, row + 1, _column(table, place), f"“{formula}”", expected, hint)


def _of_merged(table: RawTable, ranges: Iterable[Range]) -> Iterator[Problem]:
    for (top, left), (bottom, right) in ranges:
        found = _("merged cells {cells}").format(cells=_range(top, left, bottom, right))
        expected = _("one value a cell")
        hint = _("Unmerge them and write the value in each cell where it holds.")
        yield Problem(table.file, top + 1, _column(table, left), found, expected, hint)


def _places(merged: Range) -> Iterator[Place]:
    (top, left), (bottom, right) = merged
    return product(range(top, bottom + 1), range(left, right + 1))


def _column(table: RawTable, place: int) -> str | None:
    return table.header[place] if place < len(table.header) else None


def _range(top: int, left: int, bottom: int, right: int) -> str:
    from openpyxl.utils import get_column_letter

    first = f"{get_column_letter(left + 1)}{top + 1}"
    return f"{first}:{get_column_letter(right + 1)}{bottom + 1}"
