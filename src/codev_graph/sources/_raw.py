"""The text of one table, wherever it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem

Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RawTable:
    """The text of one table.

    Attributes:
        file: The file's name, and after a slash the sheet's.
        header: The names of the columns, trimmed, without blank ones at the end.
        rows: Row number (the header is 1) and trimmed cells of every row that is not blank.
        problems: What is wrong with the file itself.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Numbered, ...]
    problems: tuple[Problem, ...] = field(default=())

    @staticmethod
    def of(file: str, grid: Iterable[Numbered], problems: Iterable[Problem] = ()) -> RawTable:
        """Return the table of a grid whose row 1 is the header; blank rows are left out."""
        numbered = iter(grid)
        first = next(numbered, (1, ()))[1]
        rows = tuple(row for row in numbered if any(row[1]))
        found = tuple(problems)
        if rows and not any(first):
            return RawTable(file, (), (), (*found, _no_header(file)))
        return RawTable(file, _without_blank_end(first), rows, found)


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the header without the blank columns that spreadsheets leave at its end."""
    end = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:end]


def _no_header(file: str) -> Problem:
    return Problem(file, 1, None, _("an empty row"), _("the names of the columns"))


def empty_table(file: str) -> RawTable:
    """Return the table of a file or sheet that holds nothing, which is a problem."""
    problem = Problem(file, 1, None, _("an empty file"), _("a header row and rows under it"))
    return RawTable(file, (), (), (problem,))
