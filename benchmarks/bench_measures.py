"""Compare the kernels with networkx, igraph, networkit and rustworkx, in one run on one machine.

Every package gets the same Barabási–Albert network (5 ties a newcomer) in its own form, made
beforehand; a time is the median of the repeats, the first call (compiling, reading caches) not
counted but reported. A peer is left out where its last time promises to exceed the budget.

    python benchmarks/bench_measures.py 1000 10000 --repeats 3 --budget 60
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator

import igraph
import networkit
import networkx as nx
import numpy as np
import rustworkx

from codev_graph.network import _brokerage as brokerage
from codev_graph.network import _jit, measures
from codev_graph.network import _paths as paths
from codev_graph.network import _position as position
from codev_graph.network import _spectral as spectral
from codev_graph.network._contacts import contacts
from codev_graph.network._groups import groups
from codev_graph.network._holes import holes
from codev_graph.network._nulls import label_null
from codev_graph.network.kernels._adjacency import adjacency

Call = Callable[[], object]
OURS = "codev-graph"
QUADRATIC = {"betweenness", "closeness", "harmonic"}


def calls(size: int) -> dict[str, dict[str, Call]]:
    """Return, for each measure, the call of each package on one network of ``size`` actors."""
    graph = nx.barabasi_albert_graph(size, 5, seed=1)
    nx.set_node_attributes(graph, {node: "ABC"[node % 3] for node in graph}, "city")
    ours, cities = adjacency(graph), groups(graph, "city")
    ig = igraph.Graph(n=size, edges=list(graph.edges))
    nk = networkit.nxadapter.nx2nk(graph)
    rx = rustworkx.networkx_converter(graph)
    pairs = contacts(ours)
    community = networkit.centrality
    return {
        "read the graph": {OURS: lambda: adjacency(graph)},
        "betweenness": {
            OURS: lambda: paths.betweenness(ours),
            "networkx": lambda: nx.betweenness_centrality(graph),
            "igraph": ig.betweenness,
            "networkit": lambda: community.Betweenness(nk).run(),
            "rustworkx": lambda: rustworkx.betweenness_centrality(rx),
        },
        "closeness": {
            OURS: lambda: paths.distances(ours.out, ours.into),
            "networkx": lambda: nx.closeness_centrality(graph),
            "igraph": ig.closeness,
            "networkit": lambda: community.Closeness(nk, True, True).run(),
            "rustworkx": lambda: rustworkx.closeness_centrality(rx),
        },
        "harmonic": {
            OURS: lambda: paths.distances(ours.out, ours.into),
            "networkx": lambda: nx.harmonic_centrality(graph),
            "igraph": ig.harmonic_centrality,
            "networkit": lambda: community.HarmonicCloseness(nk).run(),
        },
        "constraint": {
            OURS: lambda: holes(pairs),
            "networkx": lambda: nx.constraint(graph),
            "igraph": ig.constraint,
        },
        "effective size": {
            OURS: lambda: holes(pairs),
            "networkx": lambda: nx.effective_size(graph),
        },
        "local clustering": {
            OURS: lambda: holes(pairs),
            "networkx": lambda: nx.clustering(graph),
            "igraph": ig.transitivity_local_undirected,
            "networkit": lambda: community.LocalClusteringCoefficient(nk).run(),
        },
        "core number": {
            OURS: lambda: position.core_numbers(ours),
            "networkx": lambda: nx.core_number(graph),
            "igraph": ig.coreness,
            "networkit": lambda: community.CoreDecomposition(nk).run(),
            "rustworkx": lambda: rustworkx.core_number(rx),
        },
        "pagerank": {
            OURS: lambda: spectral.pagerank(ours),
            "networkx": lambda: nx.pagerank(graph, tol=1e-12),
            "igraph": ig.pagerank,
            "networkit": lambda: community.PageRank(nk, 0.85, 1e-12).run(),
        },
        "eigenvector": {
            OURS: lambda: spectral.leading(ours),
            "networkx": lambda: nx.eigenvector_centrality(graph, 1000, 1e-9),
            "igraph": ig.eigenvector_centrality,
            "networkit": lambda: community.EigenvectorCentrality(nk, 1e-9).run(),
        },
        "brokerage": {OURS: lambda: brokerage.role_counts(ours, pairs, cities)},
        "pairs in contact": {OURS: lambda: contacts(ours)},
        "10,000 E-I permutations": {OURS: lambda: label_null(ours, cities, 10_000, 0)},
        "default table": {OURS: lambda: measures(graph)},
    }


def timed(call: Call, repeats: int) -> tuple[float, float]:
    """Return the seconds of the first call, and the median of the others."""
    seconds = []
    for _repeat in range(repeats + 1):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return seconds[0], statistics.median(seconds[1:])


def too_long(measure: str, last: tuple[int, float] | None, size: int, budget: float) -> bool:
    """Tell whether a call promises to exceed the budget, from its time at a smaller size."""
    if last is None:
        return False
    growth = size / last[0]
    return last[1] * growth ** (2 if measure in QUADRATIC else 1) > budget


def lines(sizes: list[int], repeats: int, budget: float) -> Iterator[str]:
    """Yield one line for each size, measure and package: first, median, ratio to ours."""
    yield f"{'actors':>9}  {'measure':25} {'package':12} {'first':>9} {'median':>9}  ratio to ours"
    known: dict[tuple[str, str], tuple[int, float]] = {}
    for size in sizes:
        for measure, packages in calls(size).items():
            ours = np.nan
            for package, call in packages.items():
                key = (measure, package)
                if package != OURS and too_long(measure, known.get(key), size, budget):
                    yield f"{size:9}  {measure:25} {package:12} left out: over the budget"
                    continue
                first, median = timed(call, repeats)
                known[key] = (size, median)
                ours = median if package == OURS else ours
                ratio = f"{median / ours:9.1f}"
                yield f"{size:9}  {measure:25} {package:12} {first:9.4f} {median:9.4f}  {ratio}"


def main() -> None:
    """Read the sizes and print the comparison.

    Kernels are compiled from the first call on: small calls would else be interpreted at first.
    """
    _jit.INTERPRETED = 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[500, 1000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--budget", type=float, default=60, help="seconds a call may take")
    options = parser.parse_args()
    for line in lines(options.sizes, options.repeats, options.budget):
        print(line, flush=True)


if __name__ == "__main__":
    main()
