"""What the graph says around one entity: what goes with it, its ties, where sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.terms import PREFIXES, expand, fold, individual, is_entailed, is_measured, parts_of
from codev_graph.web._links import shortened
from codev_graph.web.explorer._changed import TYPES
from codev_graph.web.explorer._entries import told
from codev_graph.web.explorer._explored import Explored

MOST: Final = 200
_ROLES: Final = "?p codev:participant {one} ; codev:participationIn {other} ; codev:hasRole ?note"
_PARTICIPANTS: Final = (mark("Participants"), _ROLES.format(one="?thing", other="{iri}"))
_UNDER: Final = (mark("Agreement"), "{iri} codev:underAgreement ?thing")
# The sections of each kind: their titles, and the patterns of what stands in them.
_SECTIONS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "actor": (
        (mark("Committees"), "{iri} codev:memberOf ?thing"),
        (mark("Takes part in"), _ROLES.format(one="{iri}", other="?thing")),
    ),
    "committee": (_UNDER, (mark("Members"), "?thing codev:memberOf {iri}"), _PARTICIPANTS),
    "area": (
        (mark("Agreements"), "?thing a codev:Agreement ; codev:hasArea {iri}"),
        (mark("Committees"), "?thing a codev:Committee ; codev:hasArea {iri}"),
        (mark("Projects"), "?thing a codev:Project ; codev:hasArea {iri}"),
        (mark("Active actors"), "?thing codev:activeIn {iri}"),
    ),
    "agreement": (
        (mark("Committees"), "?thing a codev:Committee ; codev:underAgreement {iri}"),
        (mark("Projects"), "?thing a codev:Project ; codev:underAgreement {iri}"),
        _PARTICIPANTS,
    ),
    "project": (_UNDER, _PARTICIPANTS),
    "city": (
        (mark("Agreements"), "?thing codev:twinsCity {iri}"),
        (mark("Committees"), "?thing codev:committeeOf {iri}"),
    ),
    "source": (
        (
            mark("Everything this source says"),
            "GRAPH ?graph {{ ?thing prov:wasDerivedFrom {iri} . "
            "OPTIONAL {{ ?thing codev:citedAt ?note }} }} "
            'FILTER(!CONTAINS(STR(?thing), "/graph/"))',
        ),
    ),
}
_START, _END = ("codev:start", mark("Start")), ("codev:end", mark("End"))
_STATUS, _KIND = ("codev:hasStatus", mark("Status")), mark("Kind")
_RESULTS, _NOTE = ("codev:hasResult", mark("Results")), ("codev:note", mark("Note"))
# What is told of each kind in a word or two, beside what lists hold: properties and their titles.
_FACTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "actor": (
        ("codev:actsAtLevel", mark("Level")),
        ("codev:inSector", mark("Sectors")),
        ("codev:providesResource", mark("Offers")),
        _NOTE,
    ),
    "agreement": (
        ("codev:hasAgreementKind", _KIND),
        _STATUS,
        _START,
        _END,
        ("codev:termYears", mark("Term in years")),
        ("codev:renewable", mark("Renewable")),
        ("codev:hasModality", mark("Modalities")),
        _RESULTS,
    ),
    "project": (
        _STATUS,
        _START,
        _END,
        ("codev:requiresResource", mark("Needs")),
        _RESULTS,
        _NOTE,
    ),
    "source": (
        ("dcterms:creator", mark("Author")),
        ("dcterms:type", _KIND),
        ("dcterms:date", mark("Date of the page")),
        ("codev:consulted", mark("Consulted on")),
        ("schema:url", mark("Address")),
    ),
    "city": (
        ("codev:country", mark("Country")),
        ("codev:meetsCriterion", mark("Criteria it meets")),
        ("schema:sameAs", "Wikidata"),
    ),
}
_THINGS: Final = "SELECT DISTINCT ?thing ?note WHERE {{ {pattern} }} LIMIT {most}"
_UNLISTED: Final = """SELECT ?thing ?name ?one ?other WHERE {{ VALUES ?thing {{ {things} }}
  OPTIONAL {{ ?thing rdfs:label ?name FILTER(LANG(?name) = "") }}
  OPTIONAL {{ ?thing codev:tieFrom|codev:participant ?one }}
  OPTIONAL {{ ?thing codev:tieTo|codev:participationIn|codev:hasPhase|codev:inSector ?other }} }}"""
_TIES: Final = """SELECT ?tie ?other ?start ?end ?evidence ?source ?title ?locator WHERE {{
  {{ SELECT DISTINCT ?tie ?other WHERE {{
    {{ ?tie codev:tieFrom {iri} ; codev:tieTo ?other }} UNION
    {{ ?tie codev:tieTo {iri} ; codev:tieFrom ?other }} }} ORDER BY ?tie LIMIT {most} }}
  OPTIONAL {{ ?tie codev:start ?start }}
  OPTIONAL {{ ?tie codev:end ?end }}
  OPTIONAL {{ ?tie codev:evidence ?evidence }}
  OPTIONAL {{ GRAPH ?graph {{ ?tie prov:wasDerivedFrom ?source .
    OPTIONAL {{ ?tie codev:citedAt ?locator }} }} ?source dcterms:title ?title }}
}} ORDER BY ?other ?tie ?title"""
# What is said once of a thing: two values are two opinions.
_SINGLE: Final = "codev:locatedIn codev:actsAtLevel codev:start codev:end codev:termYears"
_OPINIONS: Final = """SELECT DISTINCT ?property ?value ?graph WHERE {{
  VALUES ?property {{ {single} codev:hasStatus codev:renewable codev:hasAgreementKind }}
  GRAPH ?graph {{ {iri} ?property ?value }} }} ORDER BY ?property ?value ?graph"""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that goes with an entity: its IRI, its name, and a role or a place in a source."""

    iri: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentedTie:
    """A tie as its sources tell it: each by IRI, title and place, dates as precise as told."""

    iri: str
    other: str
    start: str
    end: str
    evidence: str
    sources: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What sources say of one thing, where they do not say the same."""

    about: str
    values: Mapping[str, tuple[str, ...]]


def sections(explored: Explored, kind: str, iri: str) -> list[tuple[str, list[Thing]]]:
    """Return what goes with an entity under its titles; sections without anything are left out."""
    found = (
        (_(title), _things(explored, p.format(iri=f"<{iri}>"))) for title, p in _SECTIONS[kind]
    )
    return [(title, things) for title, things in found if things]


def facts_of(kind: str) -> dict[str, str]:
    """Return the properties that people are told first of a kind of entities, with their titles."""
    return {expand(curie): _(title) for curie, title in _FACTS.get(kind, ())}


def by_type(things: list[Thing]) -> list[tuple[str, list[Thing]]]:
    """Return what a source says by type of rows, each under its title, in the order of tables."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        found[(parts_of(thing.iri) or ("", "", ""))[1]].append(thing)
    return [(_(title), found[kind]) for kind, title in TYPES.items() if kind in found]


