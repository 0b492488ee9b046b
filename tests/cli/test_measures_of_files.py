"""``codev-graph measures --graph``: any network in a file, without touching RDF."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest

from builders import REAL, run
from codev_graph import measures, network_measures

EDGES = "source,target\nana,bea\nbea,caro\ncaro,ana\ncaro,dora\ndora,dora\n"
NODES = "id,city\nana,west\nbea,west\ncaro,east\ndora,east\neva,\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    return ["--graph", str(tmp_path / "edges.csv"), "--nodes", str(tmp_path / "nodes.csv")]


def graph(directed: bool = False) -> nx.Graph[str]:
    made: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    made.add_edges_from(
        [("ana", "bea"), ("bea", "caro"), ("caro", "ana"), ("caro", "dora"), ("dora", "dora")]
    )
    made.add_node("eva")
    for node in made:
        if node != "eva":
            made.nodes[node]["city"] = "west" if node in {"ana", "bea"} else "east"
    return made


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
@pytest.mark.parametrize("directed", [False, True])
def test_the_table_is_that_of_the_python_function(files: list[str], directed: bool) -> None:
    flags = ["--directed"] if directed else []
    done = run("measures", *files, "--group", "city", *flags, "--format", "csv")
    assert done.exit_code == 0
    assert done.stdout == measures(graph(directed), "city").to_csv()
    assert "1" in done.stderr
    assert "city" in done.stderr


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
def test_the_whole_is_measured_on_demand(files: list[str]) -> None:
    done = run("measures", *files, "--group", "city", "--whole", "--name", "density")
    assert done.stdout == network_measures(graph(), "city", ["density"]).to_csv()


def test_without_a_group_nothing_is_compared(files: list[str]) -> None:
    rows = csv.DictReader(StringIO(run("measures", *files).stdout))
    assert "cross_ties" not in {row["measure"] for row in rows}


def test_the_whole_of_a_twinning_is_measured(tmp_path: Path) -> None:
    done = run("measures", str(REAL), "--whole", "--name", "cross_ties_total")
    (row,) = csv.DictReader(StringIO(done.stdout))
    assert float(row["value"]) == 1


@pytest.mark.parametrize("option", [["--group", "city"], ["--nodes", "x.csv"], ["--directed"]])
def test_what_goes_with_a_file_is_refused_without_one(option: list[str]) -> None:
    done = run("measures", *option)
    assert done.exit_code == 2
    assert "--graph" in done.stderr


def test_an_unknown_kind_of_file_and_an_unknown_group_are_told(files: list[str]) -> None:
    assert run("measures", "--graph", "network.docx").exit_code == 1
    done = run("measures", *files, "--group", "country")
    assert done.exit_code == 1
    assert "country" in done.stderr
