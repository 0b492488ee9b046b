"""How many actors must leave before two twinned cities are parted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from codev_graph.network._cuts import node_cut
from codev_graph.network._groups import UNGROUPED, Groups
from codev_graph.network.gaps._scene import Pair, Scene
from codev_graph.network.kernels._adjacency import Adjacency, adjacency, arcs_of


@dataclass(frozen=True)
class Redundancy:
    """The fewest actors whose loss leaves no path between two cities, over the twinned pairs."""

    scene: Scene

    def cuts(self, ties: Iterable[Pair] = (), city: str = "") -> int:
        """Return the sum of the cuts, with some more ties.

        Args:
            ties: The ties, by IRI; those that are there already change nothing.
            city: Only the pairs of this city; all for an empty text.
        """
        network = self._with(ties)
        places = {label: code for code, label in enumerate(self.groups.labels)}
        pairs = [ends for ends in self.scene.twinned if not city or city in ends]
        known = [ends for ends in pairs if places.keys() >= {*ends}]
        cuts = (node_cut(network, self.groups, places[a], places[b]) for a, b in known)
        return sum(cuts)

    @cached_property
    def network(self) -> Adjacency:
        """The network, without strengths or directions."""
        return adjacency(self.scene.graph.to_undirected(as_view=True), None)

    @cached_property
    def groups(self) -> Groups:
        """The cities of the network's actors."""
        cities = [self.scene.city(str(node)) for node in self.network.nodes]
        labels = tuple(sorted({*cities} - {""}))
        places = {label: code for code, label in enumerate(labels)}
        codes = np.array([places.get(city, UNGROUPED) for city in cities], dtype=np.int64)
        return Groups("city", labels, codes)

    def _with(self, ties: Iterable[Pair]) -> Adjacency:
        """Return the network with some ties more."""
        arcs, at = self.network.out, self.network.positions
        new = {ends for ends in ties if not self.scene.graph.has_edge(*ends)}
        ends = np.array([[at[one], at[other]] for one, other in new], dtype=np.int32).reshape(-1, 2)
        tails = np.concatenate([arcs.tails, ends[:, 0], ends[:, 1]])
        heads = np.concatenate([arcs.heads, ends[:, 1], ends[:, 0]])
        joined = arcs_of(len(self.network), tails, heads, np.ones(len(tails)), None)
        return Adjacency(self.network.nodes, False, False, joined)
