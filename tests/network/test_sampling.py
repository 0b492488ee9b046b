"""Betweenness from a sample: within its bound, exact with all sources, offered when long."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from codev_graph.errors import NetworkError
from codev_graph.network import Network, Projection, SampleNotice, measures
from codev_graph.network import _sampling as sampling

GRAPHS = [
    nx.barabasi_albert_graph(300, 2, seed=1),
    nx.gnp_random_graph(250, 0.02, seed=2, directed=True),
    nx.disjoint_union(nx.star_graph(120), nx.path_graph(100)),
]


def values(graph: nx.Graph, name: str, **options: float) -> np.ndarray:
    return np.array(measures(graph, None, [name], **options).column("value"))


@pytest.mark.filterwarnings("ignore::codev_graph.network.SampleNotice")
@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("seed", range(5))
def test_the_error_stays_within_its_bound(graph: nx.Graph, seed: int) -> None:
    exact = values(graph, "betweenness_normalised")
    sample = sampling.Sampling(seed, 0.15, 0.1)
    assert sample.count(len(graph)) < len(graph)
    near = values(graph, "betweenness_sampled", seed=seed, epsilon=0.15)
    assert 0 < np.abs(near - exact).max() <= 0.15


@pytest.mark.filterwarnings("ignore::codev_graph.network.SampleNotice")
def test_all_sources_are_exact() -> None:
    graph = nx.karate_club_graph()
    exact = values(graph, "betweenness_normalised")
    assert values(graph, "betweenness_sampled") == pytest.approx(exact, abs=1e-12)


def test_the_seed_decides_and_is_told() -> None:
    graph = nx.barabasi_albert_graph(400, 2, seed=1)
    with pytest.warns(SampleNotice, match=r"191 of 400 .* seed 7; .* 0\.95 .* 0\.16 off"):
        one = values(graph, "betweenness_sampled", seed=7, epsilon=0.16, delta=0.05)
    with pytest.warns(SampleNotice):
        other = values(graph, "betweenness_sampled", seed=7, epsilon=0.16, delta=0.05)
    assert (one == other).all()


def test_a_sample_is_offered_where_the_exact_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "LONG", 1000)
    with pytest.warns(SampleNotice, match="betweenness_sampled follows the paths"):
        values(nx.karate_club_graph(), "betweenness")


def test_a_network_takes_the_bound_too() -> None:
    network = Network(nx.barabasi_albert_graph(400, 2, seed=1), Projection())
    with pytest.warns(SampleNotice, match=r"191 of 400 .* 0\.95 .* 0\.16 off"):
        network.measures(["betweenness_sampled"], epsilon=0.16, delta=0.05)


@pytest.mark.parametrize("wrong", [{"epsilon": 0}, {"delta": 1}, {"delta": 0}])
def test_ranges(wrong: dict[str, float]) -> None:
    with pytest.raises(NetworkError):
        measures(nx.path_graph(3), None, ["betweenness_sampled"], **wrong)


@pytest.mark.filterwarnings("ignore::codev_graph.network.SampleNotice")
@pytest.mark.parametrize("size", range(3))
def test_too_few_actors_have_none(size: int) -> None:
    table = measures(nx.empty_graph(size), None, ["betweenness_sampled"])
    assert table.column("value") == [None] * size
