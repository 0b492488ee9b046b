"""Communities, core and periphery, cohesion."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from codev_graph.network import network_measures

NETWORKS = ("karate", "kite", "lesmis", "florentine_marriage", "ht_advice", "lazega36")


def whole(graph: nx.Graph, name: str, group: str | None = None) -> object:
    return network_measures(graph, group, [name], permutations=0).column("value")[0]


@pytest.mark.parametrize("network", ["karate", "florentine_marriage", "ht_advice"])
def test_cohesion_is_that_of_the_peer(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str
) -> None:
    peer = peers(network)
    theirs = dict.fromkeys(peer.graph, 0)
    levels = peer.value("networkx.k_components")
    for k, components in sorted(levels.items(), key=lambda level: int(level[0])):
        theirs |= dict.fromkeys((node for members in components for node in members), int(k))
    assert list(scores(peer.graph, "cohesion")) == list(theirs.values())


def test_the_closest_circle_of_lawyers_is_whole(
    peers: Callable[..., Any], scores: Callable[..., Any]
) -> None:
    """networkx 3.6.1 finds 17 of these 19 actors; the smallest cut of the 19 decides."""
    graph = peers("lazega36").graph
    found = scores(graph, "cohesion")
    circle = graph.subgraph(node for node, k in zip(graph, found, strict=True) if k == 5)
    assert len(circle) == 19
    assert nx.node_connectivity(circle) == 5
    assert max(found) == 5


@pytest.mark.parametrize("seed", range(6))
def test_cohesion_is_that_of_every_set_of_actors_tried(
    scores: Callable[..., Any], seed: int
) -> None:
    graph = nx.gnp_random_graph(9, 0.45, seed)
    truth = dict.fromkeys(graph, 0)
    for size in range(2, 10):
        for members in combinations(graph, size):
            level = nx.node_connectivity(graph.subgraph(members))
            truth |= {node: max(truth[node], level) for node in members}
    assert list(scores(graph, "cohesion")) == list(truth.values())


def test_the_closest_circle_of_karate_survives_any_three_losses(
    peers: Callable[..., Any], scores: Callable[..., Any]
) -> None:
    """igraph 1.3.5 gives four of these actors 3; taking actors away one by one decides."""
    graph = peers("karate").graph
    found = scores(graph, "cohesion")
    circle = graph.subgraph(node for node, k in zip(graph, found, strict=True) if k == 4)
    for lost in combinations(circle, 3):
        assert nx.is_connected(circle.subgraph(set(circle) - set(lost)))


@pytest.mark.parametrize("core", [2, 3, 5])
def test_an_ideal_core_and_periphery_fits_perfectly(core: int) -> None:
    graph = nx.complete_graph(core)
    for number in range(3 * core):
        graph.add_edges_from((f"outer {number}", inner) for inner in range(core))
    assert whole(graph, "core_size") == core
    assert whole(graph, "core_fit") == pytest.approx(1)


@pytest.mark.parametrize("graph", [nx.empty_graph(4), nx.complete_graph(4), nx.Graph()])
def test_no_core_without_a_difference(graph: nx.Graph) -> None:
    assert whole(graph, "core_fit") is None
    assert whole(graph, "core_size") is None


def test_separate_cliques_are_the_communities_and_agree_with_their_cities() -> None:
    graph = nx.disjoint_union_all([nx.complete_graph(5)] * 3)
    for node in graph:
        graph.nodes[node]["city"] = "ABC"[node // 5]
    assert whole(graph, "communities") == 3
    assert whole(graph, "community_agreement", "city") == pytest.approx(1)
    assert whole(graph, "modularity") == pytest.approx(whole(graph, "group_modularity", "city"))


def test_the_seed_decides_the_communities(peers: Callable[..., Any]) -> None:
    graph = peers("lesmis").graph
    runs = [network_measures(graph, None, ["modularity"], seed).rows for seed in (1, 1)]
    assert runs[0] == runs[1]


def test_a_ring_of_neighbours_is_a_small_world_once_rewired() -> None:
    ring = nx.watts_strogatz_graph(200, 8, 0.0, seed=1)
    rewired = nx.watts_strogatz_graph(200, 8, 0.1, seed=1)
    assert whole(rewired, "small_world") > whole(ring, "small_world") > 1
    assert whole(rewired, "distance_ratio") < whole(ring, "distance_ratio")
