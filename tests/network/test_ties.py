"""Single ties, the redundancy of a crossing, and the paths that some actors carry."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise, permutations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codev_graph.errors import NetworkError
from codev_graph.network import network_measures
from codev_graph.network._tie_measures import path_share, tie_measures

NETWORKS = ("karate", "kite", "lesmis", "florentine_marriage", "ht_advice", "lazega36")


@st.composite
def cities(draw: st.DrawFn) -> nx.Graph:
    size = draw(st.integers(4, 8))
    graph = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    for node in range(size):
        graph.add_node(node, city="ABC"[node % 3])
    ends = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=16))
    graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
    return graph


def by_tie(graph: nx.Graph, name: str, **options: str) -> dict:
    options.setdefault("group", None)
    return {frozenset(row[:2]): row[3] for row in tie_measures(graph, names=[name], **options)}


@pytest.mark.parametrize("network", NETWORKS)
def test_edge_betweenness(peers: Callable[..., Any], network: str) -> None:
    peer = peers(network)
    rows = tie_measures(peer.graph, None, ["edge_betweenness"])
    ours = {row[:2]: row[3] for row in rows}
    if not peer.graph.is_directed():
        ours |= {pair[::-1]: value for pair, value in ours.items()}
    theirs = dict(zip(peer.edge_order, peer.vector("igraph.edge_betweenness"), strict=True))
    np.testing.assert_allclose([ours[pair] for pair in theirs], list(theirs.values()), rtol=1e-9)


@pytest.mark.parametrize("network", NETWORKS)
def test_local_bridges_and_their_spans(peers: Callable[..., Any], network: str) -> None:
    peer = peers(network)
    theirs = {frozenset(row[:2]): row[2] for row in peer.value("networkx.local_bridges_span")}
    common = by_tie(peer.graph, "common_contacts")
    spans = by_tie(peer.graph, "span")
    assert {tie: spans[tie] for tie in common if common[tie] == 0} == theirs
    bridges = {tie for tie, value in by_tie(peer.graph, "bridge").items() if value}
    assert bridges == {frozenset(pair) for pair in peer.value("igraph.bridges")}


@settings(max_examples=40, deadline=None)
@given(cities())
def test_cross_edge_betweenness_by_listing_all_paths(graph: nx.Graph) -> None:
    ours = {row[:2]: row[3] for row in tie_measures(graph, "city", ["cross_edge_betweenness"])}
    by_hand = dict.fromkeys(ours, 0.0)
    pairs = permutations(graph, 2) if graph.is_directed() else combinations(graph, 2)
    for first, last in pairs:
        if graph.nodes[first]["city"] != graph.nodes[last]["city"] and nx.has_path(
            graph, first, last
        ):
            paths = list(nx.all_shortest_paths(graph, first, last))
            for path in paths:
                for step in pairwise(path):
                    tie = step if step in by_hand else step[::-1]
                    by_hand[tie] += 1 / len(paths)
    assert ours == pytest.approx(by_hand)


def pair_values(graph: nx.Graph, name: str) -> dict[str, float]:
    table = network_measures(graph, "city", [name])
    return dict(zip(table.column("group"), table.column("value"), strict=True))


@settings(max_examples=30, deadline=None)
@given(cities())
def test_cuts_are_the_smallest_by_trying_all(graph: nx.Graph) -> None:
    whole = nx.Graph(graph)
    cities_of = nx.get_node_attributes(graph, "city")
    nodes, edges = pair_values(graph, "pair_node_cut"), pair_values(graph, "pair_edge_cut")
    for pair, lost in nodes.items():
        one, other = pair.split(" | ")
        assert lost == smallest(
            whole, list(whole), nx.Graph.remove_nodes_from, cities_of, one, other
        )
        if whole.number_of_edges() <= 10:
            ties = list(whole.edges)
            fewest = smallest(whole, ties, nx.Graph.remove_edges_from, cities_of, one, other)
            assert edges[pair] == fewest


def smallest(
    graph: nx.Graph,
    things: list,
    remove: Callable[..., None],
    cities_of: dict,
    one: str,
    other: str,
) -> int:
    """Return how many things must go before no path joins the two cities."""
    for count in range(len(things) + 1):
        for chosen in combinations(things, count):
            rest = graph.copy()
            remove(rest, chosen)
            parts = [{cities_of[node] for node in part} for part in nx.connected_components(rest)]
            if not any({one, other} <= part for part in parts):
                return count
    raise AssertionError("nothing parts them")


@settings(max_examples=40, deadline=None)
@given(cities(), st.sets(st.integers(0, 3), max_size=3))
def test_path_share_by_listing_all_paths(graph: nx.Graph, members: set[int]) -> None:
    for group in (None, "city"):
        shares = []
        pairs = permutations(graph, 2) if graph.is_directed() else combinations(graph, 2)
        for first, last in pairs:
            across = group is None or graph.nodes[first]["city"] != graph.nodes[last]["city"]
            if across and not {first, last} & members and nx.has_path(graph, first, last):
                paths = list(nx.all_shortest_paths(graph, first, last))
                shares.append(sum(bool(members & set(path)) for path in paths) / len(paths))
        row = path_share(graph, members, group).records()[0]
        assert row["pairs"] == len(shares)
        assert row["group_betweenness"] == pytest.approx(sum(shares))


def test_an_unknown_actor_carries_nothing() -> None:
    with pytest.raises(NetworkError, match="nobody"):
        path_share(nx.path_graph(3), ["nobody"], None)


def test_one_name_may_stand_for_a_list_of_one() -> None:
    graph = nx.path_graph(["one", "two", "three"])
    assert path_share(graph, "two", None) == path_share(graph, ["two"], None)
