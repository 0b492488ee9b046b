"""The coverage as a heat map, cities side by side, and what each of its cells holds."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph.network.gaps import Gaps, Place
from codev_graph.terms import actor_classes
from codev_graph.views import STATE_LABELS
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer._explored import Explored
from codev_graph.web.explorer._home import agreements_of, chosen
from codev_graph.web.explorer._shown import shown

MOST: Final = 30


async def coverage(request: Request) -> Response:
    """Return the heat map of one agreement."""
    return await shown(request, "coverage", lambda explored: _coverage(request, explored))


def _coverage(request: Request, explored: Explored) -> Mapping[str, object]:
    agreements = agreements_of(explored)
    entry = next(iter(chosen(explored, request.query_params.getlist("agreement"))), None)
    entry = entry or next(iter(agreements), None)
    cells = explored.gaps.cells
    frame = cells.frames.get(entry.iri) if entry else None
    return {
        "agreement": entry,
        "agreements": agreements[:50],
        "cities": [explored.entries[iri] for iri in frame.cities] if frame else [],
        "areas": frame.areas if frame else (),
        "classes": actor_classes(),
        "cell": lambda *where: cells.at(Place(entry.iri if entry else "", *where)),
        "states": {state: _(label) for state, label in STATE_LABELS.items()},
    }


async def cell(request: Request) -> Response:
    """Return one cell: who is there, who could be, and the most similar cell that is held."""
    return await shown(request, "cell", lambda explored: _cell(request, explored))


def _cell(request: Request, explored: Explored) -> Mapping[str, object]:
    place, gaps = _place(request, explored)
    found = gaps.cells.at(place)
    able = [
        each
        for each in (*gaps.candidates, *gaps.extensions)
        if each.city == place.city
        and each.actor_class == place.actor_class
        and place.area in each.fills
    ]
    return {
        "place": place,
        "state": _(STATE_LABELS[found.state]),
        "holders": [explored.entries[iri] for iri in gaps.cells.holders.get(place, ())],
        "able": able[:MOST],
        "precedent": gaps.precedent(found),
        "cell_name": gaps.cell_name(found),
        "name_of": gaps.cell_name,
    }


def _place(request: Request, explored: Explored) -> tuple[Place, Gaps]:
    """Return the place that an address tells, and the gaps that it is one of.

    Raises:
        RefusedError: if the coverage has no such cell.
    """
    names = ("agreement", "city", "class", "area")
    place = Place(*(request.query_params.get(name, "") for name in names))
    gaps = explored.scope(explored.entries.get(place.agreement)).gaps
    frame = gaps.cells.frames.get(place.agreement)
    inside = frame and place.city in frame.cities and place.area in frame.areas
    if not inside or place.actor_class not in gaps.cells.classes:
        raise RefusedError(HTTPStatus.NOT_FOUND, _("The coverage has no such cell."))
    return place, gaps


ROUTES: Final = [
    Route("/coverage", coverage, methods=["GET"]),
    Route("/coverage/cell", cell, methods=["GET"]),
]
