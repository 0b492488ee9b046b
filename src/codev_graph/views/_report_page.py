"""``report.html``: what the run found, written to be read and printed, in one language."""

from __future__ import annotations

from typing import Any, Final

from codev_graph._i18n import LANGUAGES, Language, in_language, mark
from codev_graph._i18n import gettext as _
from codev_graph.views import _prose
from codev_graph.views._bars_figure import bars_svg
from codev_graph.views._brief import brief
from codev_graph.views._counts import (
    Share,
    bridges,
    by_class,
    covered,
    crossing,
    share,
    states,
    tie_counts,
)
from codev_graph.views._coverage_figure import STATE_LABELS, coverage_svg
from codev_graph.views._environment import environment
from codev_graph.views._labels import capital, number, percent, safe_url
from codev_graph.views._model import Node, Picture, Tie
from codev_graph.views._network_figure import left_out, network_svg
from codev_graph.views._report_model import Report

# Each is a template under ``templates/report`` and an entry of the contents, in this order.
SECTIONS: Final = {
    "holdings": mark("What the graph holds"),
    "actors": mark("Who takes part"),
    "ties": mark("Ties within and across the cities"),
    "bridging": mark("Who bridges, and how to read the measures"),
    "robustness": mark("What would be left if somebody left"),
    "coverage": mark("What is covered and what is not"),
    "candidates": mark("Actors not yet involved"),
    "invitations": mark("Whom to invite first"),
    "scorecard": mark("Scorecard of sustainability"),
    "method": mark("Method"),
    "sources": mark("Sources"),
}
# What these say is all in the report's passages; without them they are left out.
PASSAGES: Final = frozenset({"robustness", "invitations", "scorecard"})
# How many the tables hold; of candidates the rest is folded away.
_BRIDGING: Final = 12
_MEASURES: Final = 6
_CANDIDATES: Final = 15


def report_page(report: Report, picture: Picture, language: Language) -> str:
    """Return the report as one HTML document that needs neither network nor scripts.

    Every number in its sentences comes from ``report`` and ``picture``. Undefined measures stand
    as a dash. An empty picture gives a report that says what is missing. The same input gives
    the same bytes.
    """
    with in_language(language):
        template = environment().get_template("report.html.j2")
        return template.render(_context(report, picture, language))


def _context(report: Report, picture: Picture, language: Language) -> dict[str, Any]:
    measures = picture.measures[:_MEASURES]
    return {
        "report": report,
        "picture": picture,
        "language": language,
        "languages": LANGUAGES,
        "sections": _sections(report),
        "brief": brief(report, picture),
        "facts": _facts(report, picture),
        "prose": _paragraphs(report, picture),
        "said": _prose.said,
        "number": number,
        "capital": capital,
        "percent": percent,
        "safe_url": safe_url,
        "network": network_svg(picture, language),
        "left_out": left_out(picture),
        "coverage": coverage_svg(report.coverage, picture, language),
        "classes": _classes(picture),
        "crossing": [_tie(tie, picture) for tie in crossing(picture)],
        "measures": measures,
        # Ranked by the measure in the first column.
        "bridges": bridges(picture, measures[0].notation if measures else None)[:_BRIDGING],
        "areas": _areas(report, picture),
        "states": {state: _(label) for state, label in STATE_LABELS.items()},
        "candidates": _candidates(report, picture),
        "first": _CANDIDATES,
        "bars": bars_svg,
    }


def _sections(report: Report) -> dict[str, str]:
    shown = (key for key in SECTIONS if key not in PASSAGES or report.passages.get(key))
    return {key: _(SECTIONS[key]) for key in shown}


def _paragraphs(report: Report, picture: Picture) -> dict[str, list[str]]:
    return {
        "holdings": _prose.holdings(report),
        "actors": _prose.actors(picture),
        "ties": _prose.ties(picture),
        "bridging": _prose.bridging(picture),
        "coverage": _prose.coverage(report, picture),
        "candidates": _prose.candidates(report, picture),
    }


def _facts(report: Report, picture: Picture) -> list[tuple[str, str]]:
    """Return the four numbers that head the report, each with its caption."""
    everyone, ties = share(picture.nodes), tie_counts(picture)
    reached = sum(cell.actors > 0 for cell in report.coverage)
    return [
        (f"{number(everyone.involved)} / {number(everyone.known)}", _("known actors take part")),
        (f"{number(ties.crossing)} / {number(ties.all)}", _("ties cross the border")),
        (percent(reached, len(report.coverage)), _("of class × area × city have an actor")),
        (number(len(report.candidates)), _("actors not yet involved")),
    ]


def _classes(picture: Picture) -> list[tuple[str, list[Share]]]:
    rows = [(_prose.said(kind.label), by_class(picture, kind)) for kind in picture.classes]
    places = [*(city.id for city in picture.cities), None]
    total = [share(node for node in picture.nodes if node.city == place) for place in places]
    return [*rows, (_("Total"), total)]


def _tie(tie: Tie, picture: Picture) -> dict[str, Any]:
    names = {node.id: _prose.said(node.label) for node in picture.nodes}
    areas = {area.notation: _prose.said(area.label) for area in picture.areas}
    return {
        "ends": (names[tie.source], names[tie.target]),
        "period": " – ".join(filter(None, [tie.start, tie.end])) or _("not dated"),
        "areas": ", ".join(areas.get(area, area) for area in tie.areas),
        "sources": tie.sources,
    }


def _areas(report: Report, picture: Picture) -> list[tuple[str, list[int]]]:
    """Count the cells of each area by state, in the order of the key."""
    rows = []
    for area in covered(picture, report.coverage):
        count = states(cell for cell in report.coverage if cell.area == area.notation)
        rows.append((_prose.said(area.label), [count[state] for state in STATE_LABELS]))
    return rows


def _candidates(report: Report, picture: Picture) -> list[tuple[Node, str, str, str]]:
    nodes = {node.id: node for node in picture.nodes}
    kinds = {kind.notation: _prose.said(kind.label) for kind in picture.classes}
    cities = {city.id: _prose.said(city.label) for city in picture.cities}
    rows = []
    for candidate in report.candidates:
        node = nodes[candidate.node]
        city = cities[node.city] if node.city else _("Wider levels")
        rows.append((node, kinds[node.actor_class], city, _prose.said(candidate.reason)))
    return rows
