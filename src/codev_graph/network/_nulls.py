"""What the number of ties between groups would be if the groups' labels were dealt at random."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Integers

CELLS: Final = 2_000_000
"""Labels looked up at once: few enough to stay in the processor's cache."""


@dataclass(frozen=True)
class LabelNull:
    """The number of ties between groups, and its distribution under permutation of the labels.

    Attributes:
        observed: The number found.
        mean: Its exact expectation.
        sd: Its exact standard deviation.
        p: Two-sided, from permutations: twice the smaller tail, what was found counted in; NaN
            with no permutations or no ties.
    """

    observed: int
    mean: float
    sd: float
    p: float

    @property
    def z(self) -> float:
        """The difference from the expectation in standard deviations; NaN where there is none."""
        return (self.observed - self.mean) / self.sd if self.sd > 0 else float("nan")


def label_null(network: Adjacency, groups: Groups, permutations: int, seed: int) -> LabelNull:
    """Test the number of ties between groups against all ways to deal the labels.

    The exact moments are those of join counts under non-free sampling (Cliff and Ord 1981). The
    permutations compare whole numbers of ties: comparing the E-I index, a fraction, can tell
    equal numbers apart. An undirected tie counts once, the two arcs of a directed pair twice.
    """
    tails, heads = _known_ties(network, groups)
    codes = groups.codes[groups.codes >= 0]
    observed = int(np.count_nonzero(codes[tails] != codes[heads]))
    mean, sd = moments(*_overlaps(tails, heads, int(groups.sizes.sum())), groups.sizes)
    drawn = _permuted(tails, heads, codes, permutations, seed)
    return LabelNull(observed, mean, sd, two_sided(drawn, observed) if len(tails) else float("nan"))


def two_sided(drawn: np.ndarray, observed: float) -> float:
    """Return twice the smaller tail of ``drawn`` from ``observed`` on; NaN if nothing was drawn.

    What was observed counts as one more draw, so that p is never 0; it is 1 at most.
    """
    if not len(drawn):
        return float("nan")
    smaller = int(min(np.sum(drawn >= observed), np.sum(drawn <= observed)))
    return min(1.0, 2 * (smaller + 1) / (len(drawn) + 1))


def _known_ties(network: Adjacency, groups: Groups) -> tuple[Integers, Integers]:
    """Return the ends of the ties between actors with a group, numbered among those."""
    known = groups.codes >= 0
    numbers = np.cumsum(known) - 1
    arcs = network.out
    chosen = known[arcs.tails] & known[arcs.heads]
    if not network.directed:
        chosen &= arcs.tails < arcs.heads
    return numbers[arcs.tails[chosen]], numbers[arcs.heads[chosen]]


def moments(ties: int, single: int, meeting: int, sizes: Integers) -> tuple[float, float]:
    """Return expectation and standard deviation of the ties between groups.

    Args:
        ties: How many ties there are between actors with a group.
        single: How many ordered pairs of them are between the same two actors.
        meeting: How many ordered pairs of them share one actor.
        sizes: How many actors each group has.
    """
    n = [int(sizes.sum()) - taken for taken in range(4)]
    if n[0] < 2 or not ties:
        return (0.0, 0.0) if n[0] else (float("nan"), float("nan"))
    apart = ties**2 - single - meeting
    one = 1 - _falling(sizes, 2) / (n[0] * n[1])
    two = _two_ends_differ(sizes) / (n[0] * n[1] * n[2]) if n[2] > 0 else 0.0
    four = _both_differ(sizes, one) if n[3] > 0 else 0.0
    mean = ties * one
    variance = single * one + meeting * two + apart * four - mean**2
    return mean, float(np.sqrt(max(variance, 0.0)))


def _overlaps(tails: Integers, heads: Integers, size: int) -> tuple[int, int, int]:
    """Count the ties, and the ordered pairs of them between the same two or sharing one actor."""
    keys = np.minimum(tails, heads) * size + np.maximum(tails, heads)
    weights = np.unique(keys, return_counts=True)[1]
    single = int((weights**2).sum())
    degrees = np.bincount(tails, minlength=size) + np.bincount(heads, minlength=size)
    meeting = int((degrees**2).sum()) - 2 * single
    return len(tails), single, meeting


def _falling(sizes: Integers, order: int) -> float:
    """Sum n (n − 1) … over the groups, ``order`` factors."""
    product = np.ones(len(sizes))
    for taken in range(order):
        product *= sizes - taken
    return float(product.sum())


def _two_ends_differ(sizes: Integers) -> float:
    total = sizes.sum()
    return float((sizes * (total - sizes) * (total - sizes - 1.0)).sum())


def _both_differ(sizes: Integers, one: float) -> float:
    """Return the chance that each of two ties without a common actor joins different groups."""
    total = float(sizes.sum())
    pairs = (sizes * (sizes - 1.0)).sum()
    squares = ((sizes * (sizes - 1.0)) ** 2).sum()
    both_same = _falling(sizes, 4) + pairs**2 - squares
    ordered = total * (total - 1) * (total - 2) * (total - 3)
    return float(1 - 2 * (1 - one) + both_same / ordered)


def _permuted(
    tails: Integers, heads: Integers, codes: Integers, permutations: int, seed: int
) -> Integers:
    """Count the ties between groups under so many permutations of the labels."""
    rng = np.random.default_rng(seed)
    labels = codes.astype(np.int8 if codes.max(initial=0) < 2**7 else np.int64)
    rows = max(1, CELLS // max(len(tails) + len(codes), 1))
    counts = np.empty(permutations, dtype=np.int64)
    for start in range(0, permutations, rows):
        some = min(rows, permutations - start)
        dealt = np.ascontiguousarray(rng.permuted(np.tile(labels, (some, 1)), axis=1).T)
        counts[start : start + some] = np.count_nonzero(dealt[tails] != dealt[heads], axis=0)
    return counts
