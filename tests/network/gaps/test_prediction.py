"""Likely ties: scores against networkx, the skill where it is known, distrust where it is due."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codev_graph.errors import NetworkError
from codev_graph.network import predict_ties
from codev_graph.network.gaps._hold_out import placements, precision_at, untied_pairs
from codev_graph.network.gaps._likely import PREDICTORS, Pairs, Surroundings
from codev_graph.network.kernels._adjacency import adjacency

PEERS = {
    "jaccard": nx.jaccard_coefficient,
    "adamic_adar": nx.adamic_adar_index,
    "resource_allocation": nx.resource_allocation_index,
    "preferential_attachment": nx.preferential_attachment,
}
NETWORKS = st.builds(
    nx.gnm_random_graph, st.integers(0, 12), st.integers(0, 40), seed=st.integers(0, 99)
)


@settings(max_examples=40, deadline=None)
@given(NETWORKS)
def test_scores_are_those_of_networkx(graph: nx.Graph) -> None:
    around = Surroundings.of(adjacency(graph).out)
    free = list(nx.non_edges(graph))
    pairs = Pairs(around, np.array(free, dtype=np.int64).reshape(-1, 2))
    for name, peer in PEERS.items():
        expected = [score for _u, _v, score in peer(graph, free)]
        assert PREDICTORS[name](pairs) == pytest.approx(expected), name
    common = [len(list(nx.common_neighbors(graph, *ends))) for ends in free]
    assert PREDICTORS["common_neighbours"](pairs).tolist() == common


@settings(max_examples=40, deadline=None)
@given(NETWORKS, st.data())
def test_pairs_and_hidden_ties_are_all_there(graph: nx.Graph, data: st.DataObject) -> None:
    around = Surroundings.of(adjacency(graph).out)
    two_steps = {tuple(pair) for part in around.two_steps() for pair in part.tolist()}
    free = {tuple(sorted(ends)) for ends in nx.non_edges(graph)}
    assert two_steps == {ends for ends in free if list(nx.common_neighbors(graph, *ends))}
    drawn = untied_pairs(around, 10**6, np.random.default_rng(0))
    assert {tuple(pair) for pair in drawn.tolist()} == free
    places = st.sets(st.integers(0, max(len(around.ties) - 1, 0)))
    hidden = sorted(data.draw(places)) if len(around.ties) else []
    left = around.without(np.array(hidden, dtype=np.int64)).ties
    assert left.tolist() == np.delete(around.ties, hidden, axis=0).tolist()


def test_a_large_network_is_compared_with_a_sample() -> None:
    graph = nx.gnm_random_graph(400, 500, seed=1)
    around = Surroundings.of(adjacency(graph).out)
    drawn = untied_pairs(around, 1000, np.random.default_rng(0))
    assert len({tuple(pair) for pair in drawn.tolist()}) == len(drawn) == 1000
    assert not any(graph.has_edge(*pair) for pair in drawn.tolist())


def test_the_skill_is_counted_as_defined() -> None:
    hidden, others = np.array([3.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0, 2.0])
    assert placements(hidden, others).tolist() == [1.0, 0.625, 0.25]
    # 3 and 2 are first; the two scores of 1 share the third place.
    assert precision_at(3, hidden, others) == pytest.approx((1 + 0.5) / 3)
    assert precision_at(100, hidden, others) == pytest.approx(3 / 7)
    assert math.isnan(precision_at(3, hidden[:0], others))


def cliques() -> nx.Graph:
    """Return ten cliques of six, two by two tied: contacts tell all, numbers of ties nothing."""
    graph = nx.disjoint_union_all([nx.complete_graph(6) for _clique in range(10)])
    nx.set_node_attributes(graph, {node: "ab"[node % 2] for node in graph}, "city")
    return graph


def test_what_can_be_told_is_trusted() -> None:
    found = predict_ties(cliques(), by="adamic_adar", repeats=10)
    assert found.trusted("adamic_adar")
    assert found.trusted("common_neighbours", "across")
    assert found.skill("adamic_adar").auc > 0.99
    assert found.skill("preferential_attachment").auc < 0.5
    assert not found.trusted("preferential_attachment")
    assert "better than numbers of ties" in str(found)


def test_what_is_drawn_at_random_is_not_trusted() -> None:
    graph = nx.gnm_random_graph(60, 120, seed=3)
    found = predict_ties(graph, None, repeats=10)
    assert not any(found.trusted(name) for name in PREDICTORS)
    assert "do not trust it" in str(found)
    assert 0.4 < found.skill("random").auc < 0.6


def test_a_small_network_is_said_to_be_small() -> None:
    found = predict_ties(nx.complete_graph(5), None, repeats=5)
    assert "too few ties to trust any prediction (10; at least 30)" in str(found)
    assert not any(row["trusted"] for row in found.skill_table().records())


def test_the_same_seed_gives_the_same() -> None:
    one, same = (predict_ties(cliques(), repeats=3, seed=4) for _run in range(2))
    assert one.skills == same.skills
    assert one.skills != predict_ties(cliques(), repeats=3, seed=5).skills


def test_likely_ties_are_the_best_of_each_scope() -> None:
    graph = nx.Graph([("a", "m"), ("b", "m"), ("a", "n"), ("b", "n"), ("c", "m"), ("z", "c")])
    cities = {"a": "x", "b": "y", "c": "x", "m": "x", "n": "y"}
    nx.set_node_attributes(graph, cities, "city")
    found = predict_ties(graph, most=1, repeats=0)
    told = {tie.scope: {tie.source, tie.target} for tie in found.likely}
    assert told["across"] in ({"a", "b"}, {"m", "n"})
    assert told["all"] == {"m", "z"}
    scores = next(tie.scores for tie in found.likely if tie.scope == "across")
    assert scores["common_neighbours"] == 2
    assert len(found.table()) == 3


@pytest.mark.parametrize("graph", [nx.Graph(), nx.path_graph(1), nx.path_graph(2, nx.DiGraph)])
def test_without_ties_nothing_is_likely(graph: nx.Graph) -> None:
    found = predict_ties(graph, None)
    assert found.likely == ()
    assert math.isnan(found.skill("jaccard").auc)


@pytest.mark.parametrize("odd", [{"by": "katz"}, {"repeats": -1}, {"group": "place"}])
def test_what_can_not_be_asked_is_refused(odd: dict) -> None:
    with pytest.raises(NetworkError):
        predict_ties(nx.path_graph(4), **{"group": None, **odd})


def test_the_degree_baseline_is_not_above_itself() -> None:
    graph = nx.barabasi_albert_graph(120, 3, seed=1)
    nx.set_node_attributes(graph, "x", "city")
    found = predict_ties(graph, repeats=50)
    assert found.skill("preferential_attachment").auc_low > 0.5
    assert not found.trusted("preferential_attachment")
