"""Every statement on a whole network beside what chance gives and how far it could differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from codev_graph._table import Cell, Table
from codev_graph.network._uncertainty import bootstrap_intervals, label_test, rewiring_test
from codev_graph.network.definitions import definition, measures_of
from codev_graph.network.definitions._registry import asked

if TYPE_CHECKING:
    import networkx as nx

COUNTS: Final = ("actors", "ties", "loops_dropped", "ties_merged", "actors_without_group")
COLUMNS: Final = (
    *("method", "measure", "value", "expected", "sd", "z", "p", "se", "low", "high"),
    *("repeats", "seed"),
)


def uncertainty(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    repeats: int = 200,
) -> Table:
    """Test each statement against random networks, and give its bootstrap interval.

    Args:
        G: Any NetworkX graph; strengths are not used.
        group: As in ``measures``.
        names: Measures of scope ``network``; by default all but plain counts.
        seed: The seed of each method.
        repeats: How many networks each method draws.

    Returns:
        Columns method, measure, value, expected, sd, z, p, se, low, high, repeats, seed: a row for
        each measure and method, which is ``rewiring_test``, ``label_test`` (measures on groups
        only) or ``bootstrap_intervals``. What a method does not tell is ``None``.

    Raises:
        NetworkError: as ``rewiring_test``.
    """
    wanted = asked(names) or _statements(G.is_directed(), group is not None)
    mixed = [name for name in wanted if definition(name).grouped]
    tables = {
        "rewiring_test": rewiring_test(G, group, wanted, seed, repeats=repeats),
        "bootstrap_intervals": bootstrap_intervals(G, group, wanted, seed, repeats=repeats),
    }
    if mixed and group is not None:
        tables["label_test"] = label_test(G, group, mixed, seed, repeats=repeats)
    rows = (_row(name, found) for name in sorted(tables) for found in tables[name].records())
    return Table.of(COLUMNS, rows)


def _statements(directed: bool, grouped: bool) -> list[str]:
    """Return the names of the measures of a whole network that are more than counts."""
    return [
        measure.name
        for measure in measures_of("network")
        if measure.name not in COUNTS
        and (grouped or not measure.grouped)
        and (directed or not measure.directed_only)
    ]


def _row(method: str, found: dict[str, Cell]) -> list[Cell]:
    return [method, *(found.get(column) for column in COLUMNS[1:])]
