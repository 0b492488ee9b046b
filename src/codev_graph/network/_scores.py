"""The values of every measure on actors, each computed once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from codev_graph.network import (
    _brokerage,
    _chance,
    _crossing,
    _paths,
    _position,
    _spectral,
    _structure,
)
from codev_graph.network._closure import Triangles, common_contacts, triangles
from codev_graph.network._contacts import BACK, FORTH, Contacts, contacts
from codev_graph.network._groups import Groups
from codev_graph.network._holes import Holes, holes
from codev_graph.network._sampling import Sampling, sampled_betweenness
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers, arcs_of


@dataclass(frozen=True)
class Scores:
    """One value for each actor, with z and p where there is a null model; NaN is undefined."""

    values: Floats
    z: Floats | None = None
    p: Floats | None = None


@dataclass(frozen=True)
class ActorScores:
    """A network, its groups if it has any, and what was already computed on it."""

    network: Adjacency
    groups: Groups | None
    sampling: Sampling = field(default=Sampling(), kw_only=True)

    def scores(self, name: str) -> Scores:
        """Return the scores of the measure ``name`` of the register."""
        if name in _brokerage.ROLES:
            return self._role(_brokerage.ROLES.index(name))
        return SCORES[name](self)

    @property
    def known_groups(self) -> Groups:
        """The groups.

        Raises:
            ValueError: if there are none; the register keeps such calls away.
        """
        if self.groups is None:
            raise ValueError("no groups")
        return self.groups

    @cached_property
    def contacts(self) -> Contacts:
        """The pairs in contact."""
        return contacts(self.network)

    @cached_property
    def degrees(self) -> Integers:
        """The number of contacts of each actor."""
        return self.contacts.degrees

    @cached_property
    def holes(self) -> Holes:
        """Burt's measures."""
        return holes(self.contacts)

    @cached_property
    def common(self) -> Integers:
        """The number of contacts that each pair in contact shares."""
        return common_contacts(self.contacts)

    @cached_property
    def triangles(self) -> Triangles:
        """The triangles."""
        return triangles(self.network)

    @cached_property
    def betweenness(self) -> Floats:
        """Betweenness; each pair of an undirected network once."""
        found = _paths.betweenness(self.network)[0]
        return found if self.network.directed else found / 2

    @cached_property
    def outward(self) -> _paths.Distances:
        """Distances from each actor."""
        return _paths.distances(self.network.out, self.network.into)

    @cached_property
    def inward(self) -> _paths.Distances:
        """Distances to each actor."""
        directed = self.network.directed
        return _paths.distances(self.network.into, self.network.out) if directed else self.outward

    @cached_property
    def leading(self) -> _spectral.Leading:
        """The leading eigenvalue and eigenvector."""
        return _spectral.leading(self.network)

    @cached_property
    def crossing(self) -> _crossing.Crossing:
        """Ties to other groups and within."""
        return _crossing.crossing(self.network, self.known_groups)

    @cached_property
    def roles(self) -> tuple[Integers, Floats, Floats]:
        """Gould–Fernandez roles: counts, expectations, standard deviations, all ``n × 6``."""
        groups = self.known_groups
        counts = _brokerage.role_counts(self.network, self.contacts, groups)
        mean, sd = _brokerage.expected_roles(groups.sizes, self.known_arcs)
        missing = groups.codes < 0
        mean, sd = mean[groups.codes], sd[groups.codes]
        mean[missing], sd[missing] = np.nan, np.nan
        return counts, mean, sd

    @cached_property
    def known_arcs(self) -> int:
        """The number of arcs between actors with a group."""
        arcs, codes = self.network.out, self.known_groups.codes
        return int(np.count_nonzero((codes[arcs.tails] >= 0) & (codes[arcs.heads] >= 0)))

    def _role(self, role: int) -> Scores:
        counts, z = self.roles[0][:, role], _brokerage.standardised(*self.roles)[:, role]
        groups = self.known_groups
        possible = len(groups.labels) > 2 or _brokerage.ROLES[role] != "liaison"
        defined = (groups.codes >= 0) & possible
        return Scores(np.where(defined, counts, np.nan), np.where(defined, z, np.nan))


def _plain(values: np.ndarray) -> Scores:
    return Scores(values.astype(float))


def _degree(found: ActorScores) -> Scores:
    out, into = found.network.out.degrees, found.network.into.degrees
    return _plain(out + into if found.network.directed else out)


def _strength(found: ActorScores) -> Scores:
    out = _position.sums(found.network.out)
    return _plain(out + _position.sums(found.network.into) if found.network.directed else out)


def _normalised(found: ActorScores) -> Scores:
    size = len(found.network)
    if size < 3:
        return Scores(np.full(size, np.nan))
    pairs = (size - 1) * (size - 2) * (1.0 if found.network.directed else 0.5)
    return Scores(found.betweenness / pairs)


def _eccentricity(found: ActorScores) -> Scores:
    return Scores(np.where(found.outward.reached > 0, found.outward.farthest, np.nan))


def _bridging_coefficient(found: ActorScores) -> Floats:
    pairs = found.contacts
    inverse = _crossing.ratio(np.ones(len(found.network)), pairs.degrees)
    around = pairs.sum_ends(inverse[pairs.heads], inverse[pairs.tails])
    return _crossing.ratio(inverse, around)


def _local_bridges(found: ActorScores) -> Scores:
    lone = (found.common == 0).astype(float)
    return Scores(found.contacts.sum_ends(lone, lone))


