"""Answers of any store made alike: the one place that knows how stores write the same thing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyoxigraph as ox

from codev_graph.graph._answers import Answer
from codev_graph.terms import PREFIXES, expand

Binding = Mapping[str, Mapping[str, str]]
_BOOLEAN: Final = expand("xsd:boolean")
_VARIABLE: Final = re.compile(r"[?$](\w+)")
_TRUTH: Final = {"1": "true", "0": "false"}


def bindings_of(body: bytes) -> list[Binding]:
    """Return the rows of an answer in SPARQL's JSON.

    Raises:
        ValueError: if it is none.
    """
    try:
        rows: list[Binding] = json.loads(body)["results"]["bindings"]
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
    return [{name: _alike(value) for name, value in row.items()} for row in rows]


def truth_of(body: bytes) -> bool:
    """Return the answer of an ASK, which Virtuoso may give as a table of one cell.

    Raises:
        ValueError: if it is none.
    """
    told = json.loads(body)
    if isinstance(told, Mapping) and isinstance(told.get("boolean"), bool):
        return bool(told["boolean"])
    cells = [value["value"] for row in bindings_of(body) for value in row.values()]
    return cells in (["1"], ["true"])


def _alike(value: Mapping[str, str]) -> Mapping[str, str]:
    """Return a value as the standard has it: Virtuoso writes ``1`` for true."""
    if value["type"] not in ("literal", "typed-literal"):
        return value
    text = value["value"]
    if value.get("datatype") == _BOOLEAN:
        text = _TRUTH.get(text, text)
    return {**value, "type": "literal", "value": text}


def solutions(names: Sequence[str], rows: Sequence[Binding], order: str) -> ox.QuerySolutions:
    """Return rows as an answer of the embedded engine, in the order that this gives them.

    Engines collate texts and place what is missing each in its way; where the order is one of
    columns, it is made anew by the engine that the embedded store has.
    """
    document = {"head": {"vars": list(names)}, "results": {"bindings": list(rows)}}
    body = json.dumps(document).encode()
    answer = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(body)
    blank = any(value["type"] == "bnode" for row in rows for value in row.values())
    columns = set(_VARIABLE.findall(order))
    can = rows and columns and columns <= set(names) and not blank
    return _sorted(answer, names, order) if can else answer


def _sorted(answer: ox.QuerySolutions, names: Sequence[str], order: str) -> ox.QuerySolutions:
    listed = " ".join(f"?{name}" for name in names)
    lines = [f"({' '.join(str(term or 'UNDEF') for term in row)})" for row in answer]
    text = f"SELECT {listed} WHERE {{ VALUES ({listed}) {{ {' '.join(lines)} }} }} ORDER BY {order}"
    found: Any = ox.Store().query(text, prefixes=PREFIXES)
    return found  # type: ignore[no-any-return] # a SELECT gives solutions


def triples(body: bytes, media_type: str) -> Answer:
    """Return the triples of a document in Turtle, as CONSTRUCT gives them.

    Raises:
        ValueError: if it is none; also ``SyntaxError``.
    """
    form = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.TURTLE
    store = ox.Store()
    store.extend(ox.parse(body, form))
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
