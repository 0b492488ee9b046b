"""The network view, fed by the facets of lists; what was chosen stands in its link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import NetworkError
from codev_graph.network import Projection
from codev_graph.terms import actor_classes, concept_by_iri, vocabulary
from codev_graph.web._exchange import RefusedError
from codev_graph.web._requests import VARY
from codev_graph.web._security import POLICY
from codev_graph.web.explorer._explored import Explored
from codev_graph.web.explorer._found import Facets, choices
from codev_graph.web.explorer._lists import read_facets
from codev_graph.web.explorer._shown import answered, shown

# Drawing more than these, and measuring them for it, takes minutes.
DRAWABLE: Final = 20_000
# How the view calls actors of no single city.
_WIDER: Final = "*"
_META: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


async def network(request: Request) -> Response:
    """Return the form of the network view; with ``?draw=1`` the view itself, a page of its own."""
    facets = replace(read_facets(request, "actor"), text="", sort="")
    if "draw" in request.query_params:
        return await answered(request, lambda explored: _drawn(request, explored, facets))
    return await shown(request, "network", lambda explored: _network(request, explored, facets))


def _network(request: Request, explored: Explored, facets: Facets) -> Mapping[str, object]:
    return {
        "facets": facets,
        "choices": choices(explored, facets),
        "purpose": request.query_params.get("purpose", ""),
        "purposes": vocabulary("purpose"),
        "years": {name: request.query_params.get(name, "") for name in ("year", "until")},
        "drawable": _drawable(explored),
        "most": DRAWABLE,
    }


def _drawable(explored: Explored) -> bool:
    return explored.counts["actor"] <= DRAWABLE


def _drawn(request: Request, explored: Explored, facets: Facets) -> Response:
    """Return the page that the views draw; the policy in it becomes that of the answer.

    Facets of actors are filters of the view: they are handed over in its link.
    """
    if not _drawable(explored):
        reason = _(
            "A network of more than {n} actors is not drawn here: codev-graph view draws it."
        )
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, reason.format(n=DRAWABLE))
    if off := _switched_off(explored, facets):
        kept = {key: value for key, value in request.query_params.items() if value}
        rest = {key: kept[key] for key in kept.keys() - {"city", "class", "involved"}}
        return RedirectResponse(
            f"/network?{urlencode(sorted(rest.items()))}#{urlencode(off)}", HTTPStatus.SEE_OTHER
        )
    try:
        text = explored.network_page(_projection(request, facets), language())
    except NetworkError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error
    found = _META.search(text)
    rules = found[1] if found else "; ".join(f"{name} {value}" for name, value in POLICY.items())
    return HTMLResponse(text, headers={"Vary": VARY, "Content-Security-Policy": rules})


def _switched_off(explored: Explored, facets: Facets) -> dict[str, str]:
    """Return what the view leaves out, as its link tells it; nothing for all actors."""
    cities = sorted({city for e in explored.entries.values() for city in e.cities})
    off = {
        "hidden": [
            each.notation for each in actor_classes() if facets.actor_class not in ("", each.iri)
        ],
        "away": [city for city in (_WIDER, *cities) if facets.city not in ("", city)],
        "taking": {"yes": ["out"], "no": ["in"]}.get(facets.involved, []),
    }
    return {key: "|".join(members) for key, members in off.items() if members}


def _projection(request: Request, facets: Facets) -> Projection:
    purpose = request.query_params.get("purpose", "")
    area = concept_by_iri(facets.area)
    return Projection(
        purposes=(purpose,) if purpose else (),
        areas=(area.notation if area else facets.area,) if facets.area else (),
        year=_year(request, "year"),
        until=_year(request, "until"),
    )


def _year(request: Request, name: str) -> int | None:
    text = request.query_params.get(name, "")
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        reason = _("“{year}” is no year: expected four digits.").format(year=text)
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason)
    return int(text) if text else None


ROUTES: Final = [Route("/network", network, methods=["GET"])]