def _cross_local_bridges(found: ActorScores) -> Scores:
    at_tail, at_head = _pair_codes(found)
    far = (at_tail >= 0) & (at_head >= 0) & (at_tail != at_head)
    lone = (far & (found.common == 0)).astype(float)
    return Scores(_grouped(found, found.contacts.sum_ends(lone, lone)))


def _pair_codes(found: ActorScores) -> tuple[Integers, Integers]:
    """Return the groups at the two ends of each pair in contact."""
    codes, pairs = found.known_groups.codes, found.contacts
    return codes[pairs.tails], codes[pairs.heads]


def _simmelian(found: ActorScores) -> Scores:
    pairs, common = found.contacts, found.common
    if found.network.directed:
        mutual = pairs.directions == (FORTH | BACK)
        pairs = contacts(_reciprocated(found.network, pairs, mutual))
        common = common_contacts(pairs)
    held = (common > 0).astype(np.float64)
    return Scores(pairs.sum_ends(held, held))


def _reciprocated(network: Adjacency, pairs: Contacts, mutual: np.ndarray) -> Adjacency:
    """Return the undirected network of mutual ties."""
    tails, heads = pairs.tails[mutual], pairs.heads[mutual]
    both = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    arcs = arcs_of(len(network), *both, np.ones(2 * len(tails)), None)
    return Adjacency(network.nodes, False, False, arcs)


def _cross_ties(found: ActorScores) -> Scores:
    groups, pairs = found.known_groups, found.contacts
    at_tail, at_head = _pair_codes(found)
    known = (at_tail >= 0) & (at_head >= 0)
    parts = (known & (at_tail != at_head), known & (at_tail == at_head))
    external, internal = (pairs.sum_ends(1.0 * part, 1.0 * part).astype(np.int64) for part in parts)
    z, p = _chance.drawn_at_random(external, internal, groups)
    return Scores(_grouped(found, found.crossing.external), z, p)


def _grouped(found: ActorScores, values: np.ndarray) -> Floats:
    return np.where(found.known_groups.codes >= 0, values, np.nan)


def _cross_share(found: ActorScores) -> Scores:
    ties = found.crossing
    share = _crossing.ratio(ties.external, ties.external + ties.internal)
    return Scores(_grouped(found, share))


def _ei(found: ActorScores) -> Scores:
    ties = found.crossing
    index = _crossing.ratio(ties.external - ties.internal, ties.external + ties.internal)
    return Scores(_grouped(found, index))


def _participation(found: ActorScores) -> Scores:
    network = found.network
    arcs = [network.out, network.into] if network.directed else [network.out]
    return Scores(_crossing.participation(found.known_groups, *arcs))


def _iqv(found: ActorScores) -> Scores:
    kinds = len(found.known_groups.labels)
    blau = _crossing.blau(found.contacts, found.known_groups)
    return Scores(blau * kinds / (kinds - 1) if kinds > 1 else np.full_like(blau, np.nan))


SCORES: Final[dict[str, Callable[[ActorScores], Scores]]] = {
    "degree": _degree,
    "in_degree": lambda found: _plain(found.network.into.degrees),
    "out_degree": lambda found: _plain(found.network.out.degrees),
    "strength": _strength,
    "betweenness": lambda found: Scores(found.betweenness),
    "betweenness_normalised": _normalised,
    "betweenness_sampled": lambda found: Scores(sampled_betweenness(found.network, found.sampling)),
    "closeness": lambda found: Scores(_paths.closeness(found.outward)),
    "closeness_wasserman_faust": lambda found: Scores(
        _paths.closeness_whole(found.outward, len(found.network))
    ),
    "closeness_in": lambda found: Scores(_paths.closeness(found.inward)),
    "harmonic": lambda found: Scores(found.outward.inverse),
    "harmonic_in": lambda found: Scores(found.inward.inverse),
    "eccentricity": _eccentricity,
    "two_step_reach": lambda found: _plain(_position.two_step_reach(found.network)),
    "eigenvector": lambda found: Scores(found.leading.vector),
    "pagerank": lambda found: Scores(_spectral.pagerank(found.network)),
    "katz": lambda found: Scores(_spectral.katz(found.network, found.leading.value)),
    "core_number": lambda found: _plain(_position.core_numbers(found.network)),
    "core_number_arcs": lambda found: _plain(_position.core_numbers(found.network, by_arcs=True)),
    "cohesion": lambda found: _plain(_structure.cohesion(found.network)),
    "clustering": lambda found: Scores(found.triangles.clustering),
    "constraint": lambda found: Scores(found.holes.constraint),
    "effective_size": lambda found: Scores(found.holes.effective_size),
    "efficiency": lambda found: Scores(found.holes.efficiency),
    "hierarchy": lambda found: Scores(found.holes.hierarchy),
    "bridging_coefficient": lambda found: Scores(_bridging_coefficient(found)),
    "bridging_centrality": lambda found: Scores(_bridging_coefficient(found) * found.betweenness),
    "local_bridges": _local_bridges,
    "simmelian_ties": _simmelian,
    "cross_local_bridges": _cross_local_bridges,
    "cross_ties": _cross_ties,
    "cross_share": _cross_share,
    "cross_strength": lambda found: Scores(_grouped(found, found.crossing.strength)),
    "ei_index": _ei,
    "participation": _participation,
    "participation_in": lambda found: Scores(
        _crossing.participation(found.known_groups, found.network.into)
    ),
    "participation_out": lambda found: Scores(
        _crossing.participation(found.known_groups, found.network.out)
    ),
    "blau": lambda found: Scores(_crossing.blau(found.contacts, found.known_groups)),
    "iqv": _iqv,
    "cross_betweenness": lambda found: Scores(
        _crossing.cross_betweenness(found.network, found.known_groups)
    ),
}
