"""The values of every measure on a whole network and on each of its groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from codev_graph.network import (
    _communities,
    _cuts,
    _mixing,
    _paths,
    _position,
    _structure,
)
from codev_graph.network._contacts import BACK, FORTH
from codev_graph.network._extent import diameter
from codev_graph.network._mixed import MIXED, MIXED_PAIRS, NAN, Statement, quotient
from codev_graph.network._nulls import LabelNull, label_null
from codev_graph.network._scores import ActorScores
from codev_graph.network.kernels._adjacency import Floats, Integers


@dataclass(frozen=True)
class NetworkScores(ActorScores):
    """What was computed on a network as a whole; the scores of its actors are at hand."""

    seed: int = 0
    permutations: int = 10_000

    def statement(self, name: str) -> Statement:
        """Return the value of the measure ``name`` of the register (scope network)."""
        found = STATEMENTS[name](self)
        return found if isinstance(found, Statement) else Statement(float(found))

    def of_groups(self, name: str) -> Floats:
        """Return one value for each group of the measure ``name`` (scope group)."""
        return GROUP_VALUES[name](self.mixing).astype(float)

    @property
    def labels(self) -> tuple[str, ...]:
        """The groups' names, by code."""
        return self.known_groups.labels

    @cached_property
    def mixing(self) -> _mixing.Mixing:
        """Arcs between groups."""
        return _mixing.mixing(self.network, self.known_groups)

    @cached_property
    def null(self) -> LabelNull:
        """Ties between groups under permutation of the labels."""
        return label_null(self.network, self.known_groups, self.permutations, self.seed)

    def of_pair(self, name: str, one: int, other: int) -> float:
        """Return the value of the measure ``name`` of the register (scope pair)."""
        if name in MIXED_PAIRS:
            return MIXED_PAIRS[name](self.mixing, one, other)
        return PAIR_VALUES[name](self, one, other)

    @cached_property
    def component_sizes(self) -> Integers:
        """The sizes of the parts joined by ties in either direction."""
        return np.bincount(self.parts)

    @cached_property
    def parts(self) -> Integers:
        """The number of the component of each actor, ties in either direction."""
        return _position.parts(self.network)

    @cached_property
    def communities(self) -> tuple[Integers, float]:
        """Each actor's community, and the modularity of the division."""
        return _communities.communities(self.network, self.seed)

    @cached_property
    def cohesion(self) -> Integers:
        """The cohesion of each actor's closest circle."""
        return _structure.cohesion(self.network)

    @cached_property
    def core(self) -> tuple[int, float]:
        """Size and fit of the core."""
        return _structure.core_periphery(self.contacts)


def _density(found: NetworkScores) -> float:
    size = len(found.network)
    return quotient(len(found.network.out), size * (size - 1))


def _mean_degree(found: NetworkScores) -> float:
    arcs = len(found.network.out) * (2 if found.network.directed else 1)
    return quotient(arcs, len(found.network))


def _reciprocity(found: NetworkScores) -> float:
    mutual = np.count_nonzero(found.contacts.directions == (FORTH | BACK))
    return quotient(2.0 * mutual, len(found.network.out))


def _mean_clustering(found: NetworkScores) -> float:
    local = found.triangles.clustering
    return float(np.nanmean(local)) if np.isfinite(local).any() else NAN


def _fragmentation(found: NetworkScores) -> float:
    size, sizes = len(found.network), found.component_sizes
    return 1 - quotient(float((sizes * (sizes - 1)).sum()), size * (size - 1))


def _distance_fragmentation(found: NetworkScores) -> float:
    size = len(found.network)
    return 1 - quotient(float(found.outward.inverse.sum()), size * (size - 1))


def _degree_centralisation(found: NetworkScores) -> float:
    size = len(found.network)
    if size < 3:
        return NAN
    directed = found.network.directed
    degrees = found.network.out.degrees + (found.network.into.degrees if directed else 0)
    return _spread(degrees) / ((size - 1) * (size - 2) * (2 if directed else 1))


def _betweenness_centralisation(found: NetworkScores) -> float:
    size = len(found.network)
    if size < 3:
        return NAN
    scale = (size - 1) ** 2 * (size - 2) * (1.0 if found.network.directed else 0.5)
    return _spread(found.betweenness) / scale


def _closeness_centralisation(found: NetworkScores) -> float:
    size = len(found.network)
    if size < 3 or (found.outward.reached < size - 1).any():
        return NAN
    directed = found.network.directed
    most = (size - 1) ** 2 / size if directed else (size - 1) * (size - 2) / (2 * size - 3)
    return _spread(_paths.closeness(found.outward)) / most


