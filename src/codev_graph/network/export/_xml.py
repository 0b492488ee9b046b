"""GraphML, and GEXF with the time of each tie."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from codev_graph._table import Cell, Table
from codev_graph.network.export._content import NetworkContent

# XML 1.0 has no way to write these, escaped or not.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_GEXF: Final = "http://gexf.net/1.3"
_GRAPHML_TYPES: Final = {bool: "boolean", float: "double", str: "string"}
_GEXF_TYPES: Final = {**_GRAPHML_TYPES, float: "double"}
# What the element itself says has no need of an attribute.
_NODE_OWN: Final = ("id",)
_EDGE_OWN: Final = ("id", "from", "to")

Row = Mapping[str, Cell]


def write_graphml(content: NetworkContent) -> bytes:
    """Return the network as GraphML: directed, parallel ties kept, every attribute typed.

    A mutual tie is one edge with the attribute ``mutual``, since readers such as NetworkX take no
    file that holds directed and undirected edges.
    """
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    if content.note:
        ET.SubElement(root, "desc").text = content.note
    keys: dict[tuple[str, str], str] = {}
    for domain, table, own in _parts(content):
        for name, kind in _attributes(table, own):
            keys[domain, name] = f"{domain[0]}_{name}"
            typed = {"for": domain, "attr.name": name, "attr.type": _GRAPHML_TYPES[kind]}
            ET.SubElement(root, "key", {"id": keys[domain, name], **typed})
    graph = ET.SubElement(root, "graph", {"edgedefault": "directed"})
    for row in content.nodes.records():
        _graphml_data(ET.SubElement(graph, "node", {"id": _text(row["id"])}), row, "node", keys)
    for row in content.edges.records():
        ends = {"source": _text(row["from"]), "target": _text(row["to"])}
        edge = ET.SubElement(graph, "edge", {"id": _text(row["id"]), **ends})
        _graphml_data(edge, row, "edge", keys)
    return _bytes(root)


def _graphml_data(
    element: ET.Element, row: Row, domain: str, keys: Mapping[tuple[str, str], str]
) -> None:
    for name, value in row.items():
        if value is not None and (domain, name) in keys:
            ET.SubElement(element, "data", {"key": keys[domain, name]}).text = _text(value)


def write_gexf(content: NetworkContent) -> bytes:
    """Return the network as GEXF 1.3 whose edges have ``start`` and ``end`` for a timeline.

    They are the first and the last day that the dates of a tie can mean; the dates themselves,
    as precise as their source, are the attributes ``start_edtf`` and ``end_edtf``. A tie without
    dates is always there.
    """
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    if content.note:
        ET.SubElement(ET.SubElement(root, "meta"), "description").text = content.note
    about = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    graph = ET.SubElement(root, "graph", {**about, "idtype": "string"})
    keys: dict[tuple[str, str], str] = {}
    for domain, table, own in _parts(content):
        hidden = (*own, "earliest", "latest")
        group = ET.SubElement(graph, "attributes", {"class": domain, "mode": "static"})
        for number, (name, kind) in enumerate(_attributes(table, hidden)):
            keys[domain, name] = str(number)
            title = f"{name}_edtf" if name in {"start", "end"} else name
            typed = {"id": str(number), "title": title, "type": _GEXF_TYPES[kind]}
            ET.SubElement(group, "attribute", typed)
    _gexf_nodes(ET.SubElement(graph, "nodes"), content.nodes, keys)
    _gexf_edges(ET.SubElement(graph, "edges"), content.edges, keys)
    return _bytes(root)


def _gexf_nodes(parent: ET.Element, table: Table, keys: Mapping[tuple[str, str], str]) -> None:
    for row in table.records():
        label = _text(row["name"] or row["id"])
        node = ET.SubElement(parent, "node", {"id": _text(row["id"]), "label": label})
        _gexf_values(node, row, "node", keys)


def _gexf_edges(parent: ET.Element, table: Table, keys: Mapping[tuple[str, str], str]) -> None:
    for row in table.records():
        about = {"id": row["id"], "source": row["from"], "target": row["to"]}
        about |= {"start": row["earliest"], "end": row["latest"], "weight": row["strength"]}
        told = {name: _text(value) for name, value in about.items() if value is not None}
        _gexf_values(ET.SubElement(parent, "edge", told), row, "edge", keys)


def _gexf_values(
    element: ET.Element, row: Row, domain: str, keys: Mapping[tuple[str, str], str]
) -> None:
    values = [(keys[domain, name], value) for name, value in row.items() if (domain, name) in keys]
    told = [(key, _text(value)) for key, value in values if value is not None]
    group = ET.SubElement(element, "attvalues") if told else None
    for key, text in told:
        if group is not None:
            ET.SubElement(group, "attvalue", {"for": key, "value": text})


def _parts(content: NetworkContent) -> Iterator[tuple[str, Table, tuple[str, ...]]]:
    yield "node", content.nodes, _NODE_OWN
    yield "edge", content.edges, _EDGE_OWN


def _attributes(table: Table, own: Iterable[str]) -> Iterator[tuple[str, type]]:
    """Yield name and type of every column that is an attribute; one of mixed types is text."""
    for name in table.columns:
        kinds = {type(value) for value in table.column(name) if value is not None}
        if name not in own:
            yield name, kinds.pop() if len(kinds) == 1 else str


def _text(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    return _NO_XML.sub("\ufffd", str(value))


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    stream = io.BytesIO()
    ET.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True)
    # A lone CR in text would come back as LF.
    return stream.getvalue().replace(b"\r", b"&#13;") + b"\n"
