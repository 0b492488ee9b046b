"""Workbooks as people make them, for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from builders import read_rows


def workbook_of(folder: Path, target: Path, names: dict[str, str] | None = None) -> Path:
    """Write the CSV tables of a folder as the sheets of a workbook, numbers as numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for path in sorted(folder.glob("*.csv")):
        sheet = book.create_sheet((names or {}).get(path.stem, path.stem))
        for row in read_rows(folder, path.stem):
            sheet.append([_typed(cell) for cell in row])
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return target


def _typed(cell: str) -> str | float | None:
    try:
        return float(cell)
    except ValueError:
        return cell or None


def changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def place_of(sheet: Worksheet, column: str) -> int:
    return [cell.value for cell in sheet[1]].index(column) + 1


def set_in(path: Path, table: str, row: int, column: str, value: object, shown: str = "") -> Path:
    """Write one cell of a sheet, with a number format if one is given."""

    def change(book: Workbook) -> None:
        cell = book[table].cell(row, place_of(book[table], column))
        cell.value = value
        if shown:
            cell.number_format = shown

    return changed(path, change)
