"""What theorems say of every network: closed forms, invariances, sums."""

from __future__ import annotations

from itertools import permutations
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codev_graph._table import Table
from codev_graph.network import brokerage, measures, network_measures
from codev_graph.network.kernels import _jit as jit

SIZES = (3, 4, 7, 12)


@st.composite
def networks(draw: st.DrawFn, directed: bool | None = None) -> nx.Graph:
    size = draw(st.integers(1, 9))
    kind = draw(st.booleans()) if directed is None else directed
    graph = nx.DiGraph() if kind else nx.Graph()
    for node in range(size):
        graph.add_node(node, city=draw(st.sampled_from("ABC")))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    strengths = st.sampled_from([0.5, 1.0, 2.0, 3.0])
    for (tail, head), weight in draw(st.lists(st.tuples(pairs, strengths), max_size=24)):
        if tail != head:
            graph.add_edge(tail, head, weight=weight)
    return graph


def by_actor(table: Table) -> dict:
    return {(row[0], row[1]): row[2] for row in table}


def same(one: dict, other: dict) -> None:
    assert one.keys() == other.keys()
    for key, value in one.items():
        if value is None or other[key] is None:
            assert value is other[key] is None, key
        else:
            assert value == pytest.approx(other[key], rel=1e-9, abs=1e-9), key


def column(graph: nx.Graph, name: str, **options: object) -> list:
    return [row[2] for row in measures(graph, options.pop("group", None), [name], **options)]


