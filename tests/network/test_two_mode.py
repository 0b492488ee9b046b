"""Two modes and layers: normalised as published, projected only when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from codev_graph.errors import NetworkError
from codev_graph.network import (
    NetworkNotice,
    multiplexity,
    two_mode_measures,
    two_mode_projection,
)


@pytest.mark.parametrize("name", ["degree", "betweenness", "closeness"])
def test_davis(peers: Callable[..., Any], name: str) -> None:
    peer = peers("davis")
    theirs = peer.vector(f"networkx.bipartite.{name}_centrality")
    rows = two_mode_measures(peer.graph).records()
    ours = [row["value"] for row in rows if row["measure"] == f"two_mode_{name}"]
    assert ours == pytest.approx(list(theirs), abs=1e-9)


def test_the_best_placed_of_each_mode_ranks_first(peers: Callable[..., Any]) -> None:
    rows = two_mode_measures(peers("davis").graph).records()
    first = {
        row["actor"] for row in rows if row["measure"] == "two_mode_degree" and row["rank"] == 1
    }
    assert {"E8", "Evelyn Jefferson", "Theresa Anderson", "Nora Fayette"} == first


@pytest.mark.parametrize(
    ("weighting", "key"),
    [
        ("newman", "networkx.projection_women_collaboration(Newman)"),
        ("count", "networkx.projection_women_weighted"),
        ("jaccard", "networkx.projection_women_overlap_jaccard"),
    ],
)
def test_projections(peers: Callable[..., Any], weighting: str, key: str) -> None:
    peer = peers("davis")
    projected = two_mode_projection(peer.graph, "woman", weighting=weighting)
    theirs = {frozenset(row[:2]): row[2] for row in peer.value(key)}
    ours = {frozenset(row[:2]): row[2] for row in projected.edges(data="weight")}
    assert ours == pytest.approx(theirs)


def two_modes(first: object = "actor", second: object = "committee") -> nx.Graph:
    graph = nx.Graph([("a", 1), ("b", 1), ("b", 2), ("c", 2), ("c", 1)])
    nx.set_node_attributes(graph, dict.fromkeys("abc", first) | {1: second, 2: second}, "mode")
    return graph


@pytest.mark.parametrize("weighting", ["newman", "count", "jaccard"])
def test_parallel_ties_and_loops_do_not_change_a_projection(weighting: str) -> None:
    plain = two_mode_projection(two_modes(), "actor", weighting=weighting)
    graph = nx.MultiGraph(two_modes())
    graph.add_edge("a", 1)
    graph.add_edge("a", "a")
    with pytest.warns(NetworkNotice) as notices:
        found = two_mode_projection(graph, "actor", weighting=weighting)
    assert len(notices) == 2
    assert {notice.filename for notice in notices} == {__file__}
    weights = [
        {frozenset(row[:2]): row[2] for row in one.edges(data="weight")} for one in (found, plain)
    ]
    assert weights[0] == pytest.approx(weights[1])
    assert dict(found.nodes(data=True)) == dict(plain.nodes(data=True))


@pytest.mark.parametrize("onto", [0, 1])
def test_a_mode_may_be_a_number(onto: int) -> None:
    projected = two_mode_projection(two_modes(0, 1), onto)
    assert set(projected) == (set("abc") if onto == 0 else {1, 2})


def test_a_mode_that_no_node_has_is_an_error() -> None:
    with pytest.raises(NetworkError, match="7: no node is of this mode"):
        two_mode_projection(two_modes(0, 1), 7)


def test_an_unknown_weighting_is_an_error_that_offers_the_nearest() -> None:
    with pytest.raises(NetworkError, match=r"jaccard.*Did you mean “newman”"):
        two_mode_projection(two_modes(), "actor", weighting="newmann")


def test_the_greatest_possible_scores_are_1() -> None:
    """One committee of all: nothing can stand more between."""
    graph = nx.star_graph(5)
    nx.set_node_attributes(graph, {0: "committee"} | dict.fromkeys(range(1, 6), "actor"), "mode")
    rows = two_mode_measures(graph).records()
    assert [row["value"] for row in rows if row["actor"] == 0] == pytest.approx([1, 1, 1])


def test_a_tie_within_a_mode_is_refused() -> None:
    graph = nx.path_graph(3)
    nx.set_node_attributes(graph, {0: "a", 1: "b", 2: "b"}, "mode")
    with pytest.raises(NetworkError, match="one mode"):
        two_mode_measures(graph)


def test_overlap_of_layers_by_hand() -> None:
    graph = nx.MultiGraph()
    graph.add_nodes_from("ab", city="A")
    graph.add_nodes_from("cd", city="B")
    graph.add_edge("a", "b", purposes="aid")
    graph.add_edge("b", "a", purposes=["culture", "aid"])
    graph.add_edge("a", "c", purposes={"culture"})
    graph.add_edge("c", "d")
    rows = {row[:3]: row[3] for row in multiplexity(graph, "purposes", "city")}
    assert rows["layer_pairs", "aid", None] == 1
    assert rows["layer_pairs", "culture", None] == 2
    assert rows["layer_overlap", "aid", "culture"] == pytest.approx(1 / 2)
    assert rows["layers_per_pair", None, None] == pytest.approx(3 / 2)
    assert rows["multiplex_share", None, None] == pytest.approx(1 / 2)
    assert rows["cross_multiplex_share", None, None] == 0
    assert rows["ties_without_layer", None, None] == 1


def test_layers_may_be_numbers_and_an_empty_one_is_none() -> None:
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", layer=0)
    graph.add_edge("a", "b", layer=[1, None])
    graph.add_edge("b", "c", layer=1)
    for nothing in ("", None, float("nan"), []):
        graph.add_edge("a", "c", layer=nothing)
    rows = {row[:3]: row[3] for row in multiplexity(graph, "layer")}
    assert rows["layer_pairs", "0", None] == 1
    assert rows["layer_pairs", "1", None] == 2
    assert rows["layer_overlap", "0", "1"] == pytest.approx(1 / 2)
    assert rows["ties_without_layer", None, None] == 4


def test_no_layers_at_all_is_an_error() -> None:
    with pytest.raises(NetworkError, match="purposes"):
        multiplexity(nx.path_graph(3))
