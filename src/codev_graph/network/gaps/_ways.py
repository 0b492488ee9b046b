"""The ways by which an actor can be reached now: who, of those taking part, leads to it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from codev_graph.network.gaps._occupancy import Actors
from codev_graph.network.gaps._scene import Pair, pair
from codev_graph.network.gaps._trust import TRUSTED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# A length orders paths by pairs not trusted, then steps, then distrust: each outweighs the sum of
# the next over any path that is no longer than a million steps.
_UNTRUSTED: Final = 1e6
_STEP: Final = 1.0
_DISTRUST: Final = 1e-7
MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A path from an actor that takes part to one that is to be reached.

    Attributes:
        actors: The IRIs along it, both ends included: two or more.
        trust: The product of the trust in its pairs, from 0 to 1.
        trusted: Whether every pair on it is trusted.
    """

    actors: tuple[str, ...]
    trust: float
    trusted: bool

    @property
    def introducer(self) -> str:
        """The IRI of the actor that is tied to the one to be reached."""
        return self.actors[-2]


class Ways:
    """The shortest trusted paths from the actors that take part; see :func:`trust_rule`.

    Args:
        trust: The trust in each pair of actors.
        actors: The actors: those that take part are where ways begin. Of ways alike, the one that
            begins in the city of the actor to be reached is first.
    """

    def __init__(self, trust: Mapping[Pair, float], actors: Actors) -> None:
        self._trust = trust
        self._actors = actors
        self._tied: dict[str, list[str]] = defaultdict(list)
        for one, other in trust:
            self._tied[one].append(other)
            self._tied[other].append(one)

    def to(self, actor: str) -> tuple[Way, ...]:
        """Return the best ways to an actor, at most three, each by another introducer.

        Returns:
            Nothing for an actor that no tie joins to one that takes part, over others or not.
        """
        found = [self._way(path) for path in self._paths(actor)]
        home = self._city(actor)
        return tuple(sorted(found, key=lambda way: self._order(way, home))[:MOST])

    def _order(self, way: Way, home: str) -> tuple[int, int, bool, float, tuple[str, ...]]:
        doubtful = sum(self._pair(*ends) < TRUSTED for ends in pairwise(way.actors))
        begins_elsewhere = not home or self._city(way.actors[0]) != home
        return doubtful, len(way.actors), begins_elsewhere, -way.trust, way.actors

    def _paths(self, actor: str) -> Iterator[tuple[str, ...]]:
        """Yield a path by each actor tied to this one that is reached without it."""
        for near in self._tied.get(actor, ()):
            path = self._from_involved(near)
            if path and actor not in path:
                yield (*path, actor)

    def _way(self, path: tuple[str, ...]) -> Way:
        steps = [self._pair(one, other) for one, other in pairwise(path)]
        return Way(path, math.prod(steps), min(steps) >= TRUSTED)

    def _pair(self, one: str, other: str) -> float:
        return self._trust[pair(one, other)]

    def _from_involved(self, actor: str) -> tuple[str, ...]:
        """Return the best path from an actor that takes part to this one; empty if there is none.

        It is the actor alone if it takes part itself.
        """
        place = self._places[actor]
        if not math.isfinite(self._reached[0][place]):
            return ()
        path = [place]
        while (place := int(self._reached[1][place])) >= 0:
            path.append(place)
        return tuple(self._names[each] for each in reversed(path))

    def _city(self, actor: str) -> str:
        known = self._actors.get(actor)
        return known.city if known else ""

    def _involved(self, actor: str) -> bool:
        known = self._actors.get(actor)
        return known is not None and known.involved

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._tied)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self._names)}

    @cached_property
    def _reached(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int32]]:
        """The length from the nearest actor that takes part, and the actor before, of each."""
        import numpy as np
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import dijkstra

        size = len(self._names)
        starts = [self._places[name] for name in self._names if self._involved(name)]
        if not starts:
            return np.full(size, np.inf), np.full(size, -1, dtype=np.int32)
        rows = [self._places[one] for one, _other in self._trust]
        columns = [self._places[other] for _one, other in self._trust]
        lengths = [_length(trust) for trust in self._trust.values()]
        graph = csr_array((lengths, (rows, columns)), shape=(size, size))
        found = dijkstra(
            graph, directed=False, indices=starts, return_predecessors=True, min_only=True
        )
        return found[0], found[1]


def _length(trust: float) -> float:
    doubt = -math.log(max(trust, 1e-12))
    return (_UNTRUSTED if trust < TRUSTED else 0.0) + _STEP + _DISTRUST * doubt
