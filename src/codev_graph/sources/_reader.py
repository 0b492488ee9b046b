"""CSV files as they come from the field: read without losing a row, each flaw located.

A file that is not plain UTF-8 with commas is still read, so that every other problem in it
is found in the same run; the flaw itself is reported with what to do about it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._table import csv_text, unguarded
from codev_graph.errors import Problem
from codev_graph.sources._encoding import decode
from codev_graph.sources._raw import SHADOW, Numbered, RawTable, empty_table

_BOM: Final = "\ufeff"
_OTHER_SEPARATORS: Final = (";", "\t")
_FOREIGN_WORD: Final = re.compile(r"[^\s,;|\"]*[^\x00-\x7f][^\s,;|\"]*")
# How Python's reader says so; it has no error of its own for it.
_TOO_LONG: Final = "field larger than field limit"


def is_csv(path: Path) -> bool:
    """Return whether a file is a table by its name: ``ties.CSV`` is one too."""
    return path.suffix.lower() == ".csv" and not path.name.startswith(SHADOW)


def read_table(path: Path) -> RawTable:
    """Return the text of a CSV file, with whatever is wrong with the file as problems.

    Raises:
        OSError: if the file can not be read.
    """
    name, problems = path.name, []
    text, code = decode(path.read_bytes())
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        problems.append(_bom(name, text))
    if not text.strip():
        return empty_table(name)
    separator = _separator(text)
    if separator != ",":
        problems.append(_separated(name, separator))
    grid: list[Numbered] = []
    try:
        grid.extend(_cells(text, separator))
    except csv.Error as error:
        problems.append(_not_csv(name, len(grid) + 1, error))
    if code:
        problems.append(_not_utf8(name, grid, code))
    return RawTable.of(name, grid, problems)


def plain_text(path: Path) -> str | None:
    """Return a table as plain UTF-8, comma-separated text, or ``None`` if the file is that already.

    Cells, their order and blank rows stay as they are. A table whose quotes do not match is left
    alone: nobody can tell its cells.

    Raises:
        OSError: if the file can not be read.
        ValueError: if its encoding is none of UTF-8, UTF-16 and the old Western codes.
    """
    text, code = decode(path.read_bytes())
    if code and "\ufffd" in text:
        raise ValueError(path.name)
    bare = text.removeprefix(_BOM)
    separator = _separator(bare) if bare.strip() else ","
    if not code and bare == text and separator == ",":
        return None
    try:
        return csv_text(csv.reader(io.StringIO(bare, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None


def decoded_words(path: Path) -> tuple[str, list[str]]:
    """Return the encoding of a table that is not UTF-8, and the words that depend on it.

    Each word comes once, as it was decoded; the encoding is an empty text where it is UTF-8.

    Raises:
        OSError: if the file can not be read.
    """
    text, code = decode(path.read_bytes())
    return code, list(dict.fromkeys(_FOREIGN_WORD.findall(text))) if code else []


def _separator(text: str) -> str:
    """Return the separator of the header; a comma unless only another one can be meant."""
    header = text.lstrip().splitlines()[0]
    others = [sign for sign in _OTHER_SEPARATORS if header.count(sign) > header.count(",")]
    return others[0] if others else ","


def _cells(text: str, separator: str) -> Iterator[Numbered]:
    """Yield the number and the trimmed cells of every row, as a spreadsheet counts them."""
    # newline="" leaves line ends inside quotes to the csv module.
    stream = io.StringIO(text, newline="")
    # Not strict, a quote left open would swallow the rows under it without a word.
    for number, row in enumerate(csv.reader(stream, delimiter=separator, strict=True), start=1):
        yield number, tuple(map(_plain, row))


def _plain(cell: str) -> str:
    """Return a cell without blanks around it and the apostrophe that guards it."""
    text = cell.strip()
    return unguarded(text).strip() if text.startswith("'") else text


def _not_csv(name: str, row: int, error: csv.Error) -> Problem:
    if _TOO_LONG in str(error):
        found = _("a cell of more than {n} signs; the rows from here on were not read")
        expected = _("shorter texts")
        hint = _("Is a quote left open?")
        limit = csv.field_size_limit()
        return Problem(name, row, None, found.format(n=limit), expected, hint)
    found = _("quotes that do not match; the rows from here on were not read")
    expected = _("quotes in pairs, and those within a cell doubled")
    return Problem(name, row, None, found, expected)


def _bom(name: str, text: str) -> Problem:
    first = text.splitlines()[0].split(",")[0].strip() if text.strip() else ""
    return Problem(
        name,
        1,
        first or None,
        _("a byte-order mark (BOM) before the first column"),
        _("UTF-8 without a BOM"),
        _("“codev-graph check --fix” writes the table anew without it."),
    )


def _separated(name: str, separator: str) -> Problem:
    found = _("columns separated by tabs") if separator == "\t" else _("semicolons")
    return Problem(
        name,
        1,
        None,
        found,
        _("columns separated by commas"),
        _("“codev-graph check --fix” writes the table anew with commas."),
    )


def _not_utf8(name: str, grid: list[Numbered], code: str) -> Problem:
    """Point at the first cell with a sign outside ASCII: the first that UTF-8 can not explain."""
    for number, cells in grid:
        for place, cell in enumerate(cells):
            if not cell.isascii():
                header = grid[0][1]
                column = header[place] if place < len(header) else None
                return _encoding(name, number, column, f"“{cell}”", code)
    return _encoding(name, 1, None, _("bytes that are not text"), code)


def _encoding(name: str, row: int, column: str | None, cell: str, code: str) -> Problem:
    return Problem(
        name,
        row,
        column,
        _("{cell} in another encoding (it seems {code})").format(cell=cell, code=code),
        _("UTF-8"),
        _("Save the table as “CSV UTF-8”, or let “codev-graph check --fix” write it anew."),
    )
