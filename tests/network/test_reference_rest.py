"""What peers gave that is no measure of ours by itself, but follows from one by its definition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import network_measures, two_mode_projection

UNDIRECTED = ("karate", "kite", "lesmis", "florentine_marriage", "lazega36")
EVERY = (*UNDIRECTED, "ht_advice")
GROUPED = (
    ("karate", "club"),
    ("florentine_marriage", "wealth_group"),
    ("ht_advice", "dept"),
    ("ht_advice", "level"),
    ("lazega36", "office"),
    ("lazega36", "practice"),
    ("lazega36", "gender"),
)

Peer = Callable[..., Any]


def plain(graph: nx.Graph) -> nx.Graph:
    """Return the network without strengths."""
    copy = graph.copy()
    for _source, _target, data in copy.edges(data=True):
        data.clear()
    return copy


def whole(graph: nx.Graph, name: str, group: str | None = None) -> dict[str | None, float]:
    table = network_measures(graph, group, [name], permutations=0)
    return {row["group"]: row["value"] for row in table.records()}


@pytest.mark.parametrize("network", UNDIRECTED)
def test_effective_size_by_influencer(peers: Peer, scores: Peer, network: str) -> None:
    peer = peers(network)
    ours = scores(plain(peer.graph), "effective_size")
    theirs = np.where(np.isnan(ours), np.nan, peer.vector("influenceR.effective_size"))
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


@pytest.mark.parametrize("network", EVERY)
def test_the_sum_of_inverse_distances_by_sna(peers: Peer, scores: Peer, network: str) -> None:
    graph = peers(network).graph
    ours = scores(plain(graph), "harmonic") / (len(graph) - 1)
    np.testing.assert_allclose(ours, peers(network).vector("sna.closeness_suminv"), rtol=1e-9)


@pytest.mark.parametrize("network", EVERY)
def test_pairs_that_a_path_joins_and_parts_by_sna(peers: Peer, network: str) -> None:
    peer = peers(network)
    # sna's follows directions where there are any: this network is joined either way.
    assert 1 - whole(peer.graph, "fragmentation")[None] == pytest.approx(
        peer.value("sna.connectedness"), abs=1e-9
    )
    assert whole(peer.graph, "components")[None] == peer.value("sna.n_components_weak")


def test_both_directions_are_joined_as_if_the_network_were_symmetric(
    peers: Peer, scores: Peer
) -> None:
    peer = peers("ht_advice")
    for name, key in (
        ("constraint", "igraph.constraint_symmetrised"),
        ("hierarchy", "easygraph.hierarchy.symmetrised"),
    ):
        ours = scores(peer.graph.to_undirected(), name)
        np.testing.assert_allclose(ours, peer.vector(key), rtol=1e-9)


@pytest.mark.parametrize(("network", "group"), GROUPED)
def test_ties_between_groups_are_netsegs_mixing_matrix(
    peers: Peer, network: str, group: str
) -> None:
    peer = peers(network)
    theirs = peer.value(f"netseg.mixing_matrix@{group}")
    matrix, levels = np.array(theirs["matrix"]), theirs["levels"]
    for pair, ours in whole(peer.graph, "pair_ties", group).items():
        one, other = (levels.index(label) for label in str(pair).split(" | "))
        assert ours == matrix[one, other] + matrix[other, one]
    assert whole(peer.graph, "cross_ties_total", group)[None] == matrix.sum() - np.trace(matrix)


@pytest.mark.parametrize(("network", "group"), GROUPED)
def test_yules_q_follows_from_the_counts_of_ties(peers: Peer, network: str, group: str) -> None:
    """netrics counts each actor as a possible contact of itself; our odds ratio does not."""
    peer = peers(network)
    sizes = np.array(list(whole(peer.graph, "group_size", group).values()))
    fold = 1 if peer.graph.is_directed() else 2
    external = fold * whole(peer.graph, "cross_ties_total", group)[None]
    internal = fold * peer.graph.number_of_edges() - external
    within = internal * (sizes.sum() ** 2 - (sizes**2).sum() - external)
    between = external * ((sizes**2).sum() - internal)
    theirs = peer.value(f"netrics.yule_q@{group}")
    assert (within - between) / (within + between) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("network", EVERY)
def test_the_leading_eigenvalue_by_igraph(peers: Peer, network: str) -> None:
    from codev_graph.network._spectral import leading
    from codev_graph.network.kernels._adjacency import adjacency

    peer = peers(network)
    found = leading(adjacency(plain(peer.graph)))
    assert found.value == pytest.approx(peer.value("igraph.eigen_value"), rel=1e-9)


@pytest.mark.parametrize(
    ("measure", "key"),
    [
        ("degree", "igraph.degree"),
        ("betweenness", "igraph.betweenness_raw"),
        ("eigenvector", "igraph.eigen"),
    ],
)
def test_two_modes_measured_as_one_network(
    peers: Peer, scores: Peer, measure: str, key: str
) -> None:
    """What igraph gives of Davis' women and events without heeding the modes."""
    peer = peers("davis")
    np.testing.assert_allclose(scores(peer.graph, measure), peer.vector(key), rtol=1e-9, atol=1e-9)


def test_closeness_of_two_modes_by_igraph(peers: Peer, scores: Peer) -> None:
    peer = peers("davis")
    ours = scores(peer.graph, "closeness") / (len(peer.graph) - 1)
    np.testing.assert_allclose(ours, peer.vector("igraph.closeness_raw"), rtol=1e-9)


@pytest.mark.parametrize("mode", ["woman", "event"])
def test_projections_by_igraph(peers: Peer, mode: str) -> None:
    peer = peers("davis")
    key = {"woman": "women", "event": "events"}[mode]
    theirs = np.array(peer.value(f"igraph.projection_{key}_overlap_matrix"))
    projected = two_mode_projection(peer.graph, mode, weighting="count")
    order = [node for node in peer.graph if node in projected]
    np.testing.assert_array_equal(nx.to_numpy_array(projected, order), theirs)


def test_newmans_projection_by_tnet(peers: Peer) -> None:
    peer = peers("davis")
    projected = two_mode_projection(peer.graph, "woman")
    women = [node for node in peer.graph if node in projected]
    theirs = {
        frozenset((women[int(one) - 1], women[int(other) - 1])): weight
        for one, other, weight in peer.value("tnet.projection_Newman")
    }
    ours = {frozenset(row[:2]): row[2] for row in projected.edges(data="weight")}
    assert ours == pytest.approx(theirs, rel=1e-9)
