"""The answers of readers, read back for pages: SPARQL 1.1 Query Results JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

JSON: Final = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term: ``kind`` is ``uri``, ``literal`` or ``bnode``."""

    kind: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Solutions:
    """Rows of terms; ``None`` where a variable is not bound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def read_solutions(body: bytes) -> Solutions:
    """Return the solutions that a document holds; a boolean is one row without a heading."""
    document = json.loads(body)
    if "boolean" in document:
        return Solutions(("",), ((Term("literal", str(document["boolean"]).lower()),),))
    names = tuple(document["head"]["vars"])
    found = document["results"]["bindings"]
    return Solutions(names, tuple(tuple(_term(row.get(name)) for name in names) for row in found))


def _term(binding: dict[str, str] | None) -> Term | None:
    if binding is None:
        return None
    # A triple used as a term has parts rather than a text.
    value = binding["value"]
    text = value if isinstance(value, str) else json.dumps(value)
    return Term(binding["type"], text, binding.get("xml:lang", ""))
