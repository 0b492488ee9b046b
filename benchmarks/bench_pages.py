"""Milliseconds of the explorer's pages under 16 readers at once, beside their raw queries.

    python benchmarks/bench_pages.py --actors 100000 --seconds 5

The twinnings are generated, and entailed as a build entails them. Each kind of page is asked for
by 16 readers, each time another of its kind where there are several, so that no tag helps; before
it, once alone, what makes the first page of a build slow. The raw query is the one that the page
shows or rests on, asked at ``/sparql`` by the same readers; one that the server stops counts with
the time until then. Readers and server share the machine; the load before is told.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from bench_serve import READERS, free_port, ours, started
from codev_graph.graph import write_workspace
from codev_graph.graph.reasoning._entail import entail
from codev_graph.terms import (
    ENTAILMENTS,
    PREFIXES,
    actor_classes,
    individual,
    named_graph,
    ontology_store,
    vocabulary,
)
from twinnings import DATASET, SHARES, generate

HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("codev", "prov", "rdfs"))
NUMBERS = count(1)


def built(actors: int) -> list[ox.Quad]:
    """Return the twinnings with what follows from them."""
    told = generate(round(actors / SHARES["actor"]))
    graph = ox.NamedNode(named_graph(DATASET, ENTAILMENTS))
    found = entail(told, tuple(ontology_store()))
    return [*told, *(ox.Quad(each.subject, each.predicate, each.object, graph) for each in found)]


def sparql(query: str) -> str:
    """Return the address of a query's answer."""
    return f"/sparql?{urlencode({'query': HEAD + query})}"


def actor(number: int) -> str:
    """Return the IRI of an actor; those of low numbers have most ties."""
    return individual(DATASET, "actor", f"actor-{number}")


def page_of(iri: str) -> str:
    """Return the path of an individual's page."""
    return iri.removeprefix("https://w3id.org")


def of_class(number: int) -> str:
    """Return the IRI of a class of Tabla 1."""
    classes = actor_classes()
    return classes[number % len(classes)].iri


def pages(number: int) -> dict[str, tuple[str, str]]:
    """Return each kind of page with its raw query, the ``number``-th of their kind."""
    who, kind = actor(number), of_class(number)
    areas = vocabulary("area")
    area = areas[number % len(areas)].iri
    agreement, other = (
        individual(DATASET, "agreement", f"agreement-{n % 100}") for n in (number, number + 1)
    )
    counted = "SELECT ?a ?n (COUNT(?t) AS ?ties) WHERE { ?a a codev:Actor ; rdfs:label ?n . %s "
    grouped = "OPTIONAL { ?t codev:tieActor ?a } } GROUP BY ?a ?n ORDER BY ?n LIMIT 50"
    name = f"actr {number}"
    return {
        "home": (
            f"/?{urlencode({'agreement': agreement})}",
            f"SELECT ?c (COUNT(?a) AS ?n) {{ <{agreement}> codev:twinsCity ?c . "
            "?a codev:locatedIn ?c } GROUP BY ?c",
        ),
        "list": (
            f"/actors?{urlencode({'class': kind, 'page': 1 + number % 10})}",
            counted % f"?a a <{kind}> ." + grouped,
        ),
        "list, by area": (
            f"/actors?{urlencode({'area': area, 'sort': '-number'})}",
            counted % f"?a codev:activeIn <{area}> ." + grouped,
        ),
        "search": (
            f"/search?{urlencode({'q': name})}",
            f'SELECT ?a {{ ?a rdfs:label ?n FILTER(CONTAINS(?n, "actor {number}")) }} LIMIT 60',
        ),
        "actor": (
            page_of(who),
            f"SELECT * {{ {{ <{who}> ?p ?o }} UNION {{ ?s ?q <{who}> }} }} LIMIT 500",
        ),
        "agreement": (
            page_of(agreement),
            f"SELECT ?a ?r {{ ?p codev:participationIn <{agreement}> ; codev:participant ?a ; "
            "codev:hasRole ?r }",
        ),
        "area": (
            page_of(area),
            f"SELECT ?a ?n {{ ?a codev:activeIn <{area}> ; rdfs:label ?n }} LIMIT 200",
        ),
        "source": (
            page_of(individual(DATASET, "source", "source-0")) + f"?n={number}",
            "SELECT ?t { ?t prov:wasDerivedFrom "
            f"<{individual(DATASET, 'source', 'source-0')}> }} LIMIT 200",
        ),
        "compare": (
            f"/compare?{urlencode({'agreement': [agreement, other]}, doseq=True)}",
            f"SELECT ?g ?c (COUNT(?a) AS ?n) {{ VALUES ?g {{ <{agreement}> <{other}> }} "
            "?g codev:twinsCity ?c . ?a codev:locatedIn ?c } GROUP BY ?g ?c",
        ),
        "what if": (
            f"/what-if?n={number}",
            "SELECT ?a (COUNT(?t) AS ?n) { ?a a codev:InvolvedActor . ?t codev:tieActor ?a } "
            "GROUP BY ?a ORDER BY DESC(?n) LIMIT 60",
        ),
        "coverage": (
            f"/coverage?{urlencode({'agreement': agreement})}",
            f"SELECT ?a ?x {{ <{agreement}> codev:hasArea ?x ; codev:twinsCity ?c . "
            "?a codev:locatedIn ?c ; codev:activeIn ?x }",
        ),
        "timeline": (
            f"/timeline?page={1 + number % 10}",
            "SELECT ?t ?s { ?t codev:tieFrom ?a ; codev:startEarliest ?s } ORDER BY ?s LIMIT 100",
        ),
    }


