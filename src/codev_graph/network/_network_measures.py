"""The table of measures of a whole network and of its groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._cuts import pairs_of
from codev_graph.network._groups import groups
from codev_graph.network._measures import cells, notify
from codev_graph.network._whole import NetworkScores
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._registry import asked, chosen_of
from codev_graph.network.kernels._adjacency import adjacency

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
        NetworkError: as ``measures``, or if ``permutations`` is negative.
    """
    if permutations < 0:
        raise NetworkError("permutations", _("this can not be negative"))
    names = asked(names)
    network = adjacency(G, weight, distance)
    grouping = None if group is None else groups(G, group)
    notify(network, grouping)
    wanted = chosen_of(("network", "group", "pair"), names, network.directed, grouping is not None)
    found = NetworkScores(network, grouping, seed, permutations)
    return Table.of(COLUMNS, (row for measure in wanted for row in _rows(measure, found)))


def _rows(measure: Measure, found: NetworkScores) -> Iterator[tuple[Cell, ...]]:
    if measure.scope == "group":
        values = cells(found.of_groups(measure.name))
        for label, value in zip(found.known_groups.labels, values, strict=True):
            yield (measure.name, label, value, None, None, None, None)
        return
    if measure.scope == "pair":
        labels = found.known_groups.labels
        for one, other in pairs_of(found.known_groups):
            value = found.of_pair(measure.name, one, other)
            yield (measure.name, f"{labels[one]} | {labels[other]}", value, None, None, None, None)
        return
    number = found.statement(measure.name)
    numbers = np.array([number.value, number.expected, number.sd, number.z, number.p])
    yield (measure.name, None, *cells(numbers))
