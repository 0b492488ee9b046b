"""Timeline, map and network: what is drawn of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import combinations
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import NetworkError
from codev_graph.network import Projection
from codev_graph.terms import vocabulary
from codev_graph.views import City, Text, cities_svg, strip_svg
from codev_graph.web._exchange import RefusedError
from codev_graph.web._requests import VARY
from codev_graph.web._security import POLICY
from codev_graph.web.explorer._explored import Explored, remembered
from codev_graph.web.explorer._home import agreements_of
from codev_graph.web.explorer._lists import page_number
from codev_graph.web.explorer._shown import answered, shown

PAGE: Final = 100
# Drawing more than these, and measuring them for it, takes minutes.
DRAWABLE: Final = 20_000
_PLACES: Final = """SELECT ?city ?latitude ?longitude WHERE {
  ?city codev:latitude ?latitude ; codev:longitude ?longitude }"""
_DATED: Final = """SELECT ?row ?one ?other ?start ?from ?end ?to ?years WHERE {
  { ?row a codev:Agreement } UNION { ?row codev:tieFrom ?one ; codev:tieTo ?other }
  ?row codev:start ?start ; codev:startEarliest ?from .
  OPTIONAL { ?row codev:end ?end ; codev:endLatest ?to }
  OPTIONAL { ?row codev:termYears ?years } } ORDER BY ?from ?row"""
_META: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasted: its IRI, name and kind, its dates as told, and as years."""

    iri: str
    label: str
    kind: str
    start: str
    end: str
    first: int
    last: int | None

    def bar(self, begin: int, finish: int) -> Markup:
        """Return it as a bar on the axis from one year to another."""
        label = f"{self.start} – {self.end}"
        # Every text in it was escaped as it was drawn.
        return Markup(  # noqa: S704
            strip_svg(self.first, self.last, begin, finish, self.kind, label)
        )


async def timeline(request: Request) -> Response:
    """Return the dated agreements and ties, by their beginning."""
    return await shown(request, "timeline", lambda explored: _timeline(request, explored))


def _timeline(request: Request, explored: Explored) -> Mapping[str, object]:
    wanted = request.query_params.get("kind", "")
    spans = [span for span in _spans(explored) if wanted in ("", span.kind)]
    pages = max(1, -(-len(spans) // PAGE))
    number = page_number(request, pages)
    years = [year for span in spans for year in (span.first, span.last) if year]
    names = {
        "agreement": _("Agreement"),
        "crossing": _("Tie across the border"),
        "within": _("Tie on one side"),
    }
    return {
        "spans": spans[(number - 1) * PAGE : number * PAGE],
        "count": len(spans),
        "page_number": number,
        "pages": pages,
        "first": min(years, default=0),
        "last": max(years, default=0),
        "kinds": names,
        "wanted": wanted,
    }


@remembered
def _spans(explored: Explored) -> list[Span]:
    return list(_read_spans(explored))


def _read_spans(explored: Explored) -> Iterator[Span]:
    for row in explored.graph.sparql(_DATED).records():
        iri, first = str(row["row"]), int(str(row["from"])[:4])
        last = int(str(row["to"])[:4]) if row["to"] else None
        # An agreement whose end no source dates ends when its term does.
        if last is None and row["years"]:
            last = first + round(float(row["years"]))
        ends = [explored.entries.get(str(row[end])) for end in ("one", "other") if row[end]]
        name = " – ".join(end.acronym or end.label for end in ends if end)
        label = name or explored.entries[iri].label
        cities = {end.cities for end in ends if end and end.cities}
        kind = "agreement" if not ends else ("crossing" if len(cities) > 1 else "within")
        yield Span(iri, label, kind, str(row["start"]), str(row["end"] or last or ""), first, last)


async def chart(request: Request) -> Response:
    """Return the map of the cities and their agreements."""
    return await shown(request, "map", _chart)


def _chart(explored: Explored) -> Mapping[str, object]:
    cities = [entry for entry in explored.entries.values() if entry.kind == "city"]
    places = {str(row[0]): row[1:] for row in explored.graph.sparql(_PLACES)}
    placed = [
        City(entry.iri, Text(entry.name, entry.name_en or entry.name), "", *map(_degrees, found))
        for entry in cities
        if (found := places.get(entry.iri))
    ]
    agreements = agreements_of(explored)
    twinned = {pair for each in agreements for pair in combinations(each.cities, 2)}
    drawn = cities_svg(placed, sorted(twinned))
    return {
        # Every text in it was escaped as it was drawn.
        "drawn": Markup(drawn) if drawn else None,  # noqa: S704
        "agreements": agreements[:PAGE],
        "unplaced": [entry for entry in cities if entry.iri not in places],
    }


def _degrees(cell: object) -> float:
    return float(str(cell))


async def network(request: Request) -> Response:
    """Return the form of the network view; with ``?draw=1`` the view itself, a page of its own."""
    if "draw" in request.query_params:
        return await answered(request, lambda explored: _drawn(request, explored))
    return await shown(request, "network", lambda explored: _network(request, explored))


def _network(request: Request, explored: Explored) -> Mapping[str, object]:
    told_of = {name: request.query_params.get(name, "") for name in ("area", "purpose", "year")}
    return {
        "chosen_of": told_of,
        "areas": vocabulary("area"),
        "purposes": vocabulary("purpose"),
        "drawable": _drawable(explored),
        "most": DRAWABLE,
    }


def _drawable(explored: Explored) -> bool:
    return len(explored.gaps.actors) <= DRAWABLE


def _projection(request: Request) -> Projection:
    area, purpose, year = (
        request.query_params.get(name, "") for name in ("area", "purpose", "year")
    )
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        reason = _("“{year}” is no year: expected four digits.").format(year=year)
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason)
    return Projection(
        purposes=(purpose,) if purpose else (),
        areas=(area,) if area else (),
        year=int(year) if year else None,
    )


def _drawn(request: Request, explored: Explored) -> Response:
    """Return the page that the views draw; the policy in it becomes that of the answer."""
    if not _drawable(explored):
        reason = _(
            "A network of more than {n} actors is not drawn here: codev-graph view draws it."
        )
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, reason.format(n=DRAWABLE))
    try:
        text = explored.network_page(_projection(request), language())
    except NetworkError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error
    found = _META.search(text)
    rules = found[1] if found else "; ".join(f"{name} {value}" for name, value in POLICY.items())
    return HTMLResponse(text, headers={"Vary": VARY, "Content-Security-Policy": rules})


ROUTES: Final = [
    Route("/timeline", timeline, methods=["GET"]),
    Route("/map", chart, methods=["GET"]),
    Route("/network", network, methods=["GET"]),
]
