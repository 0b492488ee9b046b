"""Networks from files: the same measures, whatever wrote them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from codev_graph.errors import FileError
from codev_graph.network import NetworkNotice, graph_from_file, measures

FOLDER = Path(__file__).parent / "reference" / "networks"


def test_a_list_of_ties_and_one_of_actors(peers: Callable[..., Any]) -> None:
    graph = graph_from_file(FOLDER / "karate.edges.csv", FOLDER / "karate.nodes.csv")
    expected = measures(peers("karate").graph, "club", ["constraint", "cross_ties"]).records()
    found = measures(graph, "club", ["constraint", "cross_ties"]).records()
    key = lambda row: (row["measure"], row["actor"])  # noqa: E731 - used twice, here only
    for one, other in zip(sorted(found, key=key), sorted(expected, key=key), strict=True):
        assert one["value"] == pytest.approx(other["value"])


def test_isolates_come_from_the_list_of_actors() -> None:
    graph = graph_from_file(
        FOLDER / "florentine_marriage.edges.csv", FOLDER / "florentine_marriage.nodes.csv"
    )
    assert list(nx.isolates(graph)) == ["Pucci"]


def test_directed_ties(peers: Callable[..., Any]) -> None:
    graph = graph_from_file(FOLDER / "ht_advice.edges.csv", directed=True)
    assert graph.is_directed()
    assert set(graph.edges()) == set(peers("ht_advice").graph.edges())


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "net"])
def test_formats_of_other_tools(peers: Callable[..., Any], tmp_path: Path, suffix: str) -> None:
    graph = peers("karate").graph
    file = tmp_path / f"karate.{suffix}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf, "net": nx.write_pajek}[suffix](graph, file)
    found = measures(graph_from_file(file), None, ["strength", "betweenness"])
    expected = measures(graph, None, ["strength", "betweenness"])
    assert found.column("value") == pytest.approx(expected.column("value"))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ties.txt", "a b", "not known"),
        ("ties.csv", "from,to,weight\nx,y,strong\n", "line 2.*strong"),
        ("ties.csv", "from,to\nx\n", "line 2"),
        ("ties.csv", "only\n", "header"),
        ("ties.csv", 'from,to\n"x,y\n', "can not be read"),
        ("ties.csv", "actor,actor\nx,y\n", "“actor”"),
        ("ties.csv", "a,b,note,note\nx,y,one,two\n", "“note”"),
        ("ties.graphml", "<graphml", "not well-formed"),
        ("ties.gexf", "nothing", "not well-formed"),
        ("ties.gexf", "<gexf/>", "can not be read"),
        ("ties.graphml", '<!DOCTYPE graphml [<!ENTITY a "b">]><graphml/>', "DOCTYPE"),
        ("ties.gexf", '<!DOCTYPE gexf SYSTEM "other.dtd"><gexf/>', "DOCTYPE"),
    ],
)
def test_what_can_not_be_read_is_said_of_the_file(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=said) as error:
        graph_from_file(file)
    assert error.value.path == str(file)


@pytest.mark.parametrize(
    ("name", "text"),
    [("ties.csv", "a,b\nAcajutla,Peñón\n"), ("ties.net", '*Vertices 1\n1 "Peñón"\n')],
)
def test_an_encoding_that_is_not_utf_8_is_said(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(FileError, match="not UTF-8") as error:
        graph_from_file(file)
    assert error.value.path == str(file)


def test_a_list_of_actors_that_is_not_utf_8_is_said(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("from,to\nx,y\n", encoding="utf-8")
    (tmp_path / "actors.csv").write_bytes("actor,city\nx,Peñón\n".encode("latin-1"))
    with pytest.raises(FileError, match="not UTF-8") as error:
        graph_from_file(tmp_path / "ties.csv", tmp_path / "actors.csv")
    assert error.value.path == str(tmp_path / "actors.csv")


def test_xml_may_declare_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "ties.graphml"
    nx.write_graphml(nx.Graph([("Peñón", "Acajutla")]), file, encoding="iso-8859-1")
    assert set(graph_from_file(file)) == {"Peñón", "Acajutla"}


@pytest.mark.parametrize("directed", [False, True])
def test_columns_may_be_called_as_arguments_of_networkx_are(tmp_path: Path, directed: bool) -> None:
    ties, actors = tmp_path / "ties.csv", tmp_path / "actors.csv"
    ties.write_text("from,to,key,u_for_edge,v_for_edge\nx,y,k,1,2\nx,y,k,3,4\n", encoding="utf-8")
    actors.write_text("actor,node_for_adding\nx,here\n", encoding="utf-8")
    graph = graph_from_file(ties, actors, directed=directed)
    assert [data for *_ends, data in graph.edges(data=True)] == [
        {"key": "k", "u_for_edge": "1", "v_for_edge": "2"},
        {"key": "k", "u_for_edge": "3", "v_for_edge": "4"},
    ]
    assert graph.nodes["x"] == {"node_for_adding": "here"}


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        graph_from_file(tmp_path / "nothing.csv")


def test_a_weight_that_is_no_number_is_told(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("from,to,weight\na,b,much\n", encoding="utf-8")
    with pytest.raises(FileError, match="much"):
        graph_from_file(path)


@pytest.mark.parametrize(
    "header",
    ["id,from,to", "id,Origen,Destino", "id,Target,Source", "id,desde,hacia", "to,note,from"],
)
def test_the_ends_of_ties_are_told_by_the_names_of_the_columns(tmp_path: Path, header: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(f"{header}\nt1,x,y\n", encoding="utf-8")
    ends = {"t1", "y"} if header.startswith("to") else {"x", "y"}
    assert set(graph_from_file(path, directed=True)) == ends


@pytest.mark.filterwarnings("error")
def test_ends_under_other_names_are_the_first_two_columns_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("one,other,since\nx,y,2019\n", encoding="utf-8")
    with pytest.warns(NetworkNotice, match="“one”, “other”"):
        assert set(graph_from_file(path)) == {"x", "y"}


@pytest.mark.parametrize(("sign", "called"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_told(tmp_path: Path, sign: str, called: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(f"Origen{sign}Destino\nx{sign}y\n", encoding="utf-8")
    with pytest.raises(FileError, match=called):
        graph_from_file(path)


def test_a_gexf_tie_without_weight_weighs_one_as_its_format_says(tmp_path: Path) -> None:
    file = tmp_path / "n.gexf"
    graph = nx.Graph([("a", "b")])
    graph.add_edge("b", "c", weight=3.0)
    nx.write_gexf(graph, file)
    read = graph_from_file(file)
    assert {data["weight"] for *_ends, data in read.edges(data=True)} == {1.0, 3.0}
    assert measures(read, None, ["strength"]).column("value") == [1.0, 4.0, 3.0]


@pytest.mark.parametrize(
    ("actors", "said"),
    [("id,city\na,A\nb,B\na,B\n", "lines 2 and 4.*“a”"), ("id,city\nx,A\ny,B\n", "none of its 2")],
)
def test_a_list_of_actors_says_of_each_once_and_of_some_of_the_network(
    tmp_path: Path, actors: str, said: str
) -> None:
    (tmp_path / "e.csv").write_text("from,to\na,b\n", encoding="utf-8")
    (tmp_path / "n.csv").write_text(actors, encoding="utf-8")
    with pytest.raises(FileError, match=said) as error:
        graph_from_file(tmp_path / "e.csv", tmp_path / "n.csv")
    assert error.value.path == str(tmp_path / "n.csv")
