"""The main job: a folder of tables → ``out/``, every file of it, or none."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from codev_graph._files import refuse_foreign, whole_folder
from codev_graph._table import Table
from codev_graph.errors import DataError, OntologyError
from codev_graph.graph import has_reasoner
from codev_graph.knowledge._graph import KnowledgeGraph
from codev_graph.knowledge._open import build
from codev_graph.knowledge._versions import versions
from codev_graph.network import Gaps

OUTPUTS: Final = (
    "graph.trig",
    "measures.csv",
    "gaps.csv",
    "network.html",
    "report.html",
    "manifest.json",
)

Watch = Callable[[str], None]


@dataclass
class Job:
    """What the main job found, for whoever ran it.

    Attributes:
        graph: The knowledge graph.
        measures: The measures of the actors.
        gaps: The coverage and the candidates.
        timings: Seconds by step.
    """

    graph: KnowledgeGraph
    measures: Table
    gaps: Gaps
    timings: dict[str, float] = field(default_factory=dict)


class _Clock:
    """Tells the watcher each step as it begins, and keeps how long it took."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.timings: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._watch(name)
        start = time.perf_counter()
        yield
        self.timings[name] = round(time.perf_counter() - start, 3)


def run_job(folder: str | Path, target: str | Path, watch: Watch = lambda _step: None) -> Job:
    """Build a twinning, check it, measure it, find its gaps and write all that into a folder.

    Args:
        folder: The tables.
        target: The folder to write; replaced as a whole once everything is done.
        watch: Is told the name of each step as it begins.

    Raises:
        DataError: if the tables hold problems, or the graph violates a shape.
        OntologyError: if the graph contradicts itself under the ontology; this is looked at only
            where the extra ``codev-graph[owl]`` is installed.
        FileError: if a folder can not be read or written, or ``target`` holds other files.
    """
    refuse_foreign(Path(target), OUTPUTS)
    clock = _Clock(watch)
    with clock.step("build"):
        graph = build(folder)
    with clock.step("check"):
        _refuse_errors(graph)
    if has_reasoner():
        with clock.step("reason"):
            _refuse_contradiction(graph)
    with whole_folder(Path(target), OUTPUTS) as place:
        return _fill(graph, place, clock)


def _refuse_errors(graph: KnowledgeGraph) -> None:
    errors = [problem for problem in graph.check() if problem.severity == "error"]
    if errors:
        raise DataError(errors)


def _refuse_contradiction(graph: KnowledgeGraph) -> None:
    found = graph.check_owl()
    if not found.ok:
        raise OntologyError(graph.name, str(found))


def _fill(graph: KnowledgeGraph, place: Path, clock: _Clock) -> Job:
    with clock.step("measures"):
        measures = graph.network().measures()
        _write(place / "measures.csv", measures.to_csv())
        measured = graph.with_measures()
    with clock.step("graph"):
        measured.save(place / "graph.trig")
    with clock.step("gaps"):
        gaps = graph.gaps()
        _write(place / "gaps.csv", gaps.table().to_csv())
    with clock.step("view"):
        graph.view(place / "network.html")
    with clock.step("report"):
        graph.report(place / "report.html")
    _write(place / "manifest.json", manifest(graph, clock.timings))
    return Job(graph, measures, gaps, clock.timings)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def manifest(graph: KnowledgeGraph, timings: dict[str, float]) -> str:
    """Return the JSON that says how to reproduce a run."""
    content = {
        "dataset": graph.name,
        "versions": versions(),
        "inputs": graph.inputs,
        "seeds": {"layout": graph.seed, "measures": 0},
        "projection": graph.network().projection.as_dict(),
        "statements": {"asserted": graph.asserted, "entailed": graph.entailed},
        "reasoned": "reason" in timings,
        "timings": timings,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
