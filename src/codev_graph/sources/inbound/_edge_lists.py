"""Edge lists and node lists as CSV → actors and ties."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from codev_graph._i18n import gettext as _
from codev_graph._table import unguarded
from codev_graph.errors import FileError
from codev_graph.sources._reader import plain_text
from codev_graph.sources._records import Actor, Tie
from codev_graph.sources.inbound._mapping import ColumnMapping
from codev_graph.sources.inbound._network_rows import Foreign, network_tables
from codev_graph.sources.inbound._tables import DraftTables, Row


def read_edge_list(
    edges: Path, nodes: Path | None, mapping: ColumnMapping, consulted: date
) -> DraftTables:
    """Return the rows that an edge list, and a node list if there is one, become.

    Any encoding and separator that a table may have is understood. The first row names the
    columns; those of the ends must be known or mapped. Edges name nodes by their id.

    Raises:
        FileError: if a file can not be read, has no such columns, names a node twice, or the
            mapping names a column that it has not.
    """
    ties, rows = _rows(edges), _rows(nodes) if nodes else []
    mapping.refuse_unknown(edges.name, [*ties[0], *(rows[0] if rows else ())])
    _refuse_without(edges, mapping.columns_of(Tie, list(ties[0])), ("from", "to"))
    foreign = Foreign(edges.name, _by_id(nodes, rows, mapping) if nodes else {}, tuple(ties))
    return network_tables(foreign, mapping, consulted)


def _by_id(path: Path, rows: list[Row], mapping: ColumnMapping) -> dict[str, Row]:
    to_ours = mapping.columns_of(Actor, list(rows[0]))
    _refuse_without(path, to_ours, ("id",))
    column = next(theirs for theirs, ours in to_ours.items() if ours == "id")
    found: dict[str, Row] = {}
    for row in rows:
        if row[column] in found:
            reason = _("names the node “{node}” twice").format(node=row[column])
            raise FileError(path, reason)
        found[row[column]] = row
    return found


def _refuse_without(path: Path, to_ours: dict[str, str], needed: tuple[str, ...]) -> None:
    for ours in needed:
        if ours not in to_ours.values():
            reason = _("no column stands for “{column}”; say which, as in --map {column}=NAME")
            raise FileError(path, reason.format(column=ours))


def _rows(path: Path) -> list[Row]:
    """Return the rows that are not blank; at least one."""
    try:
        text = plain_text(path)
        # Decoded by hand, as text files lose the CR of a line end within a name.
        stream = io.StringIO(path.read_bytes().decode() if text is None else text, newline="")
        found = [row for row in _read(stream) if any(row.values())]
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    except (csv.Error, ValueError) as error:
        raise FileError(path, _("is not a table of text: {why}").format(why=error)) from error
    if not found:
        raise FileError(path, _("holds no row under its header"))
    return found


def _read(stream: io.StringIO) -> Iterator[Row]:
    grid = csv.reader(stream, strict=True)
    header = [name.strip() for name in next(grid, [])]
    for cells in grid:
        if any(cells[len(header) :]):
            text = _("row {row} has more cells than the header")
            raise ValueError(text.format(row=grid.line_num))
        full = [unguarded(cell.strip()) for cell in cells] + [""] * len(header)
        yield dict(zip(header, full, strict=False))
