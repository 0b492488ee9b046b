"""How long the command line takes to answer, beside what Python and its libraries need to start.

    python benchmarks/bench_start.py

Each call is a process of its own. The libraries are those that a script for the same would
import. A size counts the ties of the network that is measured: those of the founding case.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from codev_graph import build
from codev_graph.terms import resource
from contest import OURS, Call, Contest
from job import Job, run

CODE = "from codev_graph.cli import main; main()"
ABOUT = (
    "The command line from process start to end, beside a Python that does nothing but import a "
    "library; measures are those of the founding case, from its tables and from a graph file."
)


def contests(_size: int) -> Iterator[Contest]:
    """Yield the start of each command; nothing here has a size but the founding case."""
    founding = resource("data") / "santa-ana-tapachula"
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.trig"
        made = build(founding)
        made.save(graph)
        ties = made.network().graph.number_of_edges()
        yield Contest("help", ties, {OURS: command("--help")} | imports())
        yield Contest("measures, from tables", ties, {OURS: command("measures", str(founding))})
        yield Contest("measures, from a graph", ties, {OURS: command("measures", str(graph))})
        yield Contest("demo", ties, {OURS: command("demo", "--output", f"{folder}/out")})


def command(*arguments: str) -> Call:
    """Return the call of one of our commands."""
    return partial(run_python, "-c", CODE, *arguments)


def imports() -> dict[str, Call]:
    """Return the calls of what does nothing but start."""
    libraries = ("networkx", "rdflib", "pandas")
    alone = {library: partial(run_python, "-c", f"import {library}") for library in libraries}
    return {"Python": partial(run_python, "-c", ""), **alone}


def run_python(*arguments: str) -> None:
    """Run a Python to its end."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


JOB = Job("start", "ties", contests, ABOUT, (1,))

if __name__ == "__main__":
    run(JOB)
