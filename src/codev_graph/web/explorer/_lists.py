"""Lists and search: faceted, sorted, paged, and to be taken along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

import numpy as np
import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.network.export import worded_table, workbook
from codev_graph.terms import BASE
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer._catalogue import Places
from codev_graph.web.explorer._entries import Entry, told
from codev_graph.web.explorer._explored import Explored
from codev_graph.web.explorer._found import (
    FACETS,
    SORTS,
    Facets,
    choices,
    describing,
    find,
    query_of,
)
from codev_graph.web.explorer._shown import answered, filled, shown

PAGE: Final = 50
HITS: Final = 25
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLES: Final[Mapping[str, str]] = {
    "actor": mark("Actors"),
    "committee": mark("Committees"),
    "area": mark("Areas"),
    "agreement": mark("Agreements"),
    "project": mark("Projects"),
    "source": mark("Sources"),
    "city": mark("Cities"),
}
# How each kind is called in an address, and what its number counts.
PLURALS: Final = {kind: title.lower() for kind, title in TITLES.items()}
NUMBERS: Final[Mapping[str, str]] = {
    "actor": mark("Ties"),
    "committee": mark("Members"),
    "area": mark("Active actors"),
    "agreement": mark("Participants"),
    "project": mark("Participants"),
    "source": mark("Rows that rest on it"),
    "city": mark("Actors"),
}


def read_facets(request: Request, kind: str) -> Facets:
    """Return the facets that an address tells.

    Raises:
        RefusedError: if it tells an order or an involvement that is none, or what is no IRI.
    """
    told_of = {name: request.query_params.get(name, "") for name in (*FACETS, "q", "sort")}
    if told_of["sort"].removeprefix("-") not in ("", *SORTS):
        reason = _("A list can be sorted by {known}.").format(known=", ".join(SORTS))
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason)
    if told_of["involved"] not in ("", "yes", "no"):
        raise RefusedError(HTTPStatus.BAD_REQUEST, _("“involved” is “yes” or “no”."))
    for name in ("city", "class", "area"):
        _check_iri(told_of[name])
    return Facets(
        kind,
        told_of["q"].strip(),
        told_of["city"],
        told_of["class"],
        told_of["area"],
        told_of["involved"],
        told_of["sort"],
    )


def _check_iri(iri: str) -> None:
    try:
        ox.NamedNode(iri or BASE)
    except ValueError as error:
        reason = _("“{iri}” is no absolute IRI.").format(iri=iri)
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason) from error


async def listed(request: Request, kind: str) -> Response:
    """Return the list of one kind: a page, or a file with all of it."""
    form = request.query_params.get("format", "html")
    facets = read_facets(request, kind)
    if form in ("csv", "xlsx"):
        return await answered(request, lambda explored: _file(explored, facets, form))
    return await shown(request, "list", lambda explored: _list(request, explored, facets))


def _list(request: Request, explored: Explored, facets: Facets) -> Mapping[str, object]:
    found = find(explored, facets)
    named = explored.catalogue.at(found) if facets.text else []
    query = query_of(facets, [entry.iri for entry in named])
    return _shared(request, explored, facets, found, PAGE) | {
        "title": _(TITLES[facets.kind]),
        "counted": _(NUMBERS[facets.kind]),
        "query": query,
        "described": describing(query),
    }


def _shared(
    request: Request, explored: Explored, facets: Facets, found: Places, most: int
) -> dict[str, object]:
    """Return what lists and searches show: a page of what was found, and the facets."""
    pages = max(1, -(-len(found) // most))
    number = page_number(request, pages)
    start = (number - 1) * most
    return {
        "facets": facets,
        "choices": choices(explored, replace(facets, sort="")),
        "plurals": PLURALS,
        "rows": explored.catalogue.at(found[start : start + most]),
        "start": start,
        "count": len(found),
        "page_number": number,
        "pages": pages,
        "asked": asked(request),
    }


def asked(request: Request) -> partial[str]:
    """Return what writes this address anew with parameters changed; an empty one goes."""
    kept = {key: value for key, value in request.query_params.items() if value}

    def address(path: str, **changed: object) -> str:
        pairs = {key: str(value) for key, value in (kept | changed).items() if value}
        return f"{path}?{urlencode(pairs)}" if pairs else path

    return partial(address, request.url.path)


def page_number(request: Request, pages: int) -> int:
    """Return which page of a list an address asks for, from 1.

    Raises:
        RefusedError: if the list has no such page.
    """
    text = request.query_params.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= pages:
        reason = _("There is no page “{page}”: the list has {n}.").format(page=text, n=pages)
        raise RefusedError(HTTPStatus.NOT_FOUND, reason)
    return number


def _file(explored: Explored, facets: Facets, form: str) -> Response:
    table = _table(explored, explored.catalogue.at(find(explored, facets)))
    name = f"{PLURALS[facets.kind]}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if form == "csv":
        content, media_type = worded_table(table).to_csv().encode(), "text/csv; charset=utf-8"
    else:
        content, media_type = workbook({facets.kind: table}), XLSX
    return Response(content, media_type=media_type, headers=headers)


def _table(explored: Explored, found: list[Entry]) -> Table:
    columns = ("name", "acronym", "class", "cities", "areas", "involved", "number", "iri")
    return Table.of(columns, (_row(explored, entry) for entry in found))


def _row(explored: Explored, entry: Entry) -> tuple[str | int | bool | None, ...]:
    return (
        entry.label,
        entry.acronym or None,
        told(entry.actor_class) if entry.actor_class else None,
        "|".join(explored.entries[iri].label for iri in entry.cities) or None,
        "|".join(sorted(map(told, entry.areas))) or None,
        entry.involved,
        entry.number,
        entry.iri,
    )


async def search(request: Request) -> Response:
    """Return what is nearly called so, of every kind."""
    return await answered(
        request,
        lambda explored: filled(request, "search", explored, lambda each: _search(request, each)),
    )


def _search(request: Request, explored: Explored) -> Mapping[str, object]:
    kind = request.query_params.get("kind", "")
    facets = read_facets(request, kind if kind in TITLES else "")
    found = find(explored, facets) if facets.text else np.empty(0, dtype=np.int64)
    kinds = {each: _(title) for each, title in TITLES.items()}
    return _shared(request, explored, facets, found, HITS) | {"kinds": kinds}


ROUTES: Final = [
    Route("/search", search, methods=["GET"]),
    *(
        Route(f"/{plural}", partial(listed, kind=kind), methods=["GET"])
        for kind, plural in PLURALS.items()
    ),
]
