"""Seconds that entailment takes under our ontology: our rules beside owlrl, reasonable and HermiT.

    python benchmarks/bench_entail.py --sizes 1000 10000 100000

Ours is timed whole: the ontology compiled, the quads read from a pyoxigraph store, the entailed
quads written back to it. owlrl and reasonable are given an rdflib graph, HermiT the files that
owlready2 would give it, and HermiT is asked for what ours gives: memberships and values of
properties. The slow ones run up to a size each (``--owlrl-up-to``, …); reasonable ran out of
23 GB of memory at 100,000.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Entailments
from codev_graph.graph.reasoning._owl import check_consistency
from codev_graph.terms import named_graph, ontology_store
from twinnings import DATASET, generate

if TYPE_CHECKING:
    import rdflib

GRAPH = ox.NamedNode(named_graph(DATASET, "entailments"))
Engine = Callable[[list[ox.Quad]], tuple[float, int]]
"""Takes the data; gives seconds and the number of entailed triples."""


def run_ours(data: list[ox.Quad]) -> tuple[float, int]:
    """Time our rules from store to store."""
    store = ox.Store()
    store.bulk_extend(data)
    begin = perf_counter()
    found = Entailments(store, compile_rules(ontology_store())).quads(GRAPH)
    store.bulk_extend(found)
    return perf_counter() - begin, len(found)


def run_owlrl(data: list[ox.Quad]) -> tuple[float, int]:
    """Time owlrl's OWL 2 RL rules on an rdflib graph; it counts its axiomatic triples too."""
    import owlrl

    graph = rdflib_graph(data)
    before = len(graph)
    begin = perf_counter()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return perf_counter() - begin, len(graph) - before


def run_reasonable(data: list[ox.Quad]) -> tuple[float, int]:
    """Time the OWL 2 RL reasoner in Rust on an rdflib graph."""
    from reasonable import PyReasoner

    graph = rdflib_graph(data)
    reasoner = PyReasoner()
    begin = perf_counter()
    reasoner.from_graph(graph)
    found = len(reasoner.reason())
    return perf_counter() - begin, found - len(graph)


def rdflib_graph(data: list[ox.Quad]) -> rdflib.Graph:
    """Return ontology and data as the graph that the peers read."""
    import rdflib

    graph = rdflib.Graph()
    for quads in (list(ontology_store()), data):
        text = ox.serialize([q.triple for q in quads], format=ox.RdfFormat.N_TRIPLES)
        graph.parse(data=text or b"", format="nt")
    return graph


def run_hermit(data: list[ox.Quad]) -> tuple[float, int]:
    """Time HermiT: consistency, classification, memberships and values."""
    begin = perf_counter()
    report = check_consistency(data, ontology_store(), infer=True)
    return perf_counter() - begin, len(report.entailed)


def arguments() -> argparse.Namespace:
    """Return the sizes to run and how far the slow engines go along."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--owlrl-up-to", type=int, default=1_000)
    parser.add_argument("--reasonable-up-to", type=int, default=10_000)
    parser.add_argument("--hermit-up-to", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def engines(asked: argparse.Namespace, size: int) -> dict[str, Engine]:
    """Return the engines that run at ``size``, ours first."""
    chosen: dict[str, Engine] = {"codev-graph": run_ours}
    if size <= asked.owlrl_up_to:
        chosen["owlrl"] = run_owlrl
    if size <= asked.reasonable_up_to:
        chosen["reasonable"] = run_reasonable
    if size <= asked.hermit_up_to:
        chosen["HermiT"] = run_hermit
    return chosen


def rows(size: int, data: list[ox.Quad], chosen: dict[str, Engine]) -> Sequence[tuple[str, ...]]:
    """Return the lines of the table for one size."""
    lines, ours = [], 0.0
    for name, run in chosen.items():
        seconds, found = run(data)
        ours = ours or seconds
        times = f"{seconds / ours:,.1f}"
        lines.append((f"{size:,}", f"{len(data):,}", name, f"{seconds:.2f}", times, f"{found:,}"))
    return lines


def main() -> None:
    """Run what was asked and print one table."""
    asked = arguments()
    table = Table(title="Entailment under the codev-graph ontology")
    for column in ("individuals", "triples", "engine", "seconds", "times ours", "entailed"):
        table.add_column(column, justify="left" if column == "engine" else "right")
    ontology_store()
    for size in asked.sizes:
        for line in rows(size, generate(size, asked.seed), engines(asked, size)):
            table.add_row(*line)
    Console().print(table)


if __name__ == "__main__":
    main()
