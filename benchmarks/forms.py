"""One network in the form of every package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import igraph
import networkit
import networkx as nx
import rustworkx

from codev_graph.network._groups import Groups, groups
from codev_graph.network.kernels._adjacency import Adjacency, adjacency


@dataclass(frozen=True)
class Forms:
    """One network in the form of every package; each is read from the NetworkX graph.

    ``length`` is the attribute of the ties that says how long they are, if any does.
    """

    graph: nx.Graph
    length: str | None = None

    @cached_property
    def ours(self) -> Adjacency:
        """Our compressed adjacency."""
        return adjacency(self.graph, distance=self.length)

    @cached_property
    def cities(self) -> Groups:
        """The groups of the actors."""
        return groups(self.graph, "city")

    @cached_property
    def ig(self) -> igraph.Graph:
        """The igraph form."""
        return igraph.Graph.from_networkx(self.graph)

    @cached_property
    def nk(self) -> networkit.Graph:
        """The networkit form, with its ties indexed."""
        found = networkit.nxadapter.nx2nk(self.graph, self.length)
        found.indexEdges()
        return found

    @cached_property
    def rx(self) -> rustworkx.PyGraph:
        """The rustworkx form."""
        return rustworkx.networkx_converter(self.graph)


def forms(size: int) -> Forms:
    """Return a Barabási–Albert network of ``size`` actors, 5 ties a newcomer, three cities."""
    graph = nx.barabasi_albert_graph(size, 5, seed=1)
    nx.set_node_attributes(graph, {node: "ABC"[node % 3] for node in graph}, "city")
    return Forms(graph)


def lengthy(found: Forms) -> Forms:
    """Return the same network with ties of 1 to 5 in length."""
    graph = found.graph.copy()
    lengths = {(one, other): 1.0 + (7 * one + 3 * other) % 5 for one, other in graph.edges}
    nx.set_edge_attributes(graph, lengths, "length")
    return Forms(graph, "length")


def one_way(size: int) -> Forms:
    """Return a directed network at random, 5 ties an actor."""
    return Forms(nx.gnm_random_graph(size, 5 * size, seed=1, directed=True))
