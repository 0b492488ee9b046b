"""The main job step by step, from the tables of a generated twinning to its pages.

    python benchmarks/bench_main_job.py --sizes 1000 10000 100000 --patience 100

What each step needs is made beforehand, by the steps before it. ``profile_main_job.py`` tells
where the time of a step goes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from codev_graph import KnowledgeGraph, build
from codev_graph.graph import GraphStore, build_graph, check_shapes
from codev_graph.graph._ontology import ontology_plan
from codev_graph.graph._quads import stated_quads
from codev_graph.graph._trig import in_order
from codev_graph.graph.reasoning import Entailments
from codev_graph.network.kernels import _jit
from codev_graph.sources import load_dataset, warn_of_duplicates
from codev_graph.terms import ENTAILMENTS, named_graph
from contest import OURS, Call, Contest, Fresh
from job import Job, run
from tables import write_tables

ABOUT = (
    "The steps of codev-graph demo on the tables of a generated twinning with as many ties as "
    "actors, each from what the steps before it made."
)


def contests(size: int) -> Iterator[Contest]:
    """Yield each step of the main job on a twinning of so many actors and ties."""
    _jit.INTERPRETED = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "generated"
        write_tables(folder, size)
        for step, call in steps(folder):
            yield Contest(step, size, {OURS: call})


def steps(folder: Path) -> Iterator[tuple[str, Call]]:
    """Yield the name and the call of each step on the tables of a folder."""
    yield "read the tables", partial(load_dataset, folder)
    dataset = load_dataset(folder)
    yield "quads", lambda: in_order(stated_quads(dataset))
    stated = in_order(stated_quads(dataset))
    entailed = ox.NamedNode(named_graph(dataset.name, ENTAILMENTS))
    yield "entailment", lambda: Entailments(stated, ontology_plan()).quads(entailed)
    built = build_graph(dataset)
    yield "store", partial(GraphStore, built.quads)
    yield "SHACL", partial(check_shapes, built.quads)
    yield "likely duplicates", partial(warn_of_duplicates, dataset)
    yield from of_graph(build(folder))


def of_graph(graph: KnowledgeGraph) -> Iterator[tuple[str, Call]]:
    """Yield the steps that ask the graph."""
    graph.store.select("ASK {}")
    yield "network", graph.network
    yield "measures", Fresh(graph.network, lambda network: network.measures())
    yield "measures written back", graph.with_measures
    yield "graph file", graph.to_trig
    yield "gaps", lambda: graph.gaps().table().to_csv()
    yield "network page", graph.network_page
    yield "report", graph.report_page


JOB = Job("main-job", "ties", contests, ABOUT, (1_000, 10_000, 100_000))

if __name__ == "__main__":
    run(JOB)
