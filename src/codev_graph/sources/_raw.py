"""The text of one table, wherever it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem

Numbered = tuple[int, tuple[str, ...]]
# What macOS writes beside a file on a foreign disk: its icon and the like, no text of its own.
SHADOW: Final = "._"


@dataclass(frozen=True, slots=True)
class RawTable:
    """The text of one table.

    Attributes:
        file: The file's name, and after a slash the sheet's.
        header: The names of the columns, trimmed, without blank ones at the end.
        rows: Row number, as a spreadsheet counts, and trimmed cells of every row under the header
            that is not blank.
        problems: What is wrong with the file itself.
        header_row: The number of the header's row: blank ones may stand above it.
        told: The row's number and the place from 0 of each cell that a problem is on.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Numbered, ...]
    problems: tuple[Problem, ...] = ()
    header_row: int = 1
    told: frozenset[tuple[int, int]] = frozenset()

    @staticmethod
    def of(file: str, grid: Iterable[Numbered], problems: Iterable[Problem] = ()) -> RawTable:
        """Return the table of a grid whose first row is the header; blank rows do not count."""
        numbered = (row for row in grid if any(row[1]))
        number, first = next(numbered, (1, ()))
        header = _without_blank_end(first)
        return RawTable(file, header, tuple(numbered), tuple(problems), number)


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the header without the blank columns that spreadsheets leave at its end."""
    end = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:end]


def empty_table(file: str) -> RawTable:
    """Return the table of a file or sheet that holds nothing, which is a problem."""
    problem = Problem(file, 1, None, _("an empty file"), _("a header row and rows under it"))
    return RawTable(file, (), (), (problem,))
