"""What lists and searches hold: actors, committees, areas, agreements, projects and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from codev_graph._i18n import language
from codev_graph.graph import Store
from codev_graph.terms import CODEV, concept_by_iri, fold, vocabulary

if TYPE_CHECKING:
    from codev_graph.network.gaps import KnownActor

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
_CITY: Final = "?row codev:committeeOf|codev:twinsCity ?value"
_NAMES: Final = """SELECT DISTINCT ?row ?name (LANG(?name) AS ?language) WHERE {{
  ?row a codev:{type} ; {label} ?name }}"""
_PAIRS: Final = "SELECT DISTINCT ?row ?value WHERE {{ {pattern} }}"
_COUNTS: Final = "SELECT ?row (COUNT(DISTINCT ?value) AS ?n) WHERE {{ {pattern} }} GROUP BY ?row"


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


def read_entries(
    store: Store, known: Mapping[str, KnownActor], partners: Mapping[str, Counter[str]]
) -> dict[str, Entry]:
    """Return all entries by IRI, in the order of their names.

    Args:
        store: The graph.
        known: Its actors.
        partners: With whom each has how many ties.
    """
    reader = _Reader(store)
    found = [*reader.actors(known, partners), *reader.areas()]
    for kind in KINDS:
        if kind not in ("actor", "area"):
            found += reader.others(kind)
    return {entry.iri: entry for entry in sorted(found, key=lambda e: (fold(e.name), e.iri))}


class _Reader:
    """What the entries are made from, each pattern asked once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._areas = self._pairs("?row codev:hasArea ?value")
        self._cities = self._pairs(_CITY)

    def _pairs(self, pattern: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row, value in self._store.select(_PAIRS.format(pattern=pattern)):
            found[str(row)].add(str(value))
        return found

    def _names(self, kind: Kind) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        label = "dcterms:title" if kind == "source" else "rdfs:label"
        query = _NAMES.format(type=kind.title(), label=label)
        for row, name, code in self._store.select(query):
            found[str(row)].setdefault(str(code), str(name))
        return found

    def _counts(self, kind: Kind) -> Counter[str]:
        rows = self._store.select(_COUNTS.format(pattern=COUNTED[kind]))
        return Counter({str(row): int(count or 0) for row, count in rows})

    def actors(
        self, known: Mapping[str, KnownActor], partners: Mapping[str, Counter[str]]
    ) -> Iterator[Entry]:
        names = self._names("actor")
        short = self._pairs("?row a codev:Actor ; skos:altLabel ?value")
        active = self._pairs("?row codev:activeIn ?value")
        for iri, actor in known.items():
            yield Entry(
                iri=iri,
                kind="actor",
                name=actor.name,
                name_en=names[iri].get("en", ""),
                acronym=min(short.get(iri, ()), default=""),
                cities=(actor.city,) if actor.city else (),
                areas=frozenset(active.get(iri, ())),
                actor_class=actor.actor_class,
                actor_kind=actor.kind,
                involved=actor.involved,
                number=partners[iri].total() if iri in partners else 0,
            )

    def areas(self) -> Iterator[Entry]:
        counts = self._counts("area")
        for concept in vocabulary("area"):
            names = (concept.label("es"), concept.label("en"))
            yield Entry(concept.iri, "area", *names, number=counts[concept.iri])

    def others(self, kind: Kind) -> Iterator[Entry]:
        counts = self._counts(kind)
        for iri, names in self._names(kind).items():
            yield Entry(
                iri=iri,
                kind=kind,
                name=names.get("") or next(iter(names.values())),
                name_en=names.get("en", ""),
                cities=tuple(sorted(self._cities.get(iri, ()))),
                areas=frozenset(self._areas.get(iri, ())),
                number=counts[iri],
            )


def told(iri: str) -> str:
    """Return the label of a concept or class in the language in force, else its IRI's end."""
    concept = concept_by_iri(iri)
    return concept.label() if concept else iri.removeprefix(CODEV).rpartition("/")[2]
