"""An upload: every named graph, what the default graph shall show, and nothing left from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, starmap
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import EndpointError
from codev_graph.graph._store import with_ontology
from codev_graph.graph.remote._access import Credentials
from codev_graph.graph.remote._bindings import truth_of
from codev_graph.graph.remote._chunks import (
    Chunk,
    Progress,
    chunks,
    digest_of_graphs,
    lines_by_graph,
    union_of,
)
from codev_graph.graph.remote._client import Client
from codev_graph.graph.remote._graph_store import GraphStoreClient
from codev_graph.graph.remote._patience import Patience
from codev_graph.graph.remote._store import RemoteStore, usual_patience
from codev_graph.terms import INDIVIDUALS, ONTOLOGY, UNION

Watch = Callable[[int, int], None]
# With one named graph for the default one, are the others still to be found?
_KEPT: Final = f"ASK {{ GRAPH ?graph {{ ?a ?b ?c }} FILTER(?graph != <{ONTOLOGY}>) }}"
_COUNTS: Final = (
    "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
)


def _unwatched(done: int, whole: int) -> None:
    """Let nobody know."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What an upload did.

    Attributes:
        graphs: How many named graphs the store now has of it.
        statements: How many statements they hold together.
        named: Whether the union of all is a graph that every question names, since the store has
            no default graph of its own.
        removed: The graphs of the same data sets that were there before and are not any more.
    """

    graphs: int
    statements: int
    named: bool
    removed: tuple[str, ...]


class Upload:
    """Uploads one graph to one store.

    Args:
        endpoint: The address of the store's SPARQL service.
        graph_store: The address of its Graph Store Protocol; empty if it is the same.
        progress: The file that notes what has arrived.
        credentials: Who writes; by default what the environment says.
        patience: How long to wait, and how often to try again.
    """

    def __init__(
        self,
        endpoint: str,
        graph_store: str,
        progress: Path,
        credentials: Credentials | None = None,
        patience: Patience | None = None,
    ) -> None:
        who, how = credentials or Credentials.from_environment(), patience or usual_patience()
        self._client = Client(endpoint, who, how)
        self._graphs = GraphStoreClient(graph_store or endpoint, who, how)
        self._progress = progress

    def push(self, quads: Iterable[ox.Quad], watch: Watch = _unwatched) -> Pushed:
        """Upload a build and the ontology; what has arrived in a run before is not sent again.

        Args:
            quads: The build.
            watch: Is told after each piece how many statements have arrived, and of how many.

        Raises:
            EndpointError: if the store does not take it, or has not got everything in the end.
            FileError: if the progress can not be noted.
        """
        graphs = lines_by_graph(with_ontology(quads))
        whole, union = sum(map(len, graphs.values())), union_of(graphs)
        progress = Progress(self._progress, self._graphs.address, digest_of_graphs(graphs))
        counted = _Counted(progress, whole + len(union), watch)
        self._send(chain.from_iterable(starmap(chunks, graphs.items())), counted)
        named = self._keeps_named_graphs()
        self._send(chunks(UNION if named else "", union), counted)
        removed = tuple(self._remove_former(graphs))
        found = self._counts()
        # A store that has lost what had arrived is filled anew the next time.
        progress.finish()
        self._check(graphs, found)
        return Pushed(len(graphs), whole, named, removed)

    def _send(self, pieces: Iterable[Chunk], counted: _Counted) -> None:
        for piece in pieces:
            if counted.is_new(piece):
                self._graphs.send("PUT" if piece.first else "POST", piece.graph, piece.body)
                counted.progress.advance()

    def _keeps_named_graphs(self) -> bool:
        """Return whether GRAPH finds all graphs though one is named for the default graph.

        Such a store has no default graph of its own. The standard has it otherwise.
        """
        try:
            return truth_of(self._client.ask(_KEPT, ONTOLOGY).body)
        except ValueError:
            return False
        except EndpointError as error:
            if not error.status:
                raise
            return False

    def _remove_former(self, graphs: Mapping[str, object]) -> Iterator[str]:
        """Remove what former uploads of the same data sets left and this one has not."""
        ours = {_data_set(graph) for graph in graphs if graph.startswith(INDIVIDUALS)}
        for graph in self._counts():
            if graph not in graphs and graph.startswith(INDIVIDUALS) and _data_set(graph) in ours:
                self._graphs.send("DELETE", graph)
                yield graph

    def _check(self, graphs: Mapping[str, list[str]], found: Mapping[str, int]) -> None:
        """Compare what the store has: not every store says when it leaves something out."""
        for graph, lines in graphs.items():
            if found.get(graph, 0) < len(lines):
                reason = _("has only {found} of the {n} statements of {graph}")
                told = reason.format(found=found.get(graph, 0), n=len(lines), graph=graph)
                raise EndpointError(self._client.endpoint, told)

    def _counts(self) -> dict[str, int]:
        rows = RemoteStore(self._client).select(_COUNTS)
        return {str(graph): int(count or 0) for graph, count in rows}


class _Counted:
    """Counts the pieces that are sent, and tells who watches.

    Attributes:
        progress: What has arrived, in this run or before.
    """

    def __init__(self, progress: Progress, whole: int, watch: Watch) -> None:
        self.progress = progress
        self._whole = whole
        self._watch = watch
        self._pieces = 0
        self._statements = 0

    def is_new(self, piece: Chunk) -> bool:
        """Return whether a piece, the next in order, has not arrived yet."""
        self._watch(self._statements, self._whole)
        self._pieces += 1
        self._statements += len(piece.lines)
        return self._pieces > self.progress.done


def _data_set(graph: str) -> str:
    return graph.removeprefix(INDIVIDUALS).partition("/")[0]
