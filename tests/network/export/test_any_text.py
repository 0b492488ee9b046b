"""Any text that a table may hold passes through the files that can hold it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
from export_data import rows_of
from hypothesis import given
from hypothesis import strategies as st

from codev_graph._table import Table, unguarded
from codev_graph.network.export import (
    NetworkContent,
    write_csv,
    write_dl,
    write_gexf,
    write_graphml,
    write_pajek,
    write_xlsx,
)
from codev_graph.sources import Actor, Tie, columns, header

NODE = (*(header(name) for name in columns(Actor)), "class", "city_name")
EDGE = ("id", *(header(name) for name in columns(Tie)), "earliest", "latest")
# What XML 1.0 has no sign for.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
NAMES = st.lists(TEXT.map(str.strip).filter(bool), min_size=1, max_size=4)


def network(names: list[str]) -> NetworkContent:
    """Return a network of actors with these names, the first tied to each, evidence its name."""
    nodes = [{"id": f"a{n}", "name": name, "note": name} for n, name in enumerate(names)]
    edges = [
        {"id": f"t{n}", "from": "a0", "to": f"a{n}", "evidence": name, "strength": 0.5}
        for n, name in enumerate(names)
    ]
    return NetworkContent(
        Table.of(NODE, ([row.get(name) for name in NODE] for row in nodes)),
        Table.of(EDGE, ([row.get(name) for name in EDGE] for row in edges)),
    )


def in_xml(text: str) -> str:
    return NO_XML.sub("\ufffd", text)


@given(NAMES)
def test_graphml_and_gexf(names: list[str]) -> None:
    expected = [in_xml(name) for name in names]
    graphml = nx.read_graphml(io.BytesIO(write_graphml(network(names))))
    assert [data["name"] for _node, data in graphml.nodes(data=True)] == expected
    assert [data["evidence"] for *_ends, data in graphml.edges(data=True)] == expected
    gexf = nx.read_gexf(io.BytesIO(write_gexf(network(names))))
    assert [data["label"] for _node, data in gexf.nodes(data=True)] == expected
    assert [data["evidence"] for *_ends, data in gexf.edges(data=True)] == expected


@given(NAMES)
def test_csv(names: list[str]) -> None:
    files = write_csv(network(names))
    assert [unguarded(row["name"]) for row in rows_of(files[".nodes.csv"])] == names
    assert [unguarded(row["evidence"]) for row in rows_of(files[".edges.csv"])] == names


@given(NAMES)
def test_xlsx(names: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(network(names))))
    expected = [in_xml(re.sub("\r\n?", "\n", name)) for name in names]
    cells = list(book["nodes"].iter_rows(min_row=2, min_col=2, max_col=2))
    assert [cell.value for (cell,) in cells] == expected
    assert {cell.data_type for (cell,) in cells} == {"s"}


@given(NAMES)
def test_pajek_and_dl(names: list[str]) -> None:
    lines = write_pajek(network(names))[".net"].decode().split("\n")
    assert lines[0] == f"*Vertices {len(names)}"
    labels = [line.split(" ", 1)[1] for line in lines[1 : len(names) + 1]]
    assert all(label[0] == label[-1] == '"' and '"' not in label[1:-1] for label in labels)
    assert len(set(labels)) == len(labels)
    assert lines[len(names) + 1] == "*Arcs"
    files = write_dl(network(names))
    assert [unguarded(row["name"]) for row in rows_of(files[".labels.csv"])] == names
    assert files[".dl"].decode().startswith(f"dl n={len(names)}\n")


def test_igraph_agrees_on_a_hard_name(tmp_path: Path) -> None:
    name = 'Ñandú "x" & <y>\n🤝 مدينة'
    (tmp_path / "n.graphml").write_bytes(write_graphml(network([name])))
    assert igraph.Graph.Read_GraphML(str(tmp_path / "n.graphml")).vs["name"] == [name]
