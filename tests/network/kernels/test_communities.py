"""Communities: connected, as good as the peers', the same either way."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from codev_graph.network._communities import communities
from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels._adjacency import adjacency

GRAPHS = {
    "karate": nx.karate_club_graph(),
    "weighted": nx.les_miserables_graph(),
    "directed": nx.gnm_random_graph(50, 160, seed=1, directed=True),
    "random": nx.gnm_random_graph(80, 160, seed=2),
    "parts and isolates": nx.disjoint_union(nx.connected_caveman_graph(6, 5), nx.empty_graph(3)),
}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("seed", range(3))
def test_communities_are_connected_and_as_good_as_louvains(name: str, seed: int) -> None:
    graph = GRAPHS[name]
    found, quality = communities(adjacency(graph), seed)
    parts = [{node for node, at in zip(graph, found, strict=True) if at == c} for c in set(found)]
    assert quality == pytest.approx(nx.community.modularity(graph, parts), abs=1e-12)
    assert all(nx.number_connected_components(nx.Graph(graph.subgraph(p))) == 1 for p in parts)
    louvain = nx.community.louvain_communities(graph, seed=seed)
    assert quality >= nx.community.modularity(graph, louvain) - 0.025


@pytest.mark.parametrize("name", GRAPHS)
def test_compiled_is_interpreted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    network = adjacency(GRAPHS[name])
    monkeypatch.setattr(jit, "INTERPRETED", np.inf)
    interpreted = communities(network, 3)
    monkeypatch.setattr(jit, "INTERPRETED", -1)
    compiled = communities(network, 3)
    assert (interpreted[0] == compiled[0]).all()
