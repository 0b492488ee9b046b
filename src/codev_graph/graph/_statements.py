"""The statements of a graph by individual: what stands of whom, and in which graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import pyoxigraph as ox

from codev_graph.sources import RECORDS, Actor, Record
from codev_graph.terms import (
    ACTOR_KIND,
    CODEV,
    expand,
    is_entailed,
    is_measured,
    parts_of,
    vocabulary,
)

TYPE: Final = expand("rdf:type")
DERIVED: Final = expand("prov:wasDerivedFrom")
CITED_AT: Final = expand("codev:citedAt")
LABEL: Final = expand("rdfs:label")
SAME_ITEM: Final = expand("schema:sameAs")

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


@dataclass
class Individual:
    """What a graph says of one individual.

    Attributes:
        iri: Its IRI, or the label of a blank node after ``_:``.
        values: The objects of each property, each once, in the order of the text.
        places: The objects of the two properties that cite, by graph and property.
    """

    iri: str
    values: dict[str, dict[Value, None]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[Graph, dict[str, dict[Value, None]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )

    def of(self, predicate: str) -> list[Value]:
        """Return the objects of a property."""
        return list(self.values.get(predicate, ()))


def name_of(node: object) -> str:
    """Return the IRI of a node, or the label of a blank one after ``_:``."""
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def only_follows(quad: ox.Quad) -> bool:
    """Return whether a statement only follows from what the sources state."""
    graph = quad.graph_name
    if not isinstance(graph, ox.NamedNode):
        return False
    return is_entailed(graph.value) or is_measured(graph.value)


def individuals(quads: Iterable[ox.Quad]) -> dict[str, Individual]:
    """Return what is said of each subject."""
    found: dict[str, Individual] = {}
    for quad in quads:
        graph = quad.graph_name
        iri = name_of(quad.subject)
        predicate = quad.predicate.value
        one = found.setdefault(iri, Individual(iri))
        one.values[predicate][quad.object] = None
        # Every graph that speaks of it, whether it cites or not.
        cited = one.places[graph]
        if predicate in {DERIVED, CITED_AT}:
            cited[predicate][quad.object] = None
    return found


def by_kind(found: Mapping[str, Individual]) -> dict[type[Record], list[Individual]]:
    """Return the individuals of each table, in the order of their ids."""
    result: dict[type[Record], list[Individual]] = {kind: [] for kind in RECORDS}
    for one in found.values():
        kinds = {_kinds()[iri] for iri in map(name_of, one.of(TYPE)) if iri in _kinds()}
        for kind in kinds:
            result[kind].append(one)
    return {kind: sorted(ones, key=_order) for kind, ones in result.items()}


def row_id(iri: str) -> tuple[str, str] | None:
    """Return data set and row id of an IRI of ours, or ``None`` for a foreign one."""
    parts = parts_of(iri)
    return (parts[0], parts[2]) if parts else None


def _order(one: Individual) -> tuple[str, int, str]:
    """Order by id; rows that state the same twice by their number after the sign ``~``."""
    base, _sign, number = (row_id(one.iri) or ("", one.iri))[1].partition("~")
    return base, int(number) if number.isdigit() else 1, one.iri


@cache
def _kinds() -> Mapping[str, type[Record]]:
    """Return the table of the individuals of each class."""
    actors: dict[str, type[Record]] = {kind.iri: Actor for kind in vocabulary(ACTOR_KIND)}
    actors[CODEV + "Actor"] = Actor
    return {**actors, **{expand(kind.rdf_class): kind for kind in RECORDS if kind.rdf_class}}


def classes(one: Individual) -> Iterator[str]:
    """Yield the classes of an individual."""
    yield from map(name_of, one.of(TYPE))


def labels(one: Individual, *, english: bool) -> list[str]:
    """Return the English label, or the others: the plain one, else Spanish, else any."""
    found = [value for value in one.of(LABEL) if isinstance(value, ox.Literal)]
    if english:
        return [text.value for text in found if text.language == "en"]
    for languages in ((None,), ("es",)):
        texts = [text.value for text in found if text.language in languages]
        if texts:
            return texts
    return [text.value for text in found if text.language != "en"] or [t.value for t in found]
