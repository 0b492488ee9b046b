"""Gould–Fernandez brokerage: roles counted, and expected under the model of sna's brokerage."""

from __future__ import annotations

from typing import Final

import numpy as np

from codev_graph.network._contacts import Contacts
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers
from codev_graph.network.kernels._jit import added
from codev_graph.network.kernels._triads import TRANSITIVE, TWO_PATHS

ROLES: Final = (
    "coordinator",
    "itinerant",
    "gatekeeper",
    "representative",
    "liaison",
    "brokerage",
)
"""The five roles and their total. In the symbols of Gould and Fernandez: w_I (A → A → A), w_O
(A → B → A), b_OI (A → B → B), b_IO (A → A → B), b_O (A → B → C), t."""


def role_counts(network: Adjacency, pairs: Contacts, groups: Groups) -> Integers:
    """Count each actor's roles: ``n × 6`` in the order of :data:`ROLES`.

    A broker j is credited for each ordered pair i → j → k of other actors without a tie i → k; in
    an undirected network each such pair is counted both ways, so gatekeeper and representative
    are equal. Actors without a group take no part, as brokers or at the ends. All two-paths come
    from the numbers of neighbours by group; those with a short cut are then taken off.
    """
    counts = _two_paths(network, groups) - _shortened(pairs, groups.codes)
    return np.column_stack([counts, counts.sum(axis=1)])


def _two_paths(network: Adjacency, groups: Groups) -> Integers:
    """Count by actor and role all i → j → k with i other than k."""
    out, into = network.out, network.into
    arrays = (out.pointers, out.heads, into.pointers, into.heads)
    arguments = (*arrays, groups.codes, len(groups.labels))
    counts: Integers = TWO_PATHS.run(4 * len(out) + len(network), *arguments)
    return counts


def _shortened(pairs: Contacts, codes: Integers) -> Integers:
    """Count by actor and role the two-paths whose ends are tied directly."""
    arrays = (pairs.pointers, pairs.heads, pairs.directions, codes)
    counts: Integers = added(TRANSITIVE.spread(pairs.steps, pairs.halves, *arrays))[0]
    return counts


def expected_roles(sizes: Integers, ties: int) -> tuple[Floats, Floats]:
    """Expectation and standard deviation of each group's members in each role.

    The model is Gould and Fernandez's as R ``sna::brokerage`` computes it: every ordered pair of
    the N actors is tied independently with the density d of the network. With q = d²(1 - d), a
    role that S ordered pairs of ends can give has expectation qS and variance
    qS(1 - q) + d³(1 - d)³X, where X counts the overlaps of such pairs.

    Args:
        sizes: How many actors each group has; those without one are not counted.
        ties: The number of arcs between actors with a group.

    Returns:
        Two arrays, groups × 6 in the order of :data:`ROLES`.
    """
    counts = sizes.astype(float)
    total = counts.sum()
    density = ties / (total * (total - 1)) if total > 1 else np.nan
    pairs, overlaps = _possible(counts), _overlaps(counts)
    chance = density**2 * (1 - density)
    mean = chance * pairs
    variance = mean * (1 - chance) + density**3 * (1 - density) ** 3 * overlaps
    return mean, np.sqrt(variance)


def standardised(observed: Integers, mean: Floats, sd: Floats) -> Floats:
    """Return z: what was counted less its expectation, in standard deviations; NaN where 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(sd > 0, (observed - mean) / sd, np.nan)


def _possible(n: Floats) -> Floats:
    """Return the ordered pairs of ends that give each role to a member of each group."""
    total, far = n.sum(), n.sum() - n
    same = (n * (n - 1)).sum() - n * (n - 1)
    across = far**2 - ((n**2).sum() - n**2)
    between = far * (n - 1)
    whole = np.full_like(n, (total - 1) * (total - 2))
    return np.column_stack([(n - 1) * (n - 2), same, between, between, across, whole])


def _overlaps(n: Floats) -> Floats:
    """Return the X of the variance for each role and group (two ordered pairs share one end)."""
    total, far = n.sum(), n.sum() - n
    cubes = n * (n - 1) * (n - 2)
    own = 2 * cubes / np.where(n > 0, n, 1) * (n - 3)
    between = 2 * ((n - 1) * far * (far - 1) / 2 + far * (n - 1) * (n - 2) / 2)
    rest = np.maximum(far[:, None] - n[None, :], 0)
    pairs = n[None, :] * rest * (rest - 1) / 2
    np.fill_diagonal(pairs, 0)
    whole = np.full_like(n, 2 * (total - 1) * (total - 2) * (total - 3))
    itinerant = 2 * (cubes.sum() - cubes)
    return np.column_stack([own, itinerant, between, between, 4 * pairs.sum(axis=1), whole])
