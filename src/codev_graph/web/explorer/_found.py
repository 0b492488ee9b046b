"""Facets → the entries that have them, how many more each facet has, and the query that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pyoxigraph as ox

from codev_graph.terms import PREFIXES, fold
from codev_graph.web.explorer._catalogue import Places
from codev_graph.web.explorer._entries import COUNTED, Entry, told
from codev_graph.web.explorer._explored import Explored, remembered

SORTS: Final = ("name", "class", "city", "involved", "number")
FACETS: Final = ("city", "class", "area", "involved")
# A value of a facet: its IRI, its label, and how many entries it would leave.
Choice = tuple[str, str, int]
_AREA: Final = {"actor": "codev:activeIn"}
_CITY: Final = {
    "actor": "codev:locatedIn",
    "committee": "codev:committeeOf",
    "agreement": "codev:twinsCity",
}


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list is restricted to and ordered by; empty texts do not restrict.

    Attributes:
        kind: The kind of entries; empty for all.
        text: What they are nearly called.
        city: IRI of a city.
        actor_class: IRI of a class of Tabla 1.
        area: IRI of an area.
        involved: ``yes``, ``no`` or empty.
        sort: One of :data:`SORTS`, after ``-`` for the greatest first; empty for the nearest to
            the text first, else by name.
    """

    kind: str = ""
    text: str = ""
    city: str = ""
    actor_class: str = ""
    area: str = ""
    involved: str = ""
    sort: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The columns that are restricted, each to its value."""
        told = {
            "kind": self.kind,
            "city": self.city,
            "class": self.actor_class,
            "area": self.area,
            "involved": self.involved,
        }
        return {column: value for column, value in told.items() if value}


@remembered
def find(explored: Explored, facets: Facets) -> Places:
    """Return the places of the entries that have the facets, in the order asked for."""
    having = explored.catalogue.having(facets.chosen)
    if facets.text:
        found = explored.index.search(facets.text, wanted=having)
    else:
        found = np.flatnonzero(having)
    for order in filter(None, ("" if facets.text else "name", facets.sort)):
        ranks = _ranks(explored, order.removeprefix("-"))[found]
        found = found[np.argsort(-ranks if order.startswith("-") else ranks, kind="stable")]
    return found


@remembered
def _ranks(explored: Explored, name: str) -> Places:
    """Return the rank of every entry under an order, in the language in force; equals share it."""
    key = _key(name, explored)
    keys = [key(entry) for entry in explored.catalogue.entries]
    ranks = {each: rank for rank, each in enumerate(sorted(set(keys)))}
    return np.array([ranks[each] for each in keys], dtype=np.int64)


def _key(name: str, explored: Explored) -> Callable[[Entry], str]:
    keys: Mapping[str, Callable[[Entry], str]] = {
        "name": lambda entry: fold(entry.label),
        "class": lambda entry: told(entry.actor_class) if entry.actor_class else "",
        "city": lambda entry: "; ".join(map(explored.label, entry.cities)),
        "involved": lambda entry: str(int(entry.involved or 0)),
        # As long as any, so that they are in order as texts too.
        "number": lambda entry: f"{entry.number:012}",
    }
    return keys[name]


@remembered
def choices(explored: Explored, facets: Facets) -> dict[str, list[Choice]]:
    """Return the values of each facet that has choices, by their labels.

    A facet's own value does not restrict its choices, so that another may be taken in its place.
    """
    fields = {"city": "city", "class": "actor_class", "area": "area"}
    return {name: _counted(explored, facets, name, field) for name, field in fields.items()}


def _counted(explored: Explored, facets: Facets, column: str, field: str) -> list[Choice]:
    """Return the choices of one column; ``field`` is what restricts it."""
    rest = replace(facets, **{field: ""}, sort="")
    counts = explored.catalogue.columns[column].counts(find(explored, rest))
    told_of = ((iri, explored.label(iri), count) for iri, count in counts.items())
    return sorted(told_of, key=lambda choice: choice[1])


def query_of(facets: Facets, iris: list[str]) -> str:
    """Return the query whose rows are those of a list: its facets as patterns, a search as values.

    Args:
        facets: The facets, of one kind.
        iris: What a search found; unused without a text.
    """
    kind = facets.kind
    label = "dcterms:title" if kind == "source" else "rdfs:label"
    what = "skos:inScheme voc:area" if kind == "area" else f"a codev:{kind.title()}"
    label = "skos:prefLabel" if kind == "area" else label
    lines = [f"?row {what} ; {label} ?name .", *_restrictions(facets)]
    lines.append(f'FILTER(LANG(?name) = "{"es" if kind == "area" else ""}")')
    if facets.text:
        lines.append(f"VALUES ?row {{ {' '.join(_node(iri) for iri in iris)} }}")
    lines.append(f"OPTIONAL {{ {COUNTED[kind]} }}")
    body = "\n  ".join(lines)
    heads = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _prefixes(body))
    select = "SELECT ?row ?name (COUNT(DISTINCT ?value) AS ?number) WHERE {"
    return f"{heads}{select}\n  {body}\n}} GROUP BY ?row ?name ORDER BY ?name ?row"


def describing(query: str) -> str:
    """Return the query for all that is said of the rows of :func:`query_of`."""
    heads, select, rest = query.partition("SELECT")
    return f"{heads}DESCRIBE ?row WHERE {{ {{\n{select}{rest}\n}} }}"


def _restrictions(facets: Facets) -> list[str]:
    lines = []
    if facets.city:
        lines.append(f"?row {_CITY.get(facets.kind, 'codev:locatedIn')} {_node(facets.city)} .")
    if facets.actor_class:
        lines.append(f"?row a {_node(facets.actor_class)} .")
    if facets.area:
        lines.append(f"?row {_AREA.get(facets.kind, 'codev:hasArea')} {_node(facets.area)} .")
    if facets.involved:
        test = "FILTER EXISTS" if facets.involved == "yes" else "FILTER NOT EXISTS"
        lines.append(f"{test} {{ ?row a codev:InvolvedActor }}")
    return lines


def _prefixes(body: str) -> list[str]:
    return [name for name in PREFIXES if f"{name}:" in body]


def _node(iri: str) -> str:
    return str(ox.NamedNode(iri))
