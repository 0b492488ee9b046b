"""The whole gap analysis on a large twinning, beside the naive queries that ask the same.

    python benchmarks/bench_gaps.py --sizes 100000

The twinning has as many kinds of actors as Tabla 1 names; cities are paired by agreements that
name every area. One actor in five takes part, in a few areas; two in ten thousand sign. Everything
is asked of one store, made beforehand. The naive queries cross every city, kind and area and ask
of each whether nobody is there, with NOT EXISTS and with MINUS; they are asked of one area of one
agreement, and multiplied, because the whole would take hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

import pyoxigraph as ox

from codev_graph.graph import GraphStore
from codev_graph.graph.reasoning._entail import entail
from codev_graph.network import Gaps, find_gaps
from codev_graph.terms import (
    ACTOR_KIND,
    ENTAILMENTS,
    VOCAB,
    expand,
    individual,
    named_graph,
    ontology_store,
    vocabulary,
)
from contest import OURS, Contest
from job import Job, run

DATASET = "generated"
GRAPH = ox.NamedNode(named_graph(DATASET, "source-0"))
NAIVE = """SELECT ?agreement ?city ?kind ?area WHERE {{
  VALUES (?agreement ?area) {{ {asked} }}
  ?agreement a codev:Agreement ; codev:twinsCity ?city ; codev:hasArea ?area .
  ?kind rdfs:subClassOf+ codev:Actor ; skos:notation ?notation .
  FILTER NOT EXISTS {{ ?kind rdfs:subClassOf codev:Actor }}
  {absent} }}"""
SOMEBODY = """
    {{ ?part codev:participationIn ?agreement ; codev:hasArea ?area ; codev:participant ?actor . }}
    UNION {{ ?actor codev:signatoryOf ?agreement . ?agreement codev:hasArea ?area . }}
    ?actor codev:locatedIn ?city ; a ?kind ."""
FORMS = {"NOT EXISTS": "FILTER NOT EXISTS {{", "MINUS": "MINUS {{"}

AREAS = 50
ABOUT = (
    "The whole gap analysis by kinds of actors on generated twinnings: as many actors as ties, "
    f"{AREAS} areas, a city for every 500 actors (four at least), two of each agreement; one actor "
    "in five takes part. Beside it SPARQL that crosses every city, kind and area and asks of each "
    "whether nobody is there: it is timed on one area of one agreement and multiplied."
)


def node(kind: str, number: int) -> ox.NamedNode:
    """Return the IRI of a row."""
    return ox.NamedNode(individual(DATASET, kind, f"{kind}-{number}"))


def quads(actors: int, areas: int, cities: int, random: Random) -> Iterator[ox.Quad]:
    """Yield what the sources say of the twinning."""
    for subject, predicate, value in facts(actors, areas, cities, random):
        term = ox.Literal(value) if isinstance(value, str) else value
        yield ox.Quad(subject, ox.NamedNode(expand(predicate)), term, GRAPH)


Fact = tuple[ox.NamedNode, str, ox.NamedNode | str]


def facts(actors: int, areas: int, cities: int, random: Random) -> Iterator[Fact]:
    """Yield the facts: cities, agreements, then actors with their parts and ties."""
    kinds = [term for term in vocabulary(ACTOR_KIND) if term.top != term.notation]
    named = [ox.NamedNode(f"{VOCAB}area/area-{number}") for number in range(areas)]
    for number in range(cities):
        city, agreement = node("city", number), node("agreement", number // 2)
        yield city, "rdf:type", ox.NamedNode(expand("codev:City"))
        yield city, "rdfs:label", f"City {number}"
        yield agreement, "codev:twinsCity", city
        if number % 2 == 0:
            yield agreement, "rdf:type", ox.NamedNode(expand("codev:Agreement"))
            yield agreement, "rdfs:label", f"Agreement {number // 2}"
            yield (
                agreement,
                "codev:hasAgreementKind",
                ox.NamedNode(f"{VOCAB}agreement-kind/twinning"),
            )
            yield from ((agreement, "codev:hasArea", area) for area in named)
    for number in range(actors):
        actor, city = node("actor", number), random.randrange(cities)
        yield actor, "rdf:type", ox.NamedNode(random.choice(kinds).iri)
        yield actor, "rdfs:label", f"Actor {number}"
        yield actor, "codev:locatedIn", node("city", city)
        yield from tie(number, actors, random)
        if number % 5 == 0:
            yield from part(number, city // 2, named, random)


def tie(number: int, actors: int, random: Random) -> Iterator[Fact]:
    """Yield a documented tie of the actor with another."""
    confidence = random.choice([term.iri for term in vocabulary("confidence")])
    row = node("tie", number)
    yield row, "rdf:type", ox.NamedNode(expand("codev:Tie"))
    yield row, "codev:tieFrom", node("actor", number)
    yield row, "codev:tieTo", node("actor", random.randrange(actors))
    yield row, "codev:hasConfidence", ox.NamedNode(confidence)


def part(number: int, agreement: int, areas: list[ox.NamedNode], random: Random) -> Iterator[Fact]:
    """Yield the actor's part in an agreement: in three areas, or as a signatory in all."""
    row = node("participation", number)
    role = "signatory" if number % 5000 == 0 else "participant"
    yield row, "rdf:type", ox.NamedNode(expand("codev:Participation"))
    yield row, "codev:participant", node("actor", number)
    yield row, "codev:participationIn", node("agreement", agreement)
    yield row, "codev:hasRole", ox.NamedNode(f"{VOCAB}role/{role}")
    yield from ((row, "codev:hasArea", area) for area in random.sample(areas, min(3, len(areas))))


