"""Facets → the entries that have them, how many more each facet has, and the query that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import language
from codev_graph.terms import PREFIXES, fold
from codev_graph.web.explorer._entries import COUNTED, Entry, told
from codev_graph.web.explorer._explored import Explored, remembered

SORTS: Final = ("name", "class", "city", "involved", "number")
FACETS: Final = ("city", "class", "area", "involved")
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

    def take(self, entry: Entry) -> bool:
        """Return whether an entry has what the facets ask for, the text apart."""
        return (
            (not self.kind or entry.kind == self.kind)
            and (not self.city or self.city in entry.cities)
            and (not self.actor_class or entry.actor_class == self.actor_class)
            and (not self.area or self.area in entry.areas)
            and (not self.involved or entry.involved is (self.involved == "yes"))
        )


@remembered
def _by_name(explored: Explored) -> list[Entry]:
    """Return all entries by their names in the language in force."""
    entries = list(explored.entries.values())
    return entries if language() == "es" else sorted(entries, key=lambda e: fold(e.label))


@remembered
def find(explored: Explored, facets: Facets) -> list[Entry]:
    """Return the entries that have the facets, in the order asked for."""
    entries = explored.entries
    if facets.text:
        wanted = explored.index.search(facets.text, wanted=lambda iri: facets.take(entries[iri]))
        found = [entries[iri] for iri in wanted]
    else:
        found = [entry for entry in _by_name(explored) if facets.take(entry)]
    name = facets.sort.removeprefix("-")
    if name in SORTS:
        found.sort(key=_key(name, explored), reverse=facets.sort.startswith("-"))
    return found


def _key(name: str, explored: Explored) -> Callable[[Entry], str | int]:
    keys: Mapping[str, Callable[[Entry], str | int]] = {
        "name": lambda entry: fold(entry.label),
        "class": lambda entry: told(entry.actor_class) if entry.actor_class else "",
        "city": lambda entry: "; ".join(explored.entries[iri].name for iri in entry.cities),
        "involved": lambda entry: int(entry.involved or 0),
        "number": lambda entry: entry.number,
    }
    return keys[name]


@remembered
def choices(explored: Explored, facets: Facets) -> dict[str, list[tuple[str, str, int]]]:
    """Return each facet's values: IRI, label, and how many entries it would leave.

    A facet's own value does not restrict its choices, so that another may be taken in its place.
    """
    chosen: tuple[tuple[str, str, Callable[[Entry], Collection[str]]], ...] = (
        ("city", "city", lambda entry: entry.cities),
        ("class", "actor_class", lambda entry: (entry.actor_class,)),
        ("area", "area", lambda entry: entry.areas),
    )
    return {name: _counted(explored, facets, field, get) for name, field, get in chosen}


def _counted(
    explored: Explored, facets: Facets, field: str, get: Callable[[Entry], Collection[str]]
) -> list[tuple[str, str, int]]:
    rest = replace(facets, **{field: ""}, sort="")
    counts: Counter[str] = Counter()
    for entry in find(explored, rest):
        counts.update(filter(None, get(entry)))
    named = explored.entries
    labels = {iri: named[iri].label if iri in named else told(iri) for iri in counts}
    return sorted(((iri, labels[iri], n) for iri, n in counts.items()), key=lambda row: row[1])


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
