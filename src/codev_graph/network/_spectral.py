"""Scores that solve linear equations on the whole network: eigenvector, PageRank, Katz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph.network._position import parts, strong_parts, sums
from codev_graph.network.kernels._adjacency import (
    Adjacency,
    Arcs,
    Floats,
    Integers,
    summed,
)
from codev_graph.network.kernels._spectral import LEADING, POWERED, SETTLED

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DAMPING: Final = 0.85
DENSE: Final = 64
"""Actors up to which the matrix is handled whole: more and BLAS divides the work among threads,
which wait for each other for milliseconds where processors are busy."""
TOLERANCE: Final = 1e-7
"""Relative difference under which two eigenvalues count as one."""
WIDTH: Final = 24
"""Vectors of a network's size that the search for an eigenvector holds at once."""
ROUNDS: Final = 16
"""Times that the search is begun anew before ARPACK takes over."""
POWERS: Final = 50
"""Rounds of the power method before ARPACK takes over, where ties have directions."""
RESIDUAL: Final = 1e-12
"""What may be left of ``Ax - λx``, as a share of λ."""
SWEEPS: Final = 250
"""Sweeps that PageRank may take; 0.85 to the 250th is below the last bit."""


@dataclass(frozen=True)
class Leading:
    """The greatest eigenvalue of a network and its eigenvector, if there is just one.

    Attributes:
        value: The greatest eigenvalue; 0 for a network without cycles or ties.
        vector: The non-negative eigenvector with greatest entry 1, NaN where it is not unique.
    """

    value: float
    vector: Floats


def leading(network: Adjacency) -> Leading:
    """Return the leading eigenvalue and eigenvector of ``A' x = λ x``, strengths included."""
    size = len(network)
    undefined = np.full(size, np.nan)
    if not len(network.out):
        return Leading(0.0, undefined)
    found = _dense(network) if size <= DENSE else _sparse(network)
    value, unique, vector = found
    if value < TOLERANCE:
        return Leading(0.0, undefined)
    if not unique:
        return Leading(value, undefined)
    vector = np.abs(vector)
    return Leading(value, vector / vector.max())


def _dense(network: Adjacency) -> tuple[float, bool, Floats]:
    incoming = dense(network.into)
    solve = np.linalg.eig if network.directed else np.linalg.eigh
    values, vectors = solve(incoming)
    place = int(np.argmax(values.real))
    value = float(values[place].real)
    same = np.abs(values - value) < TOLERANCE * max(value, 1.0)
    return value, int(same.sum()) == 1, vectors[:, place].real


def _sparse(network: Adjacency) -> tuple[float, bool, Floats]:
    """Find the eigenvalues part by part, to see whether the greatest is there twice."""
    labels = strong_parts(network) if network.directed else parts(network)
    if np.count_nonzero(np.bincount(labels) > 1) == 1:  # one eigenvector (Perron and Frobenius)
        value, vector = _found(network.into, network.directed)
        return value, True, vector
    limits = _limits(network.into, labels)
    values = _values(network.into, labels, limits, network.directed)
    value = max(values)
    unique = sum(abs(other - value) < TOLERANCE * value for other in values) == 1
    if not (unique and value):
        return value, unique, np.zeros(len(network))
    return value, True, _found(network.into, network.directed)[1]


def _limits(incoming: Arcs, labels: Integers) -> Floats:
    """Return what the leading eigenvalue of each part can not exceed; 0 for a part without arcs."""
    inner = labels[incoming.tails] == labels[incoming.heads]
    row_sums = summed(incoming.tails[inner], incoming.strengths[inner], len(labels))
    limits = np.zeros(labels.max() + 1)
    np.maximum.at(limits, labels, row_sums)
    return limits


def _values(incoming: Arcs, labels: Integers, limits: Floats, directed: bool) -> list[float]:
    """Return the leading eigenvalue of each part that may hold the greatest of all."""
    values, whole = [0.0], matrix(incoming)
    for part in np.argsort(-limits):
        if limits[part] < max(values) * (1 - TOLERANCE) or limits[part] == 0:
            break
        members = np.flatnonzero(labels == part)
        values.append(_part_value(whole[members][:, members], directed))
    return values


