"""A graph without its names: each individual under a code, and nothing else that could tell it.

Only what is known to be harmless passes: structure, concepts, numbers and dates of ties. Texts,
addresses, coordinates, places within sources and everything in foreign vocabularies do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import OntologyError
from codev_graph.graph._statements import Value, name_of
from codev_graph.sources import FREE_COUNTRY_CODES, Date
from codev_graph.terms import (
    INDIVIDUALS,
    PREFIXES,
    RESERVED_GRAPHS,
    expand,
    individual,
    ontology_store,
    parts_of,
)

_LABELS: Final = {expand("rdfs:label"), expand("dcterms:title")}
_COUNTRY: Final = expand("codev:country")
_TYPE: Final = expand("rdf:type")
_SAME: Final = expand("owl:sameAs")
_GRAPH: Final = "graph"
_DATASET: Final = "dataset"
_OTHER: Final = "other"
# Neither a name nor a place: what measures and timelines need.
_HARMLESS: Final = {
    expand(f"codev:{name}")
    for name in (
        *(f"{edge}{bound}" for edge in ("start", "end") for bound in ("", "Earliest", "Latest")),
        *("termYears", "renewable", "mutual", "strength"),
    )
}
# Whatever type a literal claims, its text must be a number, a truth value or a moment in time.
_PLAIN: Final = re.compile(
    r"[+-]?(\d+\.?\d*|\.\d+)([Ee][+-]?\d+)?|true|false"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_DATATYPES: Final = {
    expand(f"xsd:{name}")
    for name in (
        *("string", "boolean", "integer", "int", "long", "decimal", "double", "float"),
        *("date", "dateTime", "gYear", "gYearMonth"),
    )
}
_LETTERS: Final[Mapping[str, str]] = {
    "actor": "A",
    "agreement": "G",
    "city": "C",
    "committee": "K",
    "country": "N",
    "dataset": "D",
    "evaluation": "V",
    "participation": "R",
    "phase-record": "H",
    "project": "P",
    "resource": "M",
    "result": "L",
    "sector-presence": "E",
    "source": "S",
    "tie": "T",
}


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """What a code stands for.

    Attributes:
        code: The code, such as ``A017``.
        type: ``actor``, ``city``, ``source`` …, ``dataset``, ``country``, or ``other``.
        name: Its name in the graph, or an empty string.
        iri: Its IRI; for a data set its name, for a country its code.
    """

    code: str
    type: str
    name: str
    iri: str


def pseudonymise(
    quads: Iterable[ox.Quad], known: Iterable[Pseudonym] = (), chance: Random | None = None
) -> tuple[list[ox.Quad], list[Pseudonym]]:
    """Return the graph under codes, and the key that leads back.

    Args:
        quads: The graph, with or without what follows from it.
        known: The key of an earlier run: what has a code keeps it.
        chance: Where the order of new codes comes from, so that it tells nothing about the names;
            by default the system's own source of randomness.

    Raises:
        OntologyError: if there are more countries than codes that stand for none (40).
    """
    statements = _without_merged(list(quads))
    key = _Key(known, chance or _system())
    key.take(statements)
    coded = (key.coded(quad) for quad in statements)
    return list(dict.fromkeys(quad for quad in coded if quad)), key.entries()


def _without_merged(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return the statements but those of rows that a decision made one with another.

    All that they tell of is told of the one kept; a code of their own would be a second for it.
    """
    same = {quad.subject for quad in quads if quad.predicate.value == _SAME}
    merged = same - {quad.subject for quad in quads if quad.predicate.value == _TYPE}
    return [quad for quad in quads if quad.subject not in merged] if merged else quads


def _system() -> Random:
    from random import SystemRandom

    return SystemRandom()


