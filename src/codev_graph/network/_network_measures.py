"""The table of measures of a whole network and of its groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from codev_graph._table import Cell, Table
from codev_graph.network._choices import refuse_unless_whole
from codev_graph.network._groups import groups
from codev_graph.network._measures import cells, notify
from codev_graph.network._mixed import Statement
from codev_graph.network._whole import NetworkScores
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._registry import asked, chosen_of
from codev_graph.network.kernels._adjacency import Floats, adjacency

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: Final = ("measure", "group", "value", "expected", "sd", "z", "p")


def network_measures(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    weight: str | None = "weight",
    distance: str | None = None,
    permutations: int = 10_000,
) -> Table:
    """Measure a network as a whole, each of its groups and each pair of groups.

    Args:
        G: Any NetworkX graph; loops are dropped and parallel ties merged, with a notice.
        group: As in ``measures``; ``None`` leaves out the measures on groups.
        names: Name or names of measures of scope ``network``, ``group`` or ``pair``; by default
            all that suit.
        seed: The seed of the permutations.
        weight: The tie attribute that holds the strength.
        distance: The tie attribute that holds the length for paths.
        permutations: How many times the groups' labels are dealt anew for p; 0 for no p.

    Returns:
        Columns measure, group, value, expected, sd, z, p; group is ``None`` for the network, and
        two labels joined by `` | `` for a pair. Undefined values are ``None``.

    Raises:
        NetworkError: as ``measures``, or if ``permutations`` is negative or no whole number.
    """
    refuse_unless_whole(seed=seed, permutations=permutations)
    names = asked(names)
    network = adjacency(G, weight, distance)
    grouping = None if group is None else groups(G, group)
    notify(network, grouping)
    wanted = chosen_of(("network", "group", "pair"), names, network.directed, grouping is not None)
    found = NetworkScores(network, grouping, seed, permutations)
    return Table.of(COLUMNS, (row for measure in wanted for row in rows_of(measure, found)))


class WholeScores(Protocol):
    """What is known of a network as a whole, whoever computes it."""

    @property
    def labels(self) -> Sequence[str]:
        """The groups' names, by code."""

    def statement(self, name: str) -> Statement:
        """Return the value of a measure of scope network."""

    def of_groups(self, name: str) -> Floats:
        """Return one value for each group of a measure of scope group."""

    def of_pair(self, name: str, one: int, other: int) -> float:
        """Return the value of a measure of scope pair."""


def rows_of(measure: Measure, found: WholeScores) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of one measure, in the order of :data:`COLUMNS`."""
    if measure.scope == "group":
        values = cells(found.of_groups(measure.name))
        for label, value in zip(found.labels, values, strict=True):
            yield (measure.name, label, value, None, None, None, None)
        return
    if measure.scope == "pair":
        for (one, first), (other, second) in combinations(enumerate(found.labels), 2):
            value = found.of_pair(measure.name, one, other)
            yield (measure.name, f"{first} | {second}", value, None, None, None, None)
        return
    number = found.statement(measure.name)
    numbers = np.array([number.value, number.expected, number.sd, number.z, number.p])
    yield (measure.name, None, *cells(numbers))
