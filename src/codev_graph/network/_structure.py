"""A network's overall shape: communities, core and periphery, cohesion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from codev_graph.network._contacts import Contacts
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers

if TYPE_CHECKING:
    import networkx as nx


def graph_of(network: Adjacency) -> nx.Graph[int]:
    """Return the network as a NetworkX graph on the places of its actors, strengths as weight."""
    import networkx as nx

    graph: nx.Graph[int] = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(range(len(network)))
    arcs = network.out
    ties = zip(arcs.tails.tolist(), arcs.heads.tolist(), arcs.strengths.tolist(), strict=True)
    graph.add_weighted_edges_from(ties)
    return graph


def agreement(found: Integers, groups: Groups) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) of two divisions of the actors.

    Actors without a group are left out; NaN where chance already decides (one part, or singles).
    """
    known = groups.codes >= 0
    kinds = len(groups.labels)
    table = np.unique(found[known] * max(kinds, 1) + groups.codes[known], return_counts=True)[1]
    rows = np.unique(found[known], return_counts=True)[1]
    columns = groups.sizes
    total = _pairs(np.array([known.sum()]))
    if not total:
        return float("nan")
    expected = _pairs(rows) * _pairs(columns) / total
    greatest = (_pairs(rows) + _pairs(columns)) / 2
    return (_pairs(table) - expected) / (greatest - expected) if greatest != expected else np.nan


def _pairs(counts: Integers) -> float:
    return float((counts * (counts - 1) / 2).sum())


def core_periphery(pairs: Contacts) -> tuple[int, float]:
    """Return size and fit of the core that fits best among those with the most contacts.

    With the k last ranks as core, Δ_ij is 1 for every pair that touches them; the correlation of
    two binary variables over all pairs needs only counts. (0, NaN) where it is not defined.
    """
    size = len(pairs.ranks)
    possible, ties = size * (size - 1) / 2, float(len(pairs))
    if not 0 < ties < possible:
        return 0, float("nan")
    core = np.arange(1, size)
    outside = size - core
    ideal = possible - outside * (outside - 1) / 2
    touching = ties - _ties_below(pairs)[outside]
    fits = _correlation(touching, ties, ideal, possible)
    if np.isnan(fits).all():
        return 0, float("nan")
    best = int(np.nanargmax(fits))
    return int(core[best]), float(fits[best])


def _ties_below(pairs: Contacts) -> Floats:
    """Return, for each k, the number of ties among the k first ranks."""
    counts = np.bincount(pairs.ranks[pairs.heads], minlength=len(pairs.ranks))
    return np.concatenate([[0.0], np.cumsum(counts)])


def _correlation(both: Floats, ties: float, ideal: Floats, possible: float) -> Floats:
    """Return the correlation of ties and pattern, from the counts of ones."""
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = ties * (possible - ties) * ideal * (possible - ideal)
        return np.where(spread > 0, (both * possible - ties * ideal) / np.sqrt(spread), np.nan)


def cohesion(network: Adjacency) -> Integers:
    """Return the greatest k of each actor's k-components (Moody and White 2003).

    Cut by cut, exactly: networkx.k_components of 3.6 leaves actors out of some components (two
    of the 19 in the 5-component of Lazega's lawyers; 3.7 finds them).
    """
    import networkx as nx

    whole = nx.Graph(graph_of(network))
    greatest = np.zeros(len(network), dtype=np.int64)
    found: list[set[int]] = [set(part) for part in nx.connected_components(whole) if len(part) > 1]
    level = 1
    while found:
        greatest[list(set().union(*found))] = level
        level += 1
        inner = (part for members in found for part in _connected(whole.subgraph(members), level))
        found = list(map(set, dict.fromkeys(map(frozenset, inner))))
    return greatest


def _connected(graph: nx.Graph[int], k: int) -> Iterator[set[int]]:
    """Yield sets of nodes that k - 1 losses can not part, every largest one among them.

    What k losses hold together lies on one side of a smaller cut, the cut included.
    """
    import networkx as nx

    core = nx.k_core(graph, k)
    for part in map(set, nx.connected_components(core)):
        circle = core.subgraph(part)
        if circle.size() == len(part) * (len(part) - 1) // 2:
            yield part
            continue
        cut = set(nx.minimum_node_cut(circle))
        if len(cut) >= k:
            yield part
            continue
        for side in nx.connected_components(circle.subgraph(part - cut)):
            yield from _connected(graph.subgraph(side | cut), k)
