"""Whether a peer's answer says what ours does, in whatever form each gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Same = Callable[[object, object], bool]
CLOSE = 1e-6
"""The relative difference allowed: peers stop their iterations earlier than we do."""

INCOMPARABLE = ("read the NetworkX graph", "communities")
"""The one gives no numbers, the other is searched at random by each package in its own way."""


def numbers(answer: Any) -> Floats:  # noqa: ANN401 -- each package has its own form
    """Return an answer as numbers by actor; what is undefined counts as 0."""
    if isinstance(answer, tuple):
        answer = answer[0]
    if hasattr(answer, "values") and callable(answer.values):
        answer = list(answer.values())
    return np.nan_to_num(np.atleast_1d(np.asarray(answer, dtype=float)))


def alike(ours: object, theirs: object) -> bool:
    """Return whether two answers are the same numbers."""
    return _close(numbers(ours), numbers(theirs))


def proportional(ours: object, theirs: object) -> bool:
    """Return whether two answers are the same; scores of actors but for a common factor."""
    mine, other = numbers(ours), numbers(theirs)
    if mine.size == 1:
        return _close(mine, other)
    return _close(mine * other.sum(), other * mine.sum())


def _close(mine: Floats, other: Floats) -> bool:
    if mine.shape != other.shape:
        return False
    return bool(np.allclose(mine, other, rtol=CLOSE, atol=CLOSE * np.abs(mine).max(initial=0)))


def parts(answer: Any) -> float:  # noqa: ANN401 -- a partition, in each package's form
    """Return how many parts a partition has: labels, a list of sets or an object that tells."""
    if isinstance(answer, np.ndarray):
        return float(answer.max() + 1)
    return float(answer.numberOfSubsets() if hasattr(answer, "numberOfSubsets") else len(answer))


def once_an_edge(answer: Any) -> Floats:  # noqa: ANN401 -- each package has its own form
    """Return the scores of edges in the order of size; ours hold every edge both ways."""
    if isinstance(answer, tuple):
        return np.sort(answer[1])[::2]
    return np.sort(numbers(answer))


OURS_AS: Mapping[str, Callable[[Any], object]] = {
    "constraint": lambda found: found.constraint,
    "constraint, graph and all": lambda found: found.constraint,
    "effective size": lambda found: found.effective_size,
    "closeness": lambda found: 1 / found.total,
    "harmonic": lambda found: found.inverse,
    "eccentricity": lambda found: found.farthest,
    "mean distance": lambda found: found.total.sum() / found.reached.sum(),
    "two-step reach": lambda found: found + 1,
    "eigenvector": lambda found: found.vector,
    "directed eigenvector": lambda found: found.vector,
}
"""Where the number stands in what our kernels return; igraph counts the actor itself as reached."""


def comparison(measure: str) -> Same | None:
    """Return how the answers to a measure are compared, or ``None`` if they can not be."""
    if measure in INCOMPARABLE:
        return None
    if measure == "components":
        return lambda ours, theirs: parts(ours) == parts(theirs)
    if measure == "edge betweenness":
        return lambda ours, theirs: proportional(once_an_edge(ours), once_an_edge(theirs))
    read = OURS_AS.get(measure, lambda found: found)
    return lambda ours, theirs: proportional(read(ours), theirs)
