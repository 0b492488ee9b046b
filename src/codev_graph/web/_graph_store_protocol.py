"""``/graphs``: the SPARQL 1.1 Graph Store HTTP Protocol, for reading (W3C Recommendation, 2013)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.web._exchange import Question, RefusedError
from codev_graph.web._requests import VARY, ask, kept

_WHOLE: Final = "CONSTRUCT WHERE { ?subject ?predicate ?object }"


async def graph(request: Request) -> Response:
    """Return one graph: ``?graph=IRI``, or ``?default``, the union of all."""
    return await kept(request, lambda: _graph(request))


async def _graph(request: Request) -> Response:
    named = request.query_params.getlist("graph")
    default = "default" in request.query_params
    if len(named) + default != 1:
        raise RefusedError(HTTPStatus.BAD_REQUEST, _("Expected “?graph=IRI” or “?default”, once."))
    question = Question(
        _WHOLE,
        language=language(),
        default_graphs=tuple(named),
        accept=request.headers.get("accept", ""),
        unknown_graph=HTTPStatus.NOT_FOUND,
    )
    answer = await ask(request, question)
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": VARY})


ROUTES: Final = [Route("/graphs", graph, methods=["GET"])]
