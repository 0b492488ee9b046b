"""``/sparql``: the SPARQL 1.1 Protocol, for reading (W3C Recommendation, 2013)."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.graph import answer_types
from codev_graph.web._description import describe
from codev_graph.web._editor import editor_page
from codev_graph.web._exchange import Question, RefusedError
from codev_graph.web._negotiation import HTML, wants_page
from codev_graph.web._query_text import is_lasting
from codev_graph.web._requests import VARY, ask, kept
from codev_graph.web._results import result_page

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_RESULTS: Final = answer_types("solutions")
_GRAPHS: Final = answer_types("triples")
_BY_NAME: Final = {
    **_RESULTS,
    **_GRAPHS,
    "html": HTML,
    "json": f"{_RESULTS['json']}, {_GRAPHS['jsonld']}",
    "xml": f"{_RESULTS['xml']}, {_GRAPHS['rdfxml']}",
}
_OF_UPDATES: Final = {"update", "using-graph-uri", "using-named-graph-uri"}
Pairs = Sequence[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service or show the page to write one."""
    question = await _asked(request)
    if question is None:
        return await kept(request, lambda: _introduced(request))
    if request.method == "POST" or not is_lasting(question.query):
        return await _answered(request, question)
    return await kept(request, lambda: _answered(request, question))


async def _introduced(request: Request) -> Response:
    if wants_page(request.headers.get("accept", ""), list(_GRAPHS.values())):
        return await editor_page(request)
    return await describe(request)


async def _answered(request: Request, question: Question) -> Response:
    if wants_page(question.accept, [*_RESULTS.values(), *_GRAPHS.values()]):
        return await result_page(request, question)
    answer = await ask(request, question)
    # A browser that is sent here by a link must not take what it gets for a page.
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": VARY})


async def _asked(request: Request) -> Question | None:
    """Return what is asked, or ``None`` if nothing is."""
    pairs = _pairs(request.scope["query_string"])
    texts = [value for key, value in pairs if key == "query"]
    if request.method == "POST":
        told, more = await _posted(request)
        texts, pairs = texts + told, [*pairs, *more]
    _refuse_update(pairs)
    if not texts and request.method != "POST":
        return None
    if len(texts) != 1:
        raise RefusedError(HTTPStatus.BAD_REQUEST, _("Expected the parameter “query”, once."))
    return Question(
        query=texts[0],
        language=language(),
        default_graphs=_all(pairs, "default-graph-uri"),
        named_graphs=_all(pairs, "named-graph-uri"),
        accept=_wanted(request, pairs),
    )


async def _posted(request: Request) -> tuple[list[str], Pairs]:
    """Return the queries in the body, and the parameters beside them."""
    media_type, _sign, parameters = request.headers.get("content-type", "").partition(";")
    media_type, charset = media_type.strip().lower(), parameters.lower().replace('"', "")
    if media_type == _UPDATE:
        raise _read_only()
    if media_type not in (_FORM, _QUERY) or ("charset=" in charset and "utf-8" not in charset):
        reason = _("Expected {form} or {query}, in UTF-8.").format(form=_FORM, query=_QUERY)
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, reason)
    body = await request.body()
    if media_type == _QUERY:
        return [_decoded(body)], []
    pairs = _pairs(body)
    return [value for key, value in pairs if key == "query"], pairs


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, _("Expected UTF-8.")) from error


def _pairs(encoded: bytes) -> Pairs:
    """Return what a query string or a form holds, in its order."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, _("Expected UTF-8.")) from error


def _refuse_update(pairs: Pairs) -> None:
    if _OF_UPDATES.intersection(key for key, _value in pairs):
        raise _read_only()


def _read_only() -> RefusedError:
    return RefusedError(
        HTTPStatus.FORBIDDEN, _("This service is for reading: it takes no updates.")
    )


def _all(pairs: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in pairs if key == name)


def _wanted(request: Request, pairs: Pairs) -> str:
    """Return what is accepted: ``format=csv`` in the address, for links, or the header.

    Clients send such parameters under names of their own, so one that is not known is not heeded.
    """
    named = [_BY_NAME[name] for name in _all(pairs, "format") if name in _BY_NAME]
    return ", ".join(named) or request.headers.get("accept", "")


ROUTES: Final = [Route(path, sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")]
