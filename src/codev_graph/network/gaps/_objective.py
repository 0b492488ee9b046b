"""What invitations add to the coverage: a monotone submodular objective, and its greedy best set.

The objective adds up three counts, each with a weight: cells that become non-empty; cells that no
longer hang on one actor; classes in an area that one city alone holds and another comes to hold.
Each is the number of things covered, or a concave function of how often: so the whole is monotone
and submodular, and the greedy set of k reaches at least 1 − 1/e of the best (Nemhauser, Wolsey and
Fisher 1978). A class in an area that no city holds yet counts by its cells alone: paying for the
second of two cities more than for the first would not be submodular.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from math import inf
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network.gaps._coverage import CoverageCell, Place
from codev_graph.network.gaps._scene import Party, Scene

ENOUGH: Final = 2
"""From so many actors on, a cell no longer hangs on one."""

Side = tuple[str, str, str]
"""Agreement, class and area of a cell, by IRI: all but the city."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each gain in coverage counts.

    Attributes:
        filled: A cell that becomes non-empty.
        backed: A cell that no longer hangs on a single actor; not more than ``filled``.
        two_sided: A class in an area that one city alone holds, and another comes to hold.

    Raises:
        NetworkError: if a weight is negative or not finite, or ``backed`` is greater than
            ``filled``: the objective would be no longer monotone and submodular.
    """

    filled: float = 1.0
    backed: float = 0.5
    two_sided: float = 0.5

    def __post_init__(self) -> None:
        """Refuse what would void the promise of the greedy choice."""
        for each in fields(self):
            if not 0 <= getattr(self, each.name) < inf:
                raise NetworkError(each.name, _("a weight is a finite number, zero or more"))
        if self.backed > self.filled:
            raise NetworkError("backed", _("this weight can not be greater than “filled”"))

    def __str__(self) -> str:
        """Say what counts how much, in the language in force."""
        return _(
            "Coverage gained: {filled:g} for a cell that becomes non-empty, {backed:g} for one "
            "that no longer hangs on one actor, {two_sided:g} for a class in an area that one city "
            "alone held and another comes to hold."
        ).format(filled=self.filled, backed=self.backed, two_sided=self.two_sided)


@dataclass(frozen=True, slots=True)
class CoverageGain:
    """What one or more invitations add to the objective.

    Attributes:
        filled: How many cells become non-empty.
        backed: How many cells come to have two actors or more.
        two_sided: How many classes in an area, held by one city alone, another comes to hold.
        total: The three by their weights.
        areas: IRIs of the areas of the cells that become non-empty.
    """

    filled: int
    backed: int
    two_sided: int
    total: float
    areas: frozenset[str] = frozenset()


class Objective:
    """The coverage as it stands, to which invited actors are added one by one.

    Args:
        cells: The cells; those without actors may be left out.
        covers: The cells that each actor would be in. Nobody else adds anything.
        weights: What each gain counts.
    """

    def __init__(
        self,
        cells: Iterable[CoverageCell],
        covers: Mapping[str, Collection[Place]],
        weights: Weights | None = None,
    ) -> None:
        self._weights = weights or Weights()
        self._covers = covers
        self._counts: Counter[Place] = Counter()
        holders: dict[Side, list[str]] = defaultdict(list)
        for cell in cells:
            if cell.actors:
                self._counts[cell.place] = cell.actors
                holders[_side(cell.place)].append(cell.city)
        self._alone = {side: cities[0] for side, cities in holders.items() if len(cities) == 1}

    def gain(self, actor: str) -> CoverageGain:
        """Return what one more actor would add to those added so far."""
        places = self._covers.get(actor, ())
        empty = [place for place in places if self._counts[place] == 0]
        filled = len(empty)
        backed = sum(self._counts[place] == ENOUGH - 1 for place in places)
        two_sided = sum(self._answers(place) for place in places)
        weights = self._weights
        total = weights.filled * filled + weights.backed * backed + weights.two_sided * two_sided
        areas = frozenset(area for _agreement, _city, _class, area in empty)
        return CoverageGain(filled, backed, two_sided, total, areas)

    def add(self, actor: str) -> CoverageGain:
        """Add an actor, and return what that added."""
        found = self.gain(actor)
        for place in self._covers.get(actor, ()):
            self._counts[place] += 1
            if self._answers(place):
                del self._alone[_side(place)]
        return found

    def _answers(self, place: Place) -> bool:
        """Return whether the cell faces one that another city alone holds."""
        return self._alone.get(_side(place), place.city) != place.city


def _side(place: Place) -> Side:
    return place.agreement, place.actor_class, place.area


def lazy_greedy(
    objective: Objective, actors: Sequence[str], k: int
) -> Iterator[tuple[str, CoverageGain]]:
    """Yield the set of k that the greedy choice makes: whoever adds most, the first of equals.

    It ends early once nobody adds anything. A gain once computed bounds every later one from
    above, because gains never grow; so only those are asked again who must be (Minoux 1978).
    """
    unique = dict.fromkeys(actors)
    queue = [(-objective.gain(actor).total, place, actor, 0) for place, actor in enumerate(unique)]
    heapq.heapify(queue)
    chosen = 0
    while queue and chosen < k and queue[0][0] < 0:
        _bound, place, actor, asked = heapq.heappop(queue)
        if asked == chosen:
            chosen += 1
            yield actor, objective.add(actor)
        else:
            heapq.heappush(queue, (-objective.gain(actor).total, place, actor, chosen))


def places_of(scene: Scene, party: Party, areas: Collection[str]) -> tuple[Place, ...]:
    """Return the cells that an actor would be in if it took up some areas; none without a city."""
    agreements = scene.agreed.get(party.city, {}).items()
    return tuple(
        Place(agreement, party.city, party.actor_class, area)
        for agreement, named in agreements
        for area in sorted(named.intersection(areas))
    )
