"""How well likely ties are told: real ties are hidden, and looked for among pairs without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from codev_graph.network.gaps._likely import PREDICTORS, Pairs, Surroundings, different
from codev_graph.network.kernels._adjacency import Floats, Integers

RANDOM: Final = "random"
SCOPES: Final = ("all", "within", "across")
HIDDEN: Final = 0.1
"""Share of the ties that is hidden at a time."""
MOST: Final = 2000
"""Ties hidden at most at a time."""
PAIRS: Final = 20_000
"""Pairs without a tie drawn at most to compare the hidden ones with."""
PERCENTILES: Final = (2.5, 97.5)
SAMPLES: Final = 1000
"""Bootstrap samples that an interval comes from."""
BLOCKS: Final = 1000
"""Values drawn at most for a sample."""


@dataclass(frozen=True, slots=True)
class Skill:
    """How well one predictor told hidden ties from pairs without a tie.

    Attributes:
        predictor: Its name in the register of measures, or ``random``.
        scope: ``all``, ``within`` (pairs of one city) or ``across`` (of two).
        auc: Chance that a hidden tie scores more than a pair without one, equal scores counting
            half: 0.5 is chance, 1 perfect. NaN where there was nothing to compare.
        auc_low: The lower end of its 95 % bootstrap interval over the hidden ties.
        auc_high: The upper end.
        precision: Share of hidden ties among the k pairs of highest score, equal scores sharing.
        precision_low: The lower end of its interval over the repeats.
        precision_high: The upper end.
        hidden: How many different ties were hidden.
    """

    predictor: str
    scope: str
    auc: float
    auc_low: float
    auc_high: float
    precision: float
    precision_low: float
    precision_high: float
    hidden: int


def placements(hidden: Floats, others: Floats) -> Floats:
    """Return for each hidden tie the share of the others that score less, equals counting half.

    Their mean is the area under the ROC curve (Hanley and McNeil 1982). Empty where a side is.
    """
    if not len(others):
        return np.zeros(0)
    ordered = np.sort(others)
    below, upto = (np.searchsorted(ordered, hidden, side) for side in ("left", "right"))
    found: Floats = (below + upto) / (2.0 * len(others))
    return found


def precision_at(k: int, hidden: Floats, others: Floats) -> float:
    """Return the share of hidden ties among the k highest; equal scores share the last places.

    Fewer than k pairs are all taken. NaN where there is no hidden tie.
    """
    scores = np.concatenate([hidden, others])
    places = min(k, len(scores))
    if not len(hidden) or not places:
        return float("nan")
    last = -np.partition(-scores, places - 1)[places - 1]
    sure, level = np.count_nonzero(scores > last), np.count_nonzero(scores == last)
    hits = np.count_nonzero(hidden > last)
    return float((hits + (places - sure) * np.count_nonzero(hidden == last) / level) / places)


def hold_out(
    whole: Surroundings, codes: Integers, repeats: int, k: int, seed: int
) -> Iterator[Skill]:
    """Yield the skill of each predictor in each scope.

    Args:
        whole: The network.
        codes: The city of each actor, -1 for none; such pairs count in ``all`` alone.
        repeats: How many times a tenth of the ties (one at least) is hidden.
        k: For the precision.
        seed: Of what is hidden, of the pairs compared with, and of the intervals.
    """
    rng = np.random.default_rng(seed)
    ledger = {key: _Ledger(len(whole.ties)) for key in product(SCOPES, (*PREDICTORS, RANDOM))}
    for _repeat in range(repeats if len(whole.ties) > 1 else 0):
        _run(whole, codes, k, rng, ledger)
    for (scope, predictor), entries in ledger.items():
        yield entries.skill(predictor, scope, rng)


class _Ledger:
    """What the repeats said of one predictor in one scope."""

    def __init__(self, ties: int) -> None:
        self._placed, self._times = np.zeros(ties), np.zeros(ties)
        self._precisions: list[float] = []

    def enter(self, ties: Integers, hidden: Floats, others: Floats, k: int) -> None:
        """Enter one repeat: the numbers of the hidden ties, their scores and those of others."""
        found = placements(hidden, others)
        if len(found):
            self._placed[ties] += found
            self._times[ties] += 1
            self._precisions.append(precision_at(k, hidden, others))

    def skill(self, predictor: str, scope: str, rng: np.random.Generator) -> Skill:
        """Return what it amounts to: the ties are the sample of the AUC, the repeats of the other.

        Repeats hide the same ties again, so they would make a small network look sure.
        """
        seen = self._times > 0
        each = self._placed[seen] / self._times[seen]
        numbers = (*_interval(each, rng), *_interval(np.array(self._precisions), rng))
        return Skill(predictor, scope, *numbers, hidden=int(np.count_nonzero(seen)))


def _run(
    whole: Surroundings,
    codes: Integers,
    k: int,
    rng: np.random.Generator,
    ledger: Mapping[tuple[str, str], _Ledger],
) -> None:
    """Hide some ties, score them and pairs without a tie, and enter what comes of it."""
    count = min(MOST, max(1, round(HIDDEN * len(whole.ties))))
    hidden = rng.choice(len(whole.ties), count, replace=False)
    pairs = np.concatenate([whole.ties[hidden], untied_pairs(whole, PAIRS, rng)])
    scored, inside = Pairs(whole.without(hidden), pairs), scopes(codes, pairs)
    for predictor in (*PREDICTORS, RANDOM):
        by_chance = predictor == RANDOM
        scores = rng.random(len(pairs)) if by_chance else PREDICTORS[predictor](scored)
        for scope, these in inside.items():
            real, others = these[:count], these[count:]
            entries = ledger[scope, predictor]
            entries.enter(hidden[real], scores[:count][real], scores[count:][others], k)


def scopes(codes: Integers, pairs: Integers) -> dict[str, np.ndarray]:
    """Return which pairs are in each scope: all, of one city, of two."""
    one, other = codes[pairs].T if len(pairs) else (codes[:0], codes[:0])
    known = (one >= 0) & (other >= 0)
    everywhere = np.ones(len(pairs), dtype=np.bool_)
    return dict(
        zip(SCOPES, (everywhere, known & (one == other), known & (one != other)), strict=True)
    )


def untied_pairs(whole: Surroundings, most: int, rng: np.random.Generator) -> Integers:
    """Return different pairs without a tie: all if there are few, else so many at random."""
    size = len(whole)
    if size * (size - 1) // 2 - len(whole.ties) <= most:
        return whole.untied(np.column_stack(np.triu_indices(size, 1)).astype(np.int64))
    ends = np.sort(rng.integers(0, size, (2 * most, 2)), axis=1)
    keys = different((ends[:, 0] * size + ends[:, 1])[ends[:, 0] < ends[:, 1]])
    return rng.permutation(whole.untied(np.column_stack(np.divmod(keys, size))))[:most]


def _interval(values: Floats, rng: np.random.Generator) -> tuple[float, float, float]:
    """Return the mean and its percentile bootstrap interval (Efron 1979).

    More values than there are blocks are drawn by blocks of equal size, which spread alike.
    """
    if not len(values):
        return float("nan"), float("nan"), float("nan")
    blocks = np.array_split(rng.permutation(values), min(len(values), BLOCKS))
    means = np.array([block.mean() for block in blocks])
    drawn = means[rng.integers(0, len(means), (SAMPLES, len(means)))].mean(axis=1)
    low, high = np.percentile(drawn, PERCENTILES)
    return float(values.mean()), float(low), float(high)
