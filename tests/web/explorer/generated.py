"""A workspace of 100,000 actors, made in the seconds that a test has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph.graph import write_workspace
from codev_graph.graph.reasoning._entail import entail
from codev_graph.terms import (
    ENTAILMENTS,
    actor_classes,
    expand,
    individual,
    named_graph,
    ontology_store,
    vocabulary,
)

DATASET: Final = "generated"
ACTORS: Final = 100_000
CITIES: Final = 200
# So many of the actors, the first, have ties and take part in something.
ACTIVE: Final = 2_000
HOSTILE: Final = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}\u202e"
_GRAPH: Final = ox.NamedNode(named_graph(DATASET, "source-0"))


def iri(kind: str, number: int) -> str:
    return individual(DATASET, kind, f"{kind}-{number}")


def write_large(folder: Path) -> None:
    """Write twinnings of a hundred cities with a hundred others, entailed as a build entails them.

    Most actors have but a class, a name and a city; one of them has a hostile name.
    """
    told = [*_cities(), *_agreements(), *_actors(), *_doings()]
    graph = ox.NamedNode(named_graph(DATASET, ENTAILMENTS))
    entailed = (
        ox.Quad(each.subject, each.predicate, each.object, graph)
        for each in entail(told, tuple(ontology_store()))
    )
    write_workspace(folder, [*told, *entailed], name=DATASET)


def _row(kind: str, number: int, name: str, **facts: str | ox.Literal) -> Iterator[ox.Quad]:
    """Yield what is said of one thing; the name of a property is given with ``_`` for ``:``."""
    label = "dcterms:title" if kind == "source" else "rdfs:label"
    told = {label: ox.Literal(name), "prov:wasDerivedFrom": iri("source", 0)}
    told |= {key.replace("_", ":"): value for key, value in facts.items()}
    for curie, value in told.items():
        term = ox.NamedNode(value) if isinstance(value, str) else value
        yield ox.Quad(ox.NamedNode(iri(kind, number)), ox.NamedNode(expand(curie)), term, _GRAPH)


def _class(name: str) -> str:
    return expand(f"codev:{name}")


def _number(value: float) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(expand("xsd:decimal")))


def _dated(year: int) -> dict[str, ox.Literal]:
    stamp = ox.NamedNode(expand("xsd:dateTime"))
    earliest = ox.Literal(f"{year}-01-01T00:00:00Z", datatype=stamp)
    return {"codev_start": ox.Literal(str(year)), "codev_startEarliest": earliest}


def _cities() -> Iterator[ox.Quad]:
    yield from _row("source", 0, "A source", rdf_type=_class("Source"))
    for n in range(CITIES):
        place = {"codev_latitude": _number(n % 100), "codev_longitude": _number(n)}
        yield from _row("city", n, f"City {n}", rdf_type=_class("City"), **place)


def _agreements() -> Iterator[ox.Quad]:
    areas = cycle(area.iri for area in vocabulary("area"))
    for n in range(CITIES // 2):
        area = next(areas)
        told = {
            "codev_twinsCity": iri("city", 2 * n),
            "codev_hasArea": area,
            **_dated(1990 + n % 30),
        }
        yield from _row("agreement", n, f"Agreement {n}", rdf_type=_class("Agreement"), **told)
        other = ox.NamedNode(iri("city", 2 * n + 1))
        twins = ox.NamedNode(expand("codev:twinsCity"))
        yield ox.Quad(ox.NamedNode(iri("agreement", n)), twins, other, _GRAPH)
        under = {"codev_underAgreement": iri("agreement", n), "codev_hasArea": area}
        yield from _row("project", n, f"Project {n}", rdf_type=_class("Project"), **under)
        at = {"codev_committeeOf": iri("city", 2 * n), **under}
        yield from _row("committee", n, f"Committee {n}", rdf_type=_class("Committee"), **at)


def _actors() -> Iterator[ox.Quad]:
    kinds = cycle(kind.iri for kind in actor_classes())
    for n in range(ACTORS):
        name = HOSTILE if n == ACTORS - 1 else f"Actor {n}"
        city = iri("city", n % CITIES)
        yield from _row("actor", n, name, rdf_type=next(kinds), codev_locatedIn=city)


def _doings() -> Iterator[ox.Quad]:
    """Yield a participation and two ties of each active actor; one of the ties crosses."""
    roles = cycle(role.iri for role in vocabulary("role"))
    areas = cycle(area.iri for area in vocabulary("area"))
    for n in range(ACTIVE):
        agreement = iri("agreement", n % CITIES // 2)
        target = iri(("agreement", "committee", "project")[n % 3], n % CITIES // 2)
        part = {"codev_participant": iri("actor", n), "codev_participationIn": target}
        yield from _row(
            "participation",
            n,
            f"Participation {n}",
            rdf_type=_class("Participation"),
            codev_hasRole=next(roles),
            **part,
        )
        for place, other in enumerate((n + CITIES, n + 1 - 2 * (n % 2))):
            ends = {"codev_tieFrom": iri("actor", n), "codev_tieTo": iri("actor", other)}
            under = {"codev_underAgreement": agreement, "codev_hasArea": next(areas)}
            number = 2 * n + place
            yield from _row(
                "tie",
                number,
                f"Tie {number}",
                rdf_type=_class("Tie"),
                **ends,
                **under,
                **_dated(2000 + n % 20),
            )
