"""Networks and partitions of Pajek: every way to write ties, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import actor, city, run, write_twinning
from codev_graph.errors import FileError
from codev_graph.network import NetworkNotice, graph_from_file, network_measures

THREE = '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n'


def written(folder: Path, text: str, name: str = "n.net") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    "parts", [("*Arcs\n2 3 2\n", "*Edges\n1 2 4\n"), ("*Edges\n1 2 4\n", "*arcs\n2 3 2\n")]
)
def test_edges_beside_arcs_are_both_arcs_in_any_order_and_are_counted(
    tmp_path: Path, parts: tuple[str, str]
) -> None:
    with pytest.warns(NetworkNotice, match="either direction: 1"):
        graph = graph_from_file(written(tmp_path, THREE + "".join(parts)))
    assert graph.is_directed()
    found = {(tail, head): data["weight"] for tail, head, data in graph.edges(data=True)}
    assert found == {("a", "b"): 4.0, ("b", "a"): 4.0, ("b", "c"): 2.0}


@pytest.mark.parametrize(
    ("ties", "directed", "expected"),
    [
        ("*Arcslist\n1 2 3\n", True, {("a", "b"), ("a", "c")}),
        ("*Edgeslist\n1 2 3\n", False, {("a", "b"), ("a", "c")}),
        ("*Matrix\n0 1 0\n0 0 2\n0 0 0\n", True, {("a", "b"), ("b", "c")}),
        ("% a comment\n\n*Arcs\n*Edges\n1 2\n", False, {("a", "b")}),
        ('*Arcs :1 "trade"\n1 2 1 l "x"\n*Arcs :2\n2 1\n', True, {("a", "b"), ("b", "a")}),
        ("*Arcs\n", True, set()),
        ("", False, set()),
    ],
)
def test_every_way_to_write_ties(
    tmp_path: Path, ties: str, directed: bool, expected: set[tuple[str, str]]
) -> None:
    graph = graph_from_file(written(tmp_path, f"\ufeff*Network x\n{THREE}{ties}"))
    assert graph.is_directed() is directed
    assert set(graph.edges()) == expected
    assert list(graph) == ["a", "b", "c"]


def test_values_that_some_ties_have_are_one_for_the_others(tmp_path: Path) -> None:
    graph = graph_from_file(written(tmp_path, f"{THREE}*Edges\n1 2 2.5\n2 3\n"))
    assert [data["weight"] for *_ends, data in graph.edges(data=True)] == [2.5, 1.0]


@pytest.mark.parametrize("ties", ["*Edges\n1 2\n1 3\n", "*Arcs\n1 2\n1 3\n", "*Matrix\n1 1\n"])
def test_the_vertices_of_two_modes_have_theirs(tmp_path: Path, ties: str) -> None:
    graph = graph_from_file(written(tmp_path, f"*Vertices 3 1\n1 a ic Red\n2 b\n{ties}"))
    assert dict(graph.nodes(data="mode")) == {"a": "1", "b": "2", "3": "2"}
    assert set(graph.edges()) == {("a", "b"), ("a", "3")}
    assert not graph.is_directed()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "begin with"),
        ("", "begin with"),
        ("*Arcs\n1 2\n", "begin with"),
        ("*Vertices\n", "line 1: how many"),
        ("*Vertices many\n", "line 1: “many”"),
        (f"{THREE}*Arcs\n1 9\n", "line 6: there is no vertex 9.* 3"),
        (f"{THREE}*Arcslist\n1 2 0\n", "line 6: there is no vertex 0"),
        (f"{THREE}*Arcs\na b\n", "line 6: “a”"),
        (f"{THREE}*Arcs\n1\n", "line 6: a tie"),
        (f"{THREE}*Edges\n1 2 much\n", "line 6: “much”"),
        (f"{THREE}*Matrix\n0 1 0\n", "line 5: the matrix has 1"),
        (f"{THREE}*Matrix\n0 1 0\n0 1\n0 0 0\n", "line 7: .* 2 values"),
        (f"{THREE}*Vector\n", "line 5: “.Vector”.*Arcslist"),
        (f"{THREE}{THREE}", "line 5: “.Vertices”"),
        ("*Vertices 2\n1 a\n2 a\n", "1 and 2 are both called “a”"),
        ("*Vertices 2\n3 a\n", "line 2: there is no vertex 3"),
    ],
)
def test_what_is_unclear_is_one_error_of_the_file_and_the_line(
    tmp_path: Path, text: str, said: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(FileError, match=said) as error:
        graph_from_file(file)
    assert error.value.path == str(file)


def test_a_partition_gives_the_vertices_their_clusters(tmp_path: Path) -> None:
    file = written(tmp_path, f"{THREE}*Arcs\n1 2\n")
    parts = written(tmp_path, "*Vertices 3\n2\n0\n1\n", "n.clu")
    graph = graph_from_file(file, parts)
    assert dict(graph.nodes(data="cluster")) == {"a": "2", "b": None, "c": "1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("*Vertices 2\n1\n1\n", "of 2 vertices"), ("1\n1\n1\n", "begin"), (f"{THREE}x\n", "4 vert")],
)
def test_a_partition_of_another_network_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file, parts = written(tmp_path, THREE), written(tmp_path, text, "n.clu")
    with pytest.raises(FileError, match=said) as error:
        graph_from_file(file, parts)
    assert error.value.path == str(parts)


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
@pytest.mark.parametrize("mutual", [("yes", "no", "no"), ("yes", "yes", "yes"), ("no",) * 3])
def test_what_was_exported_is_the_same_network(tmp_path: Path, mutual: tuple[str, ...]) -> None:
    pairs = zip(("x", "y", "u"), ("y", "u", "v"), mutual, strict=True)
    tables = {
        "cities": [city("a", "Aldea"), city("b", "Burgo")],
        "actors": [actor(name, "a") for name in ("x", "y", "u", "v", "alone")],
        "ties": [{"from": one, "to": other, "mutual": both} for one, other, both in pairs],
    }
    write_twinning(tmp_path / "t", tables)
    for suffix in ("net", "graphml"):
        done = run("export", str(tmp_path / "t"), "--to", str(tmp_path / f"n.{suffix}"))
        assert done.exit_code == 0
    table = ("--whole", "--directed", "--name", "ties", "--name", "reciprocity", "--format", "csv")
    expected = run("measures", "--graph", str(tmp_path / "n.graphml"), *table).stdout
    graph = graph_from_file(tmp_path / "n.net")
    if not graph.is_directed():  # every tie is mutual, so that directions say nothing
        graph = graph.to_directed()
    found = network_measures(graph, None, ["ties", "reciprocity"])
    values = [line.split(",")[3:] for line in expected.splitlines()[1:]]
    assert [float(value[0]) for value in values] == found.column("value")