@settings(max_examples=40, deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_names_and_order_of_actors_do_not_matter(graph: nx.Graph, random: Random) -> None:
    nodes = list(graph)
    names = [f"actor {node}" for node in nodes]
    random.shuffle(names)
    renamed = type(graph)()
    shuffled = sorted(zip(names, nodes, strict=True))
    for name, node in shuffled:
        renamed.add_node(name, **graph.nodes[node])
    of = {node: name for name, node in shuffled}
    for tail, head, data in graph.edges(data=True):
        renamed.add_edge(of[tail], of[head], **data)
    ours = {(of[node], name): value for (node, name), value in by_actor(measures(graph)).items()}
    same(ours, by_actor(measures(renamed)))


@settings(max_examples=30, deadline=None)
@given(networks())
def test_unit_strengths_and_lengths_change_nothing(graph: nx.Graph) -> None:
    plain = graph.copy()
    for _tail, _head, data in plain.edges(data=True):
        data.clear()
    unit = plain.copy()
    nx.set_edge_attributes(unit, 1.0, "weight")
    nx.set_edge_attributes(unit, 1, "far")
    distance = "far" if len(unit.edges) else None
    same(by_actor(measures(plain)), by_actor(measures(unit, distance=distance)))


@settings(max_examples=30, deadline=None)
@given(networks())
def test_the_scale_of_strengths_does_not_matter_to_shares(graph: nx.Graph) -> None:
    names = ["constraint", "effective_size", "hierarchy", "eigenvector", "pagerank"]
    double = graph.copy()
    for _tail, _head, data in double.edges(data=True):
        data["weight"] *= 2
    same(by_actor(measures(graph, None, names)), by_actor(measures(double, None, names)))


@settings(max_examples=40, deadline=None)
@given(networks())
def test_roles_add_up_and_are_those_counted_by_hand(graph: nx.Graph) -> None:
    rows = [row for row in brokerage(graph, simulations=0).records() if row["scope"] == "actor"]
    counts = {(row["actor"], row["role"]): row["raw"] or 0 for row in rows}
    by_hand = dict.fromkeys(counts, 0)
    city = nx.get_node_attributes(graph, "city")
    for first, broker, last in permutations(graph, 3):
        path = graph.has_edge(first, broker) and graph.has_edge(broker, last)
        if path and not graph.has_edge(first, last):
            by_hand[broker, role(city[first], city[broker], city[last])] += 1
            by_hand[broker, "brokerage"] += 1
    assert counts == by_hand


def role(first: str, broker: str, last: str) -> str:
    if first == last:
        return "coordinator" if broker == first else "itinerant"
    if broker == last:
        return "gatekeeper"
    return "representative" if broker == first else "liaison"


@settings(max_examples=30, deadline=None)
@given(networks())
def test_burt_by_the_letter(graph: nx.Graph) -> None:
    """Sum over all pairs and thirds, as Burt writes it."""
    size = len(graph)
    both = nx.to_numpy_array(graph, weight="weight")
    both = both + both.T if graph.is_directed() else both
    constraint, effective = [], []
    for i in range(size):
        if not both[i].any():
            constraint.append(None)
            effective.append(None)
            continue
        share = np.array([row / row.sum() if row.any() else row for row in both])
        marginal = np.array([row / row.max() if row.any() else row for row in both])
        contacts = np.flatnonzero(both[i])
        thirds = {j: [q for q in range(size) if q not in (i, j)] for j in contacts}
        constraint.append(
            sum(
                (share[i, j] + sum(share[i, q] * share[q, j] for q in thirds[j])) ** 2
                for j in contacts
            )
        )
        effective.append(
            sum(1 - sum(share[i, q] * marginal[j, q] for q in thirds[j]) for j in contacts)
        )
    for name, letter in (("constraint", constraint), ("effective_size", effective)):
        assert column(graph, name) == [
            None if value is None else pytest.approx(value, abs=1e-12) for value in letter
        ]


@pytest.mark.parametrize("size", SIZES)
def test_star(size: int) -> None:
    graph = nx.star_graph(size)
    assert column(graph, "betweenness") == [size * (size - 1) / 2] + [0] * size
    assert column(graph, "constraint") == pytest.approx([1 / size] + [1] * size)
    assert column(graph, "effective_size") == pytest.approx([size] + [1] * size)
    assert column(graph, "hierarchy") == [pytest.approx(0)] + [None] * size
    centralisation = ["degree_centralisation", "betweenness_centralisation"]
    table = network_measures(graph, None, [*centralisation, "closeness_centralisation"])
    assert table.column("value") == pytest.approx([1, 1, 1])


@pytest.mark.parametrize("size", SIZES)
def test_ring(size: int) -> None:
    graph = nx.cycle_graph(size)
    far = size // 2
    odd = size % 2
    steps = far * (far + 1) - (0 if odd else far)
    assert column(graph, "closeness") == pytest.approx([(size - 1) / steps] * size)
    assert column(graph, "eccentricity") == [far] * size
    assert column(graph, "eigenvector") == pytest.approx([1] * size)
    assert column(graph, "core_number") == [2] * size
    between = (far - 1) * far / 2 if odd else (far - 1) ** 2 / 2
    assert column(graph, "betweenness") == pytest.approx([between] * size)


@pytest.mark.parametrize("size", SIZES)
def test_clique(size: int) -> None:
    graph = nx.complete_graph(size)
    degree = size - 1
    assert column(graph, "effective_size") == pytest.approx([1] * size)
    each = (1 / degree + (degree - 1) / degree**2) ** 2
    assert column(graph, "constraint") == pytest.approx([degree * each] * size)
    assert column(graph, "clustering") == pytest.approx([1] * size)
    assert column(graph, "simmelian_ties") == [degree] * size


@pytest.mark.parametrize("size", SIZES)
def test_two_cliques_with_a_bridge(size: int) -> None:
    graph = nx.disjoint_union(nx.complete_graph(size), nx.complete_graph(size))
    graph.add_edge(0, size)
    for node in graph:
        graph.nodes[node]["city"] = "A" if node < size else "B"
    holders = [1 if node in (0, size) else 0 for node in graph]
    for name in ("cross_ties", "local_bridges", "cross_local_bridges"):
        assert column(graph, name, group="city") == holders
    all_pairs = (size - 1) * size
    assert column(graph, "cross_betweenness", group="city") == [
        all_pairs * held for held in holders
    ]
    table = brokerage(graph, simulations=0).records()
    gates = [row["raw"] for row in table if row["role"] == "gatekeeper" and row["scope"] == "actor"]
    assert gates == [(size - 1) * held for held in holders]


@settings(max_examples=15, deadline=None)
@given(networks(directed=False), st.integers(0, 8), st.integers(0, 8))
def test_a_new_tie_brings_nobody_farther(graph: nx.Graph, tail: int, head: int) -> None:
    more = graph.copy()
    if tail == head or not {tail, head} <= set(more):
        return
    more.add_edge(tail, head, weight=1.0)
    for before, after in zip(column(graph, "harmonic"), column(more, "harmonic"), strict=True):
        assert after >= before - 1e-12


@pytest.mark.parametrize("directed", [False, True])
def test_compiled_kernels_give_what_interpreted_ones_give(
    directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.gnm_random_graph(40, 140, seed=7, directed=directed)
    nx.set_node_attributes(graph, {node: "ABC"[node % 3] for node in graph}, "city")
    nx.set_edge_attributes(graph, {edge: 1.0 + sum(edge) % 3 for edge in graph.edges}, "far")
    interpreted = by_actor(measures(graph)), by_actor(measures(graph, distance="far"))
    monkeypatch.setattr(jit, "INTERPRETED", -1)
    same(by_actor(measures(graph)), interpreted[0])
    same(by_actor(measures(graph, distance="far")), interpreted[1])
