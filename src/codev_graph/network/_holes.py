"""Structural holes (Burt 1992): constraint, effective size, efficiency, hierarchy.

The mutual weight of two actors is ``z_ij = a_ij + a_ji``, the share that i gives to j is
``p_ij = z_ij / sum_q z_iq``, and the marginal strength ``m_jq = z_jq / max_k z_jk``. Everything
comes from one pass over the triangles: ``sum_q p_iq p_qj`` is ``(1 / s_i) sum_q z_iq z_qj / s_q``,
and that sum is the same seen from i and from j.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from codev_graph.network._contacts import Contacts
from codev_graph.network.kernels._adjacency import Floats
from codev_graph.network.kernels._jit import added
from codev_graph.network.kernels._triads import GREATEST, TRIANGLES

ROUNDING: Final = 1e-12
"""A hierarchy below this is the rounding of its sums: it is 0, as where all contacts are alike."""


@dataclass(frozen=True)
class Holes:
    """Burt's measures for every actor, in the order of the actors; isolates are NaN.

    Attributes:
        constraint: ``sum_j (p_ij + sum_q p_iq p_qj)^2`` over the contacts j.
        effective_size: ``sum_j [1 - sum_q p_iq m_jq]``.
        efficiency: Effective size over the number of contacts.
        hierarchy: How far the constraint comes from one contact, 0 (exactly, where all are alike)
            to 1; NaN under two contacts.
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def holes(pairs: Contacts) -> Holes:
    """Return Burt's measures for a network's pairs in contact.

    An actor with one contact has constraint 1, effective size 1, efficiency 1.
    """
    degrees = pairs.degrees.astype(float)
    totals = pairs.sum_ends(pairs.strengths, pairs.strengths)
    arrays = (pairs.pointers, pairs.heads, pairs.strengths)
    greatest = GREATEST.run(2 * len(pairs), *arrays)
    parts = TRIANGLES.spread(pairs.steps, pairs.halves, *arrays, totals, greatest)
    indirect, redundant = added(parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        constraint, hierarchy = _constraint(pairs, totals, indirect)
        effective = np.where(degrees > 0, degrees - redundant / totals, np.nan)
        return Holes(constraint, effective, effective / degrees, hierarchy)


def _constraint(pairs: Contacts, totals: Floats, indirect: Floats) -> tuple[Floats, Floats]:
    """Return constraint and hierarchy, from what each pair adds at its two ends."""
    invested = pairs.strengths + indirect
    at_tail = np.square(invested / totals[pairs.tails])
    at_head = np.square(invested / totals[pairs.heads])
    summed = pairs.sum_ends(at_tail, at_head)
    degrees = pairs.degrees
    constraint = np.where(degrees > 0, summed, np.nan)
    return constraint, _hierarchy(pairs, at_tail, at_head, constraint)


def _hierarchy(pairs: Contacts, at_tail: Floats, at_head: Floats, constraint: Floats) -> Floats:
    """Burt 1992: ``sum_j r ln r / (k ln k)`` with ``r = c_ij / (C_i / k)`` (a Theil index)."""
    degrees = pairs.degrees.astype(float)
    mean = constraint / degrees
    tail_ratio, head_ratio = at_tail / mean[pairs.tails], at_head / mean[pairs.heads]
    disorder = pairs.sum_ends(tail_ratio * np.log(tail_ratio), head_ratio * np.log(head_ratio))
    index = disorder / (degrees * np.log(degrees))
    return np.where(degrees > 1, np.where(index < ROUNDING, 0.0, index), np.nan)
