"""Gould–Fernandez brokerage: roles counted, and expected under the model of sna's brokerage."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from codev_graph.network._adjacency import Floats, Heads, Integers, counted, summed
from codev_graph.network._contacts import BACK, FORTH, Contacts
from codev_graph.network._groups import Groups
from codev_graph.network._jit import added
from codev_graph.network._kernels_triads import TRANSITIVE

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


def role_counts(pairs: Contacts, groups: Groups) -> Integers:
    """Count each actor's roles: ``n × 6`` in the order of :data:`ROLES`.

    A broker j is credited for each ordered pair i → j → k of other actors without a tie i → k; in
    an undirected network each such pair is counted both ways, so gatekeeper and representative
    are equal. Actors without a group take no part, as brokers or at the ends.
    """
    codes = np.empty_like(groups.codes)
    codes[pairs.ranks] = groups.codes
    counts = _two_paths(pairs, codes, len(groups.labels)) - _shortened(pairs, codes)
    table = np.column_stack([counts, counts.sum(axis=1)])
    return np.where(codes >= 0, table.T, 0).T[pairs.ranks]


def _shortened(pairs: Contacts, codes: Integers) -> Integers:
    """Count by rank and role the two-paths whose ends are tied directly."""
    bounds = np.array([0, len(pairs.ranks)], dtype=np.int64)
    arrays = (pairs.pointers, pairs.heads, pairs.directions, codes)
    counts: Integers = added(TRANSITIVE.spread(pairs.steps, bounds, *arrays))[0]
    return counts


def _two_paths(pairs: Contacts, codes: Integers, kinds: int) -> Integers:
    """Count by rank and role all i → j → k with i other than k, from the numbers of neighbours."""
    known = (codes[pairs.tails] >= 0) & (codes[pairs.heads] >= 0)
    forth, back = (known & ((pairs.directions & bit) > 0) for bit in (FORTH, BACK))
    came = _neighbours(pairs, codes, at_tail=back, at_head=forth)
    went = _neighbours(pairs, codes, at_tail=forth, at_head=back)
    mutual = _neighbours(pairs, codes, at_tail=forth & back, at_head=forth & back)
    return _combined(came, went, mutual, codes, kinds)


def _neighbours(
    pairs: Contacts, codes: Integers, at_tail: NDArray[np.bool_], at_head: NDArray[np.bool_]
) -> Integers:
    """Return one line (ego, group of the other) for each pair chosen, seen from tail or head."""
    low, high = _lines(pairs.tails, pairs.heads, codes), _lines(pairs.heads, pairs.tails, codes)
    return np.concatenate([low[at_tail], high[at_head]])


def _lines(egos: Heads, others: Heads, codes: Integers) -> Integers:
    return np.column_stack([egos.astype(np.int64), codes[others]])


def _combined(
    came: Integers, went: Integers, mutual: Integers, codes: Integers, kinds: int
) -> Integers:
    """Combine numbers of neighbours before, after and both, by group, into the five roles."""
    own_in, all_in = _own(came, codes)
    own_out, all_out = _own(went, codes)
    own_both, all_both = _own(mutual, codes)
    same_ends = _same_group(came, went, codes, kinds)
    far_in, far_out = all_in - own_in, all_out - own_out
    coordinator = own_in * own_out - own_both
    itinerant = same_ends - (all_both - own_both)
    liaison = far_in * far_out - same_ends
    return np.column_stack([coordinator, itinerant, far_in * own_out, own_in * far_out, liaison])


def _own(lines: Integers, codes: Integers) -> tuple[Integers, Integers]:
    """Return the number of neighbours in the ego's own group, and in any."""
    own = lines[:, 1] == codes[lines[:, 0]]
    return counted(lines[own, 0], len(codes)), counted(lines[:, 0], len(codes))


def _same_group(came: Integers, went: Integers, codes: Integers, kinds: int) -> Integers:
    """Sum over the groups other than the ego's: neighbours before times neighbours after."""
    far_in = came[came[:, 1] != codes[came[:, 0]]] @ np.array([kinds, 1])
    far_out = went[went[:, 1] != codes[went[:, 0]]] @ np.array([kinds, 1])
    keys_in, counts_in = np.unique(far_in, return_counts=True)
    keys_out, counts_out = np.unique(far_out, return_counts=True)
    shared, first, second = np.intersect1d(keys_in, keys_out, True, True)
    products = counts_in[first] * counts_out[second]
    return np.rint(summed(shared // max(kinds, 1), products, len(codes))).astype(np.int64)


def expected_roles(groups: Groups, ties: int) -> tuple[Floats, Floats]:
    """Expectation and standard deviation of each group's members in each role.

    The model is Gould and Fernandez's as R ``sna::brokerage`` computes it: every ordered pair of
    the N actors is tied independently with the density d of the network. With q = d²(1 - d), a
    role that S ordered pairs of ends can give has expectation qS and variance
    qS(1 - q) + d³(1 - d)³X, where X counts the overlaps of such pairs.

    Args:
        groups: Who belongs to which group; actors without one are not counted.
        ties: The number of arcs between actors with a group.

    Returns:
        Two arrays, groups × 6 in the order of :data:`ROLES`.
    """
    sizes = groups.sizes.astype(float)
    total = sizes.sum()
    density = ties / (total * (total - 1)) if total > 1 else np.nan
    pairs, overlaps = _possible(sizes), _overlaps(sizes)
    chance = density**2 * (1 - density)
    mean = chance * pairs
    variance = mean * (1 - chance) + density**3 * (1 - density) ** 3 * overlaps
    return mean, np.sqrt(variance)


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
