"""What inviting one actor would change, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext, percentage
from codev_graph.network.gaps._objective import CoverageGain
from codev_graph.network.gaps._plausible import PlausibleTie
from codev_graph.network.gaps._words import in_words
from codev_graph.terms import concept_by_iri

NAMED: Final = 5
"""So many areas are named; of more, the rest is counted."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What inviting an actor would change; in a best set, beyond those invited before it.

    Attributes:
        actor: Its IRI.
        name: Its name.
        city_name: Its city's name, or an empty string.
        coverage: What it adds to the coverage.
        ties: The ties it would plausibly bring.
        cross_ties: How many new pairs of actors of two cities those ties join.
        redundancy: By how many more actors one must lose to part the cities; ``None`` where it
            was not computed.
        without_town_halls: The gain in the share of areas tied across the border once every town
            hall has left; NaN where there are no areas.
        single_departure: The same once one actor has left, on average.
        areas: IRIs of the areas that it would take up; empty where none is known.
        reaches: The names of the cities in which it already has a tie.
    """

    actor: str
    name: str
    city_name: str
    coverage: CoverageGain
    ties: tuple[PlausibleTie, ...]
    cross_ties: int
    redundancy: int | None
    without_town_halls: float
    single_departure: float
    areas: frozenset[str] = frozenset()
    reaches: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What it would change in one sentence, in the language in force."""
        told = "; ".join(filter(None, (self._standing(), *self._changes())))
        return _("{name}: {changes}.").format(name=self.name, changes=told)

    def _standing(self) -> str:
        """Say why it gains no coverage, and what it has instead; nothing where it gains some."""
        gain = self.coverage
        if gain.filled or gain.backed or gain.two_sided:
            return ""
        if not self.city_name:
            return self._between()
        if not self.areas:
            return _("its areas are not known: ask it")
        text = _("in {areas} its class is already held in {city} by two or more")
        return text.format(areas=_labelled(self.areas), city=self.city_name)

    def _between(self) -> str:
        if not self.reaches:
            return _("of no single city, it fills no cell of either")
        text = _("of no single city, it fills no cell, but it already has ties in {cities}")
        return text.format(cities=in_words(self.reaches))

    def _changes(self) -> Iterator[str]:
        """Yield what it would change; an empty text for what it would not."""
        new = self.coverage.areas
        if new:
            text = ngettext(
                "would bring {areas} to {city}, where nobody of its class is on record in it",
                "would bring {areas} to {city}, where nobody of its class is on record in them",
                len(new),
            )
            yield text.format(areas=_labelled(new), city=self.city_name)
        n = self.coverage.backed
        yield _told(
            n, ngettext("gives {n} cell a second actor", "gives {n} cells a second actor", n)
        )
        n = self.coverage.two_sided
        yield _told(
            n,
            ngettext(
                "answers the other city in {n} area", "answers the other city in {n} areas", n
            ),
        )
        n = self.cross_ties
        yield _told(
            n, ngettext("brings {n} tie across the border", "brings {n} ties across the border", n)
        )
        n = self.redundancy or 0
        yield _told(
            n,
            ngettext("{n} more way between the cities", "{n} more ways between the cities", n),
        )
        share = self.without_town_halls
        if share > 0:
            text = _("{share} more of the areas would outlast the town halls")
            yield text.format(share=percentage(share))


def _told(count: int, text: str) -> str:
    return text.format(n=count) if count else ""


def _labelled(areas: Iterable[str]) -> str:
    """Return the areas by their labels, in order."""
    concepts = ((area, concept_by_iri(area)) for area in areas)
    labels = sorted(concept.label() if concept else area for area, concept in concepts)
    return in_words(labels, NAMED)
