"""Time the whole gap analysis on a large twinning, beside the naive queries that ask the same.

The twinning has as many kinds of actors as Tabla 1 names, areas and cities as told; cities are
paired by agreements that name every area. One actor in five takes part, in a few areas; two in
ten thousand sign. Everything is asked of one store; building it is timed apart. The naive
queries cross every city, kind and area and ask of each whether nobody is there, with NOT EXISTS
and with MINUS; they are asked of so many areas of one agreement as told, and scaled up by the
number of cells, because the whole would take hours.

    python benchmarks/bench_gaps.py --actors 100000 --areas 50 --cities 200 --naive 1
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from random import Random

import pyoxigraph as ox

from codev_graph.graph import GraphStore
from codev_graph.graph.reasoning._entail import entail
from codev_graph.network import find_gaps
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


def analysis(store: GraphStore) -> Iterator[tuple[str, Callable[[], int]]]:
    """Yield the parts of the analysis, by name; each call does what the ones before have not."""
    gaps = find_gaps(store, "kind")
    yield "cells occupied", lambda: len(gaps.cells.holders)
    yield "cells in all", lambda: len(gaps.cells)
    yield "indices", lambda: len(gaps.indices)
    yield "candidates", lambda: len(gaps.candidates)
    yield "of them reachable", lambda: sum(bool(found.ways) for found in gaps.candidates)
    yield "extensions", lambda: len(gaps.extensions)
    yield "structural gaps", lambda: len(gaps.structure)
    yield "guidelines scored", lambda: len(gaps.scorecard)
    yield "empty cells, one by one", lambda: sum(1 for _cell in gaps.cells.empty())
    yield "their precedents", lambda: sum(1 for c in gaps.cells.empty() if gaps.precedent(c))


def timed(call: Callable[[], int]) -> tuple[int, float, float]:
    """Return what a call gives, the seconds it takes, and those the processor works for it."""
    start, worked = time.perf_counter(), time.process_time()
    found = call()
    return found, time.perf_counter() - start, time.process_time() - worked


def naive(store: GraphStore, form: str, areas: int) -> Callable[[], int]:
    """Return the call of the naive query on the first areas of the first agreement."""
    first = node("agreement", 0)
    asked = " ".join(f"({first} <{VOCAB}area/area-{number}>)" for number in range(areas))
    text = NAIVE.replace("{absent}", FORMS[form] + SOMEBODY + "}}")
    return lambda: len(store.select(text.format(asked=asked)))


def main() -> None:
    """Read the sizes, print each part with its time, then the naive queries."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--areas", type=int, default=50)
    parser.add_argument("--cities", type=int, default=200)
    parser.add_argument("--naive", type=int, default=1, help="areas asked of naively")
    options = parser.parse_args()
    start = time.perf_counter()
    store = built(options.actors, options.areas, options.cities)
    print(f"{'built in':26} {'':>10} {time.perf_counter() - start:9.2f} s")
    elapsed = working = 0.0
    for name, call in analysis(store):
        found, seconds, worked = timed(call)
        elapsed, working = elapsed + seconds, working + worked
        print(f"{name:26} {found:10,} {seconds:9.2f} s {worked:9.2f} s of processor", flush=True)
    print(f"{'the whole analysis':26} {'':>10} {elapsed:9.2f} s {working:9.2f} s of processor")
    share = (options.cities // 2) * options.areas / max(options.naive, 1)
    for form in FORMS if options.naive else ():
        found, seconds, _worked = timed(naive(store, form, options.naive))
        print(f"{form:26} {found:10,} {seconds:9.2f} s; all cells about {seconds * share:,.0f} s")


if __name__ == "__main__":
    main()
