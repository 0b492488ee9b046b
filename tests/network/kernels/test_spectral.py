"""Eigenvector, PageRank and Katz on networks too large to be handled whole."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import _spectral as spectral
from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels._adjacency import adjacency


@pytest.fixture(autouse=True, params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(spectral, "DENSE", 0)
    monkeypatch.setattr(jit, "INTERPRETED", np.inf if request.param == "interpreted" else -1)
    return


def weighted(graph: nx.Graph) -> nx.Graph:
    lengths = {edge: 0.5 + sum(edge) % 4 for edge in graph.edges}
    nx.set_edge_attributes(graph, lengths, "weight")
    return graph


GRAPHS = {
    "random": nx.gnm_random_graph(60, 150, seed=2),
    "weighted": weighted(nx.gnm_random_graph(50, 120, seed=3)),
    "hub": nx.star_graph(40),
    "ring": nx.cycle_graph(30),
    "path": nx.path_graph(25),
    "two parts": nx.disjoint_union(nx.complete_graph(6), nx.path_graph(9)),
    "directed": nx.gnm_random_graph(50, 200, seed=4, directed=True),
    "weighted, directed": weighted(nx.gnm_random_graph(40, 160, seed=5, directed=True)),
    "stuck": nx.DiGraph([(0, 1), (1, 2), (2, 0), (2, 3), (0, 4), (5, 4)]),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_eigenvector_is_that_of_the_matrix(name: str) -> None:
    network = adjacency(GRAPHS[name])
    values, vectors = np.linalg.eig(spectral.dense(network.into))
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    found = spectral.leading(network)
    assert found.value == pytest.approx(values[place].real, rel=1e-12)
    assert found.vector == pytest.approx(vector / vector.max(), abs=1e-9)


@pytest.mark.parametrize("name", GRAPHS)
def test_both_ways_give_the_same_to_the_last_bit(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network may be measured both ways in one process: its files must be alike all the same."""
    network = adjacency(GRAPHS[name])
    found = spectral.leading(network).vector, spectral.pagerank(network)
    for steps in (np.inf, -1):
        monkeypatch.setattr(jit, "INTERPRETED", steps)
        again = spectral.leading(network).vector, spectral.pagerank(network)
        assert [each.tobytes() for each in again] == [each.tobytes() for each in found]


def test_two_equal_parts_have_no_one_eigenvector() -> None:
    network = adjacency(nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5)))
    found = spectral.leading(network)
    assert found.value == pytest.approx(4)
    assert np.isnan(found.vector).all()


def test_two_parts_all_but_alike_are_told_apart_by_arpack(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clique and a larger one far away on a chain: Lanczos begun anew gets there too slowly."""
    monkeypatch.setattr(spectral, "ROUNDS", 1)
    monkeypatch.setattr(spectral, "WIDTH", 8)
    graph = nx.barbell_graph(12, 6)
    graph.add_edge(0, "pendant")
    network = adjacency(graph)
    vector = np.abs(np.linalg.eigh(spectral.dense(network.into))[1][:, -1])
    assert spectral.leading(network).vector == pytest.approx(vector / vector.max(), abs=1e-9)


@pytest.mark.parametrize("name", GRAPHS)
def test_pagerank_is_networkxs(name: str) -> None:
    graph = GRAPHS[name]
    theirs = nx.pagerank(graph, tol=1e-15, max_iter=1000)
    assert spectral.pagerank(adjacency(graph)) == pytest.approx(
        [theirs[node] for node in graph], abs=1e-12
    )


@pytest.mark.parametrize("name", GRAPHS)
def test_katz_solves_its_equation(name: str) -> None:
    network = adjacency(GRAPHS[name])
    greatest = spectral.leading(network).value
    score = spectral.katz(network, greatest)
    again = 1 + 0.5 / greatest * (spectral.dense(network.into) @ score)
    assert score == pytest.approx(again, rel=1e-12)


def test_no_actors_and_no_ties() -> None:
    assert len(spectral.pagerank(adjacency(nx.Graph()))) == 0
    lone = adjacency(nx.empty_graph(4))
    assert spectral.pagerank(lone) == pytest.approx([0.25] * 4)
    assert spectral.katz(lone, 0.0) == pytest.approx([1] * 4)
    assert np.isnan(spectral.leading(lone).vector).all()
