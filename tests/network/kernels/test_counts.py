"""Cores, parts, shared contacts, strongest ties, mixing: as counted by hand, either way."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import _position as position
from codev_graph.network._closure import common_contacts, triangles
from codev_graph.network._contacts import contacts
from codev_graph.network._groups import groups
from codev_graph.network._mixing import mixing, modularity
from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels._adjacency import adjacency
from codev_graph.network.kernels._triads import GREATEST

SIZE = 40


def drawn(directed: bool, weighted: bool, ties: int) -> nx.Graph:
    """Draw a network of 40 actors in three cities, the last two of them without any city."""
    graph = nx.gnm_random_graph(SIZE, ties, seed=ties, directed=directed)
    nx.set_node_attributes(graph, {node: "ABC"[node % 3] for node in range(SIZE - 2)}, "city")
    if weighted:
        lengths = {(tail, head): 0.5 + (3 * tail + head) % 4 for tail, head in graph.edges}
        nx.set_edge_attributes(graph, lengths, "weight")
    return graph


GRAPHS = {
    "sparse": drawn(False, False, 30),
    "dense": drawn(False, False, 300),
    "weighted": drawn(False, True, 120),
    "directed": drawn(True, True, 250),
    "ring, ways in and out": nx.DiGraph([(0, 1), (1, 2), (2, 0), (3, 0), (2, 4), (4, 5), (5, 4)]),
    "clique with a tail": nx.lollipop_graph(6, 4),
    "one actor": nx.empty_graph(1),
    "no actor": nx.empty_graph(0),
}


@pytest.fixture(autouse=True, params=["interpreted", "compiled", "compiled, divided"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jit, "INTERPRETED", np.inf if request.param == "interpreted" else -1)
    monkeypatch.setattr(jit, "PARALLEL", 0 if "divided" in request.param else np.inf)


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> nx.Graph:
    return GRAPHS[request.param]


def test_core_numbers_are_what_peeling_leaves(graph: nx.Graph) -> None:
    whole, expected = nx.Graph(graph), dict.fromkeys(graph, 0)
    for k in range(1, len(graph)):
        core = whole.copy()
        while loose := [node for node, degree in core.degree if degree < k]:
            core.remove_nodes_from(loose)
        expected |= dict.fromkeys(core, k)
    assert position.core_numbers(adjacency(graph)).tolist() == [expected[node] for node in graph]


def test_core_numbers_by_arcs_are_those_of_both_degrees_together(graph: nx.Graph) -> None:
    expected = nx.core_number(graph) if graph.is_directed() else nx.core_number(nx.Graph(graph))
    found = position.core_numbers(adjacency(graph), by_arcs=graph.is_directed())
    assert found.tolist() == [expected[node] for node in graph]


def test_parts_are_numbered_by_their_first_actors(graph: nx.Graph) -> None:
    expected: dict[int, int] = {}
    for node in graph:
        if node not in expected:
            part = nx.node_connected_component(nx.Graph(graph), node)
            expected |= dict.fromkeys(part, len(set(expected.values())))
    assert position.parts(adjacency(graph)).tolist() == [expected[node] for node in graph]


def test_two_are_in_one_strong_part_if_each_reaches_the_other(graph: nx.Graph) -> None:
    expected: dict[int, frozenset[int]] = {}
    for part in nx.strongly_connected_components(nx.DiGraph(graph)):
        expected |= dict.fromkeys(part, frozenset(part))
    labels = position.strong_parts(adjacency(graph)).tolist()
    found = {label: {n for n in graph if labels[n] == label} for label in labels}
    assert [found[labels[node]] for node in graph] == [expected[node] for node in graph]


def test_common_contacts_are_the_intersection(graph: nx.Graph) -> None:
    around = nx.to_dict_of_lists(nx.Graph(graph))
    pairs = contacts(adjacency(graph))
    ends = zip(pairs.tails.tolist(), pairs.heads.tolist(), strict=True)
    assert common_contacts(pairs).tolist() == [len({*around[a]} & {*around[b]}) for a, b in ends]


def test_transitivity_and_clustering_are_the_shares_of_closed_triples(graph: nx.Graph) -> None:
    whole = nx.Graph(graph)
    triples = [pair for node in whole for pair in combinations(whole[node], 2)]
    share = sum(whole.has_edge(*pair) for pair in triples) / len(triples) if triples else np.nan
    found = triangles(adjacency(graph))
    assert found.transitivity == pytest.approx(share, abs=1e-15, nan_ok=True)
    around = {node: len(whole[node]) for node in whole}
    local = [nx.clustering(whole, node) if around[node] > 1 else np.nan for node in whole]
    assert found.clustering == pytest.approx(local, abs=1e-15, nan_ok=True)


def test_the_strongest_pair_of_each_actor(graph: nx.Graph) -> None:
    pairs = contacts(adjacency(graph))
    expected = [0.0] * len(graph)
    for tail, head, strength in zip(pairs.tails, pairs.heads, pairs.strengths, strict=True):
        expected[tail] = max(expected[tail], strength)
        expected[head] = max(expected[head], strength)
    found = GREATEST.run(len(pairs), pairs.pointers, pairs.heads, pairs.strengths)
    assert found.tolist() == expected


@pytest.mark.parametrize("name", ["sparse", "dense", "weighted", "directed"])
def test_ties_between_groups_without_those_of_nobodys(name: str) -> None:
    graph = GRAPHS[name]
    counts, strengths = np.zeros((3, 3), dtype=int), np.zeros((3, 3))
    for tail, head, weight in graph.to_directed().edges(data="weight", default=1.0):
        ends = [graph.nodes[node].get("city") for node in (tail, head)]
        if None not in ends:
            place = tuple("ABC".index(end) for end in ends)
            counts[place] += 1
            strengths[place] += weight
    found = mixing(adjacency(graph), groups(graph, "city"))
    assert found.arcs.tolist() == counts.tolist()
    assert found.strengths == pytest.approx(strengths)
    shares = strengths / strengths.sum()
    chance = shares.sum(axis=1) @ shares.sum(axis=0)
    assert modularity(found) == pytest.approx(np.trace(shares) - chance, abs=1e-14)
