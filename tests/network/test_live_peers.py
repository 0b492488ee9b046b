"""Published and drawn networks, measured here and by igraph, networkit and networkx at once.

The values under ``reference`` were kept from other runs; these peers compute before our eyes, on
networks of every kind: strengths, directions, parallel ties, loops, parts, isolates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from codev_graph.network import network_measures, tie_measures

igraph = pytest.importorskip("igraph")
networkit = pytest.importorskip("networkit")

pytestmark = pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
Scores = Callable[..., Any]


def parted() -> nx.Graph:
    """Return two rings of other sizes, a tie between two, and three isolates."""
    graph = nx.disjoint_union_all([nx.cycle_graph(5), nx.cycle_graph(6), nx.path_graph(2)])
    graph.add_nodes_from(["x", "y", "z"])
    return nx.convert_node_labels_to_integers(graph)


def crowded() -> nx.Graph:
    """Return a directed network with parallel ties and loops, as files of others have them."""
    return nx.MultiDiGraph(nx.scale_free_graph(60, seed=3))


NETWORKS: dict[str, Callable[[], nx.Graph]] = {
    "davis": nx.davis_southern_women_graph,
    "florentine": nx.florentine_families_graph,
    "karate": lambda: nx.Graph(nx.karate_club_graph().edges),
    "miserables": lambda: nx.Graph(nx.les_miserables_graph().edges),
    "directed": lambda: nx.gnp_random_graph(40, 0.12, seed=7, directed=True),
    "sparse": lambda: nx.gnp_random_graph(60, 0.03, seed=7, directed=True),
    "parted": parted,
    "crowded": crowded,
}
ACTORS: dict[str, Callable[[Any, int], list[float]]] = {
    "degree": lambda g, _n: g.degree(),
    "betweenness": lambda g, _n: g.betweenness(),
    "closeness": lambda g, _n: g.closeness(mode="out"),
    "harmonic": lambda g, n: [x * (n - 1) for x in g.harmonic_centrality(mode="out")],
    "pagerank": lambda g, _n: g.pagerank(),
    "constraint": lambda g, _n: g.constraint(),
    "clustering": lambda g, _n: g.transitivity_local_undirected(mode="nan"),
    "eccentricity": lambda g, _n: g.eccentricity(mode="out"),
}
WHOLE: dict[str, Callable[[Any], float]] = {
    "density": lambda g: g.density(),
    "transitivity": lambda g: g.transitivity_undirected(),
    "mean_distance": lambda g: g.average_path_length(unconn=True),
    "diameter": lambda g: g.diameter(unconn=True),
    "components": lambda g: len(g.connected_components(mode="weak")),
    "degree_assortativity": lambda g: g.assortativity_degree(),
}
every_network = pytest.mark.parametrize("name", NETWORKS)


def simple(graph: nx.Graph) -> nx.Graph:
    """Return the network as the measures take it: no loops, no parallel ties, no strengths."""
    made = nx.DiGraph() if graph.is_directed() else nx.Graph()
    made.add_nodes_from(graph)
    made.add_edges_from((one, other) for one, other in graph.edges() if one != other)
    return made


def as_igraph(graph: nx.Graph) -> object:
    places = {node: place for place, node in enumerate(graph)}
    ties = [(places[one], places[other]) for one, other in graph.edges()]
    return igraph.Graph(len(graph), ties, directed=graph.is_directed())


def as_networkit(graph: nx.Graph) -> object:
    places = {node: place for place, node in enumerate(graph)}
    made = networkit.Graph(len(graph), directed=graph.is_directed())
    for one, other in graph.edges():
        made.addEdge(places[one], places[other])
    return made


def agree(ours: object, theirs: object) -> None:
    np.testing.assert_allclose(
        np.array(ours, dtype=float), np.array(theirs, dtype=float), rtol=1e-9, atol=1e-9
    )


@every_network
@pytest.mark.parametrize("measure", ACTORS)
def test_actors_by_igraph(scores: Scores, name: str, measure: str) -> None:
    graph = NETWORKS[name]()
    bare = simple(graph)
    theirs = np.array(ACTORS[measure](as_igraph(bare), len(bare)), dtype=float)
    ours = scores(graph, measure, weight=None)
    if measure == "eccentricity":
        # igraph gives 0 to an actor that reaches nobody; here that has no value.
        theirs = np.where(np.isnan(ours) & (theirs == 0), np.nan, theirs)
    agree(ours, theirs)


@every_network
def test_core_numbers_by_igraph(scores: Scores, name: str) -> None:
    graph = simple(NETWORKS[name]())
    measure = "core_number_arcs" if graph.is_directed() else "core_number"
    agree(scores(graph, measure), as_igraph(graph).coreness(mode="all"))


@every_network
@pytest.mark.parametrize("measure", WHOLE)
def test_the_whole_by_igraph(name: str, measure: str) -> None:
    graph = NETWORKS[name]()
    found = network_measures(graph, None, [measure], weight=None).column("value")[0]
    theirs = WHOLE[measure](as_igraph(simple(graph)))
    agree(np.nan if found is None else found, theirs)


@every_network
def test_ties_by_igraph(name: str) -> None:
    graph = simple(NETWORKS[name]())
    nodes = list(graph)
    peer = as_igraph(graph)
    ends = [(nodes[edge.source], nodes[edge.target]) for edge in peer.es]
    rows = tie_measures(graph, None, ["edge_betweenness"]).records()
    ours = {frozenset_or_pair(graph, row["source"], row["target"]): row["value"] for row in rows}
    theirs = dict(zip(ends, peer.edge_betweenness(), strict=True))
    assert ours == pytest.approx({frozenset_or_pair(graph, *e): v for e, v in theirs.items()})


def frozenset_or_pair(graph: nx.Graph, one: object, other: object) -> object:
    return (one, other) if graph.is_directed() else frozenset((one, other))


@every_network
def test_harmonic_and_betweenness_by_networkit(scores: Scores, name: str) -> None:
    graph = simple(NETWORKS[name]())
    peer = as_networkit(graph)
    # networkit counts every pair of an undirected network from both of its ends.
    fold = 1 if graph.is_directed() else 2
    found = networkit.centrality.Betweenness(peer).run().scores()
    agree(scores(graph, "betweenness"), np.array(found) / fold)
    harmonic = networkit.centrality.HarmonicCloseness(peer, normalized=False).run().scores()
    if not graph.is_directed():
        agree(scores(graph, "harmonic"), harmonic)


@every_network
def test_what_networkx_defines_alike(scores: Scores, name: str) -> None:
    graph = simple(NETWORKS[name]())
    incoming = "harmonic_in" if graph.is_directed() else "harmonic"
    found = nx.harmonic_centrality(graph)
    agree(scores(graph, incoming), [found[node] for node in graph])
    theirs = nx.effective_size(graph, nodes=list(graph))
    ours = scores(graph, "effective_size")
    # networkx has no value for an actor that directs no tie; Burt's formula needs none to be.
    silent = np.array([not graph.adj[node] for node in graph])
    agree(np.where(silent, np.nan, ours), np.where(silent, np.nan, list(theirs.values())))


def test_strengths_by_igraph(scores: Scores) -> None:
    graph = nx.les_miserables_graph()
    peer = as_igraph(graph)
    weights = [data["weight"] for _one, _other, data in graph.edges(data=True)]
    agree(scores(graph, "strength"), peer.strength(weights=weights))
    agree(scores(graph, "constraint"), peer.constraint(weights=weights))
    agree(scores(graph, "pagerank"), peer.pagerank(weights=weights))
    agree(scores(graph, "eigenvector"), peer.eigenvector_centrality(weights=weights))
