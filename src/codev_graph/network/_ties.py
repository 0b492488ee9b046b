"""Measures of single ties: their span, what holds them, what runs over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from codev_graph.network._contacts import either_way
from codev_graph.network._groups import Groups
from codev_graph.network._paths import betweenness
from codev_graph.network._scores import ActorScores
from codev_graph.network.kernels._adjacency import Floats, Integers
from codev_graph.network.kernels._jit import added, even
from codev_graph.network.kernels._spans import SPANS
from codev_graph.network.kernels._splits import BRIDGES


@dataclass(frozen=True)
class TieScores(ActorScores):
    """The measures of each tie: each arc of a directed network, each pair of an undirected one."""

    @cached_property
    def places(self) -> Integers:
        """Where the ties stand among the arcs."""
        arcs = self.network.out
        chosen = arcs.tails >= 0 if self.network.directed else arcs.tails < arcs.heads
        return np.flatnonzero(chosen)

    @cached_property
    def ends(self) -> tuple[Integers, Integers]:
        """The actors at the two ends of each tie."""
        arcs = self.network.out
        return (arcs.tails[self.places].astype(np.int64), arcs.heads[self.places].astype(np.int64))

    @cached_property
    def embeddedness(self) -> Integers:
        """How many common contacts the ends of each tie have."""
        pairs, size = self.contacts, len(self.network)
        order = np.argsort(pairs.ranks[np.stack(self.ends)], axis=0)
        low, high = np.take_along_axis(np.stack(self.ends), order, axis=0)
        keys = pairs.tails.astype(np.int64) * size + pairs.heads
        found: Integers = self.common[np.searchsorted(keys, low * size + high)]
        return found

    @cached_property
    def spans(self) -> Integers:
        """Steps between the ends of each tie without it; 0 if nothing else joins them."""
        spans = np.full(len(self.places), 2, dtype=np.int64)
        alone = np.flatnonzero(self.embeddedness == 0)
        pointers, heads, *_rest = either_way(self.network)
        tails, ends = (end[alone] for end in self.ends)
        work = len(alone) * (len(heads) + len(self.network))
        parts = SPANS.spread(work, even(len(alone)), pointers, heads, tails, ends)
        spans[alone] = added(parts)[0]
        return spans

    @cached_property
    def bridges(self) -> NDArray[np.bool_]:
        """Whether nothing else joins the ends of each tie."""
        pointers, heads, *_rest = either_way(self.network)
        beyond = BRIDGES.run(2 * len(heads) + 8 * len(self.network), pointers, heads)
        tails, ends = self.ends
        found: NDArray[np.bool_] = (beyond[tails] == ends) | (beyond[ends] == tails)
        return found

    def edge_betweenness(self, groups: Groups | None = None) -> Floats:
        """Return the share of shortest paths over each tie: all, or those between groups."""
        total = self._on_arcs(groups)
        if self.network.directed:
            return total
        return self._folded(total)

    def _on_arcs(self, groups: Groups | None) -> Floats:
        if groups is None:
            return betweenness(self.network, on_ties=True)[1]
        total = np.zeros(len(self.network.out))
        for code in range(len(groups.labels)):
            targets = ((groups.codes >= 0) & (groups.codes != code)).astype(float)
            sources = np.flatnonzero(groups.codes == code)
            total += betweenness(self.network, sources, targets, on_ties=True)[1]
        return total

    def _folded(self, total: Floats) -> Floats:
        """Add the two arcs of each pair; every pair of ends was counted from both of them."""
        arcs, size = self.network.out, len(self.network)
        keys = arcs.tails.astype(np.int64) * size + arcs.heads
        tails, heads = self.ends
        back = np.searchsorted(keys, heads * size + tails)
        halves: Floats = total / 2
        folded: Floats = halves[self.places] + halves[back]
        return folded

    def crossing_ties(self) -> Floats:
        """1 for a tie between groups, 0 for one within; NaN where an end has no group."""
        tails, heads = (self.known_groups.codes[end] for end in self.ends)
        known = (tails >= 0) & (heads >= 0)
        crossing: Floats = np.where(known, (tails != heads).astype(float), np.nan)
        return crossing

    def values(self, name: str) -> Floats:
        """Return the values of the measure ``name`` of the register (scope tie)."""
        if name == "edge_betweenness":
            return self.edge_betweenness()
        if name == "cross_edge_betweenness":
            return self.edge_betweenness(self.known_groups)
        if name == "crosses":
            return self.crossing_ties()
        return self._local(name)

    def _local(self, name: str) -> Floats:
        if name == "common_contacts":
            return self.embeddedness.astype(float)
        if name == "bridge":
            return self.bridges.astype(np.float64)
        spans: Floats = self.spans.astype(float)
        return np.where(spans > 0, spans, np.nan)
