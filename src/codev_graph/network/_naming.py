"""Names beside the IRIs of a table."""

from __future__ import annotations

from collections.abc import Mapping

from codev_graph._table import Cell, Table


def named(table: Table, column: str, name: str, names: Mapping[str, str]) -> Table:
    """Add a column, after that of the IRIs of actors or cities, with their names."""
    place = table.columns.index(column)
    heads = (*table.columns[: place + 1], name, *table.columns[place + 1 :])
    rows = ((*row[: place + 1], _name(row[place], names), *row[place + 1 :]) for row in table)
    return Table.of(heads, rows)


def _name(cell: Cell, names: Mapping[str, str]) -> Cell:
    """Return the name of an actor, of a city, or of several joined; other text as it is."""
    if not isinstance(cell, str):
        return cell
    for sign in (" | ", " × "):
        if sign in cell:
            return sign.join(str(_name(part, names)) for part in cell.split(sign))
    return names.get(cell, cell)
