"""The extent of a network: its greatest distance, exactly, from few searches."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network._paths import farthest_from
from codev_graph.network._position import parts, strong_parts
from codev_graph.network._resampling import without
from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, Integers
from codev_graph.network.kernels._extent import BOUNDED
from codev_graph.network.kernels._paths import BATCH

PIVOTS: Final = 16
"""Actors of each part, those with most ties, whose distances bound those of all others."""


def diameter(network: Adjacency) -> float:
    """Return the greatest distance between two actors whom a path joins; NaN without any tie.

    A few searches tell it of most networks, with directions and lengths or without (Crescenzi et
    al. 2013; Borassi et al. 2015); of a network without a middle it takes all distances.
    """
    return _widest(network) if len(network.out) else float("nan")


def _widest(network: Adjacency) -> float:
    """Return the greatest distance, 0 where nobody reaches anybody."""
    if not len(network.out):
        return 0.0
    out, into, labels = network.out, network.into, parts(network)
    lengths = [np.zeros(0) if arcs.lengths is None else arcs.lengths for arcs in (out, into)]
    arrays = (out.pointers, out.heads, lengths[0], into.pointers, into.heads, lengths[1])
    work = 2 * PIVOTS * (len(out) + 4 * len(network))
    pivots = _pivots(network, labels)
    bounds, levels, (widest,) = BOUNDED.all_of(work, *arrays, labels, pivots, network.directed)
    if not network.directed:
        return _searched(out, bounds[0], levels[0], float(widest))
    rests = [np.flatnonzero(np.isinf(apart)) for apart in levels]
    if 2 * max(map(len, rests)) > len(network):
        return farthest_from(out, np.arange(len(network)))
    widest = _searched(out, bounds[0], levels[0], float(widest))
    widest = _searched(into, bounds[1], levels[1], widest)
    # A path from one who does not reach the pivots, or to one whom they do not reach, keeps to
    # such actors.
    return max(widest, *(_widest(without(network, rest)) for rest in rests))


def _pivots(network: Adjacency, labels: Integers) -> Integers:
    """Return up to ``PIVOTS`` actors of each part, a column each, who reach each other; else -1."""
    ties = network.out.degrees * network.into.degrees
    order = np.lexsort((-ties, labels))
    starts = np.searchsorted(labels[order], np.arange(labels.max(initial=-1) + 1))
    if network.directed:
        strong = strong_parts(network)
        order = order[strong[order] == strong[order[starts]][labels[order]]]
        starts = np.searchsorted(labels[order], np.arange(len(starts)))
    rows = np.arange(len(order)) - starts[labels[order]]
    few = rows < PIVOTS
    pivots = np.full((PIVOTS, len(starts)), -1)
    pivots[rows[few], labels[order[few]]] = order[few]
    return pivots


def _searched(arcs: Arcs, bounds: Floats, levels: Floats, widest: float) -> float:
    """Search from those who may be farther than ``widest`` from somebody; return what is widest.

    Of two so far apart, one is more than half as far from the pivot: who is not, and who is bound
    to be near enough, need not be searched from. Those farthest out come first, twice as many in
    each turn.
    """
    waiting, count = np.argsort(-levels), BATCH if arcs.lengths is None else 1
    waiting = waiting[np.isfinite(levels[waiting])]
    while True:
        waiting = waiting[(bounds[waiting] > widest) & (2 * levels[waiting] > widest)]
        if not len(waiting):
            return widest
        widest = max(widest, farthest_from(arcs, waiting[:count]))
        waiting, count = waiting[count:], 2 * count
