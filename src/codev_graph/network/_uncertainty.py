"""How sure a statement on a network is: labels dealt anew, ties rewired, actors drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unless_whole
from codev_graph.network._groups import Groups, groups
from codev_graph.network._measures import cells, notify
from codev_graph.network._nulls import two_sided
from codev_graph.network._resampling import bootstrapped, rewired
from codev_graph.network._whole import NetworkScores
from codev_graph.network.definitions._registry import asked, chosen
from codev_graph.network.kernels._adjacency import Adjacency, Floats, adjacency

if TYPE_CHECKING:
    import networkx as nx

Draw = Callable[[Adjacency, Groups | None, np.random.Generator], tuple[Adjacency, Groups | None]]

WHOLE: Final = (
    "density",
    "transitivity",
    "mean_distance",
    "fragmentation",
    "degree_centralisation",
)
MIXED: Final = ("cross_ties_share", "ei_index_total", "assortativity")


def rewiring_test(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    repeats: int = 200,
) -> Table:
    """Compare a network with random ones in which every actor has as many ties as here.

    Ties are rewired two at a time (Maslov and Sneppen 2002), ten swaps for each, keeping every
    degree (in- and out-degree of a directed network), and never making loops or parallel ties.

    Args:
        G: Any NetworkX graph; strengths are not used.
        group: As in ``measures``.
        names: Measures of scope ``network``; by default a few on closure, distance and crossing.
        seed: The seed of the rewiring.
        repeats: How many networks to draw.

    Returns:
        Columns measure, value, expected, sd, z, p (two-sided), repeats, seed.

    Raises:
        NetworkError: as ``network_measures``, or if ``repeats`` is not positive.
    """
    return _null(G, group, names, seed, repeats, rewired)


def label_test(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    repeats: int = 1000,
) -> Table:
    """Compare a network with itself, the groups' labels dealt anew among the actors that have one.

    What :func:`network_measures` does exactly for the number of ties between groups, for any
    measure that depends on the groups.

    Args:
        G: Any NetworkX graph; strengths are not used.
        group: As in ``measures``.
        names: Measures of scope ``network``; by default three on crossing.
        seed: The seed of the permutations.
        repeats: How many times the labels are dealt.

    Returns:
        Columns measure, value, expected, sd, z, p (two-sided), repeats, seed.

    Raises:
        NetworkError: as :func:`rewiring_test`.
    """
    return _null(G, group, MIXED if names is None else names, seed, repeats, _relabelled)


def _null(
    graph: nx.Graph[Any],
    group: str | Sequence[str] | None,
    names: Iterable[str] | None,
    seed: int,
    repeats: int,
    draw: Draw,
) -> Table:
    """Return the table of a test against networks drawn at random."""
    network, grouping, wanted = _prepared(graph, group, names, seed, repeats)
    notify(network, grouping, 4)
    drawn = _repeated(network, grouping, wanted, draw, repeats, seed)
    columns = ("expected", "sd", "z", "p")
    return _table(columns, wanted, _values(network, grouping, wanted), drawn, _by_chance, seed)


def _relabelled(
    network: Adjacency, grouping: Groups | None, rng: np.random.Generator
) -> tuple[Adjacency, Groups | None]:
    """Deal the labels anew among the actors that have one."""
    if grouping is None:
        return network, None
    codes = grouping.codes.copy()
    known = codes >= 0
    codes[known] = rng.permutation(codes[known])
    return network, Groups(grouping.attribute, grouping.labels, codes)


def _by_chance(value: float, sample: Floats) -> list[float]:
    """Return expectation, standard deviation, z and p of a value among those drawn."""
    mean, sd = float(np.mean(sample)), float(np.std(sample, ddof=1)) if len(sample) > 1 else np.nan
    # What degrees alone decide (density) comes out the same but for the last bits of its mean.
    sd = 0.0 if sd <= 1e-12 * abs(mean) else sd
    z = (value - mean) / sd if sd > 0 else np.nan
    p = two_sided(sample, value) if np.isfinite(sample).all() and np.isfinite(value) else np.nan
    return [mean, sd, z, p]


def bootstrap_intervals(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    repeats: int = 500,
    level: float = 0.95,
) -> Table:
    """Give intervals by the vertex bootstrap of Snijders and Borgatti (1999).

    Actors are drawn with replacement; between two copies of one actor, where no tie was observed,
    stands a tie drawn from all pairs. The interval holds the middle share ``level`` of the values.

    Args:
        G: Any NetworkX graph; strengths are not used.
        group: As in ``measures``.
        names: Measures of scope ``network``, as in ``rewiring_test``.
        seed: The seed of the draws.
        repeats: How many networks to draw.
        level: The share of values inside the interval, between 0 and 1.

    Returns:
        Columns measure, value, se, low, high, repeats, seed; draws without a value are left out.

    Raises:
        NetworkError: as ``rewiring_test``, or if ``level`` is not between 0 and 1.
    """
    if not 0 < level < 1:
        raise NetworkError("level", _("this must lie between 0 and 1"))
    network, grouping, wanted = _prepared(G, group, names, seed, repeats)
    notify(network, grouping)
    drawn = _repeated(network, grouping, wanted, bootstrapped, repeats, seed)
    tails = [(1 - level) / 2, (1 + level) / 2]

    def interval(_value: float, sample: Floats) -> list[float]:
        found = sample[np.isfinite(sample)]
        low, high = np.quantile(found, tails) if len(found) else (np.nan, np.nan)
        return [float(np.std(found, ddof=1)) if len(found) > 1 else np.nan, low, high]

    columns = ("se", "low", "high")
    return _table(columns, wanted, _values(network, grouping, wanted), drawn, interval, seed)


def _table(
    columns: Sequence[str],
    names: list[str],
    values: list[float],
    drawn: Floats,
    summed: Callable[[float, Floats], list[float]],
    seed: int,
) -> Table:
    """Return a row for each measure: its value, and what it and the drawn values sum up to."""
    rows = [
        [name, *cells(np.array([value, *summed(value, sample)])), len(sample), seed]
        for name, value, sample in zip(names, values, drawn, strict=True)
    ]
    return Table.of(("measure", "value", *columns, "repeats", "seed"), rows)


def _prepared(
    graph: nx.Graph[Any],
    group: str | Sequence[str] | None,
    names: Iterable[str] | None,
    seed: int,
    repeats: int,
) -> tuple[Adjacency, Groups | None, list[str]]:
    refuse_unless_whole(seed=seed)
    refuse_unless_whole(1, repeats=repeats)
    names = asked(names)
    network = adjacency(graph, weight=None)
    grouping = None if group is None else groups(graph, group)
    usual = WHOLE if group is None else WHOLE + MIXED
    wanted = chosen("network", names or usual, network.directed, grouping is not None)
    return network, grouping, [measure.name for measure in wanted]


def _values(network: Adjacency, grouping: Groups | None, names: list[str]) -> list[float]:
    found = NetworkScores(network, grouping, permutations=0)
    return [found.statement(name).value for name in names]


def _repeated(
    network: Adjacency,
    grouping: Groups | None,
    names: list[str],
    draw: Draw,
    repeats: int,
    seed: int,
) -> Floats:
    """Return the values of each measure (down) in each drawn network (across)."""
    rng = np.random.default_rng(seed)
    drawn = (draw(network, grouping, rng) for _repeat in range(repeats))
    return np.array([_values(*one, names) for one in drawn]).T.reshape(len(names), repeats)
