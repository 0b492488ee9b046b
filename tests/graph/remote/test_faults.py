"""What goes wrong between us and a store: tried again, paged over, or told."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from codev_graph.errors import EndpointError
from codev_graph.graph import Patience, RemoteStore, ask, open_remote
from codev_graph.graph.remote import Credentials
from codev_graph.network.export import write_parquet

JSON = "application/sparql-results+json"
Answer = tuple[int, dict[str, str], bytes]
ROW = {"x": {"type": "literal", "value": "1"}}
ONE = (200, {"Content-Type": JSON}, json.dumps({"results": {"bindings": [ROW]}}).encode())
NO = (200, {"Content-Type": JSON}, b'{"head": {}, "boolean": false}')
WORD = "secret-word"
QUERY = "SELECT ?x WHERE { ?x ?y ?z }"


@dataclass
class Fake:
    """A store that answers as it is told, and what it was asked.

    The first question, whether it joins its graphs, is answered with no.
    """

    respond: Callable[[str, int], Answer] = lambda _query, _turn: ONE
    url: str = ""
    asked: list[str] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)
    paused: list[float] = field(default_factory=list)

    def store(self, **credentials: str) -> RemoteStore:
        patience = Patience(timeout=1, first=1, pause=self.paused.append)
        return open_remote(f"{self.url}/sparql", patience, Credentials(**credentials))


@pytest.fixture
def fake() -> Iterator[Fake]:
    told = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            query = parse_qs(body).get("query", [body])[0]
            told.heard.append(dict(self.headers))
            if "default-graph-uri" in body:
                return self.answer(NO)
            told.asked.append(query)
            return self.answer(told.respond(query, len(told.asked)))

        do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815 -- http.server's own names

        def answer(self, answer: Answer) -> None:
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    yield told
    server.shutdown()
    server.server_close()


def then_ok(first: Answer) -> Callable[[str, int], Answer]:
    return lambda _query, turn: first if turn == 1 else ONE


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_store_is_asked_again(fake: Fake, status: int) -> None:
    fake.respond = then_ok((status, {}, b""))
    assert fake.store().select(QUERY).rows == (("1",),)
    assert len(fake.paused) == 1
    assert 0.5 <= fake.paused[0] <= 1


def test_the_store_says_when_to_come_back(fake: Fake) -> None:
    fake.respond = then_ok((503, {"Retry-After": "7"}, b""))
    fake.store().select(QUERY)
    assert fake.paused == [7]


def test_pauses_grow_and_end(fake: Fake) -> None:
    fake.respond = lambda _query, _turn: (503, {"Retry-After": "99999"}, b"later")
    with pytest.raises(EndpointError, match="HTTP 503: later"):
        fake.store().select(QUERY)
    assert fake.paused == [60] * 4
    assert [round(low, 1) <= 8 for low in Patience().pauses()] == [True] * 4


def test_an_answer_that_is_cut_off_is_asked_for_again(fake: Fake) -> None:
    fake.respond = then_ok((200, {"Content-Type": JSON, "Content-Length": "900"}, ONE[2]))
    assert len(fake.store().select(QUERY)) == 1
    assert len(fake.paused) == 1
    fake.asked.clear()
    fake.respond = then_ok((200, {"Content-Type": JSON}, ONE[2][:-3]))
    with pytest.raises(EndpointError, match="no answer to SPARQL"):
        fake.store().select(QUERY)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>Welcome</html>"), "text/html, which is no"),
        ((401, {}, b""), "CODEV_GRAPH_USER"),
        ((404, {}, b"<html><head><title>x</title></head>nothing</html>"), "HTTP 404: nothing"),
        ((400, {}, b"I have no MINUS"), "HTTP 400: I have no MINUS"),
        ((500, {}, b"oh"), "HTTP 500: oh"),
        ((301, {"Location": "/sparql"}, b""), "HTTP 301"),
        ((200, {"Content-Type": JSON}, b"{}"), "no answer to SPARQL"),
    ],
)
def test_what_a_store_does_wrong_is_told(fake: Fake, answer: Answer, told: str) -> None:
    fake.respond = lambda _query, _turn: answer
    with pytest.raises(EndpointError, match=told) as caught:
        fake.store(user="me", password=WORD).select(QUERY)
    assert str(caught.value).startswith(f"{fake.url}/sparql: ")
    assert fake.paused == []


def test_a_store_without_the_ontology_is_refused_by_questions_alone(
    fake: Fake, tmp_path: Path
) -> None:
    fake.respond = lambda query, _turn: NO if "ASK" in query else ONE
    with pytest.raises(EndpointError, match="codev-graph push"):
        write_parquet(fake.store(), tmp_path / "parquet")
    with pytest.raises(EndpointError, match="codev-graph push"):
        ask(fake.store(), "cities")
    assert fake.store().select(QUERY).rows == (("1",),)


def test_an_answer_that_never_comes_is_not_waited_for_again(fake: Fake) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    store = open_remote(
        f"http://127.0.0.1:{silent.getsockname()[1]}/", Patience(0.2, pause=fake.paused.append)
    )
    with pytest.raises(EndpointError, match="CODEV_GRAPH_TIMEOUT"):
        store.select(QUERY)
    silent.close()
    assert fake.paused == []


def test_nobody_at_home_is_told(fake: Fake) -> None:
    store = open_remote("http://127.0.0.1:9/", Patience(1, pause=fake.paused.append))
    with pytest.raises(EndpointError, match="can not be reached"):
        store.select(QUERY)
    assert len(fake.paused) == 4


@pytest.mark.parametrize("url", ["ftp://x/", "sparql", "http://", "http://me:pw@host/sparql"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(EndpointError) as caught:
        open_remote(url)
    assert "pw" not in str(caught.value)


def test_credentials_are_told_to_the_store_alone(fake: Fake) -> None:
    fake.store(user="me", password=WORD).select(QUERY)
    assert fake.heard[-1]["Authorization"].startswith("Basic ")
    fake.store(token=WORD).select(QUERY)
    assert fake.heard[-1]["Authorization"] == f"Bearer {WORD}"
    fake.respond = then_ok((303, {"Location": f"{fake.url}/other"}, b""))
    fake.asked.clear()
    fake.store(token=WORD).select(QUERY)
    assert "Authorization" not in fake.heard[-1]
    assert "secret" not in repr(Credentials("a", "secret", "secret"))


@pytest.mark.parametrize("limit", [100, 1000])
@pytest.mark.parametrize("tells", [True, False])
def test_a_store_that_cuts_answers_off_is_paged(fake: Fake, limit: int, tells: bool) -> None:
    engine = ox.Store()
    node = ox.NamedNode("urn:x")
    engine.extend(
        ox.Quad(node, node, ox.Literal(f"{number:05}"), ox.DefaultGraph())
        for number in range(2 * limit + 34)
    )

    def cut(query: str, _turn: int) -> Answer:
        found = json.loads(engine.query(query).serialize(format=ox.QueryResultsFormat.JSON) or b"")
        found["results"]["bindings"] = found["results"]["bindings"][:limit]
        told = {"X-SPARQL-MaxRows": str(limit)} if tells else {}
        return 200, {"Content-Type": JSON, **told}, json.dumps(found).encode()

    fake.respond = cut
    for order, wanted in (("", 2 * limit + 34), ("ORDER BY DESC(?o) LIMIT 150", 150)):
        found = fake.store().select(f"SELECT ?o WHERE {{ ?s ?p ?o }} {order}")
        assert len(set(found.rows)) == len(found) == min(wanted, 2 * limit + 34)
    assert found.rows[0] == (f"{2 * limit + 33:05}",)
    pages = [list(page) for page in fake.store().stream("SELECT ?o WHERE { ?s ?p ?o }")]
    assert max(map(len, pages)) == limit
    assert len({row["o"] for page in pages for row in page}) == 2 * limit + 34
