"""The actors on whom a network depends: the key-player problems of Borgatti (2006)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import numpy as np

from codev_graph._i18n import gettext as _
from codev_graph._i18n import percentage
from codev_graph._table import Table
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unknown
from codev_graph.network.gaps._fragmenting import Fragmenting
from codev_graph.network.gaps._reaching import Reaching
from codev_graph.network.kernels._adjacency import adjacency

if TYPE_CHECKING:
    import networkx as nx

Problem = Literal["negative", "positive"]
MEASURES: Final[dict[str, str]] = {"negative": "key_players_neg", "positive": "key_players_pos"}
EXHAUSTIVE: Final = 10_000_000
"""All sets are tried if their number times that of the actors is not greater."""
COLUMNS: Final = ("measure", "place", "name", "value", "before", "exact", "actor")


@dataclass(frozen=True)
class KeyPlayers:
    """A set of key players. Printing it says what they do.

    Attributes:
        problem: ``negative`` (whose loss fragments most) or ``positive`` (who reach most).
        actors: Their nodes: those of greater effect alone first.
        names: Their names.
        value: Fragmentation without them, or the share that they reach; NaN if undefined.
        before: Fragmentation with them; 0 for the positive problem.
        steps: Within how many steps others are reached; ``None`` where distances weigh.
        exact: Whether all sets of as many were tried.
    """

    problem: Problem
    actors: tuple[Any, ...]
    names: tuple[str, ...]
    value: float
    before: float
    steps: int | None
    exact: bool

    def table(self) -> Table:
        """Return one row for each of them; the value is that of the whole set."""
        measure = MEASURES[self.problem]
        rows = zip(self.names, self.actors, strict=True)
        return Table.of(
            COLUMNS,
            (
                (measure, place, name, self.value, self.before, self.exact, str(actor))
                for place, (name, actor) in enumerate(rows, start=1)
            ),
        )

    def __str__(self) -> str:
        """Say who they are and what depends on them, in the language in force."""
        found = _("All sets of as many were tried.") if self.exact else _("Chosen one by one.")
        return f"{self._told()} {found}"

    def _told(self) -> str:
        actors = "; ".join(self.names)
        if not self.names:
            return _("There is nobody to choose.")
        if self.problem == "negative":
            text = _("Without {actors}, fragmentation goes from {before:.3f} to {value:.3f}.")
        elif self.steps is None:
            text = _("{actors} reach the others best: {value:.3f} by inverse distances.")
        else:
            text = _("{actors} reach {share} of all actors within {steps} steps.")
        return text.format(
            actors=actors,
            before=self.before,
            value=self.value,
            share=percentage(self.value, 1),
            steps=self.steps or 0,
        )


def key_players(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    k: int = 3,
    problem: Problem = "negative",
    steps: int | None = None,
) -> KeyPlayers:
    """Return the k actors whose loss fragments a network most, or who reach most of it.

    Args:
        G: Any NetworkX graph; ties count in either direction, whatever their strength. Names
            are the attribute ``name`` of the nodes, else the nodes.
        k: How many; all actors where there are fewer.
        problem: ``negative`` (KPP-NEG: fragmentation F of those left) or ``positive`` (KPP-POS).
        steps: Of the positive problem: count those reached within so many steps; by default
            everybody counts 1 / distance, and the k themselves 1.

    Returns:
        The best of all sets where these are few (``exact``). Else it is chosen one by one and
        then improved by exchanging one for another while that helps, as in the KeyPlayer
        algorithm; a positive set reaches at least 1 − 1/e of the best, because reach is monotone
        and submodular. Isolates are like others. The value is NaN where fewer than two are left.

    Raises:
        NetworkError: if ``k`` or ``steps`` is below 1, or the problem is none of the two.
    """
    _refuse(k, problem, steps)
    network = adjacency(G.to_undirected(as_view=True), None)
    search = Fragmenting(network) if problem == "negative" else Reaching(network, steps)
    size, count = len(network), min(k, len(network))
    exact = comb(size, count) * size <= EXHAUSTIVE
    chosen = best_of_all(search, size, count) if exact else _exchanged(search, count)
    alone = {number: search.value([number]) for number in chosen}
    order = sorted(chosen, key=lambda number: -alone[number])
    actors = tuple(network.nodes[number] for number in order)
    return KeyPlayers(
        problem=problem,
        actors=actors,
        names=tuple(str(G.nodes[actor].get("name", actor)) for actor in actors),
        value=search.value(order),
        before=search.value([]),
        steps=steps,
        exact=exact,
    )


def _refuse(k: int, problem: str, steps: int | None) -> None:
    refuse_unknown(problem, get_args(Problem))
    for number in (k, 1 if steps is None else steps):
        if number < 1:
            raise NetworkError(str(number), _("this must be at least 1"))


def best_of_all(search: Fragmenting | Reaching, size: int, k: int) -> list[int]:
    """Return the best of all sets of k, the first of equals."""
    if not k:
        return []
    sets = np.array(list(combinations(range(size), k)), dtype=np.int64)
    values = np.nan_to_num(search.values(sets), nan=-1.0)
    best: list[int] = sets[int(np.argmax(values))].tolist()
    return best


def _exchanged(search: Fragmenting | Reaching, k: int) -> list[int]:
    """Return a set chosen one by one, then improved by exchanges."""
    chosen = search.greedy(k)
    if not search.exchangeable:
        return chosen
    value = search.value(chosen)
    for place, number in _exchanges(search, chosen):
        changed = [*chosen[:place], number, *chosen[place + 1 :]]
        better = search.value(changed)
        if better > value + 1e-12:
            chosen[place], value = number, better
    return chosen


def _exchanges(search: Fragmenting | Reaching, chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the best replacement of each, over and over until none of them is new."""
    before: list[int] = []
    while before != list(chosen):
        before = list(chosen)
        for place in range(len(chosen)):
            others = [number for at, number in enumerate(chosen) if at != place]
            yield place, search.best_beside(others)
