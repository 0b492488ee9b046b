"""What a foreign file says, as rows of our tables that a person then checks and completes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from codev_graph._files import whole_folder
from codev_graph._i18n import Language
from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.errors import FileError
from codev_graph.sources._columns import LIST_SEPARATOR, Column
from codev_graph.sources._decisions import TABLES, SameAs
from codev_graph.sources._records import Record, columns, header, headers, table_name
from codev_graph.sources._wording import worded
from codev_graph.terms import RESERVED_GRAPHS, fold

Row = dict[str, str]
_LONGEST: Final = 80


@dataclass
class DraftTables:
    """Rows not yet checked: what the file can not say is an empty cell, never a guess.

    Attributes:
        rows: The rows of each table, each a cell by English header; empty cells may be absent.
        notes: What the file says and no table can hold, one sentence each.
    """

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def add(self, table: str, cells: Mapping[str, str]) -> Row:
        """Add a row without its empty cells and return it."""
        row = {name: text for name, text in cells.items() if text}
        self.rows[table].append(row)
        return row

    def note(self, text: str) -> None:
        """Keep a note, once."""
        if text not in self.notes:
            self.notes.append(text)

    def csv(self, kind: type[Record], language: Language = "en") -> str:
        """Return one table as CSV, with every column it can have under its header.

        In Spanish concepts, yes and no are words too; English is their notations' language.
        """
        held = [(header(name), column) for name, column in columns(kind).items()]
        lines = (
            [_cell(column, row.get(name, ""), language) for name, column in held]
            for row in self.rows.get(kind.table, ())
        )
        return Table.of(headers(kind, language), lines).to_csv()


def _cell(column: Column, text: str, language: Language) -> str:
    return text if language == "en" else worded(column, text, language)


class Ids:
    """Gives every foreign name one id within its table: letters without accents, digits, dashes.

    Two names that fold to the same id are told apart by a number.
    """

    def __init__(self, kind: str, taken: Collection[str] = ()) -> None:
        self._kind = kind
        self._ids: dict[str, str] = {}
        self._taken = set(taken)

    def of(self, name: str, thing: str = "") -> str:
        """Return the id of what has a name: one thing a name, unless ``thing`` tells them apart."""
        if (key := thing or name) not in self._ids:
            self._ids[key] = self._free(slug(name) or self._kind)
        return self._ids[key]

    def known(self, name: str) -> bool:
        """Return whether the name has an id already."""
        return name in self._ids

    def _free(self, wanted: str) -> str:
        found, number = wanted, 1
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(found)
        return found


def slug(text: str) -> str:
    """Return an id for a text, or an empty string for one without a Latin letter or digit."""
    return fold(text).replace(" ", "-")[:_LONGEST].strip("-")


def add_file_source(
    tables: DraftTables, name: str, consulted: date, taken: Collection[str] = RESERVED_GRAPHS
) -> str:
    """Add the row of ``sources`` that stands for the file itself, and return its id.

    The row says the file's name and the day; author, address and kind are a person's to tell.
    """
    key = Ids("file", taken).of(name)
    tables.add("sources", {"id": key, "title": name, "consulted": consulted.isoformat()})
    return key


def joined(parts: list[str]) -> str:
    """Return the parts as a list in one cell, each once."""
    return LIST_SEPARATOR.join(dict.fromkeys(filter(None, parts)))


def write_tables(tables: DraftTables, folder: Path, language: Language = "en") -> list[Path]:
    """Write every table of a twinning into a new folder, empty ones with their header.

    The table of decisions on duplicates is written only if there is one.

    Args:
        tables: The rows.
        folder: Where they are written.
        language: Of file names and headers.

    Returns:
        The files written.

    Raises:
        FileError: if the folder holds anything already (a table completed by hand would be lost
            under the imported one), or can not be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileError(folder, _("is not empty; name a new folder for the imported tables"))
    kinds = [kind for kind in TABLES if kind is not SameAs or tables.rows.get(SameAs.table)]
    names = {kind: f"{table_name(kind, language)}.csv" for kind in kinds}
    with whole_folder(folder, names.values()) as place:
        for kind, name in names.items():
            (place / name).write_text(tables.csv(kind, language), encoding="utf-8", newline="")
    return [folder / name for name in names.values()]
