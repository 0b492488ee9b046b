"""What every network file holds: the actors as nodes, the documented ties as edges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox

from codev_graph._table import Cell, Table
from codev_graph.graph import to_tables
from codev_graph.sources import Actor, Date, Tie, columns, header
from codev_graph.terms import ACTOR_KIND, by_written_form, fold

_NODE_COLUMNS: Final = tuple(header(name) for name in columns(Actor))
_EDGE_COLUMNS: Final = tuple(header(name) for name in columns(Tie))
_NUMBERS: Final = {"strength"}
_TRUTHS: Final = {"mutual"}
_WORDS: Final = {"yes": True, "no": False}


@dataclass(frozen=True)
class NetworkContent:
    """A network as tables, its columns those of the tables ``actors`` and ``ties``.

    Attributes:
        nodes: One row an actor: ``id``, its columns, and ``class``, its class of Tabla 1, and
            ``city_name``.
        edges: One row a documented tie, not merged by pair: ``id``, its columns, and the first
            and last day on which it can have been active, ``earliest`` and ``latest``.
        note: What of all ties this is, for the formats that have a place to say so; may be empty.
    """

    nodes: Table
    edges: Table
    note: str = ""


def network_content(quads: Iterable[ox.Quad], note: str = "") -> NetworkContent:
    """Return the network of a graph: every actor, tied or not, and every tie. May be empty.

    Actors that a decision made one are one node, that of the one kept.
    """
    tables = to_tables(quads, "", date.min)
    merged = {row["actor"] for row in tables.rows.get("same_as", ())}
    cities = {row["id"]: row.get("name", "") for row in tables.rows.get("cities", ())}
    actors = (row for row in tables.rows.get("actors", ()) if row["id"] not in merged)
    nodes = [_node(row, cities) for row in actors]
    edges = [_edge(row, number) for number, row in enumerate(tables.rows.get("ties", ()), start=1)]
    return NetworkContent(
        Table.of((*_NODE_COLUMNS, "class", "city_name"), nodes),
        Table.of(("id", *_EDGE_COLUMNS, "earliest", "latest"), edges),
        note,
    )


def _node(row: dict[str, str], cities: dict[str, str]) -> list[Cell]:
    kind = by_written_form(ACTOR_KIND).get(fold(row.get("kind", "")))
    cells: list[Cell] = [row.get(name) for name in _NODE_COLUMNS]
    return [*cells, kind.top if kind else None, cities.get(row.get("city", ""))]


def _edge(row: dict[str, str], number: int) -> list[Cell]:
    cells = [_typed(name, row.get(name)) for name in _EDGE_COLUMNS]
    start, end = _date(row.get("start")), _date(row.get("end"))
    earliest = start.earliest.isoformat() if start else None
    latest = end.latest.isoformat() if end else None
    return [f"t{number}", *cells, earliest, latest]


def _typed(name: str, text: str | None) -> Cell:
    if text is None:
        return None
    if name in _TRUTHS:
        return _WORDS.get(text)
    return _number(text) if name in _NUMBERS else text


def _number(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return text


def _date(text: str | None) -> Date | None:
    try:
        return Date.parse(text) if text else None
    except ValueError:
        return None
