"""The main findings of the report, which stand in front: what the run says as a whole."""

from __future__ import annotations

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.views._counts import bridges, share, states, tie_counts
from codev_graph.views._labels import number, percent
from codev_graph.views._model import Picture
from codev_graph.views._report_model import Cell, Report


def brief(report: Report, picture: Picture) -> list[str]:
    """Return the report's main findings, a sentence or two each."""
    told = [passage.brief for found in report.passages.values() for passage in found]
    return [
        _taking_part(picture),
        across(picture),
        combinations(report.coverage),
        *filter(None, told),
    ]


def _taking_part(picture: Picture) -> str:
    everyone = share(picture.nodes)
    if not everyone.known:
        return _("The graph holds no actor yet.")
    if everyone.involved == everyone.known:
        text = _("All {known} known actors take part in the twinning, by what the sources say.")
        return text.format(known=number(everyone.known))
    text = ngettext(
        "Of the {known} known actors {involved} takes part in the twinning, by what the sources "
        "say; for the other {rest} no source shows it.",
        "Of the {known} known actors {involved} take part in the twinning, by what the sources "
        "say; for the other {rest} no source shows it.",
        everyone.involved,
    )
    rest = everyone.known - everyone.involved
    return text.format(
        known=number(everyone.known), involved=number(everyone.involved), rest=number(rest)
    )


def across(picture: Picture) -> str:
    """Say how many ties cross the border, and on how many actors that rests."""
    ties = tie_counts(picture)
    if not ties.all:
        return _("No tie between actors is known.")
    if not ties.crossing:
        return _("None of the known ties crosses the border.")
    crossing = ngettext(
        "{crossing} of {all} known ties crosses the border.",
        "{crossing} of {all} known ties cross the border.",
        ties.crossing,
    )
    count = len(bridges(picture, None))
    carried = ngettext(
        "What holds the two sides together directly rests on {n} bridging actor.",
        "What holds the two sides together directly rests on {n} bridging actors.",
        count,
    )
    crossed = crossing.format(crossing=number(ties.crossing), all=number(ties.all))
    return f"{crossed} {carried.format(n=number(count))}"


def combinations(cells: tuple[Cell, ...]) -> str:
    """Say how many cells of the coverage there are in each state."""
    if not cells:
        return _("The coverage of areas, classes and cities was not computed.")
    count = states(cells)
    text = _(
        "There are {all} combinations of cooperation area, actor class and city. Held by two "
        "actors or more: {held} ({share}). Held by a single actor, whose leaving would empty "
        "them: {single}. Held in one city only: {one_sided}. Empty: {empty} ({gap})."
    )
    return text.format(
        all=number(len(cells)),
        held=number(count["held"]),
        share=percent(count["held"], len(cells)),
        single=number(count["single-actor"]),
        one_sided=number(count["one-sided"]),
        empty=number(count["empty"]),
        gap=percent(count["empty"], len(cells)),
    )
