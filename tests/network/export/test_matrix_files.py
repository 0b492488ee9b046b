"""Pajek and UCINET where ids and names begin alike, and where there is nobody."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import igraph
import pytest
from export_data import rows_of

from codev_graph._table import Table
from codev_graph.network.export import NetworkContent, write_csv, write_dl, write_pajek
from codev_graph.sources import Actor, Tie, columns, header

NODE = (*(header(name) for name in columns(Actor)), "class", "city_name")
EDGE = ("id", *(header(name) for name in columns(Tie)), "earliest", "latest")


def network(names: dict[str, str], *ties: dict[str, object]) -> NetworkContent:
    """Return a network of actors by id and ties by column."""
    nodes = [{"id": key, "name": name, "level": "local"} for key, name in names.items()]
    return NetworkContent(
        Table.of(NODE, ([row.get(name) for name in NODE] for row in nodes)),
        Table.of(EDGE, ([row.get(name) for name in EDGE] for row in ties)),
    )


def body(text: bytes, start: str, end: str = "\0") -> list[str]:
    """Return the lines between the line ``start`` and the line ``end``, or the last one."""
    lines = text.decode().splitlines()
    return lines[lines.index(start) + 1 : lines.index(end) if end in lines else None]


@pytest.mark.parametrize("order", [("one", "two", "three"), ("three", "two", "one")])
def test_no_two_vertices_of_pajek_have_one_label(order: tuple[str, ...]) -> None:
    """Not even where an actor is called as another becomes when it is told apart."""
    named = {"one": "Unión (three)", "two": "Unión", "three": "Unión"}
    files = write_pajek(network({key: named[key] for key in order}))
    labels = [line.split(" ", 1)[1] for line in body(files[".net"], "*Vertices 3", "*Arcs")]
    assert len(set(labels)) == 3
    assert all(label.startswith('"Unión') for label in labels)


def test_short_labels_differ_however_many_ids_begin_alike() -> None:
    ids = ["camara-de-comerc-2", *(f"camara-de-comercio-{number}" for number in range(12))]
    files = write_dl(network({key: key for key in ids}))
    labels = body(files[".dl"], "labels:", "data:")
    assert len({label.upper() for label in labels}) == len(ids)
    assert max(map(len, labels)) <= 18
    assert [(row["label"], row["id"]) for row in rows_of(files[".labels.csv"])] == list(
        zip(labels, ids, strict=True)
    )


def test_parallel_and_mutual_ties() -> None:
    """Pajek keeps every tie; the matrix of UCINET the strongest of a pair, each way for itself."""
    held = network(
        {"a": "A", "b": "B", "c": "C"},
        {"from": "a", "to": "b", "mutual": True, "strength": 2.0},
        {"from": "a", "to": "b", "mutual": False, "strength": 0.5},
        {"from": "b", "to": "a", "strength": 3.5},
        {"from": "c", "to": "b", "strength": 0.25},
        {"from": "b", "to": "c"},
    )
    net = write_pajek(held)[".net"]
    assert body(net, "*Arcs", "*Edges") == ["1 2 0.5", "2 1 3.5", "3 2 0.25", "2 3 1"]
    assert body(net, "*Edges") == ["1 2 2"]
    cells = body(write_dl(held)[".dl"], "data:")
    assert sorted(cells) == ["1 2 2", "2 1 3.5", "2 3 1", "3 2 0.25"]


def test_an_actor_without_a_value_is_of_cluster_0() -> None:
    files = write_pajek(network({"a": "A", "b": "B"}))
    assert files[".level.clu"] == b"*Vertices 2\n1\n1\n"
    assert files[".city.clu"] == b"*Vertices 2\n0\n0\n"
    legend = list(csv.reader(io.StringIO(files[".clusters.csv"].decode())))
    assert legend == [["partition", "number", "value"], ["level", "1", "local"]]


def test_nobody(tmp_path: Path) -> None:
    empty = network({})
    files = write_pajek(empty)
    path = tmp_path / "n.net"
    path.write_bytes(files[".net"])
    assert igraph.Graph.Read_Pajek(str(path)).vcount() == 0
    assert files[".city.clu"] == b"*Vertices 0\n"
    assert write_dl(empty)[".dl"] == b"dl n=0\nformat = edgelist1\nlabels:\ndata:\n"
    tables = write_csv(empty)
    assert tables[".nodes.csv"].decode().splitlines() == [",".join(NODE)]
    assert tables[".edges.csv"].decode().splitlines() == [",".join(EDGE)]
