"""The founding case, and names that are hard to keep, in every store there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest
from stores import Address, ours, oxigraph, virtuoso

from codev_graph import KnowledgeGraph
from codev_graph.graph import (
    GraphStore,
    Patience,
    RemoteStore,
    Upload,
    open_remote,
    write_workspace,
)
from codev_graph.graph.remote import Credentials

AWKWARD = (
    'a "quoted" \\ backslash',
    "tab\tand\nline end",
    "ñandú – 中文 – 𝒳",
    "{ ?x } # <no> 'comment'",
    "a@en ^^xsd:integer .",
)
DBA = Credentials("dba", "dba")


@pytest.fixture(scope="session")
def store(real_graph: KnowledgeGraph) -> GraphStore:
    """The founding case with awkward notes on its actors."""
    quads = real_graph.store.quads()
    graph = next(quad.graph_name for quad in quads)
    note = ox.NamedNode("https://w3id.org/codev-graph/ontology#note")
    actors = sorted({str(q.subject)[1:-1] for q in quads if "/actor/" in str(q.subject)})
    notes = [
        ox.Quad(ox.NamedNode(actor), note, ox.Literal(text), graph)
        for actor, text in zip(actors, AWKWARD, strict=False)
    ]
    return GraphStore([*quads, *notes])


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso", "ours"])
def address(
    request: pytest.FixtureRequest, store: GraphStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Address]:
    """A store that holds it."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    with ExitStack() as stack:
        if request.param == "ours":
            write_workspace(folder / "workspace", store.quads())
            yield stack.enter_context(ours(folder, folder / "workspace"))
            return
        start = oxigraph if request.param == "oxigraph" else virtuoso
        found = stack.enter_context(start(folder))
        upload = Upload(found.endpoint, found.graph_store, folder / "progress.json", DBA)
        upload.push(store.quads())
        yield found


@pytest.fixture(scope="session")
def remote(address: Address) -> RemoteStore:
    """The store to ask."""
    return open_remote(address.endpoint, Patience(timeout=120))
