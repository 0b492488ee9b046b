"""Nodes and edges for people: two CSV files, or one workbook of two sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from codev_graph._table import Cell, Table, guarded
from codev_graph.network.export._content import NetworkContent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# A workbook is XML, and no cell of it may be longer.
_NO_XLSX: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST: Final = 32_767
_WIDEST: Final = 60


def write_csv(content: NetworkContent) -> dict[str, bytes]:
    """Return ``.nodes.csv`` and ``.edges.csv``, UTF-8 with commas, no cell of which is a formula.

    A text that begins like one stands after an apostrophe, which ``codev-graph import`` takes away
    again; numbers stay numbers.
    """
    return {
        ".nodes.csv": worded_table(content.nodes).to_csv().encode(),
        ".edges.csv": worded_table(content.edges).to_csv().encode(),
    }


def worded_table(table: Table) -> Table:
    """Return a table whose truth values are the words yes and no."""
    return Table.of(table.columns, (map(_worded, row) for row in table))


def _worded(cell: Cell) -> Cell:
    return ("yes" if cell else "no") if isinstance(cell, bool) else cell


def write_xlsx(content: NetworkContent) -> bytes:
    """Return a workbook with the sheets ``nodes`` and ``edges``.

    Every text is a cell of text, whatever it begins with, and is marked so that it stays text when
    someone edits it; strengths are numbers, ``mutual`` is a truth value.
    """
    return workbook({"nodes": content.nodes, "edges": content.edges})


def workbook(sheets: Mapping[str, Table]) -> bytes:
    """Return a workbook of one sheet or more, by their names; texts stay texts."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in sheets.items():
        _fill(book.create_sheet(name), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate([table.columns, *table.rows], start=1):
        for place, value in enumerate(row, start=1):
            if value is not None:
                _write(sheet, number, place, value)
    for place, name in enumerate(table.columns, start=1):
        longest = max(len(str(value or "")) for value in (name, *table.column(name)))
        sheet.column_dimensions[get_column_letter(place)].width = min(longest + 2, _WIDEST)
        sheet.cell(1, place).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        return
    # A cell breaks its lines with LF; XML would make that of any CR anyhow.
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    cell.value = _NO_XLSX.sub("\ufffd", lines)[:_LONGEST]
    # Else openpyxl takes what begins with “=” for a formula.
    cell.data_type = "s"
    if guarded(value) != value:
        cell.quotePrefix = True
