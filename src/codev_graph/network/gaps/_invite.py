"""Whom to invite first: what each candidate would change, and the best set of k."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.network.gaps._coverage import Place
from codev_graph.network.gaps._crossing_areas import CrossingAreas, Robustness
from codev_graph.network.gaps._invitation import Invitation
from codev_graph.network.gaps._objective import (
    CoverageGain,
    Objective,
    Weights,
    lazy_greedy,
    places_of,
)
from codev_graph.network.gaps._plausible import Plausible, PlausibleTie, Rule
from codev_graph.network.gaps._redundancy import Redundancy
from codev_graph.network.gaps._remains import Ground
from codev_graph.network.gaps._scene import Scene
from codev_graph.terms import concept_by_iri

if TYPE_CHECKING:
    from codev_graph.network.gaps._gaps import Gaps

DETAILED: Final = 100
"""Of so many, from the first of the ranking on, the redundancy is computed: a maximum flow each."""
FLOWS: Final = 600_000
"""Of fewer, where their number times the actors and ties would be greater."""

COLUMNS: Final = (
    *("list", "place", "name", "city", "areas", "coverage_gain", "filled", "backed", "two_sided"),
    *("ties", "cross_ties", "redundancy", "without_town_halls", "single_departure"),
    *("reason", "actor_iri"),
)


@dataclass(frozen=True)
class Invitations:
    """Whom to invite first. Printing it says under which assumptions.

    Attributes:
        best: The best set of k for the coverage, in the order of choice; fewer where nobody else
            adds to it.
        ranking: Every candidate by itself: most coverage first, then most areas that outlast the
            town halls, then single departures, then ties across the border.
        before: What lasts as things are.
        after: What lasts once the best set takes part.
        rule: Which ties were assumed.
        weights: What the coverage counts.
    """

    best: tuple[Invitation, ...]
    ranking: tuple[Invitation, ...]
    before: Robustness
    after: Robustness
    rule: Rule
    weights: Weights

    def __str__(self) -> str:
        """Say the rule, the objective and what the best set promises, in the language in force."""
        promise = _(
            "The best set is chosen one by one, whoever adds most coverage first: it reaches at "
            "least 63% (1 − 1/e) of what any set of its size could."
        )
        return " ".join((str(self.rule), str(self.weights), promise))

    def table(self, most: int | None = None) -> Table:
        """Return one tidy table: the best set, then the ranking; gains as :class:`Invitation`.

        Args:
            most: How many of the ranking; ``None`` for all.
        """
        lists = (("best", self.best), ("ranking", self.ranking[:most]))
        rows = (
            (name, place, *_row(each))
            for name, invitations in lists
            for place, each in enumerate(invitations, start=1)
        )
        return Table.of(COLUMNS, rows)


def _row(found: Invitation) -> tuple[Cell, ...]:
    gain = found.coverage
    return (
        *(found.name, found.city_name or None, "|".join(_codes(found.areas))),
        *(gain.total, gain.filled, gain.backed, gain.two_sided),
        *(len(found.ties), found.cross_ties, found.redundancy),
        *(found.without_town_halls, found.single_departure, found.reason, found.actor),
    )


def _codes(areas: Collection[str]) -> list[str]:
    """Return the areas as they are written in the tables."""
    return sorted(concept.notation if (concept := concept_by_iri(area)) else area for area in areas)


def invitations(
    scene: Scene,
    gaps: Gaps,
    k: int = 5,
    rule: Rule | None = None,
    weights: Weights | None = None,
) -> Invitations:
    """Return what inviting each candidate would change, and the best set of k.

    Args:
        scene: The actors, their ties and the areas.
        gaps: The coverage and the candidates.
        k: How many to invite.
        rule: Which ties an invited actor would plausibly bring.
        weights: What each gain in coverage counts.

    Returns:
        Both lists are empty without candidates; without areas there is no coverage to gain, and
        the best set is empty.
    """
    judge = _Judge(scene, gaps, rule or Rule(), weights or Weights())
    best = judge.best(k)
    return Invitations(
        best=best,
        ranking=judge.ranking(),
        before=judge.areas.robustness(),
        after=judge.lasting([each.actor for each in best]),
        rule=judge.plausible.rule,
        weights=judge.weights,
    )


class _Judge:
    """Says what invitations would change."""

    def __init__(self, scene: Scene, gaps: Gaps, rule: Rule, weights: Weights) -> None:
        self.scene, self.weights, self._gaps = scene, weights, gaps
        self.plausible = Plausible(scene, rule)
        self.areas = CrossingAreas(scene)
        self._actors = [found.actor for found in gaps.candidates if found.actor in scene.parties]
        self._redundancy = Redundancy(Ground(scene))
        self._covers = {actor: self._places(actor) for actor in self._actors}

    def best(self, k: int) -> tuple[Invitation, ...]:
        """Return the best set of k, each with what it adds to those before it."""
        found: list[Invitation] = []
        for actor, gain in lazy_greedy(self._objective(), self._actors, k):
            before = [each.actor for each in found]
            found.append(self._invitation(actor, gain, before, detailed=True))
        return tuple(found)

    def ranking(self) -> tuple[Invitation, ...]:
        """Return every candidate by itself, those that change most first."""
        objective = self._objective()
        alone = [self._invitation(actor, objective.gain(actor)) for actor in self._actors]
        alone.sort(key=_urgency)
        size = len(self.scene.graph) + self.scene.graph.number_of_edges()
        most = min(DETAILED, FLOWS // max(size, 1))
        first = (
            self._invitation(each.actor, each.coverage, detailed=True) for each in alone[:most]
        )
        return (*first, *alone[most:])

    def lasting(self, actors: Collection[str]) -> Robustness:
        """Return what lasts once some actors take part."""
        return self.areas.robustness(_areas_of(self.plausible.ties_of(actors)))

    def _objective(self) -> Objective:
        return Objective(self._gaps.cells.occupied(), self._covers, self.weights)

    def _places(self, actor: str) -> tuple[Place, ...]:
        return places_of(self.scene, self.scene.parties[actor], self.plausible.areas(actor))

    def _invitation(
        self, actor: str, gain: CoverageGain, before: Sequence[str] = (), *, detailed: bool = False
    ) -> Invitation:
        party, invited = self.scene.parties[actor], [*before, actor]
        earlier, ties = self.plausible.ties_of(before), self.plausible.ties_of(invited)
        known = {tie.ends for tie in earlier}
        new = tuple(tie.seen_from(actor) for tie in ties if tie.ends not in known)
        was, is_now = self.lasting(before), self.lasting(invited)
        return Invitation(
            actor=actor,
            name=party.name,
            city_name=self.scene.names.get(party.city, ""),
            coverage=gain,
            ties=new,
            cross_ties=sum(self._crosses_anew(tie) for tie in new),
            redundancy=self._redundant(earlier, ties, party.city) if detailed else None,
            without_town_halls=is_now.without_town_halls - was.without_town_halls,
            single_departure=is_now.single_departure - was.single_departure,
            areas=self.plausible.areas(actor),
            reaches=self._reached(actor),
        )

    def _reached(self, actor: str) -> tuple[str, ...]:
        """Return the names of the cities in which an actor has a tie already."""
        known = self.scene.graph.adj.get(actor, ())
        return tuple(
            sorted({self.scene.names.get(self.scene.city(each), "") for each in known} - {""})
        )

    def _crosses_anew(self, tie: PlausibleTie) -> bool:
        return self.scene.crosses(*tie.ends) and not self.scene.graph.has_edge(*tie.ends)

    def _redundant(
        self, earlier: Sequence[PlausibleTie], ties: Sequence[PlausibleTie], city: str
    ) -> int:
        cuts = [self._redundancy.cuts([tie.ends for tie in each], city) for each in (earlier, ties)]
        return cuts[1] - cuts[0]


def _areas_of(ties: Sequence[PlausibleTie]) -> dict[tuple[str, str], frozenset[str]]:
    return {tie.ends: tie.areas for tie in ties}


def _urgency(found: Invitation) -> tuple[float, ...]:
    gains = (found.coverage.total, found.without_town_halls, found.single_departure)
    return tuple(0.0 if math.isnan(gain) else -gain for gain in (*gains, found.cross_ties))
