"""Home: the cities facing each other; and several twinnings beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import combinations, islice
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell
from codev_graph.graph import named_query
from codev_graph.network import Candidate
from codev_graph.terms import actor_classes
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer._changed import HOWS, changed
from codev_graph.web.explorer._entries import Entry
from codev_graph.web.explorer._explored import Explored, remembered
from codev_graph.web.explorer._shown import shown

BRIDGES: Final = 8
MISSING: Final = 8
COMPARED: Final = 6
Covers = Mapping[str, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class Twinning:
    """One agreement in figures.

    Attributes:
        agreement: It.
        cities: Its cities.
        actors: How many actors each class has in each city, by the IRIs of city and class.
        involved: How many of these take part.
        within: Ties between actors of one of its cities, by city.
        across: Ties between actors of two of its cities.
        covered: What share of its cells anybody is in; ``None`` where it has no cells.
        cells: How many cells it has.
    """

    agreement: Entry
    cities: tuple[Entry, ...]
    actors: Mapping[tuple[str, str], int]
    involved: Mapping[tuple[str, str], int]
    within: Mapping[str, int]
    across: int
    covered: float | None
    cells: int

    def total(self, city: str) -> int:
        """Return how many actors a city has."""
        return sum(count for (town, _kind), count in self.actors.items() if town == city)


class Twinnings:
    """The figures of every agreement, counted in one pass."""

    def __init__(self, explored: Explored) -> None:
        self._entries = explored.entries
        self._actors: Counter[tuple[str, str]] = Counter()
        self._involved: Counter[tuple[str, str]] = Counter()
        for entry in explored.entries.values():
            for city in entry.cities if entry.kind == "actor" else ():
                self._actors[city, entry.actor_class] += 1
                self._involved[city, entry.actor_class] += bool(entry.involved)
        self._ties = Counter(self._ends(explored.pairs))

    def _ends(self, pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, ...]]:
        """Yield the cities of the ends of each tie, in order; one city once."""
        for pair in pairs:
            ends = [self._entries[actor].cities for actor in pair if actor in self._entries]
            yield tuple(sorted({city for cities in ends for city in cities})) if all(ends) else ()

    def of(self, agreement: Entry, covers: Covers | None = None) -> Twinning:
        """Return the figures of one; without ``covers`` its coverage is not told."""
        towns = [self._entries[iri] for iri in agreement.cities if iri in self._entries]
        row = (covers or {}).get(agreement.iri)
        return Twinning(
            agreement=agreement,
            cities=tuple(towns),
            actors=_of_cities(self._actors, agreement.cities),
            involved=_of_cities(self._involved, agreement.cities),
            within={city: self._ties[(city,)] for city in agreement.cities},
            across=self.across(agreement.cities),
            covered=float(row["coverage"] or 0) if row and row["cells"] else None,
            cells=int(row["cells"] or 0) if row else 0,
        )

    def across(self, cities: tuple[str, ...]) -> int:
        """Return how many ties join two of some cities."""
        return sum(self._ties[ends] for ends in combinations(sorted(cities), 2))


def _of_cities(
    counts: Counter[tuple[str, str]], cities: tuple[str, ...]
) -> dict[tuple[str, str], int]:
    keys = [(city, kind.iri) for city in cities for kind in actor_classes()]
    return {key: counts[key] for key in keys}


def scope_of(request: Request, explored: Explored, agreement: Entry | None) -> Explored | None:
    """Return what gaps are asked of; ``None`` of a large build, unless they are asked for.

    There they take a while, once for each build.
    """
    if explored.large and "gaps" not in request.query_params:
        return None
    return explored.scope(agreement)


@remembered
def covers_of(explored: Explored) -> Covers:
    """Return the indices of the coverage of each agreement."""
    rows = explored.gaps.indices.records()
    return {str(row["key"]): row for row in rows if row["scope"] == "agreement"}


@remembered
def agreements_of(explored: Explored) -> list[Entry]:
    """Return the agreements that twin cities of the graph, those with most participants first."""
    found = [e for e in explored.entries.values() if e.kind == "agreement" and len(e.cities) > 1]
    return sorted(found, key=lambda entry: -entry.number)


def bridges(explored: Explored, cities: tuple[str, ...] = ()) -> list[tuple[Entry, int]]:
    """Return the actors with most partners in another city, of some cities or of all."""
    found = (row for row in _bridging(explored) if not cities or row[0].cities[0] in cities)
    return list(islice(found, BRIDGES))


@remembered
def _bridging(explored: Explored) -> list[tuple[Entry, int]]:
    """Return every actor with partners in another city, those with most first."""
    entries = explored.entries
    found = []
    for actor, partners in explored.partners.items():
        if actor in entries and (here := entries[actor].cities):
            others = (entries[each].cities for each in partners if each in entries)
            count = sum(bool(there) and there != here for there in others)
            found += [(entries[actor], count)] if count else []
    return sorted(found, key=lambda row: (-row[1], row[0].label))


async def home(request: Request) -> Response:
    """Return the cities facing each other."""
    return await shown(request, "home", lambda explored: _home(request, explored))


def _home(request: Request, explored: Explored) -> Mapping[str, object]:
    agreements = agreements_of(explored)
    named = chosen(explored, request.query_params.getlist("agreement")) or agreements[:1]
    scope = scope_of(request, explored, next(iter(named), None))
    covers = covers_of(scope) if scope else None
    twinning = explored.twinnings.of(named[0], covers) if named else None
    cities = twinning.agreement.cities if twinning else ()
    return {
        "twinning": twinning,
        "agreements": agreements[:50],
        "classes": actor_classes(),
        "bridges": bridges(explored, cities),
        **(_gaps(scope, cities) if scope else {"missing": None}),
        "alone": explored.large,
        "manifest": explored.manifest,
        "counts": explored.counts,
        "since": explored.changes.since,
        "hows": [_(how) for how in HOWS.values()],
        "changed": changed(explored),
    }


@remembered
def _waiting(explored: Explored, cities: tuple[str, ...]) -> list[Candidate]:
    """Return the first of those who do not take part yet, of some cities or of all."""
    found = (each for each in explored.gaps.candidates if not cities or each.city in cities)
    return list(islice(found, MISSING))


def _gaps(explored: Explored, cities: tuple[str, ...]) -> Mapping[str, object]:
    missing = [(_question(name), name, count) for name, count in explored.missing[:MISSING]]
    return {"missing": missing, "candidates": _waiting(explored, cities)}


def _question(name: str) -> str:
    query = named_query(name)
    return query.told(query.title)


def chosen(explored: Explored, iris: list[str]) -> list[Entry]:
    """Return the agreements that an address names.

    Raises:
        RefusedError: if one is none.
    """
    for iri in iris:
        if iri not in explored.entries or explored.entries[iri].kind != "agreement":
            reason = _("There is no agreement <{iri}> here.").format(iri=iri)
            raise RefusedError(HTTPStatus.NOT_FOUND, reason)
    return [explored.entries[iri] for iri in dict.fromkeys(iris)]


async def compare(request: Request) -> Response:
    """Return twinnings beside each other: those named, else those with most participants."""
    return await shown(request, "compare", lambda explored: _compare(request, explored))


def _compare(request: Request, explored: Explored) -> Mapping[str, object]:
    agreements = agreements_of(explored)
    named = chosen(explored, request.query_params.getlist("agreement"))[:COMPARED]
    shown_first = named or agreements[:2]
    scopes = [scope_of(request, explored, entry) for entry in shown_first]
    covers = [covers_of(scope) if scope else None for scope in scopes]
    return {
        "agreements": agreements[:50],
        "chosen_iris": [entry.iri for entry in shown_first],
        "twinnings": list(map(explored.twinnings.of, shown_first, covers)),
        "classes": actor_classes(),
        "most": COMPARED,
    }


ROUTES: Final = [
    Route("/", home, methods=["GET"]),
    Route("/compare", compare, methods=["GET"]),
]
