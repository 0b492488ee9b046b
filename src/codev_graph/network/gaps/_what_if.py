"""What if actors leave, or others come: the twinning before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext, percentage
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network.gaps._effects import Case, Effect, with_ties
from codev_graph.network.gaps._finding import Names, find_kind, of_kinds
from codev_graph.network.gaps._plausible import Plausible, PlausibleTie, Rule
from codev_graph.network.gaps._scene import Scene, TieAreas, pair

TITLED: Final = 2
"""So many actors are named in a heading."""
COLUMNS: Final = ("measure", "label", "before", "after", "low", "high", "actors")


@dataclass(frozen=True)
class WhatIf:
    """The twinning before and after. Printing it says what was assumed and what comes of it.

    Attributes:
        removed: The names of those who leave.
        added: The names of those who come.
        share: The share of the others that leave at random, from 0 to 1.
        runs: How many times they were drawn; 0 without chance.
        seed: The seed they were drawn with.
        rule: Which ties those who come were assumed to bring, where none were named.
        effects: The numbers.
        ruled: The names of those who come without named ties: the rule says which they bring.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    share: float
    runs: int
    seed: int
    rule: Rule
    effects: tuple[Effect, ...]
    ruled: tuple[str, ...] = ()

    def __getitem__(self, measure: str) -> Effect:
        """Return the effect on one measure.

        Raises:
            KeyError: if there is none of this name.
        """
        for effect in self.effects:
            if effect.measure == measure:
                return effect
        raise KeyError(measure)

    @property
    def title(self) -> str:
        """What was assumed, short enough for a heading, in the language in force."""
        parts = [f"− {_named(self.removed)}"] if self.removed else []
        parts += [f"+ {_named(self.added)}"] if self.added else []
        return "; ".join(
            parts + ([f"− {percentage(self.share)} × {self.runs}"] if self.runs else [])
        )

    def table(self) -> Table:
        """Return one tidy row for each measure; undefined values are ``None``."""
        return Table.of(COLUMNS, (_row(effect) for effect in self.effects))

    def __str__(self) -> str:
        """Say it in sentences, in the language in force."""
        return " ".join((*self._assumed(), *self._found()))

    def _assumed(self) -> Iterator[str]:
        if self.removed:
            yield _("Leaving: {actors}.").format(actors="; ".join(self.removed))
        if self.added:
            yield _("Coming: {actors}.").format(actors="; ".join(self.added))
        if self.ruled:
            if len(self.ruled) < len(self.added):
                yield _("Ties are assumed for: {actors}.").format(actors="; ".join(self.ruled))
            yield str(self.rule)
        if self.runs:
            yield _(
                "{share} of the others leave at random, {runs} times (seed {seed}); the "
                "interval holds 95% of the runs."
            ).format(share=percentage(self.share, 1), runs=self.runs, seed=self.seed)
        if not (self.removed or self.added or self.runs):
            yield _("Nobody leaves and nobody comes.")

    def _found(self) -> Iterator[str]:
        areas = self["tied_areas"]
        if areas.before is None or areas.after is None:
            yield _("No area is agreed on.")
        else:
            yield _("Areas tied across the border: {before} before, {after} after.").format(
                before=percentage(areas.before), after=percentage(areas.after)
            )
        for measure, told in (("cut_off", _cut_off), ("only_bridges", _bridges)):
            actors = self[measure].actors
            if actors:
                yield told(len(actors)).format(n=len(actors), actors="; ".join(actors))
        bridges = self["only_bridges"]
        if bridges.actors and bridges.former:
            yield _("Indispensable before: {actors}.").format(actors="; ".join(bridges.former))


def _named(actors: tuple[str, ...]) -> str:
    more = len(actors) - TITLED
    if more <= 0:
        return "; ".join(actors)
    text = ngettext("{actors} and {n} other", "{actors} and {n} others", more)
    return text.format(actors="; ".join(actors[:TITLED]), n=more)


def _cut_off(count: int) -> str:
    return ngettext(
        "{n} actor loses every path to the other city: {actors}.",
        "{n} actors lose every path to the other city: {actors}.",
        count,
    )


def _bridges(count: int) -> str:
    return ngettext(
        "{n} actor becomes indispensable, no path joining two twinned cities without it: {actors}.",
        "{n} actors become indispensable, no path joining two twinned cities without each of "
        "them: {actors}.",
        count,
    )


def _row(effect: Effect) -> tuple[Cell, ...]:
    numbers = (effect.before, effect.after, effect.low, effect.high)
    return (effect.measure, effect.label, *numbers, "|".join(effect.actors) or None)


def what_if(
    scene: Scene,
    *,
    remove: Iterable[str] = (),
    remove_class: Iterable[str] = (),
    remove_random: float = 0.0,
    add: Iterable[str] | Mapping[str, TieAreas] = (),
    runs: int = 1000,
    seed: int = 0,
    rule: Rule | None = None,
) -> WhatIf:
    """Return the twinning before and after some actors leave and others come.

    Args:
        scene: The actors, their ties and the areas.
        remove: Who leaves: ids, names or acronyms.
        remove_class: Classes or kinds of actors who leave, by notation or label.
        remove_random: The share of the others that leaves at random, from 0 to 1.
        add: Who comes: ids, names or acronyms. As a mapping each with its ties, as pairs of IRIs
            and the areas of each; where there are none, and for all otherwise, the rule says.
        runs: How many times the random departures are drawn.
        seed: The seed they are drawn with.
        rule: Which ties those who come would plausibly bring.

    Returns:
        What can not be defined (shares of no areas, fragmentation of fewer than two actors) is
        ``None``. With random departures the distances and the names are not told.

    Raises:
        NetworkError: if nobody, or more than one, is called so; if one who is removed
            is added; for a share that is none.
    """
    if not 0 <= remove_random <= 1:
        raise NetworkError(str(remove_random), _("a share is a number from 0 to 1"))
    if runs < 0:
        raise NetworkError(str(runs), _("this can not be negative"))
    names, rule = Names(scene), rule or Rule()
    gone = {names.find(text) for text in remove}
    told = add if isinstance(add, Mapping) else {text: {} for text in add}
    by_actor = {names.find(text): ties for text, ties in told.items()}
    for actor in gone & {*by_actor}:
        raise NetworkError(scene.name(actor), _("it can not both leave and come"))
    gone.update(of_kinds(scene, [find_kind(text) for text in remove_class]))
    ruled = [actor for actor, ties in by_actor.items() if not ties]
    coming = _coming(by_actor, Plausible(scene, rule).ties_of(ruled), gone)
    case = Case(scene, with_ties(scene, coming), sorted(gone))
    drawn = runs if remove_random else 0
    random = case.drawn(remove_random, drawn, seed) if drawn else None
    return WhatIf(
        removed=tuple(scene.name(actor) for actor in case.gone),
        added=tuple(map(scene.name, by_actor)),
        share=remove_random if drawn else 0.0,
        runs=drawn,
        seed=seed,
        rule=rule,
        effects=tuple(case.effects() if random is None else case.random_effects(random)),
        ruled=tuple(map(scene.name, ruled)),
    )


def _coming(
    by_actor: Mapping[str, TieAreas],
    assumed: Iterable[PlausibleTie],
    gone: set[str],
) -> TieAreas:
    """Return the ties of those who come, with the areas of each; none with those who leave."""
    ties = {tie.ends: tie.areas for tie in assumed}
    for named in by_actor.values():
        ties |= {pair(*ends): areas for ends, areas in named.items()}
    return {ends: areas for ends, areas in ties.items() if not gone & {*ends}}
