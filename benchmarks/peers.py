"""The same measure asked of every package, each on the network in its own form, made beforehand."""

from __future__ import annotations

from collections.abc import Iterator

import igraph
import networkit
import networkx as nx
import numpy as np
import rustworkx

from codev_graph.network import _brokerage as brokerage
from codev_graph.network import _mixing as mixing
from codev_graph.network import _paths as paths
from codev_graph.network import _position as position
from codev_graph.network import _spectral as spectral
from codev_graph.network._closure import triangles
from codev_graph.network._communities import ITERATIONS, communities
from codev_graph.network._contacts import contacts
from codev_graph.network._extent import diameter
from codev_graph.network._holes import holes
from codev_graph.network._structure import cohesion
from codev_graph.network.kernels._adjacency import Adjacency, adjacency
from codev_graph.network.kernels._splits import BRIDGES, SPLITS
from contest import OURS, Call
from forms import Forms, forms, lengthy, one_way

FEW = 30
"""Actors of the network whose k-components are asked for: others take minutes for more."""
SEARCHED = 1000
"""Actors up to which k-components are asked for, always of the same few."""


def contests(size: int) -> Iterator[tuple[str, dict[str, Call]]]:
    """Yield each measure with the call of every package that has it."""
    found = forms(size)
    families = (_reading, _along_paths, _over_ties, _in_place, _around, _as_a_whole, _by_group)
    for family in families:
        yield from family(found).items()
    if size <= SEARCHED:
        yield f"k-components of {FEW} actors", _cohesive(forms(FEW))
    yield "betweenness by length", _by_length(lengthy(found))
    yield "directed eigenvector", _directed(one_way(size))


def _reading(found: Forms) -> dict[str, dict[str, Call]]:
    graph = found.graph
    return {
        "read the NetworkX graph": {
            OURS: lambda: adjacency(graph),
            "igraph": lambda: igraph.Graph.from_networkx(graph),
            "networkit": lambda: networkit.nxadapter.nx2nk(graph),
            "rustworkx": lambda: rustworkx.networkx_converter(graph),
        },
        "betweenness, graph and all": {
            OURS: lambda: paths.betweenness(adjacency(graph)),
            "networkx": lambda: nx.betweenness_centrality(graph),
            "igraph": lambda: igraph.Graph.from_networkx(graph).betweenness(),
        },
        "constraint, graph and all": {
            OURS: lambda: holes(contacts(adjacency(graph))),
            "networkx": lambda: nx.constraint(graph),
            "igraph": lambda: igraph.Graph.from_networkx(graph).constraint(),
        },
    }


