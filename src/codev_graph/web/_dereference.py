"""Every entity at the path of its IRI: what is said of it, as a page or as RDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.graph import answer_types
from codev_graph.terms import individual, is_entailed, parts_of
from codev_graph.web._exchange import Question, RefusedError
from codev_graph.web._links import HOUSE, iri_at
from codev_graph.web._negotiation import wants_page
from codev_graph.web._pages import page
from codev_graph.web._requests import VARY, ask, kept
from codev_graph.web._solutions import Term, read_solutions
from codev_graph.web.explorer import card

# More statements than these are not shown; the page says so, and RDF has them all.
SHOWN: Final = 200
_KNOWN: Final = "ASK {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"
_SAID: Final = "CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }}" + _KNOWN.replace("ASK", " WHERE")
# Both ways at once. Sorted in the store, an actor with thousands of ties took seconds.
_ABOUT: Final = """SELECT ?out ?p ?other ?g WHERE {{
  {{ {{ SELECT (true AS ?out) ?p ?other WHERE {{ {iri} ?p ?other }} LIMIT {most} }}
    OPTIONAL {{ GRAPH ?g {{ {iri} ?p ?other }} }} }} UNION
  {{ {{ SELECT (false AS ?out) ?p ?other WHERE {{ ?other ?p {iri} }} LIMIT {most} }}
    OPTIONAL {{ GRAPH ?g {{ ?other ?p {iri} }} }} }} }}"""
_LABELS: Final = """SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {iris} }}
  ?thing rdfs:label|skos:prefLabel|dcterms:title ?label
  FILTER(LANG(?label) IN ("", "en", "es")) }}"""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said: the property, the other end, and the graphs that say it."""

    predicate: str
    other: Term
    graphs: tuple[str, ...]


async def entity(request: Request) -> Response:
    """Return what is said of the IRI whose path was asked."""
    # The path as it came: “%2F” in an IRI is not “/”.
    return await _shown(request, iri_at(request.scope["raw_path"].decode("ascii")))


async def resource(request: Request) -> Response:
    """Return what is said of ``?iri=``."""
    return await _shown(request, request.query_params.get("iri", ""))


async def _shown(request: Request, iri: str) -> Response:
    try:
        node = str(ox.NamedNode(iri))
    except ValueError as error:
        reason = _("“{iri}” is no absolute IRI.").format(iri=iri)
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason) from error
    return await kept(request, lambda: _described(request, iri, node))


async def _described(request: Request, iri: str, node: str) -> Response:
    accept = request.headers.get("accept", "")
    if wants_page(accept, list(answer_types("triples").values())):
        return await _page(request, iri, node)
    known = await ask(request, Question(_KNOWN.format(iri=node)))
    if b"true" not in known.body:
        raise _unknown(iri)
    question = Question(_SAID.format(iri=node), language=language(), accept=accept)
    answer = await ask(request, question)
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": VARY})


def _unknown(iri: str) -> RefusedError:
    return RefusedError(HTTPStatus.NOT_FOUND, _("Nothing is said of <{iri}> here.").format(iri=iri))


async def _page(request: Request, iri: str, node: str) -> Response:
    outgoing, incoming = await _statements(request, node)
    if not (outgoing or incoming):
        raise _unknown(iri)
    told = await card(request, iri)
    # What people ask first is told of an entry; its statements, which may be hundreds, if asked.
    folded = told is not None and "statements" not in request.query_params
    facts = [said for said in outgoing if told and said.predicate in told["facts"]]
    stated = [] if folded else [*outgoing, *incoming]
    named = {iri, *_iris(facts), *_iris(stated)}
    shown = {
        "iri": iri,
        "facts": facts,
        "outgoing": outgoing,
        "incoming": incoming,
        "folded": folded,
        "labels": await _labels(request, named) | _names_of_graphs(stated),
        "source_of": source_of,
        "most": SHOWN,
        "card": told,
        "query": _SAID.format(iri=node),
    }
    return page(request, "entity", shown)


async def _statements(request: Request, node: str) -> tuple[list[Statement], list[Statement]]:
    """Return what is said of a node, and where it is named; at most :data:`SHOWN` of each."""
    answer = await ask(request, Question(_ABOUT.format(iri=node, most=SHOWN)))
    found: dict[tuple[bool, str, Term], list[str]] = {}
    for out, predicate, other, graph in read_solutions(answer.body).rows:
        if out and predicate and other:
            key = (out.value == "true", predicate.value, other)
            found.setdefault(key, []).extend([graph.value] if graph else [])
    ways: dict[bool, list[Statement]] = {True: [], False: []}
    for (outgoing, name, other), graphs in sorted(found.items(), key=_order):
        ways[outgoing].append(Statement(name, other, tuple(sorted(graphs))))
    return ways[True], ways[False]


def _order(found: tuple[tuple[bool, str, Term], list[str]]) -> tuple[str, str, str, str]:
    _outgoing, predicate, other = found[0]
    return predicate, other.kind, other.value, other.language


def _iris(statements: Iterable[Statement]) -> Iterable[str]:
    for statement in statements:
        yield statement.predicate
        yield from filter(None, map(source_of, statement.graphs))
        if statement.other.kind == "uri":
            yield statement.other.value


async def _labels(request: Request, iris: Iterable[str]) -> dict[str, str]:
    """Return a label for each thing that has one: in the language in force, else of no language."""
    values = " ".join(f"<{iri}>" for iri in sorted(iris))
    found = await ask(request, Question(_LABELS.format(iris=values)))
    rank = {language(): 0, "": 1}
    rows = [(thing, label) for thing, label in read_solutions(found.body).rows if thing and label]
    rows.sort(key=lambda row: (-rank.get(row[1].language, 2), row[1].value))
    return {thing.value: label.value for thing, label in rows}


def _names_of_graphs(statements: Iterable[Statement]) -> dict[str, str]:
    """Return what stands for the graphs that hold no source's statements."""
    graphs = {graph for statement in statements for graph in statement.graphs}
    return {graph: _("follows from them") for graph in graphs if is_entailed(graph)}


def source_of(graph: str) -> str | None:
    """Return the source whose statements a named graph holds; ``None`` for any other graph."""
    parts = parts_of(graph)
    if parts is None or parts[1] != "graph" or is_entailed(graph):
        return None
    return individual(parts[0], "source", parts[2])


ROUTES: Final = [
    Route("/resource", resource, methods=["GET"]),
    Route(HOUSE + "/{rest:path}", entity, methods=["GET"]),
]
