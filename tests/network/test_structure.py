"""Communities, core and periphery, cohesion."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import network_measures
from codev_graph.network._contacts import contacts
from codev_graph.network._structure import connectivity, core_periphery
from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels._adjacency import adjacency

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
    assert max(found) == whole(graph, "greatest_cohesion") == 5
    assert whole(graph, "most_cohesive") == 19


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


CONNECTED = {
    "a chain": (nx.path_graph(7), 1, 1, 7),
    "a ring": (nx.cycle_graph(8), 2, 2, 8),
    "all with all": (nx.complete_graph(6), 5, 5, 6),
    "a cube of four dimensions": (nx.hypercube_graph(4), 4, 4, 16),
    "three and five": (nx.complete_bipartite_graph(3, 5), 3, 3, 8),
    "two cliques and a bridge": (nx.barbell_graph(5, 0), 1, 4, 10),
    "cliques that share two": (
        nx.compose(nx.complete_graph(6), nx.complete_graph(range(4, 9))),
        *(2, 5, 6),
    ),
    "a clique and an isolate": (
        nx.disjoint_union(nx.complete_graph(4), nx.empty_graph(1)),
        0,
        3,
        4,
    ),
    "no ties": (nx.empty_graph(3), 0, 0, None),
    "nobody": (nx.Graph(), None, None, None),
}


@pytest.mark.parametrize("name", CONNECTED)
def test_cohesion_of_the_whole_is_as_the_closed_forms_have_it(name: str) -> None:
    graph, *expected = CONNECTED[name]
    measures = ("connectivity", "greatest_cohesion", "most_cohesive")
    assert [whole(graph, measure) for measure in measures] == expected


@pytest.mark.parametrize("network", ["karate", "lesmis", "ht_advice"])
def test_the_most_cohesive_circles_are_those_of_the_peer(
    peers: Callable[..., Any], network: str
) -> None:
    """As k_components of networkx 3.6.1."""
    peer = peers(network)
    level, circles = max(
        peer.value("networkx.k_components").items(), key=lambda found: int(found[0])
    )
    assert whole(peer.graph, "greatest_cohesion") == int(level)
    assert whole(peer.graph, "most_cohesive") == len(set().union(*circles))


@pytest.mark.parametrize("compiled", [True, False])
def test_as_many_losses_part_a_network_as_networkx_finds(
    compiled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jit, "INTERPRETED", -1 if compiled else np.inf)
    for seed in range(14):
        graph = nx.gnp_random_graph(10 + seed, 0.1 + seed % 7 / 10, seed)
        assert connectivity(adjacency(graph)) == nx.node_connectivity(graph)


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


@pytest.mark.parametrize(("actors", "share", "seed"), [(12, 0.3, 3), (30, 0.1, 5), (40, 0.04, 1)])
def test_the_order_and_names_of_actors_do_not_change_the_core(
    actors: int, share: float, seed: int
) -> None:
    graph, found = nx.gnp_random_graph(actors, share, seed), set()
    for shuffle in range(30):
        other: nx.Graph = nx.Graph()
        other.add_nodes_from(np.random.default_rng(shuffle).permutation(actors).tolist())
        other.add_edges_from(graph.edges)
        found.add(core_periphery(contacts(adjacency(other))))
    assert len(found) == 1


@pytest.mark.parametrize(("actors", "share", "seed"), [(9, 0.35, 1), (9, 0.2, 2), (8, 0.6, 3)])
def test_the_core_of_few_actors_is_the_best_of_all(actors: int, share: float, seed: int) -> None:
    graph = nx.gnp_random_graph(actors, share, seed)
    fits = {}
    pairs = list(combinations(graph, 2))
    ties = [graph.has_edge(*pair) for pair in pairs]
    for size in range(1, actors - 1):
        cores = combinations(graph, size)
        ideals = [[not {*core}.isdisjoint(pair) for pair in pairs] for core in cores]
        fits[size] = max(np.corrcoef(ties, ideal)[0, 1] for ideal in ideals)
    size, fit = core_periphery(contacts(adjacency(graph)))
    assert fit == pytest.approx(fits[size], abs=1e-12)
    assert fit == pytest.approx(max(fits.values()), abs=1e-12)


def test_a_great_network_whose_actors_stand_alike_has_no_core() -> None:
    assert whole(nx.cycle_graph(30), "core_size") is None
    assert whole(nx.cycle_graph(8), "core_size") == 4


@pytest.mark.parametrize("graph", [nx.complete_graph(5), nx.star_graph(4), nx.path_graph(2)])
def test_agreement_is_undefined_only_where_both_divisions_are_trivial(graph: nx.Graph) -> None:
    for node in graph:
        graph.nodes[node].update(one="A", two="AB"[node % 2])
    parts = whole(graph, "communities")
    assert (whole(graph, "community_agreement", "one") is None) == (parts == 1)
    assert whole(nx.empty_graph(3), "communities") is None


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
