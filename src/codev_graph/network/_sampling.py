"""Betweenness from a sample of sources, with a bound on its error."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unless_whole
from codev_graph.network._paths import betweenness
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers

LONG: Final = 2e11
"""Steps (arcs looked at from every source) of an exact betweenness that takes minutes."""
STEPS_A_MINUTE: Final = 3e10
"""About as many steps as two cores of this decade take in a minute."""
EXACT: Final = frozenset({"betweenness", "betweenness_normalised", "bridging_centrality"})
SAMPLED: Final = "betweenness_sampled"


@dataclass(frozen=True)
class Sampling:
    """How near a sampled score has to come.

    Attributes:
        seed: The seed of the draw, 0 or more.
        epsilon: The greatest error of any actor's normalised betweenness, between 0 and 1.
        delta: The chance that some error is greater, between 0 and 1.
    """

    seed: int = 0
    epsilon: float = 0.05
    delta: float = 0.1

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            NetworkError: if epsilon or delta is out of range, or the seed no whole number.
        """
        refuse_unless_whole(seed=self.seed)
        for name, share in (("epsilon", self.epsilon), ("delta", self.delta)):
            if not 0 < share < 1:
                raise NetworkError(name, _("this must lie between 0 and 1"))

    def count(self, size: int) -> int:
        """Return how many sources to draw from ``size`` actors; all of them make it exact.

        What hangs on one actor from one source is at most n − 2. Hoeffding (1963, theorem 1 and
        section 6: without replacement) bounds the mean of k such shares, and the n actors share
        delta: ``k = (n / (n − 1))² ln(2n / δ) / (2 ε²)``.
        """
        if size < 3:
            return size
        spread = size / (size - 1)
        return min(
            size, math.ceil(spread**2 * math.log(2 * size / self.delta) / 2 / self.epsilon**2)
        )

    def sources(self, size: int) -> Integers:
        """Return the sources, drawn without replacement."""
        rng = np.random.default_rng(self.seed)
        return np.sort(rng.permutation(size)[: self.count(size)])

    def notes(self, network: Adjacency, names: Collection[str]) -> list[str]:
        """Say what a sample is worth, or that there is one where an exact score would take long."""
        size = len(network)
        minutes = size * (2.0 * len(network.out) + 4 * size) / STEPS_A_MINUTE
        sample = {
            "k": self.count(size),
            "n": size,
            "seed": self.seed,
            "epsilon": self.epsilon,
            "sure": 1 - self.delta,
        }
        if SAMPLED in names:
            text = _(
                "betweenness_sampled: paths from {k} of {n} actors, drawn with seed {seed}; with "
                "probability {sure:g} or more, no actor’s normalised betweenness is more than "
                "{epsilon:g} off."
            )
            return [text.format(**sample)]
        if minutes * STEPS_A_MINUTE < LONG or EXACT.isdisjoint(names):
            return []
        text = _(
            "The exact betweenness of {n} actors may take {minutes:.0f} minutes. "
            "betweenness_sampled follows the paths from {k} of them only, and is at most "
            "{epsilon:g} off (normalised) with probability {sure:g} or more."
        )
        return [text.format(minutes=minutes, **sample)]


def sampled_betweenness(network: Adjacency, sampling: Sampling) -> Floats:
    """Estimate normalised betweenness from some sources (Brandes and Pich 2007).

    The paths from the sources drawn stand for those from all. NaN below three actors.
    """
    size = len(network)
    if size < 3:
        return np.full(size, np.nan)
    sources = sampling.sources(size)
    found = betweenness(network, sources)[0]
    estimate: Floats = found * (size / len(sources)) / ((size - 1) * (size - 2))
    return estimate
