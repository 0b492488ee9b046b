"""A store in memory that speaks the Graph Store Protocol, and fails when it is told to."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

JSON = "application/sparql-results+json"
Written = tuple[str, str, int]
# What becomes of a request: it is served, the line breaks before or after, or it leads elsewhere.
Fate = Literal["serve", "lose", "forget", "redirect"]


@dataclass
class KeptStore:
    """A store, what was written to it, and what becomes of each piece, the first being 1."""

    fate: Callable[[int], Fate] = lambda _turn: "serve"
    data: ox.Store = field(default_factory=ox.Store)
    written: list[Written] = field(default_factory=list)
    address: str = ""

    def write(self, method: str, graph: str, body: bytes) -> None:
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        if method in {"PUT", "DELETE"}:
            self.data.remove_graph(name)
        # Blank nodes are new with every request, as the standard has it.
        found = ox.parse(io.BytesIO(body), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        self.data.extend(ox.Quad(*quad.triple, name) for quad in found)

    def answer(self, told: dict[str, list[str]]) -> bytes:
        # Who names a default graph and no other asks a dataset that has no other.
        chosen = [ox.NamedNode(iri) for iri in told.get("default-graph-uri", [])]
        named: list[ox.NamedNode | ox.BlankNode] | None = [] if chosen else None
        query = told["query"][0]
        found = self.data.query(query, default_graph=chosen or None, named_graphs=named)
        return found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def content(self) -> set[ox.Quad]:
        """Return all statements, blank nodes named by what is said of them."""
        found = ox.Dataset(self.data)
        found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        return set(found)


class _Handler(BaseHTTPRequestHandler):
    store: KeptStore

    def do_GET(self) -> None:
        self.reply(200)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get_content_type() == "application/x-www-form-urlencoded":
            self.reply(200, self.store.answer(parse_qs(body.decode())))
        else:
            self.take(body)

    do_PUT = do_DELETE = do_POST  # noqa: N815 -- http.server's own names

    def take(self, body: bytes) -> None:
        graph = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
        self.store.written.append((self.command, graph, body.count(b"\n")))
        fate = self.store.fate(len(self.store.written))
        if fate == "redirect":
            return self.reply(302)
        if fate != "lose":
            self.store.write(self.command, graph, body)
        return self.reply(204) if fate == "serve" else None

    def reply(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", f"{self.store.address}moved")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(store: KeptStore) -> Iterator[KeptStore]:
    """Let a store be reached at its address while the block runs."""
    handler = type("Handler", (_Handler,), {"store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    store.address = f"http://127.0.0.1:{server.server_port}/"
    yield store
    server.shutdown()
    server.server_close()
