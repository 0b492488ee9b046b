"""The greatest distance: known closed forms, and all distances looked at, either way."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest

from codev_graph.network._extent import diameter
from codev_graph.network._paths import distances
from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels._adjacency import adjacency

CLOSED_FORMS = {
    "path": (nx.path_graph(30), 29),
    "ring": (nx.cycle_graph(31), 15),
    "star": (nx.star_graph(20), 2),
    "clique": (nx.complete_graph(7), 1),
    "grid": (nx.grid_2d_graph(5, 8), 11),
    "cube of five dimensions": (nx.hypercube_graph(5), 5),
    "two cliques and a bridge": (nx.barbell_graph(6, 4), 7),
    "Petersen": (nx.petersen_graph(), 2),
    "the widest part is not the largest": (
        nx.disjoint_union(nx.complete_graph(9), nx.path_graph(5)),
        4,
    ),
    "isolates aside": (nx.disjoint_union(nx.empty_graph(3), nx.path_graph(2)), 1),
}


@pytest.fixture(autouse=True, params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jit, "INTERPRETED", np.inf if request.param == "interpreted" else -1)


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_known_diameters(name: str) -> None:
    graph, expected = CLOSED_FORMS[name]
    assert diameter(adjacency(graph)) == expected


@pytest.mark.parametrize("length", [None, "length"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("ties", range(20, 160, 10))
def test_a_few_searches_tell_what_all_distances_do(
    ties: int, directed: bool, length: str | None
) -> None:
    graph = nx.gnm_random_graph(60, ties, seed=ties, directed=directed)
    for one, other, data in graph.edges(data=True):
        data["length"] = 0.1 + (7 * one + 3 * other) % 5
    network = adjacency(graph, distance=length)
    farthest = distances(network.out, network.into).farthest.max()
    assert diameter(network) == pytest.approx(farthest, rel=1e-12)


def test_one_way_ties_are_followed_one_way() -> None:
    assert diameter(adjacency(nx.path_graph(4, create_using=nx.DiGraph))) == 3
    assert diameter(adjacency(nx.cycle_graph(5, create_using=nx.DiGraph))) == 4


def test_who_is_out_of_reach_of_the_middle_can_be_farthest_apart() -> None:
    """A ring that many go round, a way into it, a way out of it, and one from the first way on."""
    graph = nx.cycle_graph(9, create_using=nx.DiGraph)
    graph.add_edges_from((node, (node + 2) % 9) for node in range(9))
    nx.add_path(graph, ["in", 0])
    nx.add_path(graph, ["in", *"abcdefgh"[:6]])
    assert diameter(adjacency(graph)) == 6
    assert diameter(adjacency(graph.reverse())) == 6
    nx.add_path(graph, [4, "out", "far"])
    network = adjacency(graph)
    assert diameter(network) == distances(network.out, network.into).farthest.max()


def test_there_is_none_without_ties() -> None:
    assert math.isnan(diameter(adjacency(nx.empty_graph(3))))
    assert math.isnan(diameter(adjacency(nx.empty_graph(0))))
