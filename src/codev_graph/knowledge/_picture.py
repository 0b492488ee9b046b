"""The graph → the picture that the views draw: every label in both languages, every source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from codev_graph import __version__
from codev_graph._i18n import LANGUAGES, in_language
from codev_graph._table import Cell
from codev_graph.network import Network, registry
from codev_graph.terms import actor_classes, concept_by_iri, vocabulary
from codev_graph.views import Citation, City, Concept, Measure, Node, Picture, Text, Tie

if TYPE_CHECKING:
    from collections.abc import Callable

    from codev_graph.knowledge._graph import KnowledgeGraph
    from codev_graph.network import Projection
    from codev_graph.terms import Concept as Term

_PLACES: Final = """SELECT ?city ?latitude ?longitude WHERE {
  ?city codev:latitude ?latitude ; codev:longitude ?longitude }"""
_ACTIVE: Final = "SELECT ?actor ?area WHERE { ?actor codev:activeIn ?area }"
# What tells most about bridging comes first in menus and in the report's table.
_FIRST: Final = (
    "cross_betweenness",
    "cross_ties",
    "betweenness",
    "constraint",
    "effective_size",
    "degree",
)


def both(told: Callable[[], str]) -> Text:
    """Return what ``told`` says in each language."""
    said = {}
    for code in LANGUAGES:
        with in_language(code):
            said[code] = told()
    return Text(said["es"], said["en"])


def both_names(name: Cell, name_en: Cell) -> Text:
    """Return a name of the data, which reads the same in English unless a source has another."""
    return Text(str(name), str(name_en or name))


def concept_text(term: Term) -> Text:
    """Return the label of a concept in both languages."""
    return Text(term.label("es"), term.label("en"))


def label_of(iri: Cell) -> Text:
    """Return the label of the concept with this IRI, or the IRI's last part if there is none."""
    term = concept_by_iri(str(iri)) if iri else None
    return concept_text(term) if term else Text.same(str(iri or "").rsplit("/", 1)[-1])


def picture(graph: KnowledgeGraph, projection: Projection | None = None) -> Picture:
    """Return the picture of the actors and ties of a graph, with the measures of the actors.

    Args:
        graph: The graph.
        projection: Which actors and ties; by default all.
    """
    maker = _PictureMaker(graph, projection)
    return Picture(
        title=maker.title(),
        cities=tuple(maker.cities()),
        classes=tuple(_concept(term) for term in actor_classes()),
        areas=tuple(maker.areas()),
        purposes=tuple(maker.purposes()),
        measures=tuple(_measure(name) for name in maker.measure_names),
        nodes=tuple(maker.nodes()),
        ties=tuple(maker.ties()),
        projection=both(lambda: str(maker.network.projection)),
        version=__version__,
        seed=graph.seed,
    )


