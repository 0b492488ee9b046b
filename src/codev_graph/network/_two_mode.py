"""Networks of two modes (actors and committees, agreements, areas), measured without projection."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unknown
from codev_graph.network._groups import Groups, groups
from codev_graph.network._measures import actor_cell, cells, notify, ranks
from codev_graph.network._paths import betweenness, distances
from codev_graph.network.kernels._adjacency import Adjacency, Floats, adjacency

if TYPE_CHECKING:
    import networkx as nx

Weighting = Literal["newman", "count", "jaccard"]
WEIGHTINGS: Final[tuple[Weighting, ...]] = get_args(Weighting)
COLUMNS: Final = ("actor", "mode", "measure", "value", "rank")


def two_mode_measures(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    mode: str = "mode",
) -> Table:
    """Measure a network whose ties join two kinds of nodes only.

    Scores are normalised by what a node of its mode can reach at most (Borgatti and Everett 1997):
    degree, betweenness, closeness. They are not comparable with scores on a projection, where
    every committee becomes a clique.

    Args:
        G: An undirected NetworkX graph; strengths are not used. Loops are dropped and parallel
            ties merged, with a notice.
        mode: The node attribute that names the mode; it must have two values, on all nodes.

    Returns:
        Columns actor, mode, measure, value, rank, ranked within each mode. Undefined values are
        ``None``: closeness of a node without ties.

    Raises:
        NetworkError: if the network is directed, a node has no mode, there are not two modes, or
            a tie joins two nodes of one mode.
    """
    network, modes = _two_modes(G, mode)
    notify(network, None)
    found = {
        "two_mode_degree": _degree(network, modes),
        "two_mode_betweenness": _betweenness(network, modes),
        "two_mode_closeness": _closeness(network, modes),
    }
    rows = (row for name, values in found.items() for row in _rows(network, modes, name, values))
    return Table.of(COLUMNS, rows)


def two_mode_projection(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    onto: Hashable,
    mode: str = "mode",
    weighting: Weighting = "newman",
) -> nx.Graph[Any]:
    """Project a two-mode network onto one of its modes, when that is what is asked for.

    Args:
        G: As in ``two_mode_measures``.
        onto: The value of ``mode`` of the nodes to keep.
        mode: The node attribute that names the mode.
        weighting: ``newman`` adds 1/(n − 1) for each shared node with n ties (Newman 2001),
            ``count`` the number of shared nodes, ``jaccard`` that over the nodes of either.

    Returns:
        A graph of the nodes kept, with their attributes; ``weight`` on its ties.

    Raises:
        NetworkError: as ``two_mode_measures``, or if no node is of the mode ``onto`` or there is
            no such ``weighting``.
    """
    from networkx.algorithms import bipartite

    refuse_unknown(weighting, WEIGHTINGS)
    network, modes = _two_modes(G, mode)
    notify(network, None)
    if str(onto) not in modes.labels:
        raise NetworkError(str(onto), _("no node is of this mode"))
    kept = [node for node, data in G.nodes(data=True) if str(data[mode]) == str(onto)]
    simple = _simple(G)
    if weighting == "newman":
        projected: nx.Graph[Any] = bipartite.collaboration_weighted_projected_graph(simple, kept)
    elif weighting == "count":
        projected = bipartite.weighted_projected_graph(simple, kept)
    else:
        projected = bipartite.overlap_weighted_projected_graph(simple, kept)
    return projected


def projected_ties(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    onto: Hashable,
    mode: str = "mode",
    weighting: Weighting = "newman",
) -> Table:
    """Return the ties of :func:`two_mode_projection`, strongest first.

    Columns source, target, weight: a list of ties as ``measures --graph`` reads it. Equal weights
    stand in the order of the graph; nodes that share nothing are in no row.
    """
    projected = two_mode_projection(G, onto, mode, weighting)
    ties: list[Any] = sorted(projected.edges.data("weight"), key=itemgetter(2), reverse=True)
    rows = ((actor_cell(one), actor_cell(other), weight) for one, other, weight in ties)
    return Table.of(("source", "target", "weight"), rows)


def _simple(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Return the graph without loops and parallel ties, as the measures take it."""
    import networkx as nx

    simple: nx.Graph[Any] = nx.Graph()
    simple.add_nodes_from(graph.nodes(data=True))
    simple.add_edges_from((one, other) for one, other in graph.edges() if one != other)
    return simple


def _two_modes(graph: nx.Graph[Any], mode: str) -> tuple[Adjacency, Groups]:
    network, modes = adjacency(graph, weight=None), groups(graph, mode)
    if network.directed:
        raise NetworkError(mode, _("a two-mode network is undirected"))
    if modes.excluded or len(modes.labels) != 2:
        raise NetworkError(mode, _("every node must have one of two modes"))
    arcs = network.out
    if (modes.codes[arcs.tails] == modes.codes[arcs.heads]).any():
        raise NetworkError(mode, _("a tie joins two nodes of one mode"))
    return network, modes


def _degree(network: Adjacency, modes: Groups) -> Floats:
    """Return ties over the size of the other mode."""
    others = modes.sizes[::-1][modes.codes]
    return np.asarray(network.out.degrees / others, dtype=np.float64)


def _betweenness(network: Adjacency, modes: Groups) -> Floats:
    """Return betweenness over its maximum in a network of two modes of these sizes."""
    greatest = np.array([_greatest(*sizes) for sizes in (modes.sizes, modes.sizes[::-1])])
    found = betweenness(network)[0] / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(greatest[modes.codes] > 0, found / greatest[modes.codes], np.nan)


def _greatest(own: int, other: int) -> float:
    """Return the greatest betweenness of a node of a mode of ``own`` nodes (eq. 10 and 11)."""
    s, t = divmod(int(own) - 1, int(other))
    m = int(other)
    return (m**2 * (s + 1) ** 2 + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _closeness(network: Adjacency, modes: Groups) -> Floats:
    """Return the least possible sum of distances over that found, by the share reached."""
    found = distances(network.out, network.out)
    own, other = modes.sizes[modes.codes], modes.sizes[::-1][modes.codes]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (other + 2 * (own - 1)) / found.total * found.reached / (len(network) - 1)
    return np.where(found.reached > 0, share, np.nan)


def _rows(
    network: Adjacency, modes: Groups, name: str, values: Floats
) -> Iterator[tuple[Cell, ...]]:
    places = np.full(len(values), np.nan)
    for code in range(len(modes.labels)):
        chosen = modes.codes == code
        places[chosen] = ranks(values[chosen], low_first=False)
    columns = zip(network.nodes, cells(values), cells(places), strict=True)
    for number, (node, value, rank) in enumerate(columns):
        place = None if rank is None else int(rank)
        yield (actor_cell(node), modes.label(number), name, value, place)