def built(actors: int, areas: int, cities: int) -> GraphStore:
    """Return the store of the twinning, its entailments included."""
    told = list(quads(actors, areas, cities, Random(0)))  # noqa: S311 - nothing here is a secret
    inferred = ox.NamedNode(named_graph(DATASET, ENTAILMENTS))
    found = entail(told, tuple(ontology_store()))
    told += [ox.Quad(fact.subject, fact.predicate, fact.object, inferred) for fact in found]
    return GraphStore(told)


def analysed(store: GraphStore) -> Gaps:
    """Return the gaps, every answer of theirs made."""
    gaps = find_gaps(store, "kind")
    for answer in ("indices", "candidates", "extensions", "structure", "scorecard"):
        getattr(gaps, answer)
    for cell in gaps.cells.empty():
        gaps.precedent(cell)
    return gaps


def naive(store: GraphStore, form: str) -> int:
    """Count the empty cells of the first area of the first agreement as most would ask it."""
    asked = f"({node('agreement', 0)} <{VOCAB}area/area-0>)"
    text = NAIVE.replace("{absent}", FORMS[form] + SOMEBODY + "}}")
    return len(store.select(text.format(asked=asked)))


def same(ours: Gaps, theirs: int) -> bool:
    """Return whether as many cells are empty in the part that the naive query was asked of."""
    cells = ours.cells.empty(area=f"{VOCAB}area/area-0")
    return theirs == sum(cell.agreement == node("agreement", 0).value for cell in cells)


def contests(size: int) -> Iterator[Contest]:
    """Yield the one contest: everything that is missing among so many actors."""
    cities = max(4, 2 * (size // 1000))
    store = built(size, AREAS, cities)
    calls = {OURS: partial(analysed, store)}
    calls |= {f"pyoxigraph, {form}": partial(naive, store, form) for form in FORMS}
    parts = dict.fromkeys(list(calls)[1:], cities // 2 * AREAS)
    yield Contest("whole analysis", size, calls, same, 2.0, parts)


JOB = Job("gaps", "ties", contests, ABOUT, (1_000, 10_000, 100_000))

if __name__ == "__main__":
    run(JOB)
