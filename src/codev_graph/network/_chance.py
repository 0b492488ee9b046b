"""What chance alone would give an actor: contacts drawn at random from all others."""

from __future__ import annotations

import numpy as np

from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Floats, Integers


def drawn_at_random(
    external: Integers, internal: Integers, groups: Groups
) -> tuple[Floats, Floats]:
    """Compare each actor's contacts in other groups with as many drawn without replacement.

    The number of contacts in other groups is then hypergeometric: from the N − 1 other actors
    with a group, N − n_g are of other groups.

    Args:
        external: Contacts in other groups.
        internal: Contacts in the own group.
        groups: Who belongs to which group.

    Returns:
        z, and the two-sided p: twice the smaller tail, what was found counted in, 1 at most, as
        of permutations (``two_sided``). NaN for actors without a group or contacts, and z where
        chance leaves no choice.
    """
    z, p = np.full(len(external), np.nan), np.full(len(external), np.nan)
    total = int(groups.sizes.sum())
    tied = np.flatnonzero((groups.codes >= 0) & (external + internal > 0))
    far = total - groups.sizes[groups.codes[tied]]
    cases = np.column_stack([far, (external + internal)[tied], external[tied]])
    unique, places = np.unique(cases, axis=0, return_inverse=True)
    tests = tested(total, unique)[places.reshape(-1)]
    z[tied], p[tied] = tests[:, 0], tests[:, 1]
    return z, p


def tested(total: int, cases: Integers) -> Floats:
    """Return z and p of each case; see :func:`drawn_at_random`.

    Args:
        total: How many actors have a group.
        cases: A row each: how many of the others are of other groups, how many are drawn (at least
            one), and how many of those were found to be of other groups.
    """
    logs = _log_factorials(total)
    found = [_tested(total - 1, far, draws, cross, logs) for far, draws, cross in cases.tolist()]
    return np.array(found, dtype=np.float64).reshape(-1, 2)


def _log_factorials(top: int) -> Floats:
    """Return ln 0!, ln 1!, … ln top!."""
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, top + 1)))])


def _tested(others: int, far: int, draws: int, found: int, logs: Floats) -> tuple[float, float]:
    """Return z and p of ``found`` far ones among ``draws`` from ``others``, ``far`` being far."""
    near = others - far
    counts = np.arange(max(0, draws - near), min(far, draws) + 1)
    log_chance = (
        _log_choose(far, counts, logs)
        + _log_choose(near, draws - counts, logs)
        - _log_choose(others, np.array(draws), logs)
    )
    chance = np.exp(log_chance)
    here = found - counts[0]
    p = min(1.0, 2 * min(float(chance[: here + 1].sum()), float(chance[here:].sum())))
    mean = draws * far / others
    variance = mean * near / others * (others - draws) / max(others - 1, 1)
    return (found - mean) / variance**0.5 if variance > 0 else float("nan"), p


def _log_choose(top: int, chosen: Integers, logs: Floats) -> Floats:
    result: Floats = logs[top] - logs[chosen] - logs[top - chosen]
    return result
