"""Every shipped query: ours beside raw pyoxigraph on the same store on disk, and rdflib's engine.

    python benchmarks/bench_queries.py --sizes 100000 1000000 10000000 --tasks area-actors

Ours is the query bound, run and written as SPARQL JSON; pyoxigraph's is the same text on the same
store, asked and serialised by itself. Ours looks through the text for what is refused, which takes
some hundredths of a millisecond whatever the size. rdflib holds the data in memory and is asked up
to 100,000 quads: it takes longer to read more of them than to ask.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from codev_graph.graph import (
    GraphStore,
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
from contest import OURS, Call, Contest, Fresh
from job import Job, run
from twinnings import DATASET, generate

if TYPE_CHECKING:
    import rdflib

QUADS_A_ROW = 11
RDFLIB_UP_TO = 100_000
ABOUT = (
    "Every shipped query on a generated twinning in a workspace on disk, its entailments among the "
    "quads; the ontology and the union of all graphs come on top. Ours is bound, run and written "
    f"as SPARQL JSON. rdflib holds the data in memory and is asked up to {RDFLIB_UP_TO:,} quads."
)


def contests(size: int) -> Iterator[Contest]:
    """Yield the writing of the workspace, its opening, and every query."""
    quads = built(size)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "workspace"
        yield Contest("write a workspace", size, {OURS: partial(write_workspace, folder, quads)})
        if not folder.exists():
            write_workspace(folder, quads)
        yield Contest("open a workspace", size, {OURS: partial(open_workspace, folder)})
        store = open_workspace(folder)
        raw = ox.Store.read_only(str(folder / read_manifest(folder).build))
        theirs = cache(partial(rdflib_graph, quads)) if size <= RDFLIB_UP_TO else None
        for name in query_library():
            text = bound_query(store, name)
            calls: dict[str, Call] = {
                OURS: partial(ours, store, name),
                "pyoxigraph": partial(serialised, raw, text),
            }
            if theirs is not None:
                calls["rdflib"] = Fresh(theirs, partial(asked_rdflib, text))
            yield Contest(name, size, calls, same)


def built(size: int) -> list[ox.Quad]:
    """Return about so many quads of a generated twinning with what follows from them."""
    data = generate(size // QUADS_A_ROW)
    graph = ox.NamedNode(named_graph(DATASET, "entailments"))
    return data + list(Entailments(data, ontology_plan()).quads(graph))


def ours(store: GraphStore, name: str) -> bytes:
    """Bind a query, run it and write the answer."""
    return write_answer(store.run(bound_query(store, name)), "json")


def serialised(store: ox.Store, text: str) -> bytes | None:
    """Run a text on the engine alone."""
    return store.query(text).serialize(format=ox.QueryResultsFormat.JSON)


def rdflib_graph(quads: list[ox.Quad]) -> rdflib.Dataset:
    """Return quads and ontology as the data set that rdflib asks."""
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    graph.parse(data=text or b"", format="nquads")
    ontology = ox.serialize([q.triple for q in ontology_store()], format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=ontology or b"", format="nt")
    return graph


def asked_rdflib(text: str, graph: rdflib.Dataset) -> int:
    """Run a text on rdflib and return how many rows it finds."""
    return len(list(graph.query(text)))


def same(mine: bytes, theirs: bytes | int) -> bool:
    """Return whether pyoxigraph gives the same rows, and rdflib as many."""
    rows = rows_of(mine)
    return len(rows) == theirs if isinstance(theirs, int) else rows == rows_of(theirs)


def rows_of(answer: bytes) -> list[str]:
    """Return the rows of a SPARQL JSON answer, sorted: their order is the query's to tell."""
    return sorted(
        json.dumps(row, sort_keys=True) for row in json.loads(answer)["results"]["bindings"]
    )


JOB = Job("queries", "quads", contests, ABOUT, (10_000, 100_000, 1_000_000))

if __name__ == "__main__":
    run(JOB)
