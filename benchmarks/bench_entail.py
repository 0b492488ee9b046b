"""Entailment under our ontology: our rules beside owlrl, reasonable and HermiT.

    python benchmarks/bench_entail.py --sizes 1000 10000 100000

Ours is timed whole: the ontology compiled, the quads read from a pyoxigraph store, the entailed
quads written back to it. owlrl and reasonable are given an rdflib graph made beforehand, HermiT
the files that owlready2 would give it, and it is asked for what ours gives: memberships and
values of properties. owlrl and reasonable count axiomatic triples too, so only HermiT's answer
can be held to ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Entailments
from codev_graph.graph.reasoning._owl import check_consistency
from codev_graph.terms import named_graph, ontology_store
from contest import OURS, Contest, Fresh
from job import Job, run
from twinnings import DATASET, generate

if TYPE_CHECKING:
    import rdflib

GRAPH = ox.NamedNode(named_graph(DATASET, "entailments"))
ABOUT = (
    "What follows from a generated twinning under the ontology, from store to store, beside "
    "reasoners of others. A size counts the rows of its tables: two in five are actors."
)


def contests(size: int) -> Iterator[Contest]:
    """Yield the one contest: everything that follows from so many rows."""
    data = generate(size)
    calls = {
        OURS: Fresh(partial(filled, data), ours),
        "owlrl": Fresh(partial(rdflib_graph, data), owlrl_on),
        "reasonable": Fresh(partial(rdflib_graph, data), reasonable_on),
        "owlready2 (HermiT)": partial(hermit_on, data),
    }
    yield Contest("entailment", size, calls)


def filled(data: list[ox.Quad]) -> ox.Store:
    """Return a store of the data."""
    store = ox.Store()
    store.bulk_extend(data)
    return store


def ours(store: ox.Store) -> int:
    """Entail by our rules, write it into the store and return how many triples it is."""
    found = Entailments(store, compile_rules(ontology_store())).quads(GRAPH)
    store.bulk_extend(found)
    return len(found)


def owlrl_on(graph: rdflib.Graph) -> int:
    """Entail by owlrl's OWL 2 RL rules."""
    import owlrl

    before = len(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return len(graph) - before


def reasonable_on(graph: rdflib.Graph) -> int:
    """Entail by the OWL 2 RL reasoner in Rust."""
    from reasonable import PyReasoner

    reasoner = PyReasoner()
    reasoner.from_graph(graph)
    return len(reasoner.reason()) - len(graph)


def hermit_on(data: list[ox.Quad]) -> int:
    """Entail by HermiT: consistency, classification, memberships and values."""
    return len(check_consistency(data, ontology_store(), infer=True).entailed)


def rdflib_graph(data: list[ox.Quad]) -> rdflib.Graph:
    """Return ontology and data as the graph that the peers read."""
    import rdflib

    graph = rdflib.Graph()
    for quads in (list(ontology_store()), data):
        text = ox.serialize([q.triple for q in quads], format=ox.RdfFormat.N_TRIPLES)
        graph.parse(data=text or b"", format="nt")
    return graph


JOB = Job("entailment", "rows", contests, ABOUT, (100, 1_000, 10_000, 100_000))

if __name__ == "__main__":
    run(JOB)
