"""Every measure on every reference network agrees with the peers, to 1e-9."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import brokerage, network_measures

NETWORKS = ("karate", "kite", "lesmis", "florentine_marriage", "ht_advice", "lazega36")
GROUPS = (
    ("karate", "club"),
    ("florentine_marriage", "wealth_group"),
    ("ht_advice", "dept"),
    ("ht_advice", "level"),
    ("lazega36", "office"),
    ("lazega36", "practice"),
    ("lazega36", "gender"),
)
ACTOR_PEERS = (
    ("degree", "sna.degree"),
    ("in_degree", "sna.indegree"),
    ("out_degree", "sna.outdegree"),
    ("betweenness", "igraph.betweenness"),
    ("betweenness", "sna.betweenness"),
    ("closeness", "igraph.closeness_out_normalized"),
    ("closeness_in", "igraph.closeness_in_normalized"),
    ("harmonic", "igraph.harmonic_out"),
    ("harmonic_in", "igraph.harmonic_in"),
    ("eigenvector", "igraph.eigen"),
    ("pagerank", "igraph.page_rank"),
    ("core_number", "igraph.coreness_symmetrised"),
    ("clustering", "igraph.local_transitivity"),
    ("constraint", "igraph.constraint"),
    ("effective_size", "networkx.effective_size_list"),
    ("hierarchy", "easygraph.hierarchy.undirected"),
    ("hierarchy", "easygraph.hierarchy.directed"),
)
WEIGHTED_PEERS = (
    ("strength", "igraph.strength"),
    ("constraint", "igraph.constraint_weighted"),
    ("effective_size", "networkx.effective_size_weighted_list"),
    ("eigenvector", "igraph.eigen_weighted"),
    ("pagerank", "igraph.page_rank_weighted"),
    ("hierarchy", "easygraph.hierarchy.weighted"),
)
WHOLE_PEERS = (
    ("density", "sna.gden"),
    ("reciprocity", "igraph.reciprocity"),
    ("reciprocity", "sna.grecip_edgewise"),
    ("transitivity", "igraph.global_transitivity"),
    ("components", "igraph.n_components_weak"),
    ("mean_distance", "igraph.mean_distance"),
    ("diameter", "igraph.diameter"),
    ("fragmentation", "F_initial"),
    ("degree_centralisation", "sna.centralization_degree"),
    ("betweenness_centralisation", "sna.centralization_betweenness"),
    ("degree_assortativity", "igraph.assortativity_degree"),
)
MIXING_PEERS = (
    ("ei_index_total", "netseg.ei"),
    ("ei_index_total", "netrics.ei"),
    ("assortativity", "igraph.assortativity_nominal"),
    ("group_modularity", "igraph.modularity"),
    ("odds_ratio_within", "netseg.orwg"),
)
ROLE_COLUMNS = {
    "coordinator": "w_I",
    "itinerant": "w_O",
    "representative": "b_IO",
    "gatekeeper": "b_OI",
    "liaison": "b_O",
    "brokerage": "t",
}


def agree(ours: object, theirs: object, tolerance: float = 1e-9) -> None:
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


def unweighted(graph: nx.Graph) -> nx.Graph:
    plain = graph.copy()
    for _source, _target, data in plain.edges(data=True):
        data.clear()
    return plain


def only(graph: nx.Graph, group: str, labels: Iterable[str]) -> nx.Graph:
    """Return the network with the groups of others taken from them."""
    copy = graph.copy()
    for _node, data in copy.nodes(data=True):
        if data[group] not in labels:
            del data[group]
    return copy


def whole(graph: nx.Graph, name: str, **options: object) -> float | None:
    table = network_measures(graph, names=[name], permutations=0, **options)
    return table.column("value")[0]


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(("measure", "key"), ACTOR_PEERS)
def test_actor_measures(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, measure: str, key: str
) -> None:
    peer = peers(network)
    if key not in peer or (measure.startswith(("in_", "out_")) and not peer.graph.is_directed()):
        pytest.skip("this peer does not have it")
    ours, theirs = scores(unweighted(peer.graph), measure), peer.vector(key)
    if measure in ("hierarchy", "effective_size"):
        # the peers give 0 or nothing where ours says undefined: under two contacts, isolates
        theirs = np.where(np.isnan(ours), np.nan, theirs)
    agree(ours, theirs)


@pytest.mark.parametrize("network", ["karate", "lesmis"])
@pytest.mark.parametrize(("measure", "key"), WEIGHTED_PEERS)
def test_strengths(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, measure: str, key: str
) -> None:
    peer = peers(network)
    ours, theirs = scores(peer.graph, measure), peer.vector(key)
    agree(ours, np.where(np.isnan(ours), np.nan, theirs))


@pytest.mark.parametrize("network", ["karate", "lesmis"])
def test_lengths_are_not_strengths(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str
) -> None:
    peer = peers(network)
    graph = peer.graph.copy()
    for _source, _target, data in graph.edges(data=True):
        data["far"] = 1 / data["weight"]
    by_inverse = scores(graph, "betweenness", distance="far")
    agree(by_inverse, peer.vector("igraph.betweenness_invweight"))
    by_weight = scores(graph, "betweenness", distance="weight")
    agree(by_weight, peer.vector("igraph.betweenness_weight_as_distance"))
    closeness = scores(graph, "closeness", distance="far") / (len(graph) - 1)
    agree(closeness, peer.vector("igraph.closeness_invweight"))


@pytest.mark.parametrize("network", NETWORKS)
def test_two_step_reach(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str
) -> None:
    peer = peers(network)
    theirs = np.array(peer.value("keyplayer.mreach2_degree"), dtype=float)
    agree(scores(peer.graph, "two_step_reach"), theirs[:, 0])


def test_core_number_by_arcs_is_that_of_igraph(
    peers: Callable[..., Any], scores: Callable[..., Any]
) -> None:
    peer = peers("ht_advice")
    agree(scores(peer.graph, "core_number_arcs"), peer.vector("igraph.coreness"))


@pytest.mark.parametrize("network", NETWORKS)
def test_katz_with_the_alpha_of_the_peer(peers: Callable[..., Any], network: str) -> None:
    from codev_graph.network._spectral import katz
    from codev_graph.network.kernels._adjacency import adjacency

    peer = peers(network)
    ours = katz(adjacency(peer.graph, weight=None), greatest=0.5 / 0.02)
    agree(ours, peer.vector("networkx.katz_alpha0.02"))


@pytest.mark.parametrize("network", NETWORKS)
def test_wasserman_faust_closeness_is_that_of_networkx(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str
) -> None:
    graph = peers(network).graph
    theirs = nx.closeness_centrality(graph.reverse() if graph.is_directed() else graph)
    agree(scores(graph, "closeness_wasserman_faust"), list(theirs.values()))


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_roles_of_actors_are_those_of_sna(
    peers: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    theirs = peer.value(f"sna.brokerage@{group}")
    table = brokerage(peer.graph, group, simulations=0).records()
    for role, symbol in ROLE_COLUMNS.items():
        if role == "liaison" and len(theirs["n"]) < 3:
            continue
        column = theirs["columns"].index(symbol)
        ours = [row for row in table if row["role"] == role and row["scope"] == "actor"]
        for part in ("raw", "expected", "sd"):
            agree([row[part] for row in ours], np.array(theirs[part], dtype=float)[:, column])
        total = next(row for row in table if row["role"] == role and row["scope"] == "network")
        agree(total["raw"], theirs["global_raw"][column])
        agree(total["expected"], theirs["global_expected"][column])
        if role in ("itinerant", "liaison"):  # the two that sna's own simulation confirms
            agree(total["sd"], theirs["global_sd"][column])


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(("measure", "key"), WHOLE_PEERS)
def test_whole_network(peers: Callable[..., Any], network: str, measure: str, key: str) -> None:
    peer = peers(network)
    if key not in peer or (measure == "reciprocity" and not peer.graph.is_directed()):
        pytest.skip("this peer does not have it")
    agree(whole(unweighted(peer.graph), measure, group=None), peer.value(key))


@pytest.mark.parametrize("network", NETWORKS)
def test_fragmentation_by_distance_is_one_minus_global_efficiency(
    peers: Callable[..., Any], network: str
) -> None:
    peer = peers(network)
    ours = whole(peer.graph, "distance_fragmentation", group=None)
    agree(1 - ours, peer.value("igraph.global_efficiency"))


def test_closeness_centralisation_where_all_are_reached(peers: Callable[..., Any]) -> None:
    for network in ("karate", "kite", "ht_advice"):
        peer = peers(network)
        ours = whole(peer.graph, "closeness_centralisation", group=None)
        agree(ours, peer.value("sna.centralization_closeness"))
    assert whole(peers("lazega36").graph, "closeness_centralisation", group=None) is None


@pytest.mark.parametrize(("network", "group"), GROUPS)
@pytest.mark.parametrize(("measure", "key"), MIXING_PEERS)
def test_mixing(
    peers: Callable[..., Any], network: str, group: str, measure: str, key: str
) -> None:
    peer = peers(network)
    ours = whole(unweighted(peer.graph), measure, group=group)
    agree(ours, peer.value(f"{key}@{group}"))


def test_modularity_by_strength(peers: Callable[..., Any]) -> None:
    peer = peers("karate")
    agree(
        whole(peer.graph, "group_modularity", group="club"),
        peer.value("igraph.modularity_weighted@club"),
    )


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_label_null_is_the_join_count_of_spdep(
    peers: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    theirs = peer.value(f"spdep.joincount_nonfree@{group}")
    table = network_measures(peer.graph, group, ["ei_index_total"], permutations=0)
    row = table.records()[0]
    agree(row["value"], theirs["EI_observed"])
    agree(row["expected"], theirs["EI_expected"])
    agree(row["sd"], theirs["EI_sd"])
    agree(row["z"], theirs["z"])


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_coleman(peers: Callable[..., Any], network: str, group: str) -> None:
    peer = peers(network)
    key = next(key for key in peer.keys("netseg.coleman") if key.endswith(f"@{group}"))
    theirs = peer.value(key)
    table = network_measures(peer.graph, group, ["coleman_homophily"]).records()
    for row in table:
        expected = theirs[row["group"]]
        if expected == "NaN":
            assert row["value"] is None
        else:
            agree(row["value"], expected)


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_heterogeneity_of_contacts(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    if f"vegan.blau@{group}" not in peer:
        pytest.skip("this peer does not have it")
    agree(scores(peer.graph, "blau", group=group), peer.vector(f"vegan.blau@{group}"))


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_participation(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    compared = 0
    for direction in ("undirected", "in", "out"):
        key = f"bct.participation_coef_{direction}@{group}"
        if key in peer:
            name = {"in": "participation_in", "out": "participation_out"}
            ours = scores(unweighted(peer.graph), name.get(direction, "participation"), group=group)
            # bctpy gives isolates 0, ours are undefined
            agree(ours, np.where(np.isnan(ours), np.nan, peer.vector(key)))
            compared += 1
    assert compared


def test_participation_by_strength(peers: Callable[..., Any], scores: Callable[..., Any]) -> None:
    peer = peers("karate")
    ours = scores(peer.graph, "participation", group="club")
    agree(ours, peer.vector("bct.participation_coef_weighted_undirected@club"))


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_betweenness_between_groups(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    keys = peer.keys(f"networkx.betweenness_between_groups@{group}:")
    # networkx halves what it finds in an undirected network
    factor = 1 if peer.graph.is_directed() else 2
    for key in keys:
        pair = key.partition(":")[2].split("|")
        ours = scores(only(peer.graph, group, pair), "cross_betweenness", group=group)
        agree(ours, factor * peer.vector(key))
    assert keys


@pytest.mark.parametrize(("network", "group"), GROUPS)
def test_ei_of_actors(
    peers: Callable[..., Any], scores: Callable[..., Any], network: str, group: str
) -> None:
    peer = peers(network)
    if peer.graph.is_directed():
        pytest.skip("the peer counts out-ties only")
    theirs = peer.vector(f"netrics.ei_individual_out@{group}")
    agree(scores(peer.graph, "ei_index", group=group), theirs)


def test_no_notice_on_clean_networks(peers: Callable[..., Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        network_measures(peers("karate").graph, group="club")
