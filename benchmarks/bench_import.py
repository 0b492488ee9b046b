"""A table of 100,000 actors (660,000 statements) into a store: codev-graph beside its peers.

codev-graph validates every cell and reference and keeps its records, each with its row; the peers
do neither. All end with a store that holds the statements:

* ``pyoxigraph``: csv → quads → ``Store.bulk_extend``, the same statements written by hand;
* ``pandas + rdflib``: ``read_csv``, then ``Dataset.graph(…).add`` row by row, with ``iterrows`` as
  most do it and with ``itertuples``, which is faster.

Each runs in a process of its own, three times; the fastest counts, without the time that imports
take. ``pandas`` must be installed for its part (``pip install pandas``). Then the same table as a
workbook, codev-graph's reader beside openpyxl's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

ROWS = 100_000
RUNS = 3
HEADER = ["id", "name", "name_en", "kind", "city", "level", "sectors", "sources"]
KINDS = ("university", "ngo", "local-government", "company", "media", "foundation")
CLASSES = ("University", "NGO", "LocalGovernment", "Company", "MediaOutlet", "Foundation")
IDIOMS = {
    "iterrows_rdflib": "pandas + rdflib as most write it, row by row with iterrows",
    "itertuples_rdflib": "pandas + rdflib with itertuples, the fastest way through the rows",
}
LEVELS = ("local", "national", "community")
SECTORS = ("academic", "youth", "migration", "gender", "tourism")


def main() -> None:
    """Write the tables, run each in a process of its own, and print the ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bench"
        write_tables(folder)
        megabytes = (folder / "actors.csv").stat().st_size / 1e6
        print(f"{ROWS} rows, {megabytes:.1f} MB of CSV; the fastest of {RUNS} runs")
        peers = ["codev_graph", "pyoxigraph"]
        peers += IDIOMS if find_spec("pandas") else []
        found = {name: fastest(name, folder) for name in peers}
        for name, (seconds, memory, triples) in found.items():
            print(f"{name:17} {seconds:6.2f} s  {memory:5.0f} MB  {triples} statements")
        ratios(found)
        workbook(folder)


def write_tables(folder: Path) -> None:
    """Write the four tables; every row of ``actors`` is a different actor."""
    import csv

    folder.mkdir(parents=True)
    cities = [["a", "A", "SV", "s1"], ["b", "B", "MX", "s1"]]
    tables = {
        "sources": [["id", "title", "consulted", "kind"], ["s1", "A page", "2026-11-22", "press"]],
        "cities": [["id", "name", "country", "sources"], *cities],
        "actors": [HEADER, *(actor(number) for number in range(ROWS))],
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)


def actor(number: int) -> list[str]:
    """Return one row; three in five have an English name: 6.6 statements a row."""
    english = f"Organisation number {number}" if number % 5 < 3 else ""
    return [
        f"actor-{number}",
        f"Organización núm. {number}",
        english,
        KINDS[number % len(KINDS)],
        "ab"[number % 2],
        LEVELS[number % len(LEVELS)],
        SECTORS[number % len(SECTORS)],
        f"s1#{number % 50}" if number % 1000 == 0 else "s1",
    ]


def fastest(name: str, folder: Path) -> tuple[float, float, int]:
    """Return seconds, peak memory in MB and statements of the fastest of the runs."""
    command = [sys.executable, __file__, name, str(folder)]
    done = [
        subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(RUNS)
    ]
    seconds, memory, triples = min(json.loads(run.stdout) for run in done)
    return seconds, memory, int(triples)


def ratios(found: dict[str, tuple[float, float, int]]) -> None:
    """Print how codev-graph compares with each peer."""
    ours = found["codev_graph"][0]
    raw = found["pyoxigraph"][0]
    print(f"codev-graph takes {ours / raw:.2f} times as long as pyoxigraph without validation")
    for name, idiom in IDIOMS.items():
        if name in found:
            print(f"codev-graph is {found[name][0] / ours:.1f} times as fast as {idiom}")


def codev_graph(folder: Path) -> tuple[Any, ...]:
    """Read, validate and map with codev-graph, into a store; the records stay too."""
    import pyoxigraph as ox

    from codev_graph.graph._quads import stated_quads
    from codev_graph.sources import load_dataset

    dataset = load_dataset(folder)
    store = ox.Store()
    store.bulk_extend(stated_quads(dataset))
    return store, dataset


