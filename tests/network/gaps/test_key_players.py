"""Key players: every value against networkx and every set, the algorithms against the best set."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codev_graph.errors import NetworkError
from codev_graph.network import key_players
from codev_graph.network.gaps import _key_players
from codev_graph.network.kernels._adjacency import adjacency
from codev_graph.network.kernels._splits import SPLITS

NETWORKS = st.builds(
    nx.gnm_random_graph, st.integers(1, 8), st.integers(0, 14), seed=st.integers(0, 99)
)


def fragmentation(graph: nx.Graph) -> float:
    size = len(graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return 1 - joined / (size * (size - 1)) if size > 1 else -1.0


def reach(graph: nx.Graph, chosen: tuple, steps: int | None) -> float:
    lengths = nx.multi_source_dijkstra_path_length(graph, set(chosen), weight=None)
    if steps is None:
        return sum(1 / max(length, 1) for length in lengths.values()) / len(graph)
    return sum(length <= steps for length in lengths.values()) / len(graph)


@settings(max_examples=40, deadline=None)
@given(NETWORKS, st.integers(1, 4))
def test_the_exact_set_is_the_best(graph: nx.Graph, k: int) -> None:
    sets = list(combinations(graph, min(k, len(graph))))
    best = max(fragmentation(graph.subgraph(set(graph) - set(each))) for each in sets)
    found = key_players(graph, k)
    assert found.exact
    assert (-1.0 if math.isnan(found.value) else found.value) == pytest.approx(best)
    for steps in (None, 1, 2):
        best = max(reach(graph, each, steps) for each in sets)
        assert key_players(graph, k, "positive", steps).value == pytest.approx(best)


@settings(max_examples=40, deadline=None)
@given(NETWORKS, st.integers(1, 3), st.sampled_from([None, 1, 2]))
def test_the_set_chosen_one_by_one_keeps_its_promise(
    graph: nx.Graph, k: int, steps: int | None
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_key_players, "EXHAUSTIVE", -1)
        chosen, broken = key_players(graph, k, "positive", steps), key_players(graph, k)
    best = key_players(graph, k, "positive", steps).value
    assert not chosen.exact
    assert len(set(chosen.actors)) == len(set(broken.actors)) == min(k, len(graph))
    assert best >= chosen.value - 1e-12 >= (1 - 1 / math.e) * best - 1e-9
    left = graph.subgraph(set(graph) - set(broken.actors))
    assert (-1.0 if math.isnan(broken.value) else broken.value) == pytest.approx(
        fragmentation(left)
    )
    if k == 1:
        assert broken.value == pytest.approx(key_players(graph, 1).value, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(NETWORKS, st.data())
def test_one_search_tells_what_each_loss_would_part(graph: nx.Graph, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(list(graph))))
    arcs = adjacency(graph).out
    left = graph.subgraph(set(graph) - gone)

    def joined(part: nx.Graph) -> int:
        return sum(len(c) * (len(c) - 1) for c in nx.connected_components(part))

    expected = [
        0 if node in gone else joined(left) - joined(left.subgraph(set(left) - {node}))
        for node in graph
    ]
    flags = np.array([node in gone for node in graph], dtype=np.bool_)
    assert SPLITS.function(arcs.pointers, arcs.heads, flags).tolist() == expected


def test_a_star_hangs_on_its_centre() -> None:
    star = nx.star_graph(6)
    found = key_players(star, 1)
    assert (found.actors, found.before, found.value) == ((0,), 0.0, 1.0)
    assert key_players(star, 1, "positive").value == 1.0
    assert "fragmentation goes from 0.000 to 1.000" in str(found)


def test_larger_networks_are_searched_lazily() -> None:
    graph = nx.barabasi_albert_graph(2500, 2, seed=1)
    found = key_players(graph, 2, "positive")
    # A hub first, then whoever adds most beside it.
    rows = {hub: nx.single_source_shortest_path_length(graph, hub) for hub in found.actors}
    nearest = [min(row[node] for row in rows.values()) for node in graph]
    assert found.value == pytest.approx(np.mean([1 / max(length, 1) for length in nearest]))
    assert not found.exact


def test_names_directions_and_emptiness() -> None:
    graph = nx.DiGraph([("a", "b"), ("c", "b")])
    graph.nodes["b"]["name"] = "Bea"
    graph.add_edge("a", "b", weight=9)
    assert key_players(graph, 1).names == ("Bea",)
    empty = key_players(nx.Graph(), 2)
    assert empty.actors == ()
    assert "nobody" in str(empty)
    assert len(key_players(nx.path_graph(2), 5).table()) == 2


@pytest.mark.parametrize("odd", [{"k": 0}, {"steps": 0}, {"problem": "neutral"}])
def test_what_can_not_be_asked_is_refused(odd: dict) -> None:
    with pytest.raises(NetworkError):
        key_players(nx.path_graph(3), **odd)