def _things(explored: Explored, pattern: str) -> list[Thing]:
    notes: dict[str, set[str]] = defaultdict(set)
    for thing, note in explored.graph.sparql(_THINGS.format(pattern=pattern, most=MOST)):
        notes[str(thing)].update([_value(str(note))] if note else [])
    names = names_of(explored, notes)
    things = (Thing(iri, names[iri], ", ".join(sorted(notes[iri]))) for iri in notes)
    return sorted(things, key=lambda thing: (fold(thing.label), thing.iri))


def names_of(explored: Explored, iris: Collection[str]) -> dict[str, str]:
    """Return what people call each of some entities; of what relates two, what these are called."""
    entries = explored.entries
    found = {iri: entries[iri].label if iri in entries else shortened(iri) for iri in iris}
    things = " ".join(f"<{iri}>" for iri in iris if iri not in entries)
    for thing, name, *ends in explored.graph.sparql(_UNLISTED.format(things=things)):
        known = [entries[str(e)].label if str(e) in entries else _value(str(e)) for e in ends if e]
        found[str(thing)] = str(name or " – ".join(known) or found[str(thing)])
    return found


def ties_of(explored: Explored, iri: str) -> list[DocumentedTie]:
    """Return the documented ties of an actor with their sources, at most :data:`MOST`."""
    found: dict[str, DocumentedTie] = {}
    for row in explored.graph.sparql(_TIES.format(iri=f"<{iri}>", most=MOST)).records():
        text = {key: str(cell) if cell is not None else "" for key, cell in row.items()}
        cited = ((text["source"], text["title"], text["locator"]),) if text["source"] else ()
        former = found[text["tie"]].sources if text["tie"] in found else ()
        sources = tuple(dict.fromkeys(former + cited))
        dates = (text["start"], text["end"])
        found[text["tie"]] = DocumentedTie(
            text["tie"], text["other"], *dates, text["evidence"], sources
        )
    names = names_of(explored, {tie.other for tie in found.values()})
    return sorted(found.values(), key=lambda tie: (fold(names[tie.other]), tie.start, tie.iri))


def opinions(explored: Explored, iri: str, ties: list[DocumentedTie]) -> list[Opinion]:
    """Return where sources differ: on the entity itself, and on when a tie with another began."""
    return [*_own(explored, iri), *_of_ties(explored, ties)]


def _own(explored: Explored, iri: str) -> Iterator[Opinion]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = _OPINIONS.format(single=_SINGLE, iri=f"<{iri}>")
    for predicate, value, graph in explored.graph.sparql(query):
        if not (is_entailed(str(graph)) or is_measured(str(graph))):
            shown = explored.entries.get(str(value))
            label = shown.label if shown else _value(str(value))
            found[str(predicate)][label].append(_source(explored, str(graph)))
    for predicate, values in found.items():
        if len(values) > 1:
            yield Opinion(shortened(predicate), {each: tuple(by) for each, by in values.items()})


def _value(text: str) -> str:
    return told(text) if text.startswith(PREFIXES["voc"]) else text


def _source(explored: Explored, graph: str) -> str:
    parts = parts_of(graph)
    iri = individual(parts[0], "source", parts[2]) if parts else graph
    return explored.entries[iri].label if iri in explored.entries else shortened(graph)


def _of_ties(explored: Explored, ties: list[DocumentedTie]) -> Iterator[Opinion]:
    dates: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        if tie.start:
            dates[tie.other][tie.start] += [title for _iri, title, _place in tie.sources]
    for other, values in dates.items():
        if len(values) > 1:
            name = explored.entries[other].label if other in explored.entries else shortened(other)
            about = _("start of the tie with {name}").format(name=name)
            yield Opinion(about, {date: tuple(dict.fromkeys(by)) for date, by in values.items()})