def pyoxigraph(folder: Path) -> tuple[Any, ...]:
    """Map by hand, nothing checked, into a store."""
    import csv

    import pyoxigraph as ox

    base, codev = "https://w3id.org/codev-graph/id/bench/", "https://w3id.org/codev-graph/ontology#"
    vocab = "https://w3id.org/codev-graph/vocab/"
    rdf, rdfs = (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
    )
    kinds = dict(zip(KINDS, CLASSES, strict=True))
    node = ox.NamedNode

    def quads() -> object:
        with (folder / "actors.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                subject = node(f"{base}actor/{row['id']}")
                source, _hash, place = row["sources"].partition("#")
                graph = node(f"{base}graph/{source}")
                yield ox.Quad(subject, node(rdfs + "label"), ox.Literal(row["name"]), graph)
                if row["name_en"]:
                    english = ox.Literal(row["name_en"], language="en")
                    yield ox.Quad(subject, node(rdfs + "label"), english, graph)
                yield ox.Quad(subject, node(rdf + "type"), node(codev + kinds[row["kind"]]), graph)
                city = node(f"{base}city/{row['city']}")
                yield ox.Quad(subject, node(codev + "locatedIn"), city, graph)
                level = node(f"{vocab}level/{row['level']}")
                yield ox.Quad(subject, node(codev + "actsAtLevel"), level, graph)
                sector = node(f"{vocab}sector/{row['sectors']}")
                yield ox.Quad(subject, node(codev + "inSector"), sector, graph)
                derived = node("http://www.w3.org/ns/prov#wasDerivedFrom")
                yield ox.Quad(subject, derived, node(f"{base}source/{source}"), graph)
                if place:
                    yield ox.Quad(subject, node(codev + "citedAt"), ox.Literal(place), graph)

    store = ox.Store()
    store.bulk_extend(quads())  # type: ignore[arg-type] # a generator of quads, told as object
    return (store,)


def iterrows_rdflib(folder: Path) -> tuple[Any, ...]:
    """Map by hand with pandas and rdflib, a Series a row."""
    return pandas_rdflib(folder, lambda table: (row for _number, row in table.iterrows()))


def itertuples_rdflib(folder: Path) -> tuple[Any, ...]:
    """Map by hand with pandas and rdflib, a tuple a row."""
    return pandas_rdflib(folder, lambda table: table.itertuples())


def pandas_rdflib(folder: Path, rows: Callable[[Any], Iterable[Any]]) -> tuple[Any, ...]:
    """Map by hand with pandas and rdflib, nothing checked, into the graphs of a data set."""
    import pandas as pd
    from rdflib import Dataset, Literal, Namespace
    from rdflib.namespace import PROV, RDF, RDFS

    base = Namespace("https://w3id.org/codev-graph/id/bench/")
    codev = Namespace("https://w3id.org/codev-graph/ontology#")
    vocab = Namespace("https://w3id.org/codev-graph/vocab/")
    kinds = dict(zip(KINDS, CLASSES, strict=True))
    store = Dataset()
    table = pd.read_csv(folder / "actors.csv", dtype=str, keep_default_na=False)
    for row in rows(table.rename(columns={"name": "label"})):
        subject = base[f"actor/{row.id}"]
        source, _hash, place = row.sources.partition("#")
        graph = store.graph(base[f"graph/{source}"])
        graph.add((subject, RDFS.label, Literal(row.label)))
        if row.name_en:
            graph.add((subject, RDFS.label, Literal(row.name_en, lang="en")))
        graph.add((subject, RDF.type, codev[kinds[row.kind]]))
        graph.add((subject, codev.locatedIn, base[f"city/{row.city}"]))
        graph.add((subject, codev.actsAtLevel, vocab[f"level/{row.level}"]))
        graph.add((subject, codev.inSector, vocab[f"sector/{row.sectors}"]))
        graph.add((subject, PROV.wasDerivedFrom, base[f"source/{source}"]))
        if place:
            graph.add((subject, codev.citedAt, Literal(place)))
    return (store,)


def workbook(folder: Path) -> None:
    """Print how long the rows take to read from a workbook, by codev-graph and by openpyxl."""
    from openpyxl import Workbook, load_workbook

    from codev_graph.sources._workbook import Workbook as Reader

    path = folder / "actors.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("actors")
    for row in [HEADER, *(actor(number) for number in range(ROWS))]:
        sheet.append(row)
    book.save(path)
    ours = timed(lambda: len(Reader(path).read("actors").rows))
    theirs = timed(lambda: sum(1 for _ in load_workbook(path, read_only=True)["actors"].values))
    print(
        f"workbook: codev-graph {ours:.2f} s, openpyxl {theirs:.2f} s ({theirs / ours:.1f} times)"
    )


def timed(job: Callable[[], int]) -> float:
    """Return the seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def run(name: str, folder: Path) -> None:
    """Run one of them and print what it took as JSON, its libraries imported beforehand."""
    jobs = (codev_graph, pyoxigraph, iterrows_rdflib, itertuples_rdflib)
    job = next(job for job in jobs if job.__name__ == name)
    libraries = {"codev_graph": ["codev_graph.graph"], "pyoxigraph": ["pyoxigraph"]}
    for library in libraries.get(name, ["pandas", "rdflib"]):
        import_module(library)
    start = time.perf_counter()
    store, *_kept = job(folder)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, getrusage(RUSAGE_SELF).ru_maxrss / 1024, len(store)]))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
