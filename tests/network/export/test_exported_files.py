"""Each format, read back by a program that is not ours, holds the whole network."""

from __future__ import annotations

import io
import math
from datetime import date
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pytest
from export_data import HARD, hard_graph, merged_graph, rows_of

from builders import write_twinning
from codev_graph._table import Table, unguarded
from codev_graph.errors import FileError
from codev_graph.knowledge import KnowledgeGraph, build
from codev_graph.network.export import (
    NetworkContent,
    network_content,
    write_gexf,
    write_graphml,
    write_xlsx,
)
from codev_graph.sources.inbound import ColumnMapping, read_edge_list, read_graph_file

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return hard_graph(tmp_path_factory.mktemp("hard"))


@pytest.fixture(scope="module", params=["hard", "real"])
def graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    found: KnowledgeGraph = request.getfixturevalue(
        "hard" if request.param == "hard" else "real_graph"
    )
    return found


def content(graph: KnowledgeGraph) -> NetworkContent:
    return network_content(graph._build.quads)  # the façade writes files; tests look inside


def filled(table: Table, without: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """Return each row without its empty cells and the columns named."""
    return [
        {name: cell for name, cell in row.items() if cell is not None and name not in without}
        for row in table.records()
    ]


def test_every_actor_and_every_tie_of_the_tables_is_there(real_graph: KnowledgeGraph) -> None:
    found = content(real_graph)
    actors, ties = real_graph.query("actors"), real_graph.query("ties")
    assert sorted(found.nodes.column("name")) == sorted(actors.column("name"))
    assert len(found.edges) == len(ties)
    assert sorted(filter(None, found.edges.column("start"))) == sorted(
        filter(None, ties.column("start"))
    )


@pytest.mark.parametrize("coded", [False, True])
def test_actors_that_a_decision_made_one_are_one_node(tmp_path: Path, coded: bool) -> None:
    graph = merged_graph(tmp_path)
    graph = graph.pseudonymised(tmp_path / "key.csv") if coded else graph
    (path,) = graph.export(tmp_path / "n.graphml")
    read = nx.read_graphml(path)
    assert len(read) == len(graph.query("actors")) == 2
    assert list(nx.isolates(read)) == []


def test_networkx_reads_all_that_the_graphml_says(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (path,) = graph.export(tmp_path / "n.graphml")
    read = nx.read_graphml(path, force_multigraph=True)
    held = content(graph)
    assert read.is_directed()
    assert [{"id": key, **data} for key, data in read.nodes(data=True)] == filled(held.nodes)
    edges = {
        key: {"id": key, "from": source, "to": target, **data}
        for source, target, key, data in read.edges(keys=True, data=True)
    }
    assert edges == {row["id"]: row for row in filled(held.edges)}


def test_igraph_reads_the_graphml_too(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (path,) = graph.export(tmp_path / "n.graphml")
    read = igraph.Graph.Read_GraphML(str(path))
    held = content(graph)
    assert read.vs["name"] == held.nodes.column("name")
    ids = held.nodes.column("id")
    ends = [(ids[edge.source], ids[edge.target]) for edge in read.es]
    assert ends == list(zip(held.edges.column("from"), held.edges.column("to"), strict=True))
    strengths = (
        [None if math.isnan(value) else value for value in read.es["strength"]]
        if (
            "strength" in read.es.attributes()
            and any(value is not None for value in held.edges.column("strength"))
        )
        else held.edges.column("strength")
    )
    assert strengths == held.edges.column("strength")


def test_networkx_reads_gexf_with_the_time_of_each_tie(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    (path,) = graph.export(tmp_path / "n.gexf")
    read = nx.read_gexf(path, version="1.3")
    held = content(graph)
    assert read.graph["mode"] == "dynamic"
    nodes = filled(held.nodes)
    labels = [data.pop("label") for _key, data in read.nodes(data=True)]
    assert labels == [row["name"] for row in nodes]
    assert [{"id": key, **data} for key, data in read.nodes(data=True)] == nodes
    edges = {data["id"]: (s, t, data) for s, t, data in read.edges(data=True)}
    for row in filled(held.edges):
        source, target, data = edges.pop(str(row["id"]))
        assert (source, target) == (row["from"], row["to"])
        assert (data.get("start"), data.get("end")) == (row.get("earliest"), row.get("latest"))
        assert data.get("start_edtf") == row.get("start")
        assert data.get("end_edtf") == row.get("end")
        assert data.get("weight") == row.get("strength")
        rest = {"id", "from", "to", "start", "end", "earliest", "latest"}
        assert {n: data[n] for n in row if n not in rest} == {
            name: value for name, value in row.items() if name not in rest
        }
    assert edges == {}


def test_a_date_of_a_month_spans_the_month_in_gexf(hard: KnowledgeGraph, tmp_path: Path) -> None:
    (path,) = hard.export(tmp_path / "n.gexf")
    edges = {data["id"]: data for *_ends, data in nx.read_gexf(path).edges(data=True)}
    times = {(data.get("start"), data.get("end")) for data in edges.values()}
    assert times == {("2022-03-01", None), (None, "2023-12-31"), (None, None), ("1999-01-01", None)}


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_our_own_import_brings_actors_and_ties_back(
    ending: str, hard: KnowledgeGraph, tmp_path: Path
) -> None:
    (path,) = hard.export(tmp_path / f"n.{ending}")
    back = read_graph_file(path, ColumnMapping(), DAY)
    assert {row["id"]: row["name"] for row in back.rows["actors"]} == HARD
    ties = content(hard).edges.records()
    came = [(t["from"], t["to"], t.get("start"), t.get("purposes")) for t in back.rows["ties"]]
    assert came == [(t["from"], t["to"], t["start"], t["purposes"]) for t in ties]


def test_networkx_reads_the_pajek_network(graph: KnowledgeGraph, tmp_path: Path) -> None:
    files = graph.export(tmp_path / "n.net")
    read = nx.read_pajek(files[0])
    held = content(graph)
    assert len(read) == len(held.nodes)
    numbers = {data["id"]: place for place, (_key, data) in enumerate(read.nodes(data=True))}
    assert sorted(map(int, numbers)) == list(range(1, len(read) + 1))
    for label, name in zip(read, held.nodes.column("name"), strict=True):
        plain = " ".join(str(name).replace('"', "'").replace("\\", "/").split())
        assert label.startswith(plain)


def test_igraph_reads_every_tie_of_the_pajek_network(graph: KnowledgeGraph, tmp_path: Path) -> None:
    files = graph.export(tmp_path / "n.net")
    arcs, edges = pajek_lines(files[0])
    held = content(graph).edges.records()
    ids = [row["id"] for row in content(graph).nodes.records()]

    def lines(mutual: bool) -> list[tuple[object, object, float]]:
        return [
            (t["from"], t["to"], float(t["strength"] or 1.0))
            for t in held
            if (t["mutual"] is True) == mutual
        ]

    assert [(ids[s - 1], ids[t - 1], w) for s, t, w in arcs] == lines(False)
    assert [(ids[s - 1], ids[t - 1], w) for s, t, w in edges] == lines(True)
    assert igraph.Graph.Read_Pajek(str(files[0])).vcount() == len(ids)


def pajek_lines(path: Path) -> tuple[list[tuple[int, int, float]], list[tuple[int, int, float]]]:
    """Read the lines of a Pajek network by the format's description, not by our writer."""
    found: dict[str, list[tuple[int, int, float]]] = {"*arcs": [], "*edges": []}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("*"):
            section = line.split()[0].lower()
        elif section in found:
            source, target, weight = line.split()
            found[section].append((int(source), int(target), float(weight)))
    return found["*arcs"], found["*edges"]


def test_the_clusters_of_pajek_are_told_in_the_table_beside(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    files = {path.name: path for path in graph.export(tmp_path / "n.net")}
    assert set(files) == {"n.net", "n.clusters.csv"} | {
        f"n.{name}.clu" for name in ("class", "kind", "city", "level")
    }
    meaning = {
        (row["partition"], row["number"]): row["value"]
        for row in rows_of(files["n.clusters.csv"].read_bytes())
    }
    nodes = content(graph).nodes
    for name in ("class", "kind", "city", "level"):
        head, *numbers = files[f"n.{name}.clu"].read_text().split("\n")[:-1]
        assert head == f"*Vertices {len(nodes)}"
        assert [meaning.get((name, number)) for number in numbers] == nodes.column(name)


def dl_matrix(text: str) -> tuple[list[str], dict[tuple[str, str], float]]:
    """Read UCINET DL, edgelist1 with labels, by the format's description."""
    head, _sign, data = text.partition("data:\n")
    start, _sign, labels = head.partition("labels:\n")
    names = labels.split()
    assert start.split("\n")[0] == f"dl n={len(names)}"
    assert "format = edgelist1" in start
    cells = [line.split() for line in data.splitlines()]
    matrix = {(names[int(s) - 1], names[int(t) - 1]): float(w) for s, t, w in cells}
    assert len(matrix) == len(cells)
    return names, matrix


def test_dl_holds_the_strongest_tie_of_each_ordered_pair(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    dl, table = graph.export(tmp_path / "n.dl")
    labels, matrix = dl_matrix(dl.read_text(encoding="utf-8"))
    rows = rows_of(table.read_bytes())
    assert [row["label"] for row in rows] == labels
    by_label = {row["label"]: row["id"] for row in rows}
    assert len({label.upper() for label in labels}) == len(labels)
    assert max(map(len, labels)) <= 18
    expected: dict[tuple[object, object], float] = {}
    for tie in content(graph).edges.records():
        ways = [(tie["from"], tie["to"])] + [(tie["to"], tie["from"])] * (tie["mutual"] is True)
        for way in ways:
            expected[way] = max(expected.get(way, 0.0), float(tie["strength"] or 1.0))
    assert {(by_label[s], by_label[t]): w for (s, t), w in matrix.items()} == expected


def test_igraph_reads_dl(graph: KnowledgeGraph, tmp_path: Path) -> None:
    dl, _table = graph.export(tmp_path / "n.dl")
    labels, matrix = dl_matrix(dl.read_text(encoding="utf-8"))
    read = igraph.Graph.Read_DL(str(dl), directed=True)
    assert read.vs["name"] == labels
    names = read.vs["name"]
    assert {(names[e.source], names[e.target]) for e in read.es} == set(matrix)


def test_csv_holds_every_cell_and_no_formula(graph: KnowledgeGraph, tmp_path: Path) -> None:
    nodes, edges = graph.export(tmp_path / "n.csv")
    held = content(graph)
    for path, table in ((nodes, held.nodes), (edges, held.edges)):
        rows = rows_of(path.read_bytes())
        for row, record in zip(rows, table.records(), strict=True):
            for name, cell in record.items():
                text = (
                    {True: "yes", False: "no", None: ""}.get(cell, cell)
                    if not isinstance(cell, float)
                    else cell
                )
                assert unguarded(row[name]) == str(text)
                number = isinstance(cell, float) or str(cell) == "-5"
                assert number or not row[name].startswith(tuple("=+-@\t\r"))


def test_our_own_import_brings_the_csv_back(hard: KnowledgeGraph, tmp_path: Path) -> None:
    nodes, edges = hard.export(tmp_path / "n.csv")
    back = read_edge_list(edges, nodes, ColumnMapping(), DAY)
    assert {row["id"]: row["name"] for row in back.rows["actors"]} == HARD
    assert back.rows["ties"][2]["evidence"] == "+34 “dicho”"


def test_openpyxl_reads_every_cell_with_its_type(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (path,) = graph.export(tmp_path / "n.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    held = content(graph)
    for sheet, table in zip(book.worksheets, (held.nodes, held.edges), strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert head == table.columns
        assert rows == list(table.rows)
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    cells = [cell for row in book["nodes"].iter_rows() for cell in row if cell.value is not None]
    formulas = [cell for cell in cells if str(cell.value).startswith(("=", "@", "+"))]
    assert all(cell.quotePrefix for cell in formulas)


def test_signs_that_xml_can_not_hold_do_not_break_a_file(tmp_path: Path) -> None:
    graph = hard_graph(tmp_path)
    held = content(graph)
    place = held.nodes.columns.index("name")
    rows = [list(row) for row in held.nodes]
    rows[0][place] = "\x01bad\r\x0bname"
    nodes = Table.of(held.nodes.columns, rows)
    changed = NetworkContent(nodes, held.edges)
    read = nx.read_graphml(io.BytesIO(write_graphml(changed)))
    assert next(iter(read.nodes.values()))["name"] == "\ufffdbad\r\ufffdname"
    label = next(iter(nx.read_gexf(io.BytesIO(write_gexf(changed))).nodes.values()))["label"]
    assert label == "\ufffdbad\r\ufffdname"
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(changed)))["nodes"]
    assert sheet["B2"].value.startswith("\ufffdbad")


@pytest.mark.parametrize("ending", ["graphml", "gexf", "net", "dl", "csv", "xlsx"])
def test_a_graph_without_actors_gives_files_that_can_be_read(ending: str, tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "none", {}))
    files = graph.export(tmp_path / "out" / f"n.{ending}")
    assert all(path.stat().st_size for path in files)
    if ending in {"graphml", "gexf"}:
        assert len(getattr(nx, f"read_{ending}")(files[0])) == 0


def test_the_ending_tells_the_format_and_an_unknown_one_is_refused(
    hard: KnowledgeGraph, tmp_path: Path
) -> None:
    with pytest.raises(FileError, match=r"\.gexf"):
        hard.export(tmp_path / "n.doc")
    (path,) = hard.export(tmp_path / "n.doc", "graphml")
    assert len(nx.read_graphml(path)) == len(HARD)
