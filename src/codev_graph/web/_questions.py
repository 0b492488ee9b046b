"""The questions of the library as plain forms: choose values, read a table, take it with you."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codev_graph._i18n import language
from codev_graph.errors import UnknownQueryError
from codev_graph.graph import NamedQuery, Parameter, named_query
from codev_graph.terms import expand, parts_of, vocabulary
from codev_graph.web._editor import groups
from codev_graph.web._exchange import Answer, Question, RefusedError
from codev_graph.web._pages import page
from codev_graph.web._requests import ask, kept
from codev_graph.web._results import READABLE, shown
from codev_graph.web._solutions import read_solutions

# More than these are not chosen from a list but written.
_MOST_CHOICES: Final = 500


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a field of a form.

    Attributes:
        name: Its name.
        title: What it is.
        kind: Its type.
        value: What it is now.
        choices: The values it takes, with their labels; empty if any may be written.
        default: What it is when left out; empty if it does not restrict the answer then.
    """

    name: str
    title: str
    kind: str
    value: str
    choices: tuple[tuple[str, str], ...]
    default: str


async def questions(request: Request) -> Response:
    """Return the list of all questions."""

    async def make() -> Response:
        return page(request, "questions", {"groups": groups()})

    return await kept(request, make)


async def question(request: Request) -> Response:
    """Return one question: its form, and the answer once the form was sent."""
    return await kept(request, lambda: _question(request))


async def _question(request: Request) -> Response:
    try:
        query = named_query(request.path_params["name"])
    except UnknownQueryError as error:
        raise RefusedError(HTTPStatus.NOT_FOUND, str(error)) from error
    names = [parameter.name for parameter in query.params]
    told = {name: value for name in names if (value := request.query_params.get(name))}
    fields = [await _field(request, each, told.get(each.name, "")) for each in query.params]
    answer = shown(await _answered(request, query, told)) if "run" in request.query_params else None
    headings = {name: query.told(texts) for name, texts in query.columns.items()}
    shared = {"question": query, "fields": fields, "answer": answer, "headings": headings}
    return page(request, "question", shared)


async def _answered(request: Request, query: NamedQuery, told: Mapping[str, str]) -> Answer:
    asked = Question(name=query.name, told=told, language=language(), accept=READABLE)
    return await ask(request, asked)


async def _field(request: Request, parameter: Parameter, value: str) -> Field:
    choices = tuple((each, each) for each in parameter.values)
    if parameter.kind == "concept":
        choices = tuple((each.notation, each.label()) for each in vocabulary(parameter.of))
    elif parameter.kind == "individual":
        choices = await _individuals(request, parameter.of)
    title, default = parameter.title[language()], parameter.default
    return Field(parameter.name, title, parameter.kind, value or default, choices, default)


async def _individuals(request: Request, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the individuals of a type with their names; none if they are too many to list."""
    name = "".join(word.title() for word in kind.split("-"))
    query = f"""
    SELECT ?row (SAMPLE(?text) AS ?name) WHERE {{
      ?row a <{expand(f"codev:{name}")}> .
      OPTIONAL {{ ?row rdfs:label|dcterms:title ?text }}
    }} GROUP BY ?row ORDER BY ?name ?row LIMIT {_MOST_CHOICES + 1}"""
    rows = read_solutions((await ask(request, Question(query))).body).rows
    found = [(row.value, (name or row).value) for row, name in rows if row]
    keys = Counter(_key(iri) for iri, _name in found)
    if len(rows) > _MOST_CHOICES:
        return ()
    # Two data sets may have the same id, and then only the IRI tells which.
    return tuple((_key(iri) if keys[_key(iri)] == 1 else iri, name) for iri, name in found)


def _key(iri: str) -> str:
    parts = parts_of(iri)
    return parts[2] if parts else iri


ROUTES: Final = [
    Route("/queries", questions, methods=["GET"]),
    Route("/queries/{name}", question, methods=["GET"]),
]
