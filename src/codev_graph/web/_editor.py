"""The page to write queries on: an editor where scripts run, a plain form where they do not."""

from __future__ import annotations

from functools import cache
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.graph import NamedQuery, query_library
from codev_graph.terms import BASE, CODEV, PREFIXES, expand, ontology_store
from codev_graph.web._pages import page

_EXAMPLE: Final = f"""\
PREFIX codev: <{PREFIXES["codev"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
SELECT ?city ?name WHERE {{
  ?city a codev:City ; rdfs:label ?name .
}}"""
_GROUPS: Final = {
    "explore": mark("What the graph holds"),
    "actors": mark("Actors"),
    "cooperation": mark("Cooperation"),
    "gaps": mark("What is missing"),
    "measures": mark("Measures"),
}
_KINDS: Final = {
    "class": ("owl:Class",),
    "property": ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"),
}


async def editor_page(request: Request) -> Response:
    """Return the page; the editor completes the terms of the ontology."""
    data = {
        "terms": {kind: list(_terms(kind)) for kind in _KINDS},
        "prefixes": PREFIXES,
        "house": BASE,
        "queries": {name: plain_text(query) for name, query in query_library().items()},
    }
    text = request.query_params.get("edit") or _EXAMPLE
    # CodeMirror, in the editor, places its lines and cursors by styles that scripts set.
    told = {"data": data, "groups": groups(), "text": text}
    return page(request, "editor", told, loose_styles=True)


def groups() -> dict[str, list[NamedQuery]]:
    """Return the queries of the library under the titles of the folders that they lie in."""
    found: dict[str, list[NamedQuery]] = {_(title): [] for title in _GROUPS.values()}
    for query in query_library().values():
        found.setdefault(_(_GROUPS.get(query.group, query.group)), []).append(query)
    return {title: queries for title, queries in found.items() if queries}


def plain_text(query: NamedQuery) -> str:
    """Return a query of the library without its header."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))


@cache
def _terms(kind: str) -> tuple[str, ...]:
    """Return the IRIs of the classes, or of the properties, of the ontology."""
    a = ox.NamedNode(expand("rdf:type"))
    nodes = {
        quad.subject.value
        for curie in _KINDS[kind]
        for quad in ontology_store().quads_for_pattern(None, a, ox.NamedNode(expand(curie)))
        if isinstance(quad.subject, ox.NamedNode)
    }
    return tuple(sorted(iri for iri in nodes if iri.startswith(CODEV)))
