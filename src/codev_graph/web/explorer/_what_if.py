"""What if: tick who leaves and who comes, and see the twinning before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network import WhatIf
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer._entries import Entry
from codev_graph.web.explorer._explored import Explored, remembered
from codev_graph.web.explorer._home import agreements_of, chosen
from codev_graph.web.explorer._shown import shown

LISTED: Final = 60
TICKED: Final = 50
# The distances between more actors than these take minutes.
COMPUTED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Cover:
    """The cells that anybody is in: before, after, and of how many."""

    before: int
    after: int
    cells: int


async def what_if(request: Request) -> Response:
    """Return the form, and once somebody is ticked what comes of it."""
    return await shown(request, "what-if", lambda explored: _what_if(request, explored))


def _what_if(request: Request, explored: Explored) -> Mapping[str, object]:
    agreements = agreements_of(explored)
    named = chosen(explored, list(filter(None, request.query_params.getlist("agreement"))))
    # Of many twinnings the whole takes minutes, and those who leave one change little in others.
    agreement = next(iter(named or (agreements if explored.large else ())), None)
    scope = explored.alone(agreement) if agreement else explored
    told_of: dict[str, object] = {
        "agreement": agreement,
        "agreements": sorted({*agreements[:LISTED], *named}, key=lambda entry: entry.label),
        "whole": not explored.large,
        "most": COMPUTED,
    }
    if scope.counts["actor"] > COMPUTED:
        return told_of | {"computed": False}
    return {**told_of, "computed": True, **_changed(request, scope)}


def _changed(request: Request, explored: Explored) -> Mapping[str, object]:
    """Return who can be ticked, and what comes of those who are."""
    gone, come = (_ticked(request, explored, name) for name in ("remove", "add"))
    return {
        "leaving": _listed(gone, _central(explored)),
        "coming": _listed(come, [explored.entries[c.actor] for c in explored.gaps.candidates]),
        "gone": {entry.iri for entry in gone},
        "come": {entry.iri for entry in come},
        "result": _result(explored, gone, come) if gone or come else None,
        "cover": cover(explored, gone, come),
    }


def _ticked(request: Request, explored: Explored, name: str) -> list[Entry]:
    """Return the actors that an address ticks.

    Raises:
        RefusedError: if one is no actor, or they are too many.
    """
    iris = list(dict.fromkeys(request.query_params.getlist(name)))
    if len(iris) > TICKED:
        reason = _("At most {n} actors can be ticked.").format(n=TICKED)
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason)
    for iri in iris:
        if iri not in explored.entries or explored.entries[iri].kind != "actor":
            reason = _("There is no actor <{iri}> here.").format(iri=iri)
            raise RefusedError(HTTPStatus.NOT_FOUND, reason)
    return [explored.entries[iri] for iri in iris]


@remembered
def _central(explored: Explored) -> list[Entry]:
    """Return the actors that take part, those with most ties first."""
    found = [entry for entry in explored.entries.values() if entry.involved]
    return sorted(found, key=lambda entry: -entry.number)


def _listed(ticked: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    """Return those ticked, then as many others as a page has room for."""
    rest = [entry for entry in others[: LISTED + len(ticked)] if entry not in ticked]
    return [*ticked, *rest[:LISTED]]


def _result(explored: Explored, gone: Sequence[Entry], come: Sequence[Entry]) -> WhatIf:
    try:
        return explored.outlook.what_if(
            remove=[entry.iri for entry in gone], add=[entry.iri for entry in come]
        )
    except NetworkError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error


def cover(explored: Explored, gone: Sequence[Entry], come: Sequence[Entry]) -> Cover:
    """Return the coverage before and after: who leaves empties, who comes fills its class's cells.

    Who comes is taken to be active in every area that its class lacks in its city.
    """
    cells, gaps = explored.gaps.cells, explored.gaps
    left = {entry.iri for entry in gone}
    kept = {place for place, actors in cells.holders.items() if not left.issuperset(actors)}
    known = {c.actor: c for c in (*gaps.candidates, *gaps.extensions)}
    coming = [known[entry.iri] for entry in come if entry.iri in known and entry.iri not in left]
    filled = {cell.place for candidate in coming for cell in gaps.fills(candidate)}
    return Cover(len(cells.holders), len(kept | filled), len(cells))


ROUTES: Final = [Route("/what-if", what_if, methods=["GET"])]
