"""The brokerage census and structural holes of large networks: in memory, and by DuckDB.

Every run is a process of its own; memory is the greatest that it held. In memory the network is
there beforehand as arrays, on DuckDB as Parquet: “read” is what reading it and numbering the
actors takes, “census” goes on from the ties by number, and “holes” from the triangles of the
census. “naive” asks for the census as one writes it first, all two-paths less those that a tie
shortens (an anti-join), and is run on the hub alone, where it matters.

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
from pathlib import Path
from typing import ClassVar

from large_networks import KINDS, drawn, network_of

LIMIT = "2GB"
NAIVE = """
SELECT two.b AS broker, count(*)
FROM (SELECT one.tail AS a, one.head AS b, two.head AS c
  FROM arcs AS one JOIN arcs AS two ON one.head = two.tail AND one.tail <> two.head) AS two
ANTI JOIN arcs AS short ON two.a = short.tail AND two.c = short.head
GROUP BY two.b"""
ARCS = "SELECT a AS tail, b AS head FROM ties UNION ALL SELECT b, a FROM ties"
READING = ("placed", "linked")
RUNS = {"random": ("memory", "duckdb", LIMIT), "hub": ("memory", "duckdb", LIMIT, "naive")}


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
    """Return the seconds of each step, and the greatest memory of this process."""
    laps = in_memory(kind, sizes) if way == "memory" else on_duckdb(way, folder)
    told = ", ".join(f"{name} {seconds:6.2f} s" for name, seconds in laps)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{told}; {peak:6.0f} MB"


def in_memory(kind: str, sizes: tuple[int, int, int]) -> Iterator[tuple[str, float]]:
    """Yield the seconds of the kernels, compiled beforehand on a small network."""
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
        census = timed(lambda n=network, c=cities: role_counts(n, contacts(n), c))
        found = timed(lambda n=network: holes(contacts(n)))
    yield from (("census", census), ("holes", found))


def on_duckdb(way: str, folder: Path) -> Iterator[tuple[str, float]]:
    """Yield the seconds of the steps: those that read, those of the census, those of the holes."""
    from codev_graph.network.engines import DuckDb, open_network

    class Timed(DuckDb):
        seconds: ClassVar[dict[str, float]] = {}

        def create(self, table: str, select: str) -> None:
            self.seconds[table] = timed(lambda: super(Timed, self).create(table, select))

    with closing(Timed(LIMIT if way == LIMIT else None)) as engine:
        at_work = open_network(engine, folder).at_work
        read = sum(engine.seconds.pop(table) for table in READING)
        if way == "naive":
            at_work.need("ties")
            engine.create("arcs", ARCS)
            yield "census", timed(lambda: engine.create("naive", NAIVE))
            return
        at_work.need("census")
        census = sum(engine.seconds.values())
        at_work.need("holes")
        holes = sum(engine.seconds.values()) - census
    yield from (("read", read), ("census", census), ("holes", holes))


def timed(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
