"""GraphML and GEXF → actors and ties."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.sources.inbound._mapping import ColumnMapping
from codev_graph.sources.inbound._network_rows import Foreign, network_tables
from codev_graph.sources.inbound._tables import DraftTables, Row
from codev_graph.sources.inbound._xml import read_bytes, refuse_entities

if TYPE_CHECKING:
    import networkx as nx

# How a program draws a node or edge; it says nothing about the twinning.
_DRAWING: Final = "viz"
_SPELLS: Final = "spells"


def read_graph_file(path: Path, mapping: ColumnMapping, consulted: date) -> DraftTables:
    """Return the rows that a GraphML or GEXF file becomes; its ending tells which it is.

    An edge of an undirected graph is a mutual tie: the format says that it has no direction. An
    edge that was there in several spells is a tie for each. Colours and positions are left.

    Raises:
        FileError: if the file can not be read, is not what it says, declares entities, or the
            mapping names a column that it has not.
    """
    content = read_bytes(path)
    refuse_entities(content, path.name)
    graph = _parsed(content, path)
    nodes = {str(node): _texts(data) for node, data in graph.nodes(data=True)}
    mutual = {} if graph.is_directed() else {"mutual": "yes"}
    edges = tuple(
        {**mutual, **_dated(row), "from": str(source), "to": str(target)}
        for source, target, data in graph.edges(data=True)
        for row in _spelled(data)
    )
    return network_tables(Foreign(path.name, nodes, edges), mapping, consulted)


def _parsed(content: bytes, path: Path) -> nx.Graph[str]:
    import networkx as nx

    read = nx.read_gexf if path.suffix.lower() == ".gexf" else nx.read_graphml
    try:
        graph: nx.Graph[str] = read(io.BytesIO(content))
    except (nx.NetworkXException, KeyError, ValueError, TypeError, RuntimeError) as error:
        reason = _("is not valid {format}: {why}")
        raise FileError(path, reason.format(format=path.suffix[1:], why=error)) from error
    return graph


def _texts(data: Mapping[str, Any]) -> Row:
    """Return the attributes as a person would type them into a table."""
    kept = {name: _text(value) for name, value in data.items() if name != _DRAWING}
    return {name: text for name, text in kept.items() if text and name != "id"}


def _spelled(data: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the attributes of an edge once for each spell in which it was there."""
    texts = _texts({name: value for name, value in data.items() if name != _SPELLS})
    for start, end in data.get(_SPELLS) or [(None, None)]:
        # NetworkX gives an open end as the text "None".
        known = {"start": str(start), "end": str(end)}
        yield {**texts, **{name: text for name, text in known.items() if text != "None"}}


def _dated(row: Row) -> Row:
    """Return an edge with its dates as our own GEXF keeps them beside the days of the timeline."""
    kept = {name: row[f"{name}_edtf"] for name in ("start", "end") if f"{name}_edtf" in row}
    return {name: text for name, text in {**row, **kept}.items() if not name.endswith("_edtf")}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.15g}"
    if isinstance(value, list | tuple):
        return "|".join(map(_text, value))
    return "" if value is None else str(value)
