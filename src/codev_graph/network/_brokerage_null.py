"""Brokerage in simulated networks of the same actors, groups and number of ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from codev_graph.network._brokerage import role_counts
from codev_graph.network._contacts import contacts
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers, arcs_of

ARCS_AT_ONCE: Final = 2_000_000
"""Simulated networks are counted together, as parts of one network of about this many arcs."""


@dataclass(frozen=True)
class Simulated:
    """Role counts in simulated networks: for actors ``n × 6`` each, for the network ``6`` each."""

    mean: Floats
    sd: Floats
    p: Floats
    network_mean: Floats
    network_sd: Floats
    network_p: Floats


class _Tally:
    """Running sums over simulations, and how many were not below, not above what was observed."""

    def __init__(self, observed: Integers) -> None:
        self.observed = observed
        self.count = 0
        self.sum, self.squares = np.zeros(observed.shape), np.zeros(observed.shape)
        self.above = np.zeros(observed.shape, dtype=np.int64)
        self.below = np.zeros(observed.shape, dtype=np.int64)

    def add(self, simulated: Integers) -> None:
        self.count += len(simulated)
        gaps = simulated - self.observed
        self.sum += gaps.sum(axis=0)
        self.squares += np.square(gaps.astype(float)).sum(axis=0)
        self.above += (gaps >= 0).sum(axis=0)
        self.below += (gaps <= 0).sum(axis=0)

    def results(self) -> tuple[Floats, Floats, Floats]:
        """Return mean, standard deviation, two-sided p (twice the smaller tail, itself counted)."""
        mean = self.sum / self.count
        variance = np.maximum(self.squares / self.count - mean**2, 0)
        sd = np.sqrt(variance * self.count / max(self.count - 1, 1))
        tail = (np.minimum(self.above, self.below) + 1) / (self.count + 1)
        return self.observed + mean, sd, np.minimum(1.0, 2 * tail)


def simulate(
    network: Adjacency, groups: Groups, observed: Integers, simulations: int, seed: int
) -> Simulated:
    """Count roles in networks drawn uniformly from those with the same actors and number of ties.

    The number of ties among actors with a group is kept, as are direction and groups.
    """
    known = np.flatnonzero(groups.codes >= 0)
    ties = int((np.isin(network.out.tails, known) & np.isin(network.out.heads, known)).sum())
    rng = np.random.default_rng(seed)
    actors, whole = _Tally(observed[known]), _Tally(observed[known].sum(axis=0))
    batch = max(1, ARCS_AT_ONCE // max(ties + len(known), 1))
    for start in range(0, simulations, batch):
        count = min(batch, simulations - start)
        drawn = _drawn(rng, len(known), ties, network.directed, count)
        repeated = Groups(groups.attribute, groups.labels, np.tile(groups.codes[known], count))
        roles = role_counts(drawn, contacts(drawn), repeated).reshape(count, len(known), 6)
        actors.add(roles)
        whole.add(roles.sum(axis=1))
    mean, sd, p = (_spread(part, known, len(network)) for part in actors.results())
    return Simulated(mean, sd, p, *whole.results())


def _spread(part: Floats, known: Integers, size: int) -> Floats:
    """Return values for all actors, NaN for those without a group."""
    full = np.full((size, 6), np.nan)
    full[known] = part
    return full


def _drawn(rng: np.random.Generator, size: int, ties: int, directed: bool, count: int) -> Adjacency:
    """Draw ``count`` networks, side by side in one."""
    places = size * (size - 1)
    population, chosen = (places, ties) if directed else (places // 2, ties // 2)
    numbers = np.stack([rng.choice(population, chosen, replace=False) for _part in range(count)])
    tails, heads = _pairs(numbers, size) if directed else _unordered(numbers)
    shift = np.arange(count)[:, None] * size
    first, last = (tails + shift).ravel(), (heads + shift).ravel()
    if not directed:
        first, last = np.concatenate([first, last]), np.concatenate([last, first])
    whole = size * count
    arcs = arcs_of(whole, first, last.astype(np.int32), np.ones(len(first)), None)
    return Adjacency(tuple(range(whole)), directed, False, arcs)


def _pairs(numbers: Integers, size: int) -> tuple[Integers, Integers]:
    """Turn numbers into ordered pairs of different actors."""
    tails, rest = np.divmod(numbers, max(size - 1, 1))
    return tails, rest + (rest >= tails)


def _unordered(numbers: Integers) -> tuple[Integers, Integers]:
    """Turn numbers into pairs ``tail < head``: number ``head (head - 1) / 2 + tail``."""
    heads = ((1 + np.sqrt(1 + 8 * numbers.astype(float))) // 2).astype(np.int64)
    heads -= heads * (heads - 1) // 2 > numbers
    heads += heads * (heads + 1) // 2 <= numbers
    return numbers - heads * (heads - 1) // 2, heads