def _along_paths(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, ig, nk, rx = found.graph, found.ours, found.ig, found.nk, found.rx
    central = networkit.centrality

    def far() -> paths.Distances:
        return paths.distances(ours.out, ours.into)

    return {
        "betweenness": {
            OURS: lambda: paths.betweenness(ours),
            "networkx": lambda: nx.betweenness_centrality(graph),
            "igraph": ig.betweenness,
            "networkit": lambda: central.Betweenness(nk).run().scores(),
            "rustworkx": lambda: rustworkx.betweenness_centrality(rx),
        },
        "closeness": {
            OURS: far,
            "networkx": lambda: nx.closeness_centrality(graph),
            "igraph": ig.closeness,
            "networkit": lambda: central.Closeness(nk, True, True).run().scores(),
            "rustworkx": lambda: rustworkx.closeness_centrality(rx),
        },
        "harmonic": {
            OURS: far,
            "networkx": lambda: nx.harmonic_centrality(graph),
            "igraph": ig.harmonic_centrality,
            "networkit": lambda: central.HarmonicCloseness(nk).run().scores(),
        },
        "eccentricity": {
            OURS: far,
            "networkx": lambda: nx.eccentricity(graph),
            "igraph": ig.eccentricity,
        },
        "mean distance": {
            OURS: far,
            "networkx": lambda: nx.average_shortest_path_length(graph),
            "igraph": ig.average_path_length,
            "rustworkx": lambda: rustworkx.unweighted_average_shortest_path_length(rx),
        },
        "two-step reach": {
            OURS: lambda: position.two_step_reach(ours),
            "igraph": lambda: ig.neighborhood_size(order=2),
        },
    }


def _by_length(found: Forms) -> dict[str, Call]:
    graph, ours, ig, nk = found.graph, found.ours, found.ig, found.nk
    return {
        OURS: lambda: paths.betweenness(ours),
        "networkx": lambda: nx.betweenness_centrality(graph, weight="length"),
        "igraph": lambda: ig.betweenness(weights="length"),
        "networkit": lambda: networkit.centrality.Betweenness(nk).run().scores(),
    }


def _directed(found: Forms) -> dict[str, Call]:
    graph, ours, ig, nk, rx = found.graph, found.ours, found.ig, found.nk, found.rx
    return {
        OURS: lambda: spectral.leading(ours),
        "networkx": lambda: nx.eigenvector_centrality(graph, 10_000, 1e-12),
        "igraph": ig.eigenvector_centrality,
        "networkit": lambda: networkit.centrality.EigenvectorCentrality(nk, 1e-14).run().scores(),
        "rustworkx": lambda: rustworkx.eigenvector_centrality(rx, max_iter=10_000, tol=1e-12),
    }


def _over_ties(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, ig, nk, rx = found.graph, found.ours, found.ig, found.nk, found.rx
    between, ties = networkit.centrality.Betweenness, (ours.out.pointers, ours.out.heads)
    return {
        "edge betweenness": {
            OURS: lambda: paths.betweenness(ours, on_ties=True),
            "networkx": lambda: nx.edge_betweenness_centrality(graph),
            "igraph": ig.edge_betweenness,
            "networkit": lambda: between(nk, computeEdgeCentrality=True).run().edgeScores(),
            "rustworkx": lambda: rustworkx.edge_betweenness_centrality(rx),
        },
        "bridges": {
            OURS: lambda: np.count_nonzero(BRIDGES.run(len(ours.out), *ties) >= 0),
            "networkx": lambda: len(list(nx.bridges(graph))),
            "igraph": lambda: len(ig.bridges()),
            "rustworkx": lambda: len(rustworkx.bridges(rx)),
        },
    }


def _in_place(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, ig, nk, rx = found.graph, found.ours, found.ig, found.nk, found.rx
    central = networkit.centrality
    return {
        "degree": {
            OURS: lambda: ours.out.degrees,
            "networkx": lambda: dict(graph.degree),
            "igraph": ig.degree,
            "networkit": lambda: central.DegreeCentrality(nk).run().scores(),
            "rustworkx": lambda: rustworkx.degree_centrality(rx),
        },
        "core number": {
            OURS: lambda: position.core_numbers(ours),
            "networkx": lambda: nx.core_number(graph),
            "igraph": ig.coreness,
            "networkit": lambda: central.CoreDecomposition(nk).run().scores(),
            "rustworkx": lambda: rustworkx.core_number(rx),
        },
        "PageRank": {
            OURS: lambda: spectral.pagerank(ours),
            "networkx": lambda: nx.pagerank(graph, tol=1e-14, max_iter=1000),
            "igraph": ig.pagerank,
            "networkit": lambda: central.PageRank(nk, 0.85, 1e-14).run().scores(),
            "rustworkx": lambda: rustworkx.pagerank(rx.to_directed(), tol=1e-14, max_iter=1000),
        },
        "eigenvector": {
            OURS: lambda: spectral.leading(ours),
            "networkx": lambda: nx.eigenvector_centrality(graph, 10_000, 1e-12),
            "igraph": ig.eigenvector_centrality,
            "networkit": lambda: central.EigenvectorCentrality(nk, 1e-14).run().scores(),
            "rustworkx": lambda: rustworkx.eigenvector_centrality(rx, max_iter=10_000, tol=1e-12),
        },
        "Katz": _katz(found),
        "articulation points": {
            OURS: lambda: _cut_points(ours),
            "networkx": lambda: len(list(nx.articulation_points(graph))),
            "igraph": lambda: len(ig.articulation_points()),
            "rustworkx": lambda: len(rustworkx.articulation_points(rx)),
        },
    }


def _cut_points(network: Adjacency) -> int:
    """Count the actors of a network in one part whose loss parts others than themselves."""
    size, none = len(network), np.zeros(len(network), dtype=bool)
    lost = SPLITS.run(len(network.out), network.out.pointers, network.out.heads, none)
    return np.count_nonzero(lost > 2 * (size - 1))


def _katz(found: Forms) -> dict[str, Call]:
    """Return the calls for Katz, λ given to all alike."""
    graph, ours, rx = found.graph, found.ours, found.rx
    greatest = spectral.leading(ours).value
    alpha = 0.5 / greatest
    return {
        OURS: lambda: spectral.katz(ours, greatest),
        "networkx": lambda: nx.katz_centrality(graph, alpha, tol=1e-14, max_iter=1000),
        "rustworkx": lambda: rustworkx.katz_centrality(rx, alpha, tol=1e-14, max_iter=1000),
    }


def _cohesive(found: Forms) -> dict[str, Call]:
    graph, ours, ig = found.graph, found.ours, found.ig
    return {
        OURS: lambda: cohesion(ours).max(),
        "networkx": lambda: max(nx.k_components(graph)),
        "igraph": lambda: max(ig.cohesive_blocks().max_cohesions()),
    }


def _around(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, ig, nk = found.graph, found.ours, found.ig, found.nk

    def burt() -> object:
        return holes(contacts(ours))

    return {
        "constraint": {
            OURS: burt,
            "networkx": lambda: nx.constraint(graph),
            "igraph": ig.constraint,
        },
        "effective size": {OURS: burt, "networkx": lambda: nx.effective_size(graph)},
        "local clustering": {
            OURS: lambda: triangles(ours).clustering,
            "networkx": lambda: nx.clustering(graph),
            "igraph": lambda: ig.transitivity_local_undirected(mode="nan"),
            "networkit": lambda: (
                networkit.centrality.LocalClusteringCoefficient(nk, True).run().scores()
            ),
        },
    }


def _as_a_whole(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, ig, nk, rx = found.graph, found.ours, found.ig, found.nk, found.rx
    exact = networkit.distance.DiameterAlgo.EXACT

    return {
        "transitivity": {
            OURS: lambda: triangles(ours).transitivity,
            "networkx": lambda: nx.transitivity(graph),
            "igraph": ig.transitivity_undirected,
            "networkit": lambda: networkit.globals.ClusteringCoefficient.exactGlobal(nk),
            "rustworkx": lambda: rustworkx.transitivity(rx),
        },
        "components": {
            OURS: lambda: position.parts(ours),
            "networkx": lambda: list(nx.connected_components(graph)),
            "igraph": ig.connected_components,
            "networkit": lambda: networkit.components.ConnectedComponents(nk).run().getPartition(),
            "rustworkx": lambda: rustworkx.connected_components(rx),
        },
        "diameter": {
            OURS: lambda: diameter(ours),
            "networkx": lambda: nx.diameter(graph),
            "igraph": ig.diameter,
            "networkit": lambda: networkit.distance.Diameter(nk, exact).run().getDiameter(),
        },
        "communities": {
            OURS: lambda: communities(ours, 0),
            "networkx": lambda: nx.community.louvain_communities(graph, seed=0),
            "igraph": ig.community_multilevel,
            "igraph Leiden": lambda: ig.community_leiden("modularity", n_iterations=ITERATIONS),
            "networkit": lambda: networkit.community.PLM(nk, True).run().getPartition(),
        },
    }


def _by_group(found: Forms) -> dict[str, dict[str, Call]]:
    graph, ours, cities, ig = found.graph, found.ours, found.cities, found.ig
    codes = cities.codes.tolist()
    return {
        "brokerage": {OURS: lambda: brokerage.role_counts(ours, contacts(ours), cities)},
        "assortativity": {
            OURS: lambda: mixing.assortativity(mixing.mixing(ours, cities)),
            "networkx": lambda: nx.attribute_assortativity_coefficient(graph, "city"),
            "igraph": lambda: ig.assortativity_nominal(codes, directed=False),
        },
        "modularity of cities": {
            OURS: lambda: mixing.modularity(mixing.mixing(ours, cities)),
            "igraph": lambda: ig.modularity(codes),
        },
    }
