"""Requests a second and latency of ``/sparql`` under 16 readers at once, beside its peers.

    python benchmarks/bench_serve.py --rows 10000 --seconds 5

The graph is generated; three queries are asked in turn: one entity, one join, one aggregate. Ours
is asked with one process and with two; beside it stand Oxigraph's own server on the same store,
rdflib-endpoint where it is installed (on a graph that it holds in memory), and pyoxigraph called
in this process by one reader, without HTTP: what no server can be faster than. The 16 clients run
here too and share the machine.
"""

from __future__ import annotations

import argparse
import http.client
import importlib.util
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from codev_graph.graph import open_workspace, read_manifest, write_answer, write_workspace
from codev_graph.terms import PREFIXES, individual
from twinnings import DATASET, generate

READERS = 16
HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("codev", "rdfs"))
QUERIES = [
    HEAD + f"SELECT ?p ?o WHERE {{ <{individual(DATASET, 'actor', 'actor-1')}> ?p ?o }}",
    HEAD + "SELECT ?a ?b WHERE { ?t codev:tieFrom ?a ; codev:tieTo ?b } LIMIT 50",
    HEAD + "SELECT ?c (COUNT(?a) AS ?n) WHERE { ?a codev:locatedIn ?c } GROUP BY ?c LIMIT 20",
]
JSON = "application/sparql-results+json"


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fetch(connection: http.client.HTTPConnection, path: str, query: str) -> bytes:
    """Return the answer of one query over a connection that is kept."""
    connection.request("GET", f"{path}?{urlencode({'query': query})}", headers={"Accept": JSON})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {body[:200]!r}")
    return body


@contextmanager
def started(command: Sequence[str], port: int, path: str) -> Iterator[None]:
    """Run a server until the block ends; yield once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _attempt in range(600):
            with suppress(OSError, RuntimeError):
                fetch(http.client.HTTPConnection("127.0.0.1", port), path, "ASK {}")
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def reader(port: int, path: str, end: float) -> list[float]:
    """Ask until the clock says ``end``; return the seconds that each answer took."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken = []
    for query in cycle(QUERIES):
        begin = time.perf_counter()
        if begin >= end:
            return taken
        fetch(connection, path, query)
        taken.append(time.perf_counter() - begin)
    return taken


def under_load(port: int, path: str, seconds: float) -> list[float]:
    """Return the seconds of every answer that 16 readers got in so many seconds."""
    end = time.perf_counter() + seconds
    with ThreadPoolExecutor(READERS) as pool:
        runs = pool.map(lambda _number: reader(port, path, end), range(READERS))
        return [second for run in runs for second in run]


def alone(workspace: Path, seconds: float) -> list[float]:
    """Return the seconds of every answer of the store itself, called in this process."""
    store = open_workspace(workspace)
    taken, end = [], time.perf_counter() + seconds
    for query in cycle(QUERIES):
        begin = time.perf_counter()
        if begin >= end:
            return taken
        write_answer(store.run(query), JSON)
        taken.append(time.perf_counter() - begin)
    return taken


def ours(workspace: Path, workers: int) -> Callable[[int], list[str]]:
    """Return how our server is started."""
    code = "from codev_graph.cli import main; main()"
    told = ["serve", str(workspace), "--workers", str(workers)]
    return lambda port: [sys.executable, "-c", code, *told, "--port", str(port)]


def peers(workspace: Path, dump: Path) -> Iterator[tuple[str, str, Callable[[int], list[str]]]]:
    """Yield the servers to measure: name, path, and how each is started at a port."""
    yield "codev-graph serve", "/sparql", ours(workspace, 1)
    yield "codev-graph serve --workers 2", "/sparql", ours(workspace, 2)
    if program := shutil.which("oxigraph") or shutil.which(
        "oxigraph", path=Path(sys.executable).parent
    ):
        store = workspace / read_manifest(workspace).build
        told = [program, "serve-read-only", "--location", str(store), "--bind"]
        yield "oxigraph serve-read-only", "/query", lambda port: [*told, f"127.0.0.1:{port}"]
    if importlib.util.find_spec("rdflib_endpoint"):
        told = [sys.executable, "-m", "rdflib_endpoint", "serve", str(dump), "--port"]
        yield "rdflib-endpoint", "/", lambda port: [*told, str(port)]


def row(name: str, taken: Sequence[float], seconds: float) -> list[str]:
    """Return a line of the table."""
    late = statistics.quantiles(taken, n=20)[-1]
    median = statistics.median(taken)
    return [name, f"{len(taken) / seconds:,.0f}", f"{median * 1000:.1f}", f"{late * 1000:.1f}"]


def main() -> None:
    """Measure and print."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--rows", type=int, default=10_000)
    told.add_argument("--seconds", type=float, default=5)
    arguments = told.parse_args()
    table = Table("server", "requests/s", "median ms", "95th percentile ms")
    with tempfile.TemporaryDirectory() as folder:
        workspace, dump = Path(folder) / "workspace", Path(folder) / "graph.nq"
        quads = generate(arguments.rows)
        write_workspace(workspace, quads)
        ox.serialize(quads, str(dump), format=ox.RdfFormat.N_QUADS)
        table.title = f"{len(quads):,} quads, {READERS} readers"
        table.add_row(*row("pyoxigraph in process", alone(workspace, 2), 2))
        for name, path, command in peers(workspace, dump):
            port = free_port()
            with started(command(port), port, path):
                taken = under_load(port, path, arguments.seconds)
            table.add_row(*row(name, taken, arguments.seconds))
    Console().print(table)


if __name__ == "__main__":
    main()
