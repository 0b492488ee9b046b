"""The outlook → what the report says of departures: town halls, single actors, at random."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext, percentage
from codev_graph.network import TOWN_HALL, Network, Outlook, WhatIf, in_words
from codev_graph.views import Bar, Finding, Grid, Passage

SHARE: Final = 0.1
_TRIED: Final = 10
_SHOWN: Final = 5
# What a table can tell: counts and shares, each with its own before and after.
_SHARES: Final = ("tied_areas", "cross_reach", "fragmentation", "distance_fragmentation")


def robustness_passages(outlook: Outlook, network: Network) -> Iterator[Passage]:
    """Yield what is left without the town halls, without single actors, and by chance.

    Without a tie across the border the one passage says that there is nothing to lose.
    """
    halls = outlook.what_if(remove_class=[TOWN_HALL])
    if not halls["cross_ties_total"].before:
        yield Passage(
            (_("No tie crosses the border: there is nothing that a departure could cut."),)
        )
        return
    single = sorted(_single(outlook, network), key=_left)
    random = outlook.what_if(remove_random=SHARE, seed=0)
    yield _town_halls(halls, _bars(halls, single, random))
    yield _departures(single)
    yield _chance(random)
    yield _key_players(outlook)


def _single(outlook: Outlook, network: Network) -> Iterator[WhatIf]:
    """Yield the departure of each who holds a tie across the border, and of who holds most.

    No other can cut a tie across it. Of more than ten those with most ties across.
    """
    table = network.measures(["cross_ties"]).records()
    holders = [row for row in table if row["value"]]
    holders.sort(key=lambda row: (-float(row["value"] or 0), str(row["name"])))
    first = [str(row["actor"]) for row in holders[:_TRIED]]
    central = [str(actor) for actor in outlook.key_players(1).actors]
    yield from (outlook.what_if(remove=[actor]) for actor in dict.fromkeys([*first, *central]))


def _left(found: WhatIf) -> tuple[float, ...]:
    """Return what is left, for the most damaging departure to come first."""
    return tuple(found[name].after or 0.0 for name in ("tied_areas", "cross_reach"))


def _bars(halls: WhatIf, single: list[WhatIf], random: WhatIf) -> tuple[Bar, ...]:
    """Return the share that each departure leaves; none where no area is named."""
    areas = halls["tied_areas"]
    if areas.before is None:
        return ()
    worst, drawn = single[0], random["tied_areas"]
    named = _("Without {actor}").format(actor=in_words(worst.removed))
    lost = _("{share} of the actors lost at random").format(share=percentage(SHARE))
    return (
        Bar(_("As things are"), areas.before),
        Bar(lost, drawn.after, drawn.low, drawn.high),
        Bar(named, worst["tied_areas"].after),
        Bar(_("Without any municipal government"), areas.after),
    )


def _town_halls(found: WhatIf, bars: tuple[Bar, ...]) -> Passage:
    return Passage(
        paragraphs=(_named(found), _meaning(found)),
        title=_("A change of government"),
        bars=bars,
        caption=_(
            "Share of the areas named by an agreement or by a tie across the border that some tie "
            "joins across it"
        ),
        grids=(_before_after(found, _("Before and after every municipal government has left")),),
        behind=(
            _(
                "A tie between groups is counted here once for each pair of actors, however many "
                "ties join the two."
            ),
        ),
        commands=(f"what-if --remove-class {TOWN_HALL}",),
        brief=_in_brief(found),
    )


def _in_brief(found: WhatIf) -> str:
    """Return the finding in a sentence; nothing where nobody leaves or no area is named."""
    areas = found["tied_areas"]
    if not found.removed or areas.before is None:
        return ""
    text = _(
        "Of the areas named by an agreement or by a tie across the border, {before} are tied "
        "across it; if every municipal government left, {after} would be."
    )
    return text.format(before=percentage(areas.before), after=percentage(areas.after))


def _named(found: WhatIf) -> str:
    if not found.removed:
        return _("No municipal government is known: nothing changes when all of them leave.")
    cut = len(found["cut_off"].actors)
    text = ngettext(
        "Suppose that this municipal government stops taking part: {actors}.",
        "Suppose that these {n} municipal governments and offices stop taking part: {actors}.",
        len(found.removed),
    )
    lost = ngettext(
        "{n} actor that is joined to the other city today then loses every path to it.",
        "{n} actors that are joined to the other city today then lose every path to it.",
        cut,
    )
    told = text.format(n=len(found.removed), actors=in_words(found.removed))
    return f"{told} {lost.format(n=cut)}" if cut else told


def _meaning(found: WhatIf) -> str:
    """Say what that means for changes of government, in plain words."""
    before, after = found["tied_areas"].before, found["tied_areas"].after
    if before is None or after is None:
        before = found["cross_ties_total"].before or 0.0
        after = (found["cross_ties_total"].after or 0.0) / before
        text = _("No area is agreed on; of the ties across the border, {after} would be left.")
    elif not after:
        text = _(
            "Of the areas named by an agreement or by a tie across the border, {before} are tied "
            "across it today, and none would be. The idea that society shields the agreement when "
            "town halls change is not borne out by what is on record: every documented crossing "
            "runs through those in office. One tie between two other actors, written down, would "
            "begin to change that."
        )
    elif after < before:
        text = _(
            "Of the areas named by an agreement or by a tie across the border, {before} are tied "
            "across it today, and {after} would be. Society shields a part of the agreement: what "
            "is left rests on others than those in office."
        )
    else:
        text = _(
            "Of the areas named by an agreement or by a tie across the border, {before} are tied "
            "across it today, and as many would be: by what is on record, society shields the "
            "agreement when town halls change."
        )
    return text.format(before=percentage(before), after=percentage(after))


def _before_after(found: WhatIf, caption: str) -> Grid:
    effects = [effect for effect in found.effects if (effect.before, effect.after) != (None, None)]
    numbers = ((e.measure, e.label, (e.before, e.after)) for e in effects)
    rows = tuple((label, *_told(name, *values)) for name, label, values in numbers)
    return Grid(caption, (_("Measure"), _("Before"), _("After")), rows)


def _told(measure: str, *values: float | None) -> tuple[str | float | None, ...]:
    """Return shares in per cent, counts as they are, a dash for what is undefined."""
    if measure not in _SHARES:
        return values
    return tuple(map(percentage, values))


def _departures(single: list[WhatIf]) -> Passage:
    worst = single[0]
    text = _(
        "A tie across the border is only cut if somebody leaves who holds one. Those who hold one "
        "(of more than {most}, those who hold most) were taken out one by one, and so was the "
        "actor that holds the whole together most. Most is lost without {actor}: {areas} of the "
        "areas would stay tied, and {reach} of the pairs of actors of two cities would still be "
        "joined by a path (now {before})."
    )
    areas, reach = worst["tied_areas"], worst["cross_reach"]
    named = {"most": _TRIED, "actor": in_words(worst.removed), "areas": percentage(areas.after)}
    lead = text.format(**named, reach=percentage(reach.after), before=percentage(reach.before))
    head = (_("Who leaves"), _("Areas still tied"), _("Reach across"), _("Actors cut off"))
    rows = tuple(
        (
            in_words(found.removed),
            *(percentage(found[name].after) for name in ("tied_areas", "cross_reach")),
            found["cut_off"].after,
        )
        for found in single[:_SHOWN]
    )
    title, caption = _("One actor leaves"), _("The most damaging departures of one actor")
    return Passage((lead,), title, grids=(Grid(caption, head, rows),))


def _chance(found: WhatIf) -> Passage:
    text = _(
        "Departures are not always planned. When {share} of all known actors, whoever they are, "
        "leave by lot ({runs} draws, seed {seed}), this is what is left on average, and the "
        "interval in which 95% of the draws lie."
    )
    lead = text.format(share=percentage(found.share), runs=found.runs, seed=found.seed)
    rows = tuple(
        (effect.label, *_told(effect.measure, *numbers))
        for effect in found.effects
        if (numbers := (effect.before, effect.after, effect.low, effect.high))[1] is not None
    )
    head = (_("Measure"), _("Before"), _("After"), _("Low"), _("High"))
    caption = _("Before and after departures by lot")
    command = f"what-if --remove-random {SHARE:.0%} --repeats {found.runs} --seed {found.seed}"
    return Passage(
        (lead,), _("Departures by lot"), grids=(Grid(caption, head, rows),), commands=(command,)
    )


def _key_players(outlook: Outlook) -> Passage:
    lead = _(
        "Key players come in two sorts (Borgatti 2006): those whose loss would break the network "
        "up most, and those from whom most of it is reached. The first must not be lost; the "
        "second are whom to tell first. Fragmentation is the share of the pairs of actors without "
        "a path."
    )
    hold = str(outlook.key_players())
    reach = str(outlook.key_players(problem="positive", steps=2))
    findings = (
        Finding((hold,), _("Whose loss would hurt most"), ("key-players",)),
        Finding((reach,), _("From whom most is reached"), ("key-players --reach --steps 2",)),
    )
    return Passage((lead,), _("On whom the network depends"), findings=findings)
