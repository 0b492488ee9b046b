"""The outlook → what the report says of whom to invite first, and of likely ties."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext, percentage
from codev_graph.network import Invitations, Outlook, Prediction, in_words
from codev_graph.views import Finding, Grid, Passage

_SHOWN: Final = 10


def invitation_passages(outlook: Outlook) -> Iterator[Passage]:
    """Yield the best set to invite, and what structure alone says of likely ties.

    Without candidates, or where none would add anything, a sentence says so.
    """
    found = outlook.invite()
    yield _best_set(found) if found.best else Passage((_nobody(found),))
    yield _likely(outlook.predict())


def _nobody(found: Invitations) -> str:
    if not found.ranking:
        return _("There is nobody to invite: no actor is known that does not take part.")
    return _("Nobody would add to the coverage: no agreement names an area that is open to any.")


def _best_set(found: Invitations) -> Passage:
    return Passage(
        paragraphs=(_gain(found), _floor(found)),
        findings=tuple(
            Finding((f"{place}. {each.reason}",)) for place, each in enumerate(found.best, start=1)
        ),
        grids=(_gains(found),),
        behind=(str(found),),
        commands=(f"invite -k {len(found.best)}",),
        brief=_in_brief(found),
    )


def _in_brief(found: Invitations) -> str:
    text = _("Whom to invite first: {actors}. Empty cells that they would fill: {filled}.")
    filled = sum(each.coverage.filled for each in found.best)
    return text.format(actors=in_words(each.name for each in found.best), filled=filled)


def _gain(found: Invitations) -> str:
    n, filled = len(found.best), sum(each.coverage.filled for each in found.best)
    text = ngettext(
        "{n} invitation to begin with; empty cells that it would fill: {filled}.",
        "{n} invitations to begin with; empty cells that they would fill together: {filled}.",
        n,
    )
    lasting = _(
        "Without the town halls {before} of the areas named by an agreement or by a tie across the "
        "border would stay tied across it today, and {after} if they came."
    )
    told = [text.format(n=n, filled=filled)]
    before, after = found.before.without_town_halls, found.after.without_town_halls
    if math.isfinite(before) and math.isfinite(after):
        told.append(lasting.format(before=percentage(before), after=percentage(after)))
    return " ".join(told)


def _floor(found: Invitations) -> str:
    """Say in plain words what choosing one by one can miss (Nemhauser, Wolsey and Fisher 1978)."""
    total = sum(each.coverage.total for each in found.best)
    text = _(
        "They are chosen one after the other, each for what it adds to those before it. That is "
        "not sure to be the best set, but a theorem says how far off it can be: this one gains "
        "{total:g} points of coverage, and no other of its size could gain more than {most:.1f}."
    )
    return text.format(total=total, most=total / (1 - 1 / math.e))


def _gains(found: Invitations) -> Grid:
    head = (
        _("Actor"),
        _("City"),
        _("Cells filled"),
        _("Second actor in a cell"),
        _("Answers the other city"),
        _("Ties across the border"),
        _("More ways between the cities"),
    )
    rows = tuple(
        (
            *(each.name, each.city_name or "–"),
            *(each.coverage.filled, each.coverage.backed, each.coverage.two_sided),
            *(each.cross_ties, each.redundancy),
        )
        for each in found.best
    )
    return Grid(_("What each adds to those before it"), head, rows, texts=2)


def _likely(found: Prediction) -> Passage:
    """Return the likely ties of the scopes in which prediction can be trusted, if there are any."""
    trusted = [scope for scope in found.ties if found.trusted(found.by, scope)]
    ties = [tie for tie in found.likely if tie.scope in trusted][:_SHOWN]
    lead = _(
        "Structure alone can suggest ties: actors that share contacts are often tied themselves. "
        "Whether that holds here was tried by hiding known ties and looking for them."
    )
    none = _("No likely tie is listed, because none could be trusted.")
    rows = tuple((*tie.names, tie.scores[found.by]) for tie in ties)
    head = (_("Actor"), _("Actor"), _("Score"))
    caption = _("The likeliest ties, by structure alone")
    return Passage(
        paragraphs=(lead, str(found), *(() if ties else (none,))),
        title=_("Ties that are likely by structure alone"),
        grids=(Grid(caption, head, rows, texts=2),) if ties else (),
        commands=("predict --skill",),
    )
