"""Scores that solve linear equations on the whole network: eigenvector, PageRank, Katz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from codev_graph.network.kernels._adjacency import Adjacency, Arcs, Floats, summed

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DAMPING: Final = 0.85
DENSE: Final = 200
"""Actors up to which the matrix is handled whole."""
TOLERANCE: Final = 1e-7
"""Relative difference under which two eigenvalues count as one."""


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
    from scipy.sparse.csgraph import connected_components

    incoming = matrix(network.into)
    count, parts = connected_components(incoming, directed=network.directed, connection="strong")
    if count == 1:  # one eigenvector only (Perron and Frobenius)
        value, vector = _arpack(incoming, network.directed)
        return value, True, vector
    values = _values(incoming, parts, count, network.directed)
    value = max(values)
    unique = sum(abs(other - value) < TOLERANCE * value for other in values) == 1
    vector = _arpack(incoming, network.directed)[1] if unique and value else np.zeros(len(network))
    return value, unique, vector


def _values(incoming: csr_array[Any], parts: np.ndarray, count: int, directed: bool) -> list[float]:
    """Return the leading eigenvalue of each part that may hold the greatest of all."""
    rows = np.repeat(np.arange(incoming.shape[0]), np.diff(incoming.indptr))
    inner = parts[rows] == parts[incoming.indices]
    row_sums = summed(rows[inner], incoming.data[inner], incoming.shape[0])
    limits = np.zeros(count)
    np.maximum.at(limits, parts, row_sums)
    values = [0.0]
    for part in np.argsort(-limits):
        if limits[part] < max(values) * (1 - TOLERANCE) or limits[part] == 0:
            break
        members = np.flatnonzero(parts == part)
        values.append(_part_value(incoming[members][:, members], directed))
    return values


def _part_value(part: csr_array[Any], directed: bool) -> float:
    if part.shape[0] > DENSE:
        return _arpack(part, directed)[0]
    whole = part.toarray()
    values = np.linalg.eigvals(whole) if directed else np.linalg.eigvalsh(whole)
    return float(values.real.max())


def _arpack(incoming: csr_array[Any], directed: bool) -> tuple[float, Floats]:
    """Return the leading eigenvalue and eigenvector, from the same start every time."""
    from scipy.sparse.linalg import eigs, eigsh

    start = np.ones(incoming.shape[0])
    if directed:
        values, vectors = eigs(incoming, k=1, which="LR", v0=start)
    else:
        values, vectors = eigsh(incoming, k=1, which="LA", v0=start)
    return float(values[0].real), vectors[:, 0].real


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
    given = summed(network.out.tails, network.out.strengths, size)
    stuck = given == 0
    shares = np.where(stuck, 0.0, 1 / np.where(stuck, 1.0, given))
    if 0 < size <= DENSE:
        passed = dense(network.into) * shares + stuck / size
        whole = np.eye(size) - DAMPING * passed
        return np.linalg.solve(whole, np.full(size, (1 - DAMPING) / size))
    return _wandering(matrix(network.into), shares, stuck, size) if size else np.zeros(0)


def _wandering(incoming: csr_array[Any], shares: Floats, stuck: np.ndarray, size: int) -> Floats:
    """Iterate until nothing changes any more; 0.85 to the 250th is below the last bit."""
    score = np.full(size, 1 / size)
    for _step in range(250):
        passed = incoming @ (score * shares) + score[stuck].sum() / size
        following = DAMPING * passed + (1 - DAMPING) / size
        change = np.abs(following - score).sum()
        score = following
        if change < 1e-15:
            break
    return score


def katz(network: Adjacency, greatest: float) -> Floats:
    """Katz 1953 with ``α = 1 / (2 λ)``, or 1/2 where λ is 0: walks of length l count α^l."""
    size = len(network)
    alpha = 0.5 / greatest if greatest else 0.5
    score = np.ones(size)
    if not len(network.out):
        return score
    incoming = dense(network.into) if size <= DENSE else matrix(network.into)
    for _step in range(10 * size + 200):
        following = 1 + alpha * (incoming @ score)
        done = np.abs(following - score).max() <= 1e-15 * following.max()
        score = following
        if done:
            break
    return score
