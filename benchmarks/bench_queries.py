"""Seconds that every shipped query takes: ours, raw pyoxigraph on the same store, and rdflib's own.

    python benchmarks/bench_queries.py --sizes 100000 1000000 10000000

Ours is the query bound, run and written as SPARQL JSON; raw is pyoxigraph's own query and
serialisation of the same text on the same store on disk; “table” is ours as the table that Python
users get. Sizes are quads of the build, its entailments with it; the ontology and the union of all
graphs come on top. rdflib is asked at the smallest size alone. Every query runs in a process of its
own, which is ended after ``--timeout`` seconds. Ours looks through the text for what is refused,
which takes some hundredths of a millisecond whatever the size.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from codev_graph.graph import (
    bound_query,
    open_workspace,
    query_library,
    read_manifest,
    write_answer,
    write_workspace,
)
from codev_graph.graph._ontology import ontology_plan
from codev_graph.graph.reasoning import Entailments
from codev_graph.terms import named_graph, ontology_store
from twinnings import DATASET, generate

if TYPE_CHECKING:
    import rdflib

Times = dict[str, float]
# Children share what was read before they part.
PROCESSES = multiprocessing.get_context("fork")
QUADS_A_ROW = 11
ENOUGH = 0.5


def best(*runs: Callable[[], object]) -> list[float]:
    """Return the shortest time of each: in turns, at most twenty, for half a second or so."""
    times: list[list[float]] = [[] for _run in runs]
    while len(times[0]) < 20 and sum(map(sum, times)) < ENOUGH * len(runs):
        for run, taken in zip(runs, times, strict=True):
            begin = perf_counter()
            run()
            taken.append(perf_counter() - begin)
    return [min(taken) for taken in times]


def limited(work: Callable[[], Any], seconds: float) -> Any:  # noqa: ANN401 -- whatever it returns
    """Return what ``work`` returns in a process of its own, or ``None`` once it is out of time."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(seconds) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def build(folder: Path, size: int) -> Times:
    """Write a workspace of about ``size`` quads; return the seconds, and how many there are."""
    data = generate(size // QUADS_A_ROW)
    graph = ox.NamedNode(named_graph(DATASET, "entailments"))
    quads = data + list(Entailments(data, ontology_plan()).quads(graph))
    begin = perf_counter()
    write_workspace(folder, quads)
    return {"seconds": perf_counter() - begin, "quads": len(quads)}


def ours(folder: Path, name: str) -> Times:
    """Time one query on a workspace: raw, ours and as a table."""
    raw = ox.Store.read_only(str(folder / read_manifest(folder).build))
    store = open_workspace(folder)
    text = bound_query(store, name)
    times = best(
        lambda: raw.query(text).serialize(format=ox.QueryResultsFormat.JSON),
        lambda: write_answer(store.run(bound_query(store, name)), "json"),
        lambda: store.select(text),
    )
    return dict(zip(("raw", "ours", "table"), times, strict=True)) | {
        "rows": len(store.select(text))
    }


def rdflib_graph(folder: Path) -> rdflib.Dataset:
    """Return a workspace as the data set that rdflib asks."""
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    text = ox.serialize(open_workspace(folder).quads(), format=ox.RdfFormat.N_QUADS)
    graph.parse(data=text or b"", format="nquads")
    ontology = ox.serialize([q.triple for q in ontology_store()], format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=ontology or b"", format="nt")
    return graph


def asked_rdflib(graph: rdflib.Dataset, folder: Path, name: str) -> float:
    """Time one query on rdflib."""
    text = bound_query(open_workspace(folder), name)
    begin = perf_counter()
    list(graph.query(text))
    return perf_counter() - begin


def lines(folder: Path, asked: argparse.Namespace, *, rdflib: bool) -> Iterable[Sequence[str]]:
    """Yield the line of each query, and that of all that ended in time together."""
    graph = rdflib_graph(folder) if rdflib else None
    together: Times = dict.fromkeys(("raw", "ours", "table", "rows"), 0.0)
    for name in asked.queries or query_library():
        found = limited(partial(ours, folder, name), asked.timeout)
        theirs = limited(partial(asked_rdflib, graph, folder, name), asked.timeout) if graph else 0
        together = {key: together[key] + found[key] for key in together} if found else together
        yield line(name, found, theirs, asked.timeout)
    if together["raw"]:
        yield line("all of them", together, 0, asked.timeout)


def line(name: str, found: Times | None, theirs: float | None, timeout: float) -> Sequence[str]:
    """Return the cells of one query; what ran out of time is told as longer than that."""
    late = f"> {timeout:g}"
    rdflib = late if theirs is None else (f"{theirs:.3f}" if theirs else "")
    if found is None:
        return name, "", late, late, "", late, rdflib
    seconds = [f"{found[key]:.4f}" for key in ("raw", "ours")]
    ratio = f"{found['ours'] / found['raw']:.2f}"
    return name, f"{found['rows']:,.0f}", *seconds, ratio, f"{found['table']:.4f}", rdflib


def report(size: int, asked: argparse.Namespace, *, rdflib: bool) -> None:
    """Build one size and print its table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "workspace"
        built = limited(partial(build, folder, size), 3600)
        (opening,) = limited(partial(best, partial(open_workspace, folder)), 60)
        title = f"{built['quads']:,} quads: written in {built['seconds']:.1f} s"
        table = Table(title=f"{title}, opened in {opening:.3f} s")
        for column in ("query", "rows", "raw", "ours", "ours / raw", "table", "rdflib"):
            table.add_column(column, justify="left" if column == "query" else "right")
        for cells in lines(folder, asked, rdflib=rdflib):
            table.add_row(*cells)
        Console(width=100).print(table)


def main() -> None:
    """Run what was asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--queries", nargs="*", metavar="NAME")
    parser.add_argument("--no-rdflib", action="store_true")
    asked = parser.parse_args()
    for size in asked.sizes:
        report(size, asked, rdflib=size == min(asked.sizes) and not asked.no_rdflib)


if __name__ == "__main__":
    main()
