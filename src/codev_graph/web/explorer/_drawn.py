"""Timeline and map: what is drawn of the whole by the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph.views import City, Text, cities_svg, strip_svg
from codev_graph.web.explorer._explored import Explored, remembered
from codev_graph.web.explorer._home import agreements_of
from codev_graph.web.explorer._lists import asked, page_number
from codev_graph.web.explorer._shown import shown

PAGE: Final = 100
_PLACES: Final = """SELECT ?city ?latitude ?longitude WHERE {
  ?city codev:latitude ?latitude ; codev:longitude ?longitude }"""
_DATED: Final = """SELECT ?row ?one ?other ?start ?from ?end ?to ?years WHERE {
  { ?row a codev:Agreement } UNION { ?row codev:tieFrom ?one ; codev:tieTo ?other }
  ?row codev:start ?start ; codev:startEarliest ?from .
  OPTIONAL { ?row codev:end ?end ; codev:endLatest ?to }
  OPTIONAL { ?row codev:termYears ?years } }"""


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
        return strip_svg(self.first, self.last, begin, finish, self.kind, label)


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
        "asked": asked(request),
    }


@remembered
def _spans(explored: Explored) -> list[Span]:
    return list(_read_spans(explored))


def _read_spans(explored: Explored) -> Iterator[Span]:
    rows = explored.graph.sparql(_DATED).records()
    # Sorted here: the store takes half a minute for a hundred thousand ties.
    for row in sorted(rows, key=lambda row: (str(row["from"]), str(row["row"]))):
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
    return {
        "drawn": cities_svg(placed, sorted(twinned)),
        "agreements": agreements[:PAGE],
        "unplaced": [entry for entry in cities if entry.iri not in places],
    }


def _degrees(cell: object) -> float:
    return float(str(cell))


ROUTES: Final = [
    Route("/timeline", timeline, methods=["GET"]),
    Route("/map", chart, methods=["GET"]),
]
