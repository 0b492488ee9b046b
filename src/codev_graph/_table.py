"""The tidy table that every step returns: named columns, rows of plain values, ordinary formats."""

from __future__ import annotations

import csv
import html
import io
import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None

# What a spreadsheet takes for a formula when it stands first. The wide forms count too: East Asian
# spreadsheets read them as the plain signs.
_SIGNS: Final = tuple("=+-@＝＋－＠")
_CONTROLS: Final = ("\t", "\r", "\n")
_MARK: Final = "'"
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs; :func:`unguarded` gives it back.

    A text that would be taken for a formula stands after an apostrophe, as OWASP advises on CSV
    injection; a number with its sign is no formula and stays as it is.
    """
    return _MARK + text if _dangerous(text) else text


def unguarded(text: str) -> str:
    """Return the text that :func:`guarded` wrote, or the cell as it is."""
    return text[1:] if text.startswith(_MARK) and _dangerous(text[1:]) else text


def guarded_row(row: Iterable[Cell]) -> list[Cell]:
    """Return the cells of a row with each text as :func:`guarded` writes it."""
    return [guarded(cell) if isinstance(cell, str) else cell for cell in row]


def _dangerous(text: str) -> bool:
    """Return whether a text, blanks and former apostrophes apart, begins like a formula."""
    if text.startswith(_CONTROLS):
        return True
    core = text.lstrip(f"{_MARK} ")
    return core.startswith(_SIGNS + _CONTROLS) and _NUMBER.fullmatch(core) is None


def _plain(value: Cell) -> Cell:
    """Return ``None`` for a NaN: an undefined value is an empty cell in every format."""
    return None if isinstance(value, float) and math.isnan(value) else value


def csv_text(rows: Iterable[Iterable[Cell]], delimiter: str = ",") -> str:
    """Return delimited text of cells as they are: RFC 4180 quoting, LF line ends."""
    return "".join(f"{_csv_line(row, delimiter)}\n" for row in rows)


def _csv_line(row: Iterable[Cell], delimiter: str) -> str:
    # csv quotes only the signs of its own line end: with LF a lone CR would break the row.
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerow(row)
    return stream.getvalue().removesuffix("\r\n")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    Attributes:
        columns: The column names, all different.
        rows: One tuple a row, as long as ``columns``; undefined values are ``None`` or NaN.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Table:
        """Make a table from any iterables."""
        return cls(tuple(columns), tuple(tuple(row) for row in rows))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Iterate over the rows."""
        return iter(self.rows)

    def column(self, name: str) -> list[Cell]:
        """Return the values of one column, top to bottom.

        Raises:
            KeyError: if there is no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """Return one dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self, delimiter: str = ",", *, exact: bool = False) -> str:
        """Return delimited text: RFC 4180 quoting, LF line ends, empty cells for undefined.

        Args:
            delimiter: The sign between two cells.
            exact: Whether cells that a spreadsheet takes for formulas stay as they are, for
                programs; else they are :func:`guarded`.
        """
        rows: Iterable[Iterable[Cell]] = (map(_plain, row) for row in self.rows)
        told = rows if exact else map(guarded_row, rows)
        return csv_text([self.columns, *told], delimiter)

    def to_json(self) -> str:
        """Return a JSON array with one object a row; undefined values are ``null``."""
        rows = [{key: _plain(cell) for key, cell in row.items()} for row in self.records()]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame; pandas is the user's to install.

        Raises:
            ImportError: if pandas is not installed.
        """
        import pandas as pd

        return pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """Render as an HTML table, for notebooks."""
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell_html, row))}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell_html(cell: Cell) -> str:
    value = _plain(cell)
    return f"<td>{'' if value is None else html.escape(str(value))}</td>"