def _spread(values: np.ndarray) -> float:
    """Sum the differences to the greatest value."""
    return float((values.max() - values).sum())


def _degeneracy(found: NetworkScores) -> float:
    cores = _position.core_numbers(found.network)
    return float(cores.max()) if len(cores) else NAN


def _greatest_cohesion(found: NetworkScores) -> float:
    return float(found.cohesion.max()) if len(found.network) else NAN


def _most_cohesive(found: NetworkScores) -> float:
    """Count the actors of the parts of greatest cohesion; NaN without ties."""
    greatest = found.cohesion.max(initial=0)
    return float(np.count_nonzero(found.cohesion == greatest)) if greatest else NAN


def _degree_assortativity(found: NetworkScores) -> float:
    arcs, into = found.network.out, found.network.into
    ends = arcs.degrees[arcs.tails], into.degrees[arcs.heads]
    if not len(arcs) or any(np.ptp(end) == 0 for end in ends):
        return NAN
    return float(np.corrcoef(*ends)[0, 1])


def _community_count(found: NetworkScores) -> float:
    return len(np.unique(found.communities[0])) if len(found.network.out) else NAN


def _agreement(found: NetworkScores) -> float:
    if not len(found.network.out):
        return NAN
    return _structure.agreement(found.communities[0], found.known_groups)


def _clustering_ratio(found: NetworkScores) -> float:
    size, contacts = len(found.network), 2 * len(found.contacts)
    return quotient(_mean_clustering(found) * size**2, contacts)


def _distance_ratio(found: NetworkScores) -> float:
    size = len(found.network)
    mean = quotient(2 * len(found.contacts), size)
    if not mean > 1:
        return NAN
    return _mean_distance(found) * float(np.log(mean) / np.log(size))


def _mean_distance(found: NetworkScores) -> float:
    return quotient(float(found.outward.total.sum()), float(found.outward.reached.sum()))


STATEMENTS: Final[dict[str, Callable[[NetworkScores], Statement | float]]] = {
    "actors": lambda found: len(found.network),
    "ties": lambda found: found.network.ties,
    "loops_dropped": lambda found: found.network.loops,
    "ties_merged": lambda found: found.network.merged,
    "isolates": lambda found: float(np.count_nonzero(found.degrees == 0)),
    "density": _density,
    "mean_degree": _mean_degree,
    "reciprocity": _reciprocity,
    "transitivity": lambda found: found.triangles.transitivity,
    "mean_clustering": _mean_clustering,
    "components": lambda found: len(found.component_sizes),
    "largest_component_share": lambda found: quotient(
        float(found.component_sizes.max(initial=0)), len(found.network)
    ),
    "mean_distance": _mean_distance,
    "diameter": lambda found: diameter(found.network),
    "fragmentation": _fragmentation,
    "distance_fragmentation": _distance_fragmentation,
    "degree_centralisation": _degree_centralisation,
    "betweenness_centralisation": _betweenness_centralisation,
    "closeness_centralisation": _closeness_centralisation,
    "degeneracy": _degeneracy,
    "connectivity": lambda found: (
        _structure.connectivity(found.network) if len(found.network) else NAN
    ),
    "greatest_cohesion": _greatest_cohesion,
    "most_cohesive": _most_cohesive,
    "degree_assortativity": _degree_assortativity,
    "communities": _community_count,
    "modularity": lambda found: found.communities[1],
    "community_agreement": _agreement,
    "core_size": lambda found: found.core[0] or NAN,
    "core_fit": lambda found: found.core[1],
    "clustering_ratio": _clustering_ratio,
    "distance_ratio": _distance_ratio,
    "small_world": lambda found: quotient(_clustering_ratio(found), _distance_ratio(found)),
    "actors_without_group": lambda found: found.known_groups.excluded,
    **MIXED,
}


PAIR_VALUES: Final[dict[str, Callable[[NetworkScores, int, int], float]]] = {
    "pair_edge_cut": lambda found, one, other: _cuts.edge_cut(
        found.network, found.known_groups, one, other
    ),
    "pair_node_cut": lambda found, one, other: _cuts.node_cut(
        found.network, found.known_groups, one, other
    ),
    "pair_reach": lambda found, one, other: _cuts.pair_reach(
        found.parts, found.known_groups, one, other
    ),
}

GROUP_VALUES: Final[dict[str, Callable[[_mixing.Mixing], np.ndarray]]] = {
    "group_size": lambda found: found.sizes,
    "group_density": _mixing.group_density,
    "group_ei_index": _mixing.group_ei,
    "coleman_homophily": _mixing.coleman,
}
