"""Tables of actors into a store: codev-graph beside its peers.

    python benchmarks/bench_import.py --sizes 100000

codev-graph validates every cell and reference and keeps its records, each with its row; the peers
do neither. All end with a store that holds the statements, 6.6 a row:

* ``pyoxigraph``: csv → quads → ``Store.bulk_extend``, the same statements written by hand;
* ``pandas + rdflib``: ``read_csv``, then ``Dataset.graph(…).add`` row by row, with ``iterrows`` as
  most do it and with ``itertuples``, which is faster.

Then the same table as a workbook, codev-graph's reader beside openpyxl's.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from openpyxl import Workbook, load_workbook

from codev_graph.graph._quads import stated_quads
from codev_graph.sources import Dataset, load_dataset
from codev_graph.sources._workbook import Workbook as Reader
from contest import OURS, Call, Contest
from job import Job, run

if TYPE_CHECKING:
    import rdflib

HEADER = ["id", "name", "name_en", "kind", "city", "level", "sectors", "sources"]
KINDS = ("university", "ngo", "local-government", "company", "media", "foundation")
CLASSES = (
    "University",
    "NonGovernmentalOrganisation",
    "LocalGovernment",
    "Company",
    "MediaOutlet",
    "Foundation",
)
LEVELS = ("local", "national", "community")
SECTORS = ("academic", "youth", "migration", "gender", "tourism")
ABOUT = (
    "Tables of so many actors, 6.6 statements a row, into a store: ours checks every cell and "
    "reference and keeps the rows, the peers do neither. pandas + rdflib goes through the rows "
    "with iterrows, as most scripts do, and with itertuples, the faster way. Then the same table "
    "read from a workbook."
)


def contests(rows: int) -> Iterator[Contest]:
    """Yield the tables into a store, and the workbook read."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bench"
        write_tables(folder, rows)
        calls: dict[str, Call] = {
            OURS: partial(codev_graph, folder),
            "pyoxigraph": partial(pyoxigraph, folder),
            "pandas + rdflib, iterrows": partial(iterrows_rdflib, folder),
            "pandas + rdflib, itertuples": partial(itertuples_rdflib, folder),
        }
        yield Contest("CSV into a store", rows, calls, same)
        path = folder / "actors.xlsx"
        write_workbook(path, rows)
        readers: dict[str, Call] = {
            OURS: lambda: len(Reader(path).read("actors").rows),
            "openpyxl": lambda: sum(1 for _ in load_workbook(path, read_only=True)["actors"].rows),
        }
        yield Contest("read a workbook", rows, readers, lambda mine, other: mine == other - 1)


def same(ours: tuple[ox.Store, Dataset], theirs: ox.Store | rdflib.Dataset) -> bool:
    """Return whether two stores say the same of actors."""
    return said_of_actors(ours[0]) == said_of_actors(theirs)


def said_of_actors(store: ox.Store | rdflib.Dataset) -> set[str]:
    """Return the statements about actors as text."""
    quads = store
    if not isinstance(store, ox.Store):
        quads = ox.parse(store.serialize(format="nquads"), ox.RdfFormat.N_QUADS)
    return {str(quad) for quad in quads if "/actor/" in str(quad.subject)}


def write_workbook(path: Path, rows: int) -> None:
    """Write the table of actors as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("actors")
    for row in [HEADER, *map(actor, range(rows))]:
        sheet.append(row)
    book.save(path)


def write_tables(folder: Path, rows: int) -> None:
    """Write the tables; every row of ``actors`` is a different actor."""
    folder.mkdir(parents=True)
    cities = [["a", "A", "SV", "s1"], ["b", "B", "MX", "s1"]]
    tables = {
        "sources": [["id", "title", "consulted", "kind"], ["s1", "A page", "2026-11-22", "press"]],
        "cities": [["id", "name", "country", "sources"], *cities],
        "actors": [HEADER, *(actor(number) for number in range(rows))],
    }
    for name, written in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(written)


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


def codev_graph(folder: Path) -> tuple[ox.Store, Dataset]:
    """Read, validate and map with codev-graph, into a store; the records stay too."""
    dataset = load_dataset(folder)
    store = ox.Store()
    store.bulk_extend(stated_quads(dataset))
    return store, dataset


def pyoxigraph(folder: Path) -> ox.Store:
    """Map by hand, nothing checked, into a store."""
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
    return store


def iterrows_rdflib(folder: Path) -> rdflib.Dataset:
    """Map by hand with pandas and rdflib, a Series a row."""
    return pandas_rdflib(folder, lambda table: (row for _number, row in table.iterrows()))


def itertuples_rdflib(folder: Path) -> rdflib.Dataset:
    """Map by hand with pandas and rdflib, a tuple a row."""
    return pandas_rdflib(folder, lambda table: table.itertuples())


def pandas_rdflib(folder: Path, rows: Callable[[Any], Iterable[Any]]) -> rdflib.Dataset:
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
    return store


JOB = Job("import", "rows", contests, ABOUT)

if __name__ == "__main__":
    run(JOB)