class _PictureMaker:
    """What the parts of a picture are made from, asked once."""

    def __init__(self, graph: KnowledgeGraph, projection: Projection | None) -> None:
        self._graph = graph
        self.network: Network = graph.network(projection)
        rows = graph.query("ties").records()
        self._ties = [row for row in rows if row["tie"] in self.network.counted]
        self._cited = _citations(graph)
        self._gaps = graph.gaps()
        self._places = {
            str(city): (float(latitude or 0), float(longitude or 0))
            for city, latitude, longitude in graph.sparql(_PLACES)
        }
        self._reasons = {found.actor: found for found in self._gaps.candidates}
        self._values: dict[str, dict[str, float | None]] = defaultdict(dict)
        for row in self.network.measures().records():
            value = row["value"]
            number = float(value) if isinstance(value, int | float) else None
            self._values[str(row["actor"])][str(row["measure"])] = number
        found = list(next(iter(self._values.values()), {}))
        first = [name for name in _FIRST if name in found]
        self.measure_names = first + [name for name in found if name not in first]

    def title(self) -> Text:
        """Return the names of the cities, joined."""
        names = [str(row["name"]) for row in self._graph.query("cities").records()]
        return Text.same(" – ".join(names) or self._graph.name)

    def cities(self) -> Iterator[City]:
        for row in self._graph.query("cities").records():
            city = str(row["city"])
            name, country = Text.same(str(row["name"])), str(row["country"])
            yield City(city, name, country, *self._places.get(city, (None, None)))

    def areas(self) -> Iterator[Concept]:
        """Yield the areas that the coverage counts in, or that some tie has."""
        covered = {cell.area for cell in self._gaps.cells}
        return _concepts("area", covered | self._of_ties("areas"))

    def purposes(self) -> Iterator[Concept]:
        """Yield the purposes that some tie has."""
        return _concepts("purpose", self._of_ties("purposes"))

    def _of_ties(self, column: str) -> set[str]:
        return {iri for row in self._ties for iri in _listed(row[column])}

    def nodes(self) -> Iterator[Node]:
        crossing = {
            str(row[end]) for row in self._ties if row["crossing"] for end in ("from", "to")
        }
        areas = self._active_areas()
        for row in self._graph.query("actors").records():
            actor = str(row["actor"])
            if actor not in self.network.graph:
                continue
            yield Node(
                id=actor,
                label=Text.same(str(row["name"])),
                actor_class=_notation(row["class"]),
                kind=label_of(row["kind"]),
                city=str(row["city"]) if row["city"] else None,
                level=label_of(row["level"]),
                involved=bool(row["involved"]),
                bridging=actor in crossing,
                measures=self._values.get(actor, {}),
                areas=tuple(sorted(areas.get(actor, ()))),
                acronym=str(row["acronym"] or ""),
                reason=self._reason(actor),
                sources=self._cited.get(actor, ()),
            )

    def _active_areas(self) -> Mapping[str, set[str]]:
        """Return the areas in which each actor is active, by the notations of the areas."""
        found: dict[str, set[str]] = defaultdict(set)
        for actor, area in self._graph.sparql(_ACTIVE):
            found[str(actor)].add(_notation(area))
        return found

    def _reason(self, actor: str) -> Text | None:
        found = self._reasons.get(actor)
        return both(lambda: found.reason) if found else None

    def ties(self) -> Iterator[Tie]:
        for row in self._ties:
            tie = str(row["tie"])
            yield Tie(
                id=tie,
                source=str(row["from"]),
                target=str(row["to"]),
                mutual=bool(row["mutual"]),
                crossing=bool(row["crossing"]),
                areas=tuple(map(_notation, _listed(row["areas"]))),
                purposes=tuple(map(_notation, _listed(row["purposes"]))),
                start=str(row["start"] or ""),
                end=str(row["end"] or ""),
                start_year=_year(row["startEarliest"]),
                end_year=_year(row["endLatest"]),
                evidence=str(row["evidence"] or ""),
                sources=self._cited.get(tie, ()),
            )


def _citations(graph: KnowledgeGraph) -> Mapping[str, tuple[Citation, ...]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for row in graph.query("citations").records():
        cited = Citation(str(row["title"]), str(row["url"] or ""), str(row["locator"] or ""))
        found[str(row["row"])].append(cited)
    return {key: tuple(cited) for key, cited in found.items()}


def _concept(term: Term) -> Concept:
    return Concept(term.notation, concept_text(term))


def _concepts(scheme: str, iris: set[str]) -> Iterator[Concept]:
    return (_concept(term) for term in vocabulary(scheme) if term.iri in iris)


def _notation(iri: Cell) -> str:
    term = concept_by_iri(str(iri))
    return term.notation if term else str(iri)


def _measure(name: str) -> Measure:
    found = registry()[name]
    return Measure(
        notation=name,
        label=both(lambda: found.label),
        definition=both(lambda: found.definition),
        reading=both(lambda: found.reading),
        reference="; ".join(found.citations),
        low_first=found.low_first,
    )


def _listed(cell: Cell) -> list[str]:
    return [part for part in str(cell or "").split("|") if part]


def _year(stamp: Cell) -> int | None:
    return int(str(stamp)[:4]) if stamp else None
