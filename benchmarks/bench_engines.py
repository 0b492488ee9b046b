"""The brokerage census and structural holes of large networks: in memory, by DuckDB, by Spark.

Every run is a process of its own; memory is the greatest that it held. In memory the network is
there beforehand as arrays, else as Parquet: “read” is what it takes to number the actors and to
find the pairs in contact, “census” goes on from there, and “holes” from the triangles of the
census. Behind each stands what it found, added up, so that all ways can be seen to say the same:
pairs, two-paths that brokers close, constraint. “naive” asks for the census as one writes it first,
all two-paths less those that a tie shortens (an anti-join), and is run on the hub alone, where it
matters. Spark runs on two cores of this machine; its own memory is in Java and not counted.

    python benchmarks/bench_engines.py --actors 1000000 --ties 5000000 --hub 40000
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from large_networks import KINDS, drawn, network_of

if TYPE_CHECKING:
    from codev_graph.network.engines import Engine
    from codev_graph.network.engines._steps import Workings

LIMIT = "2GB"
NAIVE = """
SELECT two.b AS broker, count(*) AS brokerage
FROM (SELECT one.tail AS a, one.head AS b, two.head AS c
  FROM arcs AS one JOIN arcs AS two ON one.head = two.tail AND one.tail <> two.head) AS two
ANTI JOIN arcs AS short ON two.a = short.tail AND two.c = short.head
GROUP BY two.b"""
ARCS = "SELECT a AS tail, b AS head FROM ties UNION ALL SELECT b, a FROM ties"
TOTALS = {
    "pairs": "SELECT count(*) AS total FROM pairs",
    "census": "SELECT sum(brokerage) AS total FROM census",
    "holes": "SELECT sum(burt_constraint) AS total FROM holes",
}
Lap = tuple[str, float, float]
RUNS = {
    "random": ("memory", "duckdb", LIMIT, "spark"),
    "hub": ("memory", "duckdb", LIMIT, "naive", "spark"),
}


def main() -> None:
    """Print a line for each network and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=1_000_000)
    parser.add_argument("--ties", type=int, default=5_000_000)
    parser.add_argument("--hub", type=int, default=40_000)
    parser.add_argument(
        "--one", nargs=3, metavar=("KIND", "WAY", "FOLDER"), help="for the children"
    )
    chosen = parser.parse_args()
    if chosen.one:
        kind, way, folder = chosen.one
        sizes = (chosen.actors, chosen.ties, chosen.hub)
        print(f"{kind:8} {way:8} {measured(kind, way, Path(folder), sizes)}", flush=True)
        return
    print(f"{chosen.actors:,} actors, {chosen.ties:,} ties; a hub has {chosen.hub:,} ties")
    sizes = (chosen.actors, chosen.ties, chosen.hub)
    with tempfile.TemporaryDirectory() as work:
        for kind in KINDS:
            folder = Path(work) / kind
            write(folder, kind, sizes)
            for way in RUNS[kind]:
                subprocess.run(_command(kind, way, folder, sizes), check=True)


def _command(kind: str, way: str, folder: Path, sizes: tuple[int, int, int]) -> list[str]:
    numbers = zip(("--actors", "--ties", "--hub"), map(str, sizes), strict=True)
    given = [part for pair in numbers for part in pair]
    return [sys.executable, __file__, *given, "--one", kind, way, str(folder)]


def write(folder: Path, kind: str, sizes: tuple[int, int, int]) -> None:
    """Write a network as Parquet: two cities, ids as long as ours are."""
    import duckdb
    import numpy as np

    ends = drawn(kind, *sizes)
    with duckdb.connect() as run:
        run.register("actors", {"i": np.arange(sizes[0])})
        run.register("ends", {"tail": ends[:, 0].copy(), "head": ends[:, 1].copy()})
        run.execute("CREATE MACRO named(n) AS 'https://w3id.org/codev-graph/id/x/actor/' || n")
        tables = {
            "nodes": "SELECT named(i) AS id, 'AB'[1 + i % 2] AS city FROM actors",
            "edges": "SELECT named(tail) AS source, named(head) AS target FROM ends",
        }
        for name, select in tables.items():
            (folder / name).mkdir(parents=True)
            run.execute(f"COPY ({select}) TO '{folder / name / 'part.parquet'}'")


def measured(kind: str, way: str, folder: Path, sizes: tuple[int, int, int]) -> str:
    """Return the seconds of each step, what it found, and the greatest memory of this process."""
    laps = in_memory(kind, sizes) if way == "memory" else on_engine(way, folder)
    told = ", ".join(f"{name} {seconds:6.2f} s ({total:.12g})" for name, seconds, total in laps)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{told}; {peak:6.0f} MB"


def in_memory(kind: str, sizes: tuple[int, int, int]) -> Iterator[Lap]:
    """Yield the laps of the kernels, compiled beforehand on a small network."""
    import numpy as np

    from codev_graph.network._brokerage import role_counts
    from codev_graph.network._contacts import contacts
    from codev_graph.network._groups import Groups
    from codev_graph.network._holes import holes
    from codev_graph.network.kernels import _jit

    _jit.INTERPRETED = 0
    for size, ties, hub in ((2000, 10_000, 100), sizes):
        network = network_of(kind, size, ties, hub)
        cities = Groups("city", ("A", "B"), np.arange(size) % 2)
        roles, census = timed(lambda n=network, c=cities: role_counts(n, contacts(n), c))
        found, seconds = timed(lambda n=network: holes(contacts(n)))
    yield "census", census, float(roles[:, -1].sum())
    yield "holes", seconds, float(np.nansum(found.constraint))


def on_engine(way: str, folder: Path) -> Iterator[Lap]:
    """Yield the laps of the steps: those that read, those of the census, those of the holes."""
    from codev_graph.network.engines import open_network

    with closing(_engine(way)) as engine:
        at_work, seconds = timed(lambda: open_network(engine, folder).at_work)
        total, rest = timed(lambda: _total(at_work, "pairs"))
        yield "read", seconds + rest, total
        if way == "naive":
            at_work.need("ties")
            engine.create("arcs", ARCS)
            naive = replace(at_work, loops={"census": lambda _work: engine.create("census", NAIVE)})
            total, seconds = timed(lambda: _total(naive, "census"))
            yield "census", seconds, total
            return
        for table in ("census", "holes"):
            total, seconds = timed(lambda table=table: _total(at_work, table))
            yield table, seconds, total


def _total(at_work: Workings, table: str) -> float:
    """Make a table and add it up; Spark waits with the one until the other is asked."""
    at_work.need(table)
    return float(at_work.engine.columns(TOTALS[table])["total"][0])


def _engine(way: str) -> Engine:
    from codev_graph.network.engines import DuckDb, Spark

    return Spark("local[2]", "8GB") if way == "spark" else DuckDb(LIMIT if way == LIMIT else None)


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a call gives, and the seconds that it takes."""
    start = time.perf_counter()
    found = call()
    return found, time.perf_counter() - start


if __name__ == "__main__":
    main()
