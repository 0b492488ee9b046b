"""Shortest paths: betweenness of actors and ties, distances, closeness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, Integers
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._paths import BATCH, BETWEENNESS, DISTANCES
from codev_graph.network.kernels._weighted import BETWEENNESS as WITH_LENGTHS
from codev_graph.network.kernels._weighted import DISTANCES as LENGTHS


@dataclass(frozen=True)
class Distances:
    """Distances from every actor to the others (or to it from them), in steps or in lengths.

    Attributes:
        reached: How many others are reached.
        total: The sum of the distances to them.
        inverse: The sum of the inverse distances.
        farthest: The greatest distance; 0 where nobody is reached.
        pairs: How many ordered pairs are at each distance in steps; empty for lengths.
    """

    reached: Integers
    total: Floats
    inverse: Floats
    farthest: Floats
    pairs: Integers


def distances(arcs: Arcs, reverse: Arcs) -> Distances:
    """Return the distances along ``arcs``; ``reverse`` are the same arcs the other way round."""
    everybody = np.arange(arcs.size)
    if arcs.lengths is not None:
        reached, total, inverse, farthest = added(_by_length(arcs, arcs.lengths, everybody))
        return Distances(reached, total, inverse, farthest, np.zeros(0, dtype=np.int64))
    parts = _in_steps(reverse, everybody)
    reached, total, inverse, _farthest, pairs = added(parts)
    farthest = np.max([part[3] for part in parts], axis=0)
    return Distances(reached, total.astype(float), inverse, farthest.astype(float), pairs)


def farthest_from(arcs: Arcs, sources: Integers) -> float:
    """Return the greatest distance along ``arcs`` from any of the sources; 0 if none is left."""
    if arcs.lengths is None:
        parts = _in_steps(arcs, sources)
    else:
        parts = _by_length(arcs, arcs.lengths, sources)
    return float(max(part[3].max(initial=0) for part in parts))


def _in_steps(arcs: Arcs, sources: Integers) -> list[tuple[NDArray[Any], ...]]:
    """Return, in parts, what is known of each actor of the paths that end at it."""
    batches = -(-len(sources) // BATCH)
    work = batches * (len(arcs) + arcs.size) * 4
    arrays = (arcs.pointers, arcs.heads, sources)
    return DISTANCES.spread(work, even(batches), *arrays)


def _by_length(arcs: Arcs, lengths: Floats, sources: Integers) -> list[tuple[NDArray[Any], ...]]:
    """Return, in parts, what is known of the paths that start at each source."""
    work = 4 * len(sources) * (len(arcs) + arcs.size)
    arrays = (arcs.pointers, arcs.heads, lengths, sources)
    return LENGTHS.spread(work, even(len(sources)), *arrays)


def betweenness(
    network: Adjacency,
    sources: Integers | None = None,
    targets: Floats | None = None,
    on_ties: bool = False,
) -> tuple[Floats, Floats]:
    """Betweenness of every actor and of every arc (Freeman 1977; Brandes 2001), not normalised.

    Args:
        network: With lengths on its arcs the paths are the shortest by length, else by steps.
        sources: The actors that the paths start from; all of them by default.
        targets: The weight of every actor as an end of paths; 1 by default.
        on_ties: Whether the scores of arcs are wanted too.

    Returns:
        The scores of actors, and of arcs in the order of ``network.out`` (else none). In an
        undirected network every pair is counted from both its ends, so both are twice the usual
        score where sources and targets are all actors.
    """
    arcs, size = network.out, len(network)
    starts = np.arange(size) if sources is None else sources
    wanted = np.ones(size) if targets is None else targets
    work = len(starts) * (2 * len(arcs) + 4 * size)
    if arcs.lengths is None:
        arrays = (arcs.pointers, arcs.heads, wanted, starts, on_ties)
        on_nodes, on_arcs = added(BETWEENNESS.spread(work, even(len(starts)), *arrays))
    else:
        with_lengths = (arcs.pointers, arcs.heads, arcs.lengths, wanted, starts, on_ties)
        on_nodes, on_arcs = added(WITH_LENGTHS.spread(4 * work, even(len(starts)), *with_lengths))
    return on_nodes, on_arcs


def closeness(found: Distances) -> Floats:
    """Mean closeness to those within reach: reached / sum of distances; undefined if nobody is."""
    with np.errstate(invalid="ignore"):
        return np.where(found.reached > 0, found.reached / found.total, np.nan)


def closeness_whole(found: Distances, size: int) -> Floats:
    """Closeness times the share of the others within reach (Wasserman and Faust 1994, p. 201)."""
    if size < 2:
        return np.full(size, np.nan)
    return np.nan_to_num(closeness(found)) * found.reached / (size - 1)
