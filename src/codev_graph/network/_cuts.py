"""How redundant the crossing between two groups is: fewest ties, fewest actors to lose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from codev_graph.network._contacts import either_way
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Integers

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def edge_cut(network: Adjacency, groups: Groups, one: int, other: int) -> int:
    """Return the fewest ties whose loss parts the groups; ties in either direction, each once."""
    size = len(network)
    pointers, heads, *_rest = either_way(network)
    tails = np.repeat(np.arange(size), np.diff(pointers))
    ends = _terminals(groups, one, other, size, size)
    return _greatest_flow(size, tails, heads.astype(np.int64), ends, np.ones(len(heads)))


def node_cut(network: Adjacency, groups: Groups, one: int, other: int) -> int:
    """Return the fewest actors whose loss leaves no path between the groups.

    Every actor is an arc of capacity 1 from its entry ``i`` to its exit ``n + i``.
    """
    size = len(network)
    pointers, heads, *_rest = either_way(network)
    exits = np.repeat(np.arange(size), np.diff(pointers)) + size
    within = np.arange(size)
    tails = np.concatenate([exits, within])
    entries = np.concatenate([heads.astype(np.int64), within + size])
    unbounded = np.full(len(exits), float(size))
    capacities = np.concatenate([unbounded, np.ones(size)])
    ends = _terminals(groups, one, other, 2 * size, size, leave=size)
    return _greatest_flow(2 * size, tails, entries, ends, capacities)


def _terminals(
    groups: Groups, one: int, other: int, nodes: int, large: int, leave: int = 0
) -> tuple[Integers, Integers, float]:
    """Return the arcs from a common source into one group and from the other into a sink."""
    first = np.flatnonzero(groups.codes == one)
    last = np.flatnonzero(groups.codes == other) + leave
    tails = np.concatenate([np.full(len(first), nodes), last])
    heads = np.concatenate([first, np.full(len(last), nodes + 1)])
    return tails, heads, float(large) * large + 1


def _greatest_flow(
    nodes: int,
    tails: Integers,
    heads: Integers,
    ends: tuple[Integers, Integers, float],
    capacities: np.ndarray,
) -> int:
    from scipy.sparse.csgraph import maximum_flow

    rows = np.concatenate([tails, ends[0]])
    columns = np.concatenate([heads, ends[1]])
    limit = min(ends[2], 2**31 - 1)
    values = np.concatenate([capacities, np.full(len(ends[0]), limit)]).astype(np.int32)
    graph: csr_array[Any] = _sparse(values, rows, columns, nodes + 2)
    return int(maximum_flow(graph, nodes, nodes + 1).flow_value)


def _sparse(values: np.ndarray, rows: Integers, columns: Integers, size: int) -> csr_array[Any]:
    from scipy.sparse import csr_array

    return csr_array((values, (rows, columns)), shape=(size, size))


def pair_reach(parts: Integers, groups: Groups, one: int, other: int) -> float:
    """Return the share of pairs across two groups that are in one component."""
    kinds = int(parts.max(initial=0)) + 1
    first = np.bincount(parts[groups.codes == one], minlength=kinds)
    last = np.bincount(parts[groups.codes == other], minlength=kinds)
    return float(first @ last / (first.sum() * last.sum()))
