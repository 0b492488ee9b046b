"""The tables of measures that anybody can have of a NetworkX graph."""

from __future__ import annotations

import math
import warnings
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from codev_graph._table import Cell, Table
from codev_graph.network._groups import Groups, groups
from codev_graph.network._sampling import Sampling
from codev_graph.network._scores import ActorScores
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._registry import asked, chosen
from codev_graph.network.kernels._adjacency import Adjacency, Floats, adjacency

if TYPE_CHECKING:
    import networkx as nx


class NetworkNotice(UserWarning):
    """Something of the graph was left out of the measures: it says what and how much."""


class SampleNotice(UserWarning):
    """A measure comes from a sample, or could: it says how near to the exact value that is."""


def measures(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    group: str | Sequence[str] | None = "city",
    names: Iterable[str] | None = None,
    seed: int = 0,
    *,
    weight: str | None = "weight",
    distance: str | None = None,
    epsilon: float = 0.05,
    delta: float = 0.1,
) -> Table:
    """Measure every actor of a network.

    Args:
        G: Any NetworkX graph; its nodes are the actors. Loops are dropped and parallel ties
            merged, and a :class:`NetworkNotice` says how many.
        group: The node attribute that says to which group (city, class …) an actor belongs, or
            several, whose combinations are then the groups; ``None`` leaves out the measures on
            groups. Actors without it are left out of those, with a notice.
        names: Name or names of measures (see ``registry``); by default all that suit the network.
        seed: The seed of ``betweenness_sampled``; all other measures of actors are exact.
        weight: The tie attribute that holds the strength. Where no tie has the usual ``weight``,
            every tie has strength 1; another attribute must be there.
        distance: The tie attribute that holds the length for paths; without it a tie is one step.
        epsilon: The greatest error of ``betweenness_sampled``, a share of all pairs of others. It
            is only sampled when asked for by name; a :class:`SampleNotice` says what the sample is
            worth, and offers it where the exact betweenness would take minutes.
        delta: The chance that some actor's error is greater.

    Returns:
        Columns actor, measure, value, rank, z, p. The rank is 1 for the best value in the sense
        of the measure (the highest, but for those that the register marks), equals share the
        better rank; undefined values have no rank. An empty network gives an empty table.

    Raises:
        NetworkError: if no actor has the attribute ``group``, a strength or length is missing or
            not positive, epsilon or delta is out of range, or a name is unknown or can not be had
            on this network.
    """
    names, sampling = asked(names), Sampling(seed, epsilon, delta)
    network = adjacency(G, weight, distance)
    grouping = None if group is None else groups(G, group)
    notify(network, grouping)
    wanted = chosen("actor", names, network.directed, grouping is not None)
    for note in sampling.notes(network, {measure.name for measure in wanted}):
        warnings.warn(note, SampleNotice, stacklevel=2)
    found = ActorScores(network, grouping, sampling=sampling)
    rows = (row for measure in wanted for row in _rows(network, measure, found))
    return Table.of(("actor", "measure", "value", "rank", "z", "p"), rows)


def notify(network: Adjacency, grouping: Groups | None, level: int = 3) -> None:
    """Warn of what the reading of a graph left out; the caller of the public function is named."""
    for note in network.notes() + ([] if grouping is None else grouping.notes()):
        warnings.warn(note, NetworkNotice, stacklevel=level)


def _rows(network: Adjacency, measure: Measure, found: ActorScores) -> Iterator[tuple[Cell, ...]]:
    scores = found.scores(measure.name)
    columns = (scores.values, ranks(scores.values, measure.low_first), scores.z, scores.p)
    lists = [[None] * len(network) if part is None else cells(part) for part in columns]
    for actor, value, rank, z, p in zip(network.nodes, *lists, strict=True):
        place = None if rank is None else int(rank)
        yield (actor_cell(actor), measure.name, value, place, z, p)


def actor_cell(node: Hashable) -> Cell:
    """Return a node as a cell of a table: itself if it is text or a number, else as text."""
    return node if isinstance(node, str | int | float) else str(node)


def cells(values: np.ndarray) -> list[float | None]:
    """Return plain numbers, ``None`` for those that are undefined."""
    return [None if math.isnan(value) else value for value in values.tolist()]


def ranks(values: Floats, low_first: bool) -> Floats:
    """Rank values, 1 for the highest (or the lowest); equals share the better rank.

    Values that differ by less than a part in 10¹², or than a part in 10¹⁵ of the greatest, count
    as equal: the last bits depend on the order of summing, not on the network. NaN has rank NaN.
    """
    result = np.full(len(values), np.nan)
    defined = np.flatnonzero(np.isfinite(values))
    keys = values[defined] if low_first else -values[defined]
    order = np.argsort(keys, kind="stable")
    ascending = keys[order]
    sizes = np.abs(ascending)
    least = max(1e-3 * sizes.max(initial=0.0), 1e-300)
    gaps = np.diff(ascending) > 1e-12 * np.maximum(sizes[1:], least)
    first = np.flatnonzero(np.concatenate([[True], gaps])) if len(order) else order
    runs = np.repeat(first + 1, np.diff(np.append(first, len(order))))
    result[defined[order]] = runs
    return result
