"""Measures of position that are not about paths: strengths, cores, reach."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, Heads, Integers, summed
from codev_graph.network.kernels._cores import CORES, TWO_STEPS


def sums(arcs: Arcs) -> Floats:
    """Sum the strengths of each actor's arcs."""
    return summed(arcs.tails, arcs.strengths, len(arcs.pointers) - 1)


def core_numbers(network: Adjacency, by_arcs: bool = False) -> Integers:
    """Core number of each actor (Seidman 1983); a mutual pair counts once, or twice by arcs."""
    pointers, heads, counts = either_way(network)
    multiplicity = counts if by_arcs else np.ones_like(counts)
    work = int(2 * counts.sum()) + 4 * len(network)
    found: Integers = CORES.run(work, pointers, heads, multiplicity)
    return found


def either_way(network: Adjacency) -> tuple[Integers, Heads, NDArray[np.int8]]:
    """Return pointers, heads and numbers of arcs of a network with its directions forgotten."""
    out, into, size = network.out, network.into, len(network)
    if not network.directed:
        return out.pointers, out.heads, np.ones(len(out), dtype=np.int8)
    tails = np.concatenate([out.tails, into.tails]).astype(np.int64)
    heads = np.concatenate([out.heads, into.heads])
    keys, counts = np.unique(tails * size + heads, return_counts=True)
    pointers = np.searchsorted(keys, np.arange(size + 1) * size)
    return pointers, (keys % max(size, 1)).astype(np.int32), counts.astype(np.int8)


def two_step_reach(network: Adjacency) -> Integers:
    """Number of others within two outgoing steps of each actor."""
    work = int(network.out.degrees[network.out.heads].sum()) + len(network.out)
    found: Integers = TWO_STEPS.run(work, network.out.pointers, network.out.heads)
    return found
