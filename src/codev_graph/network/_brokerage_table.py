"""The Gould–Fernandez table: roles of actors and of the network, against two models of chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from codev_graph._table import Cell, Table
from codev_graph.network._brokerage import ROLES, standardised
from codev_graph.network._brokerage_network import network_expectation
from codev_graph.network._brokerage_null import Simulated, simulate
from codev_graph.network._choices import refuse_unless_whole
from codev_graph.network._groups import Groups, groups
from codev_graph.network._measures import actor_cell, cells, notify
from codev_graph.network._scores import ActorScores
from codev_graph.network.kernels._adjacency import Floats, Integers, adjacency

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: Final = (
    "scope",
    "actor",
    "group",
    "role",
    "raw",
    "expected",
    "sd",
    "z",
    "simulated_mean",
    "simulated_sd",
    "simulated_z",
    "p",
)


def brokerage(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] = "city",
    seed: int = 0,
    *,
    simulations: int = 1000,
) -> Table:
    """Count the brokerage roles of Gould and Fernandez (1989), and compare them with chance.

    Two models stand side by side. ``expected``, ``sd`` and ``z`` take every ordered pair of actors
    to be tied independently with the density found: for actors as R ``sna::brokerage`` does, for
    the network with the exact standard deviation (sna's is another). ``simulated_mean``,
    ``simulated_sd``, ``simulated_z`` and the two-sided ``p`` come from networks drawn at random
    with exactly the ties of this one, directed or not as this one is; prefer them.

    Args:
        G: Any NetworkX graph; strengths are not used.
        group: The node attribute that says to which group an actor belongs, or several, whose
            combinations are the groups (``("city", "kind")``); with two groups there is no
            liaison, and its values are undefined.
        seed: The seed of the simulation.
        simulations: How many networks to draw; 0 leaves those columns undefined.

    Returns:
        One row for each actor and role, then one for each role of the network (scope
        ``network``, actor and group empty). Undefined values (actors without a group, a standard
        deviation of 0) are ``None``.

    Raises:
        NetworkError: if no actor has the attribute, or ``seed`` or ``simulations`` is negative or
            no whole number.
    """
    refuse_unless_whole(seed=seed, simulations=simulations)
    network, grouping = adjacency(G, weight=None), groups(G, group)
    notify(network, grouping)
    found = ActorScores(network, grouping)
    counts, mean, sd = found.roles
    drawn = simulate(network, grouping, counts, simulations, seed) if simulations else None
    z = standardised(counts, mean, sd)
    columns = [counts.astype(float), mean, sd, z, *_simulated(counts, drawn)]
    void = (grouping.codes < 0)[:, None] | _impossible(len(grouping.labels))
    rows = list(_actor_rows(network.nodes, grouping, [np.where(void, np.nan, c) for c in columns]))
    rows += network_rows(counts.sum(axis=0), grouping.sizes, found.known_arcs, drawn)
    return Table.of(COLUMNS, rows)


def _simulated(counts: Integers, drawn: Simulated | None) -> list[Floats]:
    if drawn is None:
        return [np.full(counts.shape, np.nan)] * 4
    return [drawn.mean, drawn.sd, standardised(counts, drawn.mean, drawn.sd), drawn.p]


def _impossible(kinds: int) -> NDArray[np.bool_]:
    """Say which roles so many groups leave no room for."""
    return np.array([role == "liaison" and kinds < 3 for role in ROLES])


def network_rows(
    total: Integers, sizes: Integers, arcs: int, drawn: Simulated | None
) -> list[list[Cell]]:
    """Return the rows of the network as a whole, in the order of :data:`COLUMNS`.

    Args:
        total: How often each role was counted.
        sizes: How many actors each group has.
        arcs: How many arcs join actors with a group.
        drawn: What simulated networks gave, if any were.
    """
    lists = [
        cells(np.where(_impossible(len(sizes)), np.nan, column))
        for column in _network_columns(total, sizes, arcs, drawn)
    ]
    values = zip(*lists, strict=True)
    return [
        ["network", None, None, role, *found] for role, found in zip(ROLES, values, strict=True)
    ]


def _network_columns(
    total: Integers, sizes: Integers, arcs: int, drawn: Simulated | None
) -> list[Floats]:
    mean, sd = network_expectation(sizes, arcs)
    columns = [total.astype(float), mean, sd, standardised(total, mean, sd)]
    if drawn is None:
        return columns + [np.full(len(ROLES), np.nan)] * 4
    z = standardised(total, drawn.network_mean, drawn.network_sd)
    return [*columns, drawn.network_mean, drawn.network_sd, z, drawn.network_p]


def _actor_rows(
    nodes: Sequence[Any], grouping: Groups, columns: list[Floats]
) -> Iterator[list[Cell]]:
    for place, node in enumerate(nodes):
        lists = [cells(column[place]) for column in columns]
        for role, values in zip(ROLES, zip(*lists, strict=True), strict=True):
            yield ["actor", actor_cell(node), grouping.label(place), role, *values]
