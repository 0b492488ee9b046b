"""Nodes and edges of any file → actors and ties, with the cities and sources that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.sources._columns import Citations, Column, Reference, Term, split_list
from codev_graph.sources._records import Actor, Record, Tie, columns, header, table_name
from codev_graph.sources.inbound._mapping import ColumnMapping
from codev_graph.sources.inbound._tables import DraftTables, Ids, Row, add_file_source, joined
from codev_graph.terms import RESERVED_GRAPHS, by_written_form, concept_by_iri, fold

_INSTANT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T.*")
_YEAR: Final = re.compile(r"(\d{4})\.0+")


@dataclass(frozen=True)
class Foreign:
    """A network as a file tells it, every value as text.

    Attributes:
        file: The file's name.
        nodes: The attributes of each node by its id, in the order of the file.
        edges: The attributes of each edge; ``from`` and ``to`` hold the ids of its ends.
    """

    file: str
    nodes: Mapping[str, Row] = field(default_factory=dict)
    edges: tuple[Row, ...] = ()


def network_tables(foreign: Foreign, mapping: ColumnMapping, consulted: date) -> DraftTables:
    """Return the rows that a network becomes.

    Every node and every end of an edge is an actor, every edge a tie. A node without a name is
    called by its id. Cities, agreements and sources that are named but not described get a row
    with the name alone. A concept that no vocabulary has stays as written, for the check to
    tell. What has no column of ours is said in the notes.

    Raises:
        FileError: if the mapping names a column that the file has not.
    """
    found = [*_names(foreign.nodes.values()), *_names(foreign.edges)]
    mapping.refuse_unknown(foreign.file, list(dict.fromkeys(found)))
    return _Reading(foreign, mapping, consulted).tables


class _Reading:
    """One network being turned into rows."""

    def __init__(self, foreign: Foreign, mapping: ColumnMapping, consulted: date) -> None:
        self.tables = DraftTables()
        self._source = add_file_source(self.tables, foreign.file, consulted)
        self._ids = {table: Ids(kind) for table, kind in _STUBS.items()}
        self._ids["sources"] = Ids("source", (self._source, *RESERVED_GRAPHS))
        self._mapping = mapping
        self._read(Actor, self._actors(foreign))
        self._read(Tie, list(foreign.edges))

    def _actors(self, foreign: Foreign) -> list[Row]:
        """Return a row for each node, and for each end of an edge that is no node."""
        to_ours = self._mapping.columns_of(Tie, _names(foreign.edges))
        ends = [theirs for theirs, ours in to_ours.items() if ours in {"from", "to"}]
        named: dict[str, Row] = {
            row[end]: {} for row in foreign.edges for end in ends if row.get(end)
        }
        return [{_NODE: key, **row} for key, row in {**named, **foreign.nodes}.items()]

    def _read(self, kind: type[Record], rows: list[Row]) -> None:
        found = _names(rows)
        to_ours = self._mapping.columns_of(kind, found)
        self._note_lost(kind, [name for name in found if name not in to_ours and name != _NODE])
        for row in rows:
            cells = self._chosen(row, to_ours)
            if kind is Actor:
                cells = {"name": row[_NODE], **cells, "id": row[_NODE]}
            self.tables.add(kind.table, self._cells(kind, cells))

    def _chosen(self, row: Row, to_ours: Mapping[str, str]) -> Row:
        """Return the cells of a row; of several foreign columns for one of ours the first."""
        cells: Row = {}
        for theirs, ours in to_ours.items():
            text = row.get(theirs, "").strip()
            if text and cells.setdefault(ours, text) != text:
                note = _("“{name}” of “{value}” was left out: another column is “{ours}” already.")
                self.tables.note(note.format(name=theirs, value=text, ours=ours))
        return cells

    def _cells(self, kind: type[Record], cells: Mapping[str, str]) -> Row:
        row = {}
        for name, column in columns(kind).items():
            text = cells.get(header(name), "").strip()
            row[header(name)] = self._cell(column, text) if text else ""
        row["sources"] = joined([self._source, *split_list(row.get("sources", ""))])
        if kind is Actor:
            row["id"] = self._ids["actors"].of(cells["id"])
        return row

    def _cell(self, column: Column, text: str) -> str:
        if isinstance(column, Term):
            return joined([_notation(column.scheme, part) for part in split_list(text)])
        if isinstance(column, Reference):
            return joined([self._referred(column.tables[0], part) for part in split_list(text)])
        if isinstance(column, Citations):
            return joined([self._cited(part) for part in split_list(text)])
        return _YEAR.sub(r"\1", _INSTANT.sub(r"\1", text)) if column.es in _DATES else text

    def _referred(self, table: str, name: str) -> str:
        """Return the id of a row that is named; if it is new and no actor, add what is known."""
        ids = self._ids[table]
        if table != "actors" and not ids.known(name):
            self.tables.add(table, {"id": ids.of(name), "name": name, "sources": self._source})
        return ids.of(name)

    def _cited(self, citation: str) -> str:
        name, sign, locator = citation.partition("#")
        ids = self._ids["sources"]
        if not ids.known(name):
            self.tables.add("sources", {"id": ids.of(name)})
        return ids.of(name) + sign + locator

    def _note_lost(self, kind: type[Record], names: Iterable[str]) -> None:
        for name in names:
            text = _(
                "No column of “{table}” takes “{name}”; if one should, say --map COLUMN={name}."
            )
            self.tables.note(text.format(table=table_name(kind, language()), name=name))


# The node's id stands under a name that no file's attribute can have.
_NODE: Final = "\0node"
_STUBS: Final = {
    "actors": "actor",
    "cities": "city",
    "agreements": "agreement",
    "resources": "resource",
}
_DATES: Final = ("inicio", "fin")


def _names(rows: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _notation(scheme: str, text: str) -> str:
    """Return the notation of a concept given by notation, label or IRI, else the text itself."""
    concept = by_written_form(scheme).get(fold(text)) or concept_by_iri(text)
    return concept.notation if concept else text
