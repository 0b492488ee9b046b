"""How ties mix groups: counts between groups, E-I, assortativity, Coleman homophily, modularity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from codev_graph.network._crossing import ratio
from codev_graph.network._groups import Groups
from codev_graph.network.kernels._adjacency import Adjacency, Floats, Integers
from codev_graph.network.kernels._mixing import BETWEEN


@dataclass(frozen=True)
class Mixing:
    """Arcs from each group to each: an undirected tie is an arc from both its ends.

    Attributes:
        sizes: Actors of each group.
        arcs: Number of arcs, groups × groups.
        strengths: Their strengths added up.
        directed: Whether the network is directed.
    """

    sizes: Integers
    arcs: Integers
    strengths: Floats
    directed: bool

    @property
    def share(self) -> int:
        """How many arcs one tie is."""
        return 1 if self.directed else 2

    @property
    def ties(self) -> int:
        """The number of ties."""
        return int(self.arcs.sum()) // self.share

    @property
    def internal(self) -> int:
        """The number of ties within groups."""
        return int(np.trace(self.arcs)) // self.share

    @property
    def external(self) -> int:
        """The number of ties between groups."""
        return self.ties - self.internal

    @property
    def room(self) -> tuple[int, int]:
        """The greatest possible numbers of ties within groups and between them."""
        total = int(self.sizes.sum())
        within = int((self.sizes * (self.sizes - 1)).sum())
        return within // self.share, (total * (total - 1) - within) // self.share


def mixing(network: Adjacency, groups: Groups) -> Mixing:
    """Count the arcs between groups; those of actors without a group are left out."""
    arcs, kinds = network.out, len(groups.labels)
    strengths = arcs.strengths if network.weighted else arcs.strengths[:0]
    arrays = (arcs.pointers, arcs.heads, strengths, groups.codes)
    counts, strengths = BETWEEN.all_of(len(arcs) + len(network), *arrays, kinds)
    return Mixing(groups.sizes, counts, strengths, network.directed)


def ei(external: float, internal: float) -> float:
    """E-I index of two numbers of ties; NaN without ties."""
    total = external + internal
    return (external - internal) / total if total else float("nan")


def ei_rescaled(found: Mixing) -> float:
    """E-I brought to −1 … 1 by the extremes that as many ties could reach; NaN without a choice."""
    within, between = found.room
    ties = found.ties
    greatest, least = min(ties, between), ties - min(ties, within)
    if greatest <= least:
        return float("nan")
    return 2 * (found.external - least) / (greatest - least) - 1


def group_ei(found: Mixing) -> Floats:
    """E-I of the ties that touch each group."""
    own = np.diag(found.arcs) / found.share
    touching = (found.arcs.sum(axis=0) + found.arcs.sum(axis=1)) / found.share - own
    return ratio(touching - 2 * own, touching)


def group_density(found: Mixing) -> Floats:
    """Share of the possible ties within each group that are there; NaN for a group of one."""
    return ratio(np.diag(found.arcs), found.sizes * (found.sizes - 1))


def coleman(found: Mixing) -> Floats:
    """Coleman's (1958) index of each group; NaN where chance leaves no choice."""
    total = int(found.sizes.sum())
    outgoing, own = found.arcs.sum(axis=1), np.diag(found.arcs)
    expected = ratio(outgoing * (found.sizes - 1), np.full(len(own), total - 1))
    excess = own - expected
    index = ratio(excess, np.where(excess >= 0, outgoing - expected, expected))
    return np.where((found.sizes > 1) & (found.sizes < total), index, np.nan)


def odds_ratio(found: Mixing) -> float:
    """Odds of a tie within groups over those of a tie between them; NaN where one has no odds."""
    within, between = found.room
    upper = found.internal * (between - found.external)
    lower = found.external * (within - found.internal)
    return upper / lower if lower else float("nan")


def assortativity(found: Mixing) -> float:
    """Newman's (2003) r by group; NaN without ties or with all ends in one group."""
    within, chance = _shares(found.arcs)
    return (within - chance) / (1 - chance) if chance < 1 else float("nan")


def modularity(found: Mixing) -> float:
    """Modularity of the groups (Newman and Girvan 2004; Leicht and Newman 2008), by strength."""
    within, chance = _shares(found.strengths)
    return within - chance


def _shares(table: NDArray[Any]) -> tuple[float, float]:
    """Return the share of all that is within groups, and what chance would have there."""
    rows = table.sum(axis=1, dtype=np.float64)
    total = float(rows.sum())
    if not total:
        return float("nan"), float("nan")
    return float(table.trace()) / total, float(rows @ table.sum(axis=0)) / total**2
