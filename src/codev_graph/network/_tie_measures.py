"""The table of measures of single ties, and the share of paths that some actors carry."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._groups import groups
from codev_graph.network._measures import actor_cell, cells, notify, ranks
from codev_graph.network._ties import TieScores
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._registry import asked, chosen
from codev_graph.network.kernels._adjacency import Adjacency, Integers, adjacency
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._spans import THROUGH

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: Final = ("source", "target", "measure", "value", "rank")


def tie_measures(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    *,
    distance: str | None = None,
) -> Table:
    """Measure every tie: which are bridges, how long the way round is, what runs over them.

    Args:
        G: Any NetworkX graph; loops are dropped and parallel ties merged, with a notice.
        group: As in ``measures``; ``None`` leaves out the measures on groups.
        names: Names of measures of scope ``tie``; by default all that suit.
        distance: The tie attribute that holds the length for paths.

    Returns:
        Columns source, target, measure, value, rank (1 for the highest value).

    Raises:
        NetworkError: as ``measures``.
    """
    names = asked(names)
    network = adjacency(G, None, distance)
    grouping = None if group is None else groups(G, group)
    notify(network, grouping)
    found = TieScores(network, grouping)
    wanted = chosen("tie", names, network.directed, grouping is not None)
    return Table.of(COLUMNS, (row for measure in wanted for row in _rows(measure, found)))


def _rows(measure: Measure, found: TieScores) -> Iterator[tuple[Cell, ...]]:
    values = found.values(measure.name)
    places = cells(ranks(values, measure.low_first))
    nodes = found.network.nodes
    for tail, head, value, rank in zip(*found.ends, cells(values), places, strict=True):
        place = None if rank is None else int(rank)
        yield (actor_cell(nodes[tail]), actor_cell(nodes[head]), measure.name, value, place)


def path_share(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    actors: str | Iterable[Hashable],
    group: str | Sequence[str] | None = "city",
) -> Table:
    """Say what share of the shortest paths between others runs through some actors together.

    The group betweenness of Everett and Borgatti (1999), and with ``group`` the same on the paths
    from one group to another: what the town halls carry of the crossing, for one.

    Args:
        G: Any NetworkX graph; paths follow the directions, each tie is one step.
        actors: The actors in question, or the name of one; pairs with one of them at an end do
            not count.
        group: The node attribute whose groups the paths must join; ``None`` for all paths.

    Returns:
        One row: pairs (ordered if directed), group_betweenness (each pair adds the share of its
        shortest paths that meets one of the actors), share (that over the pairs; ``None`` if there
        is no pair).

    Raises:
        NetworkError: if an actor is not in the network, or nobody has the attribute.
    """
    network = adjacency(G, None)
    grouping = None if group is None else groups(G, group)
    notify(network, grouping)
    members = _marked(network, actors)
    codes = np.arange(len(network)) if grouping is None else grouping.codes
    sources = np.flatnonzero((codes >= 0) & (members == 0))
    arcs = network.out
    work = len(sources) * (len(arcs) + len(network)) * 2
    arrays = (arcs.pointers, arcs.heads, members, codes, sources)
    shares, pairs = added(THROUGH.spread(work, even(len(sources)), *arrays))
    fold = 1 if network.directed else 2
    total, count = float(shares[0]) / fold, int(pairs[0]) // fold
    row = (count, total, total / count if count else None)
    return Table.of(("pairs", "group_betweenness", "share"), [row])


def _marked(network: Adjacency, actors: str | Iterable[Hashable]) -> Integers:
    members = np.zeros(len(network), dtype=np.int64)
    # One name is an iterable of its letters as well.
    for actor in [actors] if isinstance(actors, str) else actors:
        if actor not in network.positions:
            raise NetworkError(str(actor), _("this actor is not in the network"))
        members[network.positions[actor]] = 1
    return members
