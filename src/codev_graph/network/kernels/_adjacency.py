"""A NetworkX graph as compressed sparse rows, with what was dropped or merged counted."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.errors import NetworkError

if TYPE_CHECKING:
    import networkx as nx

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Heads = NDArray[np.int32]

WEIGHT: Final = "weight"
"""The attribute in which NetworkX keeps how strong a tie is."""

USABLE: Final = (1e-100, 1e100)
"""Least and greatest strength or length: sums of their products neither overflow nor vanish."""


@dataclass(frozen=True)
class Arcs:
    """Arcs by tail: those of node ``i`` stand at ``pointers[i]:pointers[i + 1]``, heads ascending.

    Attributes:
        pointers: ``n + 1`` positions.
        heads: The node that each arc points to.
        strengths: How strong each arc is, all positive; 1 where the network carries no strengths.
        lengths: How long each arc is for paths, or ``None``: every arc counts one step.
    """

    pointers: Integers
    heads: Heads
    strengths: Floats
    lengths: Floats | None = None

    def __len__(self) -> int:
        """Return the number of arcs."""
        return len(self.heads)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.pointers) - 1

    @property
    def degrees(self) -> Integers:
        """The number of arcs of each node."""
        return np.diff(self.pointers)

    @cached_property
    def tails(self) -> Heads:
        """The node that each arc comes from."""
        return np.repeat(np.arange(len(self.pointers) - 1, dtype=np.int32), self.degrees)

    def reversed(self) -> Arcs:
        """Return the same arcs the other way round."""
        return arcs_of(len(self.pointers) - 1, self.heads, self.tails, self.strengths, self.lengths)


def arcs_of(
    size: int, tails: Heads, heads: Heads, strengths: Floats, lengths: Floats | None
) -> Arcs:
    """Return arcs sorted by tail and head; no arc may be given twice."""
    order = np.argsort(tails.astype(np.int64) * max(size, 1) + heads)
    pointers = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(counted(tails, size), out=pointers[1:])
    sorted_lengths = None if lengths is None else lengths[order]
    return Arcs(pointers, heads[order], strengths[order], sorted_lengths)


@dataclass(frozen=True)
class Adjacency:
    """A network: its nodes in order, its arcs, and what was left out of them.

    An undirected tie is two arcs. ``loops`` counts the dropped ties of a node with itself,
    ``merged`` the parallel ties that were added to another one (strengths are summed, the
    shortest length kept).
    """

    nodes: tuple[Hashable, ...]
    directed: bool
    weighted: bool
    out: Arcs
    loops: int = 0
    merged: int = 0

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    @property
    def ties(self) -> int:
        """The number of ties: arcs of a directed network, pairs of an undirected one."""
        return len(self.out) if self.directed else len(self.out) // 2

    @cached_property
    def into(self) -> Arcs:
        """The arcs by head; the very same object where the network is undirected."""
        return self.out.reversed() if self.directed else self.out

    @cached_property
    def positions(self) -> dict[Hashable, int]:
        """The place of each node."""
        return {node: place for place, node in enumerate(self.nodes)}

    def notes(self) -> list[str]:
        """Say what was dropped or merged, in the language in force; empty if nothing was."""
        loops = ngettext(
            "{n} tie of an actor with itself was dropped.",
            "{n} ties of actors with themselves were dropped.",
            self.loops,
        )
        merged = ngettext(
            "{n} parallel tie was merged into another one.",
            "{n} parallel ties were merged into others.",
            self.merged,
        )
        counted = ((loops, self.loops), (merged, self.merged))
        return [text.format(n=count) for text, count in counted if count]


def adjacency(
    graph: nx.Graph[Any], weight: str | None = WEIGHT, distance: str | None = None
) -> Adjacency:
    """Read a NetworkX graph of any kind.

    Args:
        graph: Directed or not, with or without parallel ties and loops; it is not changed.
        weight: The tie attribute that says how strong a tie is. With ``None``, or if no tie has
            the usual :data:`WEIGHT`, every tie has strength 1 and the network is unweighted.
        distance: The tie attribute that says how long a tie is, for paths; never the strength.

    Raises:
        NetworkError: if ``graph`` is no NetworkX graph, an attribute is missing on some ties
            only, is not a positive number in the range of :data:`USABLE`, or one asked for is
            on no tie at all (``distance``, or a ``weight`` that is not the usual one).
    """
    refuse_unless_graph(graph)
    listed = _listed(graph)
    nodes, tails, heads = listed.nodes, listed.tails, listed.heads
    strengths, lengths = listed.numbers(weight), listed.numbers(distance)
    asked = ((None if weight == WEIGHT else weight, strengths), (distance, lengths))
    for name, numbers in asked:
        if name is not None and numbers is None and len(heads):
            raise NetworkError(name, _("no tie has this attribute"))
    kept = tails != heads
    loops = int(np.count_nonzero(~kept))
    weighted = strengths is not None
    plain = np.ones(len(heads)) if strengths is None else strengths
    arcs = merged(
        len(nodes),
        tails[kept],
        heads[kept],
        plain[kept],
        None if lengths is None else lengths[kept],
    )
    if not weighted:
        arcs.strengths.fill(1.0)
    doubles = int(np.count_nonzero(kept)) - len(arcs)
    share = 1 if graph.is_directed() else 2
    return Adjacency(nodes, graph.is_directed(), weighted, arcs, loops, doubles // share)


def refuse_unless_graph(graph: object) -> None:
    """Refuse what is no NetworkX graph.

    Raises:
        NetworkError: if it is none; it carries what kind of thing it is.
    """
    import networkx as nx

    if not isinstance(graph, nx.Graph):
        raise NetworkError(type(graph).__name__, _("this is not a NetworkX graph"))


def summed(places: NDArray[np.integer[Any]], weights: NDArray[Any], size: int) -> Floats:
    """Sum ``weights`` by place; ``size`` is the number of places."""
    return np.bincount(places, weights, size).astype(np.float64, copy=False)


def counted(places: NDArray[np.integer[Any]], size: int) -> Integers:
    """Count how often each place occurs; ``size`` is the number of places."""
    return np.bincount(places, minlength=size).astype(np.int64, copy=False)


@dataclass(frozen=True)
class _Listed:
    """Tail, head and attributes of every arc as stored: an undirected tie stands twice."""

    nodes: tuple[Hashable, ...]
    tails: Heads
    heads: Heads
    attributes: list[dict[str, Any]]

    def numbers(self, name: str | None) -> Floats | None:
        """Return one attribute of all arcs, or ``None`` if no arc has it.

        Raises:
            NetworkError: if some have it only, or a value can not be used; it names a tie.
        """
        if name is None or not any(name in attribute for attribute in self.attributes):
            return None
        missing = sum(name not in attribute for attribute in self.attributes)
        if missing:
            text = ngettext(
                "{n} stored tie has no such attribute, others have",
                "{n} stored ties have no such attribute, others have",
                missing,
            )
            raise NetworkError(name, text.format(n=missing))
        values = [attribute[name] for attribute in self.attributes]
        numbers = _numbers(values)
        usable = (numbers >= USABLE[0]) & (numbers <= USABLE[1])
        if not usable.all():
            place = int(np.argmin(usable))
            raise NetworkError(name, self._unusable(place, values[place]))
        return numbers

    def _unusable(self, place: int, value: object) -> str:
        text = _(
            "every value must be a positive number, from {least:g} to {most:g}; the tie between "
            "“{tail}” and “{head}” has “{value}”"
        )
        tail, head = self.nodes[self.tails[place]], self.nodes[self.heads[place]]
        return text.format(least=USABLE[0], most=USABLE[1], tail=tail, head=head, value=value)


def _listed(graph: nx.Graph[Any]) -> _Listed:
    nodes = tuple(graph)
    places = {node: place for place, node in enumerate(nodes)}
    rows = [row for _node, row in graph.adjacency()]
    counts = np.fromiter(map(len, rows), np.int64, len(rows))
    heads = np.fromiter(
        map(places.__getitem__, chain.from_iterable(rows)), np.int32, int(counts.sum())
    )
    tails = np.repeat(np.arange(len(rows), dtype=np.int32), counts)
    cells = [cell for row in rows for cell in row.values()]
    if not graph.is_multigraph():
        return _Listed(nodes, tails, heads, cells)
    parallel = np.fromiter(map(len, cells), np.int64, len(cells))
    attributes = list(chain.from_iterable(cell.values() for cell in cells))
    return _Listed(nodes, np.repeat(tails, parallel), np.repeat(heads, parallel), attributes)


def _numbers(values: list[Any]) -> Floats:
    """Return values as numbers, NaN for what is none."""
    try:
        return np.fromiter(map(float, values), np.float64, len(values))
    except (TypeError, ValueError, OverflowError):
        return np.fromiter(map(_number, values), np.float64, len(values))


def _number(value: Any) -> float:  # noqa: ANN401 - what somebody wrote at a tie
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return float("nan")


def merged(
    size: int, tails: Heads, heads: Heads, strengths: Floats, lengths: Floats | None
) -> Arcs:
    """Return the arcs with parallel ones made one: strengths summed, the shortest length kept."""
    keys = tails.astype(np.int64) * max(size, 1) + heads
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    pointers = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(counted(tails[order][first], size), out=pointers[1:])
    total, shortest = strengths[order], None if lengths is None else lengths[order]
    if len(first) < len(keys):
        total = np.add.reduceat(total, first)
        shortest = None if shortest is None else np.minimum.reduceat(shortest, first)
    return Arcs(pointers, heads[order][first], total, shortest)
