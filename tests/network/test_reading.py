"""Networks from files: the same measures, whatever wrote them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from codev_graph.errors import FileError
from codev_graph.network import graph_from_file, measures

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
        ("ties.csv", "a,b,weight\nx,y,strong\n", "strong"),
        ("ties.csv", "a,b\nx\n", "line 2"),
        ("ties.csv", "only\n", "header"),
        ("ties.graphml", "<graphml", "can not be read"),
        ("ties.gexf", "nothing", "can not be read"),
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


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        graph_from_file(tmp_path / "nothing.csv")
