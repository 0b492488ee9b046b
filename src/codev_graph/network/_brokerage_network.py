"""Gould–Fernandez roles of a whole network: exact mean and standard deviation under chance.

Let every ordered pair of actors be tied independently with probability d, and write a tie as
``x = d + u``. The number of i → j → k without i → k in one role is then a polynomial in the
independent, centred u, whose variance is the sum over its monomials of the squared coefficient
times ``v^degree``, ``v = d(1 - d)``. Monomials of degree 1 are single arcs, of degree 2 pairs of
arcs that meet, of degree 3 transitive triples. (R ``sna::brokerage`` reports another standard
deviation for the network, which simulation does not confirm; the tests hold this one to it.)
"""

from __future__ import annotations

import numpy as np

from codev_graph.network.kernels._adjacency import Floats, Integers

TURNED_OUT = np.array([1, 0, 1, 0, 1, 1])
"""Whether a role stays the same when j and k change places: c, i, g, r, l, total."""
TURNED_IN = np.array([1, 0, 0, 1, 1, 1])
"""Whether a role stays the same when i and j change places."""


def network_expectation(sizes: Integers, ties: int) -> tuple[Floats, Floats]:
    """Expectation and standard deviation of the six role totals of a directed network.

    Args:
        sizes: How many actors each group has; those without one are not counted.
        ties: The number of arcs between actors with a group.

    Returns:
        Two arrays of six in the order of ``ROLES``; NaN with fewer than two actors.
    """
    n = sizes.astype(float)
    total = n.sum()
    if total < 2:
        return np.full(6, np.nan), np.full(6, np.nan)
    d = ties / (total * (total - 1))
    v = d * (1 - d)
    triples = _triples(n)
    single = _single(n, d)
    double = triples * ((1 - d) ** 2 + d**2 * (2 + TURNED_OUT + TURNED_IN))
    variance = v * single + v**2 * double + v**3 * triples
    return d * v * triples, np.sqrt(variance)


def _triples(n: Floats) -> Floats:
    """Return how many ordered triples of actors stand in each role."""
    total, far = n.sum(), n.sum() - n
    own = (n * (n - 1) * (n - 2)).sum()
    two = (n * (n - 1) * far).sum()
    whole = total * (total - 1) * (total - 2)
    return np.array([own, two, two, two, whole - own - 3 * two, whole])


def _single(n: Floats, d: float) -> Floats:
    """Sum the squared coefficients of the single arcs, by role.

    An arc a → b is first leg of as many triples as there are fitting k, second leg of as many as
    there are fitting i, short cut of as many as there are fitting j.
    """
    same = np.eye(len(n), dtype=bool)
    arcs = np.where(same, n * (n - 1), np.outer(n, n))
    return np.array(
        [
            (arcs * np.square(d * (1 - d) * (first + second) - d**2 * short)).sum()
            for first, second, short in _thirds(n, same)
        ]
    )


def _thirds(n: Floats, same: np.ndarray) -> list[tuple[Floats, Floats, Floats]]:
    """Return, for each role, the numbers of third actors of an arc between each two groups."""
    total = n.sum()
    zero = np.zeros(same.shape)
    inside = np.where(same, n - 2, zero)
    outside = np.where(same, total - n, zero)
    of_tail = np.where(same, zero, n[:, None] - 1)
    of_head = np.where(same, zero, n[None, :] - 1)
    apart = np.where(same, zero, total - n[:, None] - n[None, :])
    any_third = np.full(same.shape, total - 2)
    return [
        (inside, inside, inside),
        (of_tail, of_head, outside),
        (of_head, outside, of_head),
        (outside, of_tail, of_tail),
        (apart, apart, apart),
        (any_third, any_third, any_third),
    ]