class _Key:
    """The codes of one graph."""

    def __init__(self, known: Iterable[Pseudonym], chance: Random) -> None:
        self._chance = chance
        self._known = {(each.type, each.iri): each for each in known}
        self._codes = {place: each.code for place, each in self._known.items()}
        self._used = set(self._codes.values())
        self._names: dict[str, str] = {}
        self._subjects: set[str] = set()

    def take(self, quads: list[ox.Quad]) -> None:
        """Give a code to everything in a graph that needs one."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            subject = name_of(quad.subject)
            self._subjects.add(subject)
            for node in (quad.subject, quad.object, quad.graph_name):
                for kind, name in _coded_things(node):
                    wanted[kind].add(name)
            if isinstance(quad.object, ox.Literal):
                if quad.predicate.value in _LABELS and not quad.object.language:
                    self._names.setdefault(subject, quad.object.value)
                elif quad.predicate.value == _COUNTRY:
                    wanted["country"].add(quad.object.value)
        for kind in sorted(wanted):
            self._assign(kind, wanted[kind])

    def _assign(self, kind: str, names: set[str]) -> None:
        new = sorted(name for name in names if (kind, name) not in self._codes)
        self._chance.shuffle(new)
        free = (code for code in _all_codes(kind) if code not in self._used)
        for name in new:
            code = next(free, None)
            if code is None:
                reason = _("only {n} codes stand for no country, and the graph has more countries")
                raise OntologyError("codev:country", reason.format(n=len(FREE_COUNTRY_CODES)))
            self._codes[kind, name] = code
            self._used.add(code)

    def entries(self) -> list[Pseudonym]:
        """Return the key: what was known, and what is new, by type and code."""
        found = (
            Pseudonym(code, kind, self._name(kind, name), name)
            for (kind, name), code in self._codes.items()
        )
        return sorted(found, key=lambda each: (each.type, len(each.code), each.code))

    def _name(self, kind: str, name: str) -> str:
        before = self._known.get((kind, name))
        return self._names.get(name) or (before.name if before else "")

    def coded(self, quad: ox.Quad) -> ox.Quad | None:
        """Return a statement under codes, or ``None`` if it could tell who is meant."""
        if not _is_term(quad.predicate.value):
            return None
        value = self._value(quad)
        if value is None:
            return None
        subject = ox.NamedNode(self._iri(name_of(quad.subject)))
        graph = quad.graph_name
        if not isinstance(graph, ox.DefaultGraph):
            graph = ox.NamedNode(self._iri(name_of(graph)))
        return ox.Quad(subject, quad.predicate, value, graph)

    def _value(self, quad: ox.Quad) -> Value | None:
        value, predicate = quad.object, quad.predicate.value
        if isinstance(value, ox.Literal):
            return self._literal(name_of(quad.subject), predicate, value)
        name = name_of(value)
        if _is_term(name):
            return ox.NamedNode(name)
        told = predicate != _TYPE and (name.startswith(INDIVIDUALS) or name in self._subjects)
        return ox.NamedNode(self._iri(name)) if told else None

    def _literal(self, subject: str, predicate: str, value: ox.Literal) -> ox.Literal | None:
        if predicate in _HARMLESS:
            return value if _is_harmless(value) else None
        if predicate == _COUNTRY:
            return ox.Literal(self._codes["country", value.value])
        named = predicate in _LABELS and not _is_term(subject)
        return ox.Literal(self._iri(subject).rsplit("/", 1)[-1]) if named else None

    def _iri(self, name: str) -> str:
        """Return the IRI under codes; terms of the ontology keep theirs."""
        if _is_term(name):
            return name
        parts = _parts(name)
        if parts is None:
            return individual(_OTHER, _OTHER, self._codes[_OTHER, name])
        dataset = self._codes[_DATASET, parts[0]]
        if parts[1] == _GRAPH:
            source = individual(parts[0], "source", parts[2])
            reserved = parts[2] in RESERVED_GRAPHS
            key = parts[2] if reserved else self._codes["source", source]
        else:
            key = self._codes[parts[1], name]
        return individual(dataset, parts[1], key)


def _coded_things(node: object) -> Iterator[tuple[str, str]]:
    """Yield type and name of what must have a code for a node to be told."""
    if isinstance(node, ox.Literal | ox.DefaultGraph | ox.Triple):
        return
    name = name_of(node)
    parts = _parts(name)
    if parts is not None:
        yield _DATASET, parts[0]
        if parts[1] != _GRAPH:
            yield parts[1], name
        elif parts[2] not in RESERVED_GRAPHS:
            yield "source", individual(parts[0], "source", parts[2])
    elif not _is_term(name):
        yield _OTHER, name


def _parts(name: str) -> tuple[str, str, str] | None:
    """Return data set, type and key of an individual of a type of ours.

    A type that we do not know could be a name itself.
    """
    parts = parts_of(name)
    return parts if parts and (parts[1] == _GRAPH or parts[1] in _LETTERS) else None


def _is_term(name: str) -> bool:
    """Return whether a name is a word that the ontology or a vocabulary of it uses."""
    return name in _terms()


@cache
def _terms() -> frozenset[str]:
    """Return every such word: anyone can write a name behind one of the prefixes."""
    known = tuple(PREFIXES.values())
    nodes = (node for quad in ontology_store() for node in quad.triple)
    names = (node.value for node in nodes if isinstance(node, ox.NamedNode))
    return frozenset(name for name in names if name.startswith(known))


def _is_harmless(value: ox.Literal) -> bool:
    """Return whether a literal is nothing but a date, a number or a truth value."""
    if value.language or value.datatype.value not in _DATATYPES:
        return False
    return bool(_PLAIN.fullmatch(value.value)) or _is_date(value.value)


def _is_date(text: str) -> bool:
    try:
        Date.parse(text)
    except ValueError:
        return False
    return True


def _all_codes(kind: str) -> Iterator[str]:
    """Yield the codes of a type, without end but for the countries."""
    if kind == "country":
        yield from FREE_COUNTRY_CODES
        return
    number = 0
    while True:
        number += 1
        yield f"{_LETTERS.get(kind, 'X')}{number:03}"
