"""What lists and searches hold: actors, committees, areas, agreements, projects and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

import pyoxigraph as ox

from codev_graph._i18n import language
from codev_graph.graph import Store
from codev_graph.terms import CODEV, concept_by_iri, fold, vocabulary

Kind = Literal["actor", "committee", "area", "agreement", "project", "source", "city"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
# What the number of each kind counts, as a pattern.
COUNTED: Final[Mapping[str, str]] = {
    "actor": "?value codev:tieActor ?row",
    "committee": "?value codev:memberOf ?row",
    "area": "?value codev:activeIn ?row",
    "agreement": "?value codev:participatesIn ?row . ?row a codev:Agreement",
    "project": "?value codev:participatesIn ?row . ?row a codev:Project",
    "source": '?value prov:wasDerivedFrom ?row . FILTER(!CONTAINS(STR(?value), "/graph/"))',
    "city": "?value codev:locatedIn ?row",
}
_PAIRS: Final = "SELECT ?row ?value WHERE {{ {pattern} }}"
_COUNTS: Final = "SELECT ?row (COUNT(DISTINCT ?value) AS ?n) WHERE {{ {pattern} }} GROUP BY ?row"
_KINDS: Final = "?value rdfs:subClassOf+ codev:Actor ; skos:notation ?notation . ?row a ?value"
_WIDER: Final = "?row rdfs:subClassOf+ ?value . ?value rdfs:subClassOf* codev:Actor"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list.

    Attributes:
        iri: Its IRI.
        kind: What it is.
        name: Its name.
        name_en: Its name in English; empty if that is not another.
        acronym: Its short name, or empty.
        cities: IRIs of its cities.
        areas: IRIs of its areas of cooperation.
        actor_class: For an actor, IRI of its class of Tabla 1; else empty.
        actor_kind: For an actor, IRI of its kind, the narrowest told; else empty.
        involved: Whether a source shows an actor taking part; ``None`` for what is no actor.
        number: An actor's ties, a committee's members, an agreement's or project's participants,
            an area's actors, a source's statements, a city's actors.
    """

    iri: str
    kind: Kind
    name: str
    name_en: str = ""
    acronym: str = ""
    cities: tuple[str, ...] = ()
    areas: frozenset[str] = frozenset()
    actor_class: str = ""
    actor_kind: str = ""
    involved: bool | None = None
    number: int = 0

    @property
    def label(self) -> str:
        """Its name in the language in force."""
        return (self.name_en if language() == "en" else "") or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return tuple(filter(None, dict.fromkeys((self.name, self.name_en, self.acronym))))


def read_entries(store: Store) -> dict[str, Entry]:
    """Return all entries by IRI, in the order of their names."""
    reader = _Reader(store)
    found = [entry for kind in KINDS for entry in reader.entries(kind)]
    return {entry.iri: entry for entry in sorted(found, key=lambda e: (fold(e.name), e.iri))}


class _Reader:
    """What the entries are made from, by plain patterns that are answered as they are read.

    Ordered and joined by the store, a hundred thousand actors alone took it nine seconds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._short = self._values("?row a codev:Actor ; skos:altLabel ?value")
        self._cities = self._values("?row codev:locatedIn|codev:committeeOf|codev:twinsCity ?value")
        self._areas = self._values("?row codev:activeIn|codev:hasArea ?value")
        self._involved = self._values("?row a codev:InvolvedActor . BIND(true AS ?value)").keys()
        self._kinds = self._values(_KINDS)
        self._wider = self._values(_WIDER)

    def entries(self, kind: Kind) -> Iterator[Entry]:
        """Yield the entries of one kind; those that are called nothing are none."""
        numbers = self._numbers(kind)
        for iri, names in self._names(kind).items():
            # The class of Tabla 1 first, the narrowest kind last.
            kinds = sorted(self._kinds.get(iri, [""]), key=lambda k: (len(self._wider[k]), k))
            yield Entry(
                iri=iri,
                kind=kind,
                name=names.get("") or next(iter(names.values())),
                name_en=names.get("en", ""),
                acronym=min(self._short.get(iri, ()), default=""),
                cities=tuple(sorted(self._cities.get(iri, ()))),
                areas=frozenset(self._areas.get(iri, ())),
                actor_class=kinds[0],
                actor_kind=kinds[-1],
                involved=iri in self._involved if kind == "actor" else None,
                number=numbers[iri],
            )

    def _names(self, kind: Kind) -> Mapping[str, Mapping[str, str]]:
        """Return what each is called, by language; without one under an empty text."""
        if kind == "area":
            areas = vocabulary("area")
            return {each.iri: {"": each.label("es"), "en": each.label("en")} for each in areas}
        found: dict[str, dict[str, str]] = defaultdict(dict)
        label = "dcterms:title" if kind == "source" else "rdfs:label"
        for row, name in self._pairs(f"?row a codev:{kind.title()} ; {label} ?value"):
            if isinstance(name, ox.Literal):
                found[row].setdefault(name.language or "", name.value)
        return found

    def _numbers(self, kind: Kind) -> Counter[str]:
        rows = self._store.select(_COUNTS.format(pattern=COUNTED[kind]))
        return Counter({str(row): int(count or 0) for row, count in rows})

    def _values(self, pattern: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row, value in self._pairs(pattern):
            found[row].append(value.value)
        return found

    def _pairs(self, pattern: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        for answer in self._store.stream(_PAIRS.format(pattern=pattern)):
            for row, value in answer:
                yield row.value, value


def told(iri: str) -> str:
    """Return the label of a concept or class in the language in force, else its IRI's end."""
    concept = concept_by_iri(iri)
    return concept.label() if concept else iri.removeprefix(CODEV).rpartition("/")[2]
