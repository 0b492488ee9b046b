"""Peak memory and seconds of ``export --parquet``, at 100 thousand, 1 million and 10 million ties.

    python benchmarks/bench_export.py --sizes 100000 1000000 10000000

Each size runs in a process of its own. Up to ``--stored`` ties (100,000) lie in a store on disk, as
a workspace holds them, and what the store takes to answer is measured too. Beyond that a store
would take hours to fill on a small machine: the rows come from a source that yields them in pages
as a store on another machine does, and what is measured is everything behind the store. A fifth as
many actors as ties, two areas for every fourth tie, dates for every second. What is written is
counted by another reader.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import duckdb
import pyoxigraph as ox

from codev_graph.graph import GraphStore
from codev_graph.network.export import write_parquet
from codev_graph.terms import actor_classes, expand, individual, vocabulary

SIZES = (100_000, 1_000_000, 10_000_000)
STORED = 100_000
TIES_AN_ACTOR, CITIES, PAGE = 5, 1000, 100_000
AREAS = [concept.notation for concept in vocabulary("area")]
KINDS = [kind.notation for kind in actor_classes()]
Line = dict[str, str]


def actors(ties: int) -> Iterator[Line]:
    """Yield what a store says of the actors."""
    for number in range(ties // TIES_AN_ACTOR):
        city, kind = individual("g", "city", str(number % CITIES)), KINDS[number % len(KINDS)]
        yield {
            "actor": individual("g", "actor", str(number)),
            "name": f"Actor {number}",
            "kind": kind,
            "city": city,
            "cityName": f"City {number % CITIES}",
        }


def edges(ties: int) -> Iterator[Line]:
    """Yield what a store says of the ties, one row for each area."""
    chance, last = Random(0), ties // TIES_AN_ACTOR - 1  # noqa: S311 - draws data
    for number in range(ties):
        ends = (str(chance.randint(0, last)) for _end in range(2))
        row = {"tie": individual("g", "tie", str(number))}
        row |= zip(("from", "to"), (individual("g", "actor", end) for end in ends), strict=True)
        if number % 2:
            row |= {"earliest": f"{1970 + number % 50}-01-01T00:00:00", "strength": "2.5"}
        for area in chance.sample(AREAS, 2 if number % 4 == 0 else 1):
            yield {**row, "area": area}


def kinds() -> Iterator[Line]:
    """Yield what a store says of the kinds."""
    return ({"kind": kind, "notation": kind, "above": "Actor"} for kind in KINDS)


class Source:
    """Answers the questions of the export with rows that are drawn as they are asked for."""

    def __init__(self, ties: int) -> None:
        self.ties = ties

    def require_ontology(self) -> None:
        """Do nothing: the rows need none."""

    def stream(self, query: str) -> Iterator[ox.QuerySolutions]:
        """Yield the rows of a question in pages."""
        names = re.findall(r"\?(\w+)", query.partition("WHERE")[0])
        for page in pages(self.lines(names[0]), PAGE):
            text = "\t".join(f"?{name}" for name in names) + "\n"
            text += "".join("\t".join(told(row.get(name)) for name in names) + "\n" for row in page)
            yield ox.parse_query_results(text.encode(), ox.QueryResultsFormat.TSV)

    def lines(self, first: str) -> Iterator[Line]:
        """Return the rows of a question, known by its first column."""
        made = {"kind": kinds, "actor": lambda: actors(self.ties), "tie": lambda: edges(self.ties)}
        return made.get(first, lambda: iter(()))()


def told(value: str | None) -> str:
    """Return a value as TSV has it; what is unbound is empty."""
    if value is None:
        return ""
    return f"<{value}>" if value.startswith("https:") else f'"{value}"'


def pages(lines: Iterator[Line], size: int) -> Iterator[list[Line]]:
    """Yield the rows in lists; an empty one if there is none."""
    while True:
        page = list(islice(lines, size))
        yield page
        if len(page) < size:
            return


def statements(ties: int) -> Iterator[ox.Quad]:
    """Yield the same as statements, for a store."""
    classes = {kind.notation: ox.NamedNode(kind.iri) for kind in actor_classes()}
    areas = {area.notation: ox.NamedNode(area.iri) for area in vocabulary("area")}
    node, term = ox.NamedNode, lambda name: ox.NamedNode(expand(name))
    for row in actors(ties):
        actor, city = node(row["actor"]), node(row["city"])
        for kind in (term("codev:Actor"), classes[row["kind"]]):
            yield ox.Quad(actor, term("rdf:type"), kind)
        yield ox.Quad(actor, term("rdfs:label"), ox.Literal(row["name"]))
        yield ox.Quad(actor, term("codev:locatedIn"), city)
        yield ox.Quad(city, term("rdfs:label"), ox.Literal(row["cityName"]))
    for row in edges(ties):
        tie = node(row["tie"])
        yield ox.Quad(tie, term("codev:tieFrom"), node(row["from"]))
        yield ox.Quad(tie, term("codev:tieTo"), node(row["to"]))
        yield ox.Quad(tie, term("codev:hasArea"), areas[row["area"]])
        if "earliest" in row:
            moment = ox.Literal(row["earliest"], datatype=term("xsd:dateTime"))
            yield ox.Quad(tie, term("codev:startEarliest"), moment)


def measured(ties: int, store: Path | None, folder: Path) -> str:
    """Export once and return the line that says what it took."""
    source = Source(ties) if store is None else GraphStore.over(ox.Store.read_only(str(store)), "")
    before, start = _peak(), time.perf_counter()
    write_parquet(source, folder / "network")
    seconds = time.perf_counter() - start
    size = sum(file.stat().st_size for file in folder.rglob("*.parquet")) / 2**20
    files = str(folder / "network" / "edges" / "**" / "*.parquet")
    ((count,),) = duckdb.read_parquet(files).aggregate("count(*)").fetchall()
    where = "rows drawn" if store is None else "store on disk"
    memory = f"{_peak():5.0f} MB at most ({before:.0f} MB before)"
    return f"{count:>11,} ties, {where}: {seconds:8.1f} s, {memory}, {size:6.0f} MB written"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def filled(ties: int, folder: Path) -> Path:
    """Return a store on disk with a network and the ontology."""
    from codev_graph.graph._store import fill

    store = ox.Store(str(folder / "store"))
    fill(store, statements(ties))
    store.optimize()
    store.flush()
    return folder / "store"


def main() -> None:
    """Run every size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--stored", type=int, default=STORED)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        if given.one:
            store = None if given.one == "-" else Path(given.one)
            print(measured(given.sizes[0], store, Path(work)))
            return
        for ties in given.sizes:
            folder = Path(work) / str(ties)
            folder.mkdir()
            store = str(filled(ties, folder)) if ties <= given.stored else "-"
            command = [sys.executable, __file__, "--sizes", str(ties), "--one", store]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