def _part_value(part: csr_array[Any], directed: bool) -> float:
    if part.shape[0] > DENSE:
        arcs = Arcs(part.indptr.astype(np.int64), part.indices.astype(np.int32), part.data)
        return _found(arcs, directed)[0]
    whole = part.toarray()
    values = np.linalg.eigvals(whole) if directed else np.linalg.eigvalsh(whole)
    return float(values.real.max())


def _found(incoming: Arcs, directed: bool) -> tuple[float, Floats]:
    """Return the leading eigenvalue and eigenvector, from the same start every time."""
    arrays = (incoming.pointers, incoming.heads, _unless_ones(incoming.strengths))
    work = WIDTH * (len(incoming) + 4 * incoming.size)
    if directed:
        vector, (value, rest) = POWERED.all_of(work, *arrays, POWERS)
    else:
        vector, (value, rest) = LEADING.all_of(work, *arrays, WIDTH, ROUNDS)
    if rest <= RESIDUAL * value:
        return float(value), vector
    # Two parts are all but alike, or cycles of one length keep turning the vector.
    return _by_arpack(incoming, directed, vector)


def _by_arpack(incoming: Arcs, directed: bool, start: Floats) -> tuple[float, Floats]:
    from scipy.sparse.linalg import eigs, eigsh

    if directed:
        values, vectors = eigs(matrix(incoming), k=1, which="LR", v0=np.ones(incoming.size))
        return float(values[0].real), vectors[:, 0].real
    values, vectors = eigsh(matrix(incoming), k=1, which="LA", v0=start)
    return float(values[0]), vectors[:, 0]


def _unless_ones(strengths: Floats) -> Floats:
    """Return the strengths, or none where all are 1: the kernels then need not read them."""
    return strengths[:0] if (strengths == 1).all() else strengths


def dense(arcs: Arcs) -> Floats:
    """Return the strengths as a full matrix, tails down and heads across."""
    size = len(arcs.pointers) - 1
    full = np.zeros((size, size))
    full[arcs.tails, arcs.heads] = arcs.strengths
    return full


def matrix(arcs: Arcs) -> csr_array[Any]:
    """Return the strengths as a sparse matrix, tails down and heads across."""
    from scipy.sparse import csr_array

    size = len(arcs.pointers) - 1
    return csr_array((arcs.strengths, arcs.heads, arcs.pointers), shape=(size, size))


def pagerank(network: Adjacency) -> Floats:
    """PageRank with damping 0.85 (Brin and Page 1998); it sums to 1."""
    size = len(network)
    given = sums(network.out)
    stuck = given == 0
    shares = np.where(stuck, 0.0, 1 / np.where(stuck, 1.0, given))
    if size <= DENSE:
        passed = dense(network.into) * shares + stuck / max(size, 1)
        whole = np.eye(size) - DAMPING * passed
        return np.linalg.solve(whole, np.full(size, (1 - DAMPING) / max(size, 1)))
    score = _settled(network.into, DAMPING * shares, np.where(stuck, 1.0, 1 - DAMPING), SWEEPS)
    ranked: Floats = score / score.sum()
    return ranked


def _settled(incoming: Arcs, shares: Floats, lost: Floats, sweeps: int) -> Floats:
    """Sweep over the network until no score changes any more."""
    arrays = (incoming.pointers, incoming.heads, _unless_ones(incoming.strengths))
    work = 20 * (len(incoming) + len(shares))
    return SETTLED.run(work, *arrays, shares, lost, sweeps)


def katz(network: Adjacency, greatest: float) -> Floats:
    """Katz 1953 with ``α = 1 / (2 λ)``, or 1/2 where λ is 0: walks of length l count α^l."""
    size = len(network)
    alpha = 0.5 / greatest if greatest else 0.5
    if size <= DENSE:
        whole = np.eye(size) - alpha * dense(network.into)
        return np.linalg.solve(whole, np.ones(size)).astype(np.float64, copy=False)
    return _settled(network.into, np.full(size, alpha), np.zeros(0), 10 * size + 200)
