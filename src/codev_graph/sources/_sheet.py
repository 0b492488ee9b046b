"""Text into sheets: every cell is kept as the text it is, so that no spreadsheet runs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TEXT = "@"


def fill_sheet(sheet: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    """Write rows of text into a sheet from its first row; empty cells stay empty.

    A cell that begins with ``=`` stays text. Cells are formatted as text, so that 2022-03 does
    not become a day of March when somebody edits it.

    Raises:
        ValueError: if a text holds a control character, which no XLSX file can.
    """
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(number, place)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = _TEXT


def format_as_text(sheet: Worksheet, columns: int) -> None:
    """Format whole columns as text, for the cells that somebody will fill in."""
    from openpyxl.utils import get_column_letter

    for place in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(place)].number_format = _TEXT
