"""The ties that an actor would plausibly bring if it were invited: a stated, adjustable rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.network.gaps._scene import Pair, Party, Scene, pair, wider_kinds

Sort = Literal["town-hall", "own-city", "counterpart"]
Scope = Literal["likely", "documented", "sector", "all"]
"""The areas that an actor would take up: where a source shows it active or that match its sectors
and kind; only the former; only the latter; every area agreed on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which ties an invited actor would plausibly bring. Printing it says so.

    Attributes:
        sorts: The sorts of ties that count.
        most: At most so many ties of the sorts ``own-city`` and ``counterpart`` each, those with
            the most areas in common first, then those best connected; ``None`` for all.
        areas: Which of the areas agreed on for its city it would take up.
    """

    sorts: tuple[Sort, ...] = get_args(Sort)
    most: int | None = 3
    areas: Scope = "likely"

    def __str__(self) -> str:
        """Say which ties are assumed, in the language in force."""
        return " ".join((_("An invited actor is assumed to bring ties:"), self._ties(), self._up()))

    def _ties(self) -> str:
        told = {
            "town-hall": _(
                "to the town halls of its city that take part (of every city, if it is of none)"
            ),
            "own-city": _("to {most} of its city that take part in an area it would take up"),
            "counterpart": _(
                "to {most} across the border that take part or are invited with it, of its own "
                "kind, else of its class"
            ),
        }
        kept = [told[sort].format(most=self._most()) for sort in self.sorts]
        return "; ".join(kept or [_("none")]) + "."

    def _most(self) -> str:
        if self.most is None:
            return _("all others")
        text = ngettext("at most {n} other", "at most {n} others", self.most)
        return text.format(n=self.most)

    def _up(self) -> str:
        told = {
            "likely": _(
                "Of the areas agreed on for its city it would take up those in which a source "
                "shows it active and those that match its sectors or its kind; where neither says "
                "any, none."
            ),
            "documented": _(
                "Of the areas agreed on for its city it would take up those in which a source "
                "shows it active."
            ),
            "sector": _(
                "Of the areas agreed on for its city it would take up those that match its "
                "sectors or its kind."
            ),
            "all": _("It would take up every area agreed on for its city."),
        }
        return told[self.areas]


@dataclass(frozen=True, slots=True)
class PlausibleTie:
    """A tie that an invited actor would plausibly bring.

    Attributes:
        actor: IRI of the invited actor.
        other: IRI of the actor at the other end.
        sort: Why it is plausible.
        areas: IRIs of the areas that both would be active in; empty where none is known.
    """

    actor: str
    other: str
    sort: Sort
    areas: frozenset[str]

    @property
    def ends(self) -> Pair:
        """Both ends in order."""
        return pair(self.actor, self.other)

    def seen_from(self, actor: str) -> PlausibleTie:
        """Return the tie with ``actor``, one of its ends, as the one that brings it."""
        return self if actor == self.actor else replace(self, actor=actor, other=self.actor)


@dataclass(frozen=True)
class Plausible:
    """The rule applied to a scene: what each actor would take up, and the ties it would bring."""

    scene: Scene
    rule: Rule
    _found: dict[tuple[Hashable, ...], list[str]] = field(default_factory=dict, init=False)

    def areas(self, actor: str) -> frozenset[str]:
        """Return the areas that an actor would take up; those of an involved one are as they are.

        An actor of no city may take up the areas of every agreement.
        """
        party = self.scene.parties[actor]
        if party.involved:
            return party.areas
        room = self._rooms[party.city]
        expected = {
            "likely": party.areas | party.likely,
            "documented": party.areas,
            "sector": party.likely,
            "all": room,
        }
        return room & expected[self.rule.areas]

    def ties(self, actor: str, beside: Collection[str] = ()) -> tuple[PlausibleTie, ...]:
        """Return the ties of one invited actor.

        Args:
            actor: IRI of a known actor.
            beside: IRIs of those invited with it: they count as counterparts.

        Returns:
            No tie to itself and one tie to each other actor at most; empty where nobody of its
            city takes part.
        """
        party, areas = self.scene.parties[actor], self.areas(actor)
        found: dict[str, PlausibleTie] = {}
        for sort in self.rule.sorts:
            for other in self._others(sort, party, areas, beside):
                if other != actor and other not in found:
                    found[other] = PlausibleTie(actor, other, sort, areas & self.areas(other))
        return tuple(found[other] for other in sorted(found))

    def ties_of(self, actors: Collection[str]) -> tuple[PlausibleTie, ...]:
        """Return the ties of several actors invited together, each pair once."""
        ties = (tie for actor in sorted(actors) for tie in self.ties(actor, actors))
        return tuple({tie.ends: tie for tie in ties}.values())

    def _others(
        self, sort: Sort, party: Party, areas: frozenset[str], beside: Collection[str]
    ) -> list[str]:
        """Return those at the other end; actors alike have the same, so they are found once."""
        others = sorted({*beside} - {party.actor}) if sort == "counterpart" else []
        invited = tuple(others)
        key = sort, party.city, party.kind, party.actor_class, areas, invited
        if key not in self._found:
            self._found[key] = self._looked_for(sort, party, areas, invited)
        return self._found[key]

    def _looked_for(
        self, sort: Sort, party: Party, areas: frozenset[str], invited: Collection[str]
    ) -> list[str]:
        if sort == "town-hall":
            cities = (party.city,) if party.city else tuple(self.scene.agreed)
            return [p.actor for city in cities for p in self._involved[city] if p.town_hall]
        if sort == "own-city":
            here = self._involved[party.city] if party.city else []
            return self._first(areas, (p for p in here if not p.town_hall and areas & p.areas))
        return self._first(areas, self._counterparts(party, invited))

    def _counterparts(self, party: Party, invited: Collection[str]) -> list[Party]:
        """Return those of the same kind in a twinned city, else those of the same class."""
        cities = self._facing[party.city]
        across = [other for city in cities for other in self._involved[city]]
        with_it = (self.scene.parties[key] for key in invited)
        across += [other for other in with_it if other.city in cities and not other.involved]
        same_kind = [other for other in across if party.kind in wider_kinds(other.kind)]
        return same_kind or [p for p in across if p.actor_class == party.actor_class]

    def _first(self, areas: frozenset[str], others: Iterable[Party]) -> list[str]:
        """Return as many as the rule allows: most areas in common, then best connected."""
        degree = self.scene.degree
        keys = [(-len(areas & self.areas(p.actor)), -degree(p.actor), p.actor) for p in others]
        return [actor for _areas, _degree, actor in sorted(keys)[: self.rule.most]]

    @cached_property
    def _rooms(self) -> dict[str, frozenset[str]]:
        """The areas agreed on for each city; for none, those of all."""
        cities = {party.city for party in self.scene.parties.values()}
        return {city: self.scene.room(city) for city in cities}

    @cached_property
    def _involved(self) -> defaultdict[str, list[Party]]:
        """Those that take part, by city."""
        found: defaultdict[str, list[Party]] = defaultdict(list)
        for party in self.scene.parties.values():
            if party.involved:
                found[party.city].append(party)
        return found

    @cached_property
    def _facing(self) -> defaultdict[str, tuple[str, ...]]:
        """The twinned cities of each city."""
        found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for one, other in self.scene.twinned:
            found[one] += (other,)
            found[other] += (one,)
        return found