def fetched(connection: http.client.HTTPConnection, path: str, accept: str) -> float:
    """Return the seconds that one answer took."""
    begin = time.perf_counter()
    connection.request("GET", path, headers={"Accept": accept, "Accept-Language": "en"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status not in (200, 503):
        raise RuntimeError(f"{path}: {answer.status} {body[-400:]!r}")
    return time.perf_counter() - begin


def reader(port: int, kind: str, raw: int, end: float) -> Iterator[float]:
    """Yield the seconds of each answer of one kind, until the clock says ``end``."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    while time.perf_counter() < end:
        path = pages(next(NUMBERS) % 4_000)[kind][raw]
        wanted = "application/sparql-results+json" if raw else "text/html"
        yield fetched(connection, sparql(path) if raw else path, wanted)


def under_load(port: int, kind: str, raw: int, seconds: float) -> list[float]:
    """Return the seconds of every answer that 16 readers got."""
    end = time.perf_counter() + seconds
    with ThreadPoolExecutor(READERS) as pool:
        runs = pool.map(lambda _n: list(reader(port, kind, raw, end)), range(READERS))
        return [second for run in runs for second in run]


def told(taken: Sequence[float]) -> list[str]:
    """Return median and 95th percentile in milliseconds."""
    late = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    return [f"{statistics.median(taken) * 1000:,.0f}", f"{late * 1000:,.0f}"]


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actors", type=int, default=100_000)
    asked.add_argument("--seconds", type=float, default=5)
    asked.add_argument("--workspace", type=Path, help="keep or reuse the generated workspace")
    asked.add_argument("--pages", nargs="*", help="only these kinds")
    asked.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    arguments = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = arguments.workspace or Path(folder) / "workspace"
        if not (workspace / "workspace.json").is_file():
            write_workspace(workspace, built(arguments.actors), name=DATASET)
        for workers in arguments.workers:
            title = f"{arguments.actors:,} actors, {READERS} readers, workers: {workers}"
            Console().print(measured(workspace, workers, arguments, title))


def measured(workspace: Path, workers: int, arguments: argparse.Namespace, title: str) -> Table:
    """Return the table of a server with so many processes."""
    table = Table("page", "first ms", "alone ms", "median ms", "95th ms", "raw median", "raw 95th")
    table.title = f"{title}, load {os.getloadavg()[0]:.1f}"
    port = free_port()
    with started(ours(workspace, workers)(port), port, "/sparql"):
        for row in rows(port, arguments.seconds, arguments.pages):
            table.add_row(*row)
    return table


def rows(port: int, seconds: float, wanted: Sequence[str] | None) -> Iterator[list[str]]:
    """Yield a line for each kind of page, or for those wanted."""
    for kind, (path, _query) in pages(1).items():
        if wanted and kind not in wanted:
            continue
        # The server closes a connection that is idle for some seconds.
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        first = fetched(connection, path, "text/html")
        alone = fetched(connection, pages(2)[kind][0], "text/html")
        both = [told(under_load(port, kind, raw, seconds)) for raw in (0, 1)]
        line = [kind, f"{first * 1000:,.0f}", f"{alone * 1000:,.0f}", *both[0], *both[1]]
        print(*line, sep="  ", file=sys.stderr)
        yield line


if __name__ == "__main__":
    main()
