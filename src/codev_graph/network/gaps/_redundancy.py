"""How many actors must leave before two twinned cities are parted, and who could do it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from codev_graph.network._cuts import node_cut
from codev_graph.network._groups import Groups
from codev_graph.network.gaps._fronts import fronts
from codev_graph.network.gaps._remains import Ground
from codev_graph.network.gaps._scene import Pair
from codev_graph.network.kernels._adjacency import Adjacency, Integers, arcs_of


@dataclass(frozen=True)
class Redundancy:
    """The fewest actors whose loss leaves no path between two cities, over the twinned pairs."""

    ground: Ground
    _known: dict[tuple[frozenset[Pair], str], int] = field(default_factory=dict, init=False)

    def cuts(self, ties: Iterable[Pair] = (), city: str = "") -> int:
        """Return the sum of the cuts, with some more ties.

        Args:
            ties: The ties, by IRI; those that are there already change nothing.
            city: Only the pairs of this city; all for an empty text.
        """
        new = frozenset(ends for ends in ties if not self.ground.scene.graph.has_edge(*ends))
        if (new, city) not in self._known:
            self._known[new, city] = self._cuts(new, city)
        return self._known[new, city]

    def _cuts(self, new: frozenset[Pair], city: str) -> int:
        network, labels = self._with(new), self.ground.labels
        groups = Groups("city", labels, self.ground.codes)
        pairs = [ends for ends in self.ground.scene.twinned if not city or city in ends]
        codes = [[labels.index(end) for end in ends if end in labels] for ends in pairs]
        return sum(node_cut(network, groups, *both) for both in codes if len(both) == 2)

    def _with(self, new: frozenset[Pair]) -> Adjacency:
        """Return the network with some ties more."""
        network = self.ground.network
        arcs, at = network.out, network.positions
        ends = np.array([[at[one], at[other]] for one, other in new], dtype=np.int32).reshape(-1, 2)
        tails = np.concatenate([arcs.tails, ends[:, 0], ends[:, 1]])
        heads = np.concatenate([arcs.heads, ends[:, 1], ends[:, 0]])
        joined = arcs_of(len(network), tails, heads, np.ones(len(tails)), None)
        return Adjacency(network.nodes, False, False, joined)


def only_bridges(ground: Ground) -> list[str]:
    """Return who alone holds two twinned cities together, by IRI.

    Without such an actor no actor of the one city is joined to any of the other. All of them lie
    on every path between the two cities, so those of one path are tried.
    """
    found: set[int] = set()
    for cities in ground.scene.twinned:
        path = np.array(_path(ground, *cities), dtype=np.int64)
        parted = ground.between(cities, path[:, None]).count("reached") == 0
        found.update(path[parted].tolist())
    return sorted(str(ground.network.nodes[number]) for number in found)


def _path(ground: Ground, one: str, other: str) -> list[int]:
    """Return the actors along a shortest path from one city to the other; empty if none leads."""
    if not {one, other} <= {*ground.labels}:
        return []
    starts = np.flatnonzero(ground.codes == ground.labels.index(one))
    goals = ground.codes == ground.labels.index(other)
    parents = np.full(len(ground.codes), -1, dtype=np.int64)
    for front in fronts(ground.network, starts, parents):
        hit = front[goals[front]]
        if len(hit):
            return list(_back(int(hit[0]), parents))
    return []


def _back(number: int, parents: Integers) -> Iterator[int]:
    yield number
    while parents[number] != number:
        number = int(parents[number])
        yield number
