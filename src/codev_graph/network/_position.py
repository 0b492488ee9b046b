"""Measures of position that are not about paths: strengths, cores, reach."""

from __future__ import annotations

import numpy as np

from codev_graph.network._contacts import BACK, FORTH, either_way
from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, Integers, summed
from codev_graph.network.kernels._cores import CORES, FINISHED, PARTS, TWO_STEPS


def sums(arcs: Arcs) -> Floats:
    """Sum the strengths of each actor's arcs."""
    return summed(arcs.tails, arcs.strengths, len(arcs.pointers) - 1)


def core_numbers(network: Adjacency, by_arcs: bool = False) -> Integers:
    """Core number of each actor (Seidman 1983); a mutual pair counts once, or twice by arcs."""
    pointers, heads, _strengths, directions = either_way(network)
    twice = directions == (FORTH | BACK) if by_arcs else np.zeros(0, dtype=np.bool_)
    work = 2 * len(heads) + 4 * len(network)
    found: Integers = CORES.run(work, pointers, heads, twice)
    return found


def parts(network: Adjacency) -> Integers:
    """Number of the component of each actor, ties in either direction; 0, 1, … by first actor."""
    pointers, heads, *_rest = either_way(network)
    return PARTS.run(len(heads) + 2 * len(network), pointers, heads, np.arange(len(network)))


def strong_parts(network: Adjacency) -> Integers:
    """Number of the strong component of each actor: two are in one if each reaches the other.

    From the actors as a search along the arcs leaves them, last first, a search against the arcs
    finds one component after the other (Sharir 1981).
    """
    out, into = network.out, network.into
    work = 2 * len(out) + 4 * out.size
    order = FINISHED.run(work, out.pointers, out.heads)
    return PARTS.run(work, into.pointers, into.heads, order)


def two_step_reach(network: Adjacency) -> Integers:
    """Number of others within two outgoing steps of each actor."""
    work = int(network.out.degrees[network.out.heads].sum()) + len(network.out)
    found: Integers = TWO_STEPS.run(work, network.out.pointers, network.out.heads)
    return found
