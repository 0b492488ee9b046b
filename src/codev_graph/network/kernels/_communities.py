"""Kernels that find communities (Traag et al. 2019). See ``_jit`` for what a kernel is."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Heads, Integers
from codev_graph.network.kernels._cores import _buckets
from codev_graph.network.kernels._jit import Kernel


def _moved(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    out: Floats,
    into: Floats,
    order: Integers,
    start: Integers,
) -> Integers:
    """Move nodes to the neighbouring community that raises modularity most, until none is left.

    Who moves has its neighbours looked at again. ``strengths`` are those of both directions
    together; ``out`` and ``into`` each node's sums; ``start`` the communities to begin with.
    """
    size = len(order)
    labels, queue, waiting = start.copy(), order.copy(), np.ones(size, dtype=np.bool_)
    sums, held = _sums(labels, out, into), np.zeros(size)
    anywhere = np.zeros(size, dtype=np.int64)
    place, count = 0, size
    while count > 0:
        node = queue[place]
        place, count = (place + 1) % size, count - 1
        waiting[node] = False
        arrays = (pointers, heads, strengths, out, into, anywhere)
        if not _settle(node, arrays, labels, sums, held):
            continue
        for arc in range(pointers[node], pointers[node + 1]):
            other = heads[arc]
            if labels[other] != labels[node] and not waiting[other]:
                waiting[other] = True
                queue[(place + count) % size] = other
                count += 1
    return labels


def _refined(
    pointers: Integers,
    heads: Heads,
    strengths: Floats,
    out: Floats,
    into: Floats,
    order: Integers,
    within: Integers,
) -> Integers:
    """Join lone nodes to the neighbours in their community, from one part each; return the parts.

    A node that nobody joined yet goes where modularity rises most, if it rises; so every part is
    connected, which communities by moves alone need not be.
    """
    size = len(order)
    labels, lone = np.arange(size), np.ones(size, dtype=np.bool_)
    sums, held = _sums(labels, out, into), np.zeros(size)
    for node in order:
        arrays = (pointers, heads, strengths, out, into, within)
        if lone[node] and _settle(node, arrays, labels, sums, held):
            lone[labels[node]] = False
    return labels


def _settle(
    node: int,
    arrays: tuple[Integers, Heads, Floats, Floats, Floats, Integers],
    labels: Integers,
    sums: Floats,
    held: Floats,
) -> bool:
    """Put a node where modularity rises most, among its neighbours of the same ``within``.

    ``sums`` are what leaves and reaches each community; ``held`` is all 0 before and after. Tell
    whether the node has moved.
    """
    pointers, heads, strengths, out, into, within = arrays
    old, total = labels[node], sums[2, 0]
    sums[0, old] -= out[node]
    sums[1, old] -= into[node]
    for arc in range(pointers[node], pointers[node + 1]):
        if within[heads[arc]] == within[node]:
            held[labels[heads[arc]]] += strengths[arc]
    best = old
    most = held[old] - (out[node] * sums[1, old] + into[node] * sums[0, old]) / total
    most += 1e-12 * abs(most)
    for arc in range(pointers[node], pointers[node + 1]):
        new = labels[heads[arc]]
        gain = held[new] - (out[node] * sums[1, new] + into[node] * sums[0, new]) / total
        if gain > most:
            best, most = new, gain
    for arc in range(pointers[node], pointers[node + 1]):
        held[labels[heads[arc]]] = 0.0
    labels[node] = best
    sums[0, best] += out[node]
    sums[1, best] += into[node]
    moved: bool = best != old
    return moved


def _sums(labels: Integers, out: Floats, into: Floats) -> Floats:
    """Sum what leaves and what reaches each community; the third row is the total."""
    sums = np.zeros((3, len(labels)))
    for place in range(len(labels)):
        sums[0, labels[place]] += out[place]
        sums[1, labels[place]] += into[place]
    sums[2] = out.sum()
    return sums


def _joined(
    pointers: Integers, heads: Heads, strengths: Floats, parts: Integers
) -> tuple[Integers, Heads, Floats]:
    """Return pointers, heads and strengths of the network of the parts; all from 0 on are there.

    Strengths between two parts are summed; arcs within a part are dropped.
    """
    starts, order, _places = _buckets(parts)
    count, listed = len(starts) - 1, 0
    places, at = np.zeros(count + 1, dtype=np.int64), np.full(count, -1, dtype=np.int64)
    ends, sums = np.empty(len(heads), dtype=np.int32), np.zeros(len(heads))
    for part in range(count):
        for node in order[starts[part] : starts[part + 1]]:
            for arc in range(pointers[node], pointers[node + 1]):
                other = parts[heads[arc]]
                if other == part:
                    continue
                if at[other] < places[part]:
                    at[other], ends[listed] = listed, other
                    listed += 1
                sums[at[other]] += strengths[arc]
        places[part + 1] = listed
    return places, ends[:listed], sums[:listed]


MOVED: Final = Kernel(_moved, _sums, _settle)
REFINED: Final = Kernel(_refined, _sums, _settle)
JOINED: Final = Kernel(_joined, _buckets)
