"""The network of a graph: its actors and documented ties, measured as they stand."""

from __future__ import annotations

import warnings
from pathlib import Path

import networkx as nx
import pytest

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, Projection, build
from codev_graph.errors import NetworkError
from codev_graph.graph import GraphStore
from codev_graph.network import read_network
from codev_graph.terms import individual

TABLES = {
    "cities": [city("a"), city("b")],
    "actors": [
        actor("x", "a"),
        actor("y", "b", "university"),
        actor("z", "b", "university"),
        actor("w", "", "international-body"),
        actor("v", "a", "company"),
    ],
    "agreements": [agreement("d", "a|b", "sport|culture")],
    "participations": [taking_part("x", "d", role="signatory")],
    "ties": [
        {"from": "x", "to": "y", "purposes": "peace", "mutual": "yes", "strength": "2"},
        {"from": "x", "to": "y", "areas": "sport", "start": "2020", "end": "2021-06"},
        {"from": "y", "to": "z", "areas": "sport|culture", "start": "2022-03", "mutual": "no"},
        {"from": "w", "to": "x", "purposes": "technical"},
    ],
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return build(write_twinning(tmp_path_factory.mktemp("net") / "t", TABLES))


def iri(key: str) -> str:
    return individual("t", "actor", key)


def pairs(network: nx.Graph) -> set[str]:
    ends = [(one.rsplit("/", 1)[-1], other.rsplit("/", 1)[-1]) for one, other in network.edges]
    if network.is_directed():
        return {"".join(pair) for pair in ends}
    return {"".join(sorted(pair)) for pair in ends}


def test_nodes_are_actors_with_what_is_known(graph: KnowledgeGraph) -> None:
    nodes = graph.network().graph.nodes
    assert set(nodes) == {iri(key) for key in "vwxyz"}
    assert nodes[iri("y")] == {
        "name": "Y",
        "class": "other-actor",
        "city": individual("t", "city", "b"),
        "level": "local",
        "kind": "university",
    }
    assert "city" not in nodes[iri("w")]


def test_ties_become_edges(graph: KnowledgeGraph) -> None:
    network = graph.network()
    assert pairs(network.graph) == {"xy", "yz", "wx"}
    assert network.graph.edges[iri("x"), iri("y")]["ties"] == 2
    told = network.projection
    assert (told.ties, told.pairs, told.loops, told.unconnected) == (4, 3, 0, 1)
    assert told.unlocated == 1


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Projection(directed=True), {"xy", "yx", "yz", "wx"}),
        (Projection(purposes=("peace",)), {"xy"}),
        (Projection(purposes=("peace", "technical")), {"xy", "wx"}),
        (Projection(areas=("culture",)), {"yz"}),
        (Projection(areas=("sport",), year=2021), {"xy"}),
        (Projection(areas=("sport",), year=2023), {"yz"}),
        (Projection(year=2019), {"xy", "wx"}),
    ],
)
def test_a_projection_chooses(
    choice: Projection, expected: set[str], graph: KnowledgeGraph
) -> None:
    assert pairs(graph.network(choice).graph) == expected


def test_strength_is_the_weight_where_asked(graph: KnowledgeGraph) -> None:
    edges = graph.network(Projection(weighted=True)).graph.edges
    assert edges[iri("x"), iri("y")]["weight"] == 2.0
    assert edges[iri("y"), iri("z")]["weight"] == 1.0


def test_actors_without_a_tie_can_be_left_out(graph: KnowledgeGraph) -> None:
    network = graph.network(Projection(isolates=False))
    assert iri("v") not in network.graph
    assert network.projection.unconnected == 1


def test_measures_are_those_of_the_graph(graph: KnowledgeGraph) -> None:
    network = graph.network()
    rows = network.measures(["betweenness", "degree"]).records()
    values = {(str(row["actor"]), row["measure"]): row["value"] for row in rows}
    expected = nx.betweenness_centrality(network.graph, normalized=False)
    for node in network.graph:
        assert values[node, "betweenness"] == pytest.approx(expected[node])
        assert values[node, "degree"] == network.graph.degree(node)


def test_nobody_is_warned_of_actors_that_the_projection_counts(graph: KnowledgeGraph) -> None:
    network = graph.network()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(network.measures()) > 0
        assert len(network.network_measures()) > 0
        assert len(network.brokerage()) > 0


def test_the_real_measures_are_networkxs(real_graph: KnowledgeGraph) -> None:
    network = real_graph.network()
    expected = nx.betweenness_centrality(network.graph, normalized=False)
    for row in network.measures(["betweenness"]).records():
        assert row["value"] == pytest.approx(expected[str(row["actor"])])


def test_an_empty_graph_has_an_empty_network() -> None:
    network = read_network(GraphStore([]))
    assert len(network.graph) == 0
    assert len(network.measures()) == 0
    assert set(network.brokerage().column("scope")) <= {"network"}
    assert network.network_measures().columns
    assert str(network.projection).startswith("0 documented ties")


@pytest.mark.parametrize(
    "tables",
    [
        {"cities": [city("a")], "actors": [actor("x", "a"), actor("y", "a")]},
        {
            "cities": [city("a"), city("b"), city("c")],
            "actors": [actor("x", "a"), actor("y", "b"), actor("z", "c")],
            "ties": [{"from": "x", "to": "y"}, {"from": "y", "to": "z"}],
        },
    ],
)
def test_few_actors_are_measured_without_an_error(tables: dict, tmp_path: Path) -> None:
    network = build(write_twinning(tmp_path / "t", tables)).network()
    table = network.measures()
    assert set(table.column("actor")) == set(network.graph)
    assert len(network.network_measures()) > 0
    assert set(network.graph) <= set(network.brokerage().column("actor"))


def test_without_cities_there_is_no_brokerage_across_them(tmp_path: Path) -> None:
    network = build(write_twinning(tmp_path / "t", {"actors": [actor("x")]})).network()
    assert set(network.measures().column("actor")) == set(network.graph)
    with pytest.raises(NetworkError, match="city: no actor has this attribute"):
        network.brokerage()
