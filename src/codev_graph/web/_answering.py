"""A question → its answer from the store: within the row limit, in the form asked for."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import ForbiddenQueryError, QueryError, QuerySyntaxError, UnknownQueryError
from codev_graph.graph import Answer as Found
from codev_graph.graph import GraphStore, answer_kind, answer_types, bound_query
from codev_graph.terms import BASE, PREFIXES
from codev_graph.web._exchange import Answer, Question, RefusedError
from codev_graph.web._negotiation import choose
from codev_graph.web._query_text import graphs_asked

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_TSV: Final = ox.QueryResultsFormat.TSV
# What clients say who mean one of ours.
_LOOSE: Final = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
}
# Relative IRIs are those of the house; the line is taken off again where an error tells a place.
_BASE_LINE: Final = f"BASE <{BASE}>\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may have: ``rows`` at most, and from these ``services`` alone."""

    rows: int
    services: Collection[str] = ()


def answer(store: GraphStore, question: Question, limits: Limits) -> Answer:
    """Return the answer of a question.

    Raises:
        RefusedError: with the HTTP status, if it can not be answered whole as it is asked.
    """
    query = _text(store, question)
    # What the protocol tells goes before what stands after FROM.
    for iri in _dataset(question) or tuple(graphs_asked(query)):
        _check_graph(store, iri, question.unknown_graph)
    found = _run(store, query, question, limits)
    kind = answer_kind(found)
    types = list(answer_types(kind).values())
    loose = [plain for plain, meant in _LOOSE.items() if meant in types]
    media_type = choose(question.accept, [*types, *loose])
    if media_type is None:
        known = ", ".join(types)
        raise RefusedError(406, _("This answer can be had as {known}.").format(known=known))
    body = _written(found, _LOOSE.get(media_type, media_type), limits.rows)
    return Answer(media_type, kind, query, body)


def _text(store: GraphStore, question: Question) -> str:
    if question.name is None:
        return question.query
    try:
        return bound_query(store, question.name, question.told)
    except UnknownQueryError as error:
        raise RefusedError(404, str(error)) from error
    except QueryError as error:
        raise RefusedError(400, str(error)) from error


def _dataset(question: Question) -> tuple[str, ...]:
    return question.default_graphs + question.named_graphs


def _check_graph(store: GraphStore, iri: str, status: int) -> None:
    try:
        known = bool(store.run(f"ASK {{ GRAPH {ox.NamedNode(iri)} {{}} }}"))
    except ValueError as error:
        reason = _("“{iri}” is no absolute IRI.").format(iri=iri)
        raise RefusedError(400, reason) from error
    if not known:
        reason = _("There is no graph <{iri}> here; nothing is fetched from elsewhere.")
        raise RefusedError(status, reason.format(iri=iri))


def _run(store: GraphStore, query: str, question: Question, limits: Limits) -> Found:
    given = bool(_dataset(question))
    try:
        return store.run(
            _BASE_LINE + query,
            default_graphs=question.default_graphs if given else None,
            named_graphs=question.named_graphs if given else None,
            services=limits.services,
        )
    except QuerySyntaxError as error:
        moved = QuerySyntaxError(query, max(error.line - 1, 1), error.column, error.reason)
        raise RefusedError(400, str(moved)) from error
    except ForbiddenQueryError as error:
        raise RefusedError(403, str(error)) from error
    except QueryError as error:
        raise RefusedError(400, str(error)) from error


def _written(found: Found, media_type: str, limit: int) -> bytes:
    try:
        if isinstance(found, ox.QuerySolutions):
            return _solutions(found, media_type, limit)
        if isinstance(found, ox.QueryBoolean):
            form = ox.QueryResultsFormat.from_media_type(media_type)
            return found.serialize(format=form) or b""
        graph_form = ox.RdfFormat.from_media_type(media_type)
        return ox.serialize(_limited(found, limit), format=graph_form, prefixes=PREFIXES) or b""
    except (OSError, RuntimeError, ValueError) as error:
        reason = _("The query can not be answered: {why}").format(why=error)
        raise RefusedError(500, reason) from error


def _too_many(limit: int) -> RefusedError:
    reason = _("The answer has more than {limit} rows: narrow the query, or add a LIMIT.")
    return RefusedError(422, reason.format(limit=limit))


def _limited(triples: Iterable[ox.Triple], limit: int) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples):
        if number >= limit:
            raise _too_many(limit)
        yield triple


class _Lines(io.BytesIO):
    """A buffer that stops the writer once it holds more lines than it may."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit + 1

    def write(self, chunk: ReadableBuffer) -> int:
        """Keep a chunk."""
        self._left -= bytes(chunk).count(b"\n")
        if self._left < 0:
            raise BufferError
        return super().write(chunk)


def _solutions(found: ox.QuerySolutions, media_type: str, limit: int) -> bytes:
    """Return the rows, first as TSV: there, and only there, every line is a row.

    Oxigraph has no limit of its own, and to count the rows in Python takes as long as to find them.
    """
    lines = _Lines(limit)
    try:
        found.serialize(lines, format=_TSV)
    except BufferError as error:
        raise _too_many(limit) from error
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if form == _TSV:
        return lines.getvalue()
    lines.seek(0)
    return ox.parse_query_results(lines, format=_TSV).serialize(format=form) or b""
