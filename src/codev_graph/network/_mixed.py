"""The measures of a whole network that follow from who mixes with whom, whoever counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from codev_graph.network import _mixing
from codev_graph.network._nulls import LabelNull

NAN: Final = float("nan")


@dataclass(frozen=True)
class Statement:
    """A number about a network, with what chance would give where there is a null model."""

    value: float
    expected: float = NAN
    sd: float = NAN
    z: float = NAN
    p: float = NAN


class Mixed(Protocol):
    """What is known of a network's groups."""

    @property
    def mixing(self) -> _mixing.Mixing:
        """Arcs between groups."""

    @property
    def null(self) -> LabelNull:
        """Ties between groups under permutation of the labels."""


def quotient(upper: float, lower: float) -> float:
    """Divide; NaN where the divisor is 0."""
    return upper / lower if lower else NAN


def tested(found: Mixed, of_count: Callable[[float], float]) -> Statement:
    """Return a linear function of the number of ties between groups, and its null."""
    null = found.null
    slope = of_count(1.0) - of_count(0.0)
    value, expected = of_count(float(null.observed)), of_count(null.mean)
    return Statement(value, expected, abs(slope) * null.sd, null.z, null.p)


def _ei(found: Mixed) -> Statement:
    ties = found.mixing.ties
    return tested(found, lambda external: _mixing.ei(external, ties - external))


MIXED: Final[dict[str, Callable[[Mixed], Statement | float]]] = {
    "cross_ties_total": lambda found: tested(found, lambda external: external),
    "cross_ties_share": lambda found: tested(
        found, lambda external: quotient(external, found.mixing.ties)
    ),
    "cross_density": lambda found: quotient(found.mixing.external, found.mixing.room[1]),
    "ei_index_total": _ei,
    "ei_index_rescaled": lambda found: _mixing.ei_rescaled(found.mixing),
    "odds_ratio_within": lambda found: _mixing.odds_ratio(found.mixing),
    "assortativity": lambda found: _mixing.assortativity(found.mixing),
    "group_modularity": lambda found: _mixing.modularity(found.mixing),
}


def _pair_ties(found: _mixing.Mixing, one: int, other: int) -> float:
    return float(found.arcs[one, other] + found.arcs[other, one]) / found.share


def _pair_density(found: _mixing.Mixing, one: int, other: int) -> float:
    arcs, sizes = found.arcs, found.sizes
    return float((arcs[one, other] + arcs[other, one]) / (2.0 * sizes[one] * sizes[other]))


MIXED_PAIRS: Final[dict[str, Callable[[_mixing.Mixing, int, int], float]]] = {
    "pair_ties": _pair_ties,
    "pair_density": _pair_density,
}
