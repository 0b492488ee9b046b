"""What one query may cost, and what happens when it costs more."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from served import ENDLESS, Reply, Server, children, eventually, serving, status

QUICK = "SELECT ?city WHERE { ?city a codev:City }"
MANY = "SELECT * WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def strict(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("strict") / "server.log"
    limits = ("--time-limit", "1", "--row-limit", "50", "--memory-limit", "400")
    with serving(log, str(workspace), *limits) as server:
        yield server


def running(server: Server) -> set[int]:
    """Return the readers that are using the processor, by two looks at their clocks."""

    def spent(pid: int) -> int:
        fields = status(pid)
        return int(fields[11]) + int(fields[12]) if fields else 0

    before = {pid: spent(pid) for pid in children(server.process.pid)}
    time.sleep(0.5)
    return {pid for pid, ticks in before.items() if spent(pid) - ticks > 2}


def alive(pid: int) -> bool:
    """Return whether a process runs; one that nobody waited for is a zombie, and does not."""
    return status(pid)[:1] not in ([], ["Z"])


def test_a_query_over_time_is_stopped_while_others_go_on(strict: Server) -> None:
    with ThreadPoolExecutor(2) as pool:
        late = pool.submit(strict.ask, ENDLESS)
        others = [strict.ask(QUICK) for _number in range(10)]
        reply = late.result()
    assert reply.status == 503
    assert "longer than 1 seconds" in reply.text
    assert reply.headers["retry-after"]
    assert {other.status for other in others} == {200}
    assert eventually(lambda: not running(strict))


def test_more_rows_than_allowed_are_an_error_never_a_part(strict: Server) -> None:
    for accept in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ):
        assert strict.ask(f"{MANY} LIMIT 50", Accept=accept).status == 200
        reply = strict.ask(f"{MANY} LIMIT 51", Accept=accept)
        assert reply.status == 422
        assert "more than 50 rows" in reply.text


def test_more_triples_than_allowed_are_an_error(strict: Server) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT "
    for accept in ("text/turtle", "application/n-triples", "application/ld+json"):
        assert strict.ask(query + "50", Accept=accept).status == 200
        assert strict.ask(query + "51", Accept=accept).status == 422
    assert strict.get("/graphs?default").status == 422


def test_a_row_limit_stops_a_query_that_has_no_end(strict: Server) -> None:
    assert strict.ask(ENDLESS.replace("(COUNT(*) AS ?n)", "*")).status == 422


def test_line_breaks_in_values_are_no_rows(strict: Server) -> None:
    breaks = "\\n" * 200
    reply = strict.ask(f'SELECT ?x WHERE {{ BIND("{breaks}" AS ?x) }}')
    assert reply.json["results"]["bindings"][0]["x"]["value"] == "\n" * 200


def test_a_query_over_its_memory_ends_alone(strict: Server) -> None:
    hungry = "SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?c LIMIT 1"
    reply = strict.ask(hungry)
    assert reply.status == 503
    assert strict.ask(QUICK).status == 200


def test_a_client_that_leaves_frees_its_reader(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        request = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(ENDLESS)}\r\n"
        client.sendall(f"{request}Content-Type: application/sparql-query\r\n\r\n{ENDLESS}".encode())
        assert eventually(lambda: bool(running(server)))
    # Its time would be up after thirty seconds.
    assert eventually(lambda: not running(server))
    assert server.ask(QUICK).status == 200


def test_more_queries_than_readers_wait_and_then_are_told_so(strict: Server) -> None:
    replies: list[Reply] = []
    threads = [
        threading.Thread(target=lambda: replies.append(strict.ask(ENDLESS))) for _n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status for reply in replies} == {503}
    assert strict.ask(QUICK).status == 200


def test_readers_run_side_by_side(server: Server) -> None:
    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda _number: server.ask(QUICK), range(64)))
    assert {reply.body for reply in replies} == {replies[0].body}
    assert replies[0].status == 200


def test_a_request_larger_than_allowed_is_refused(server: Server) -> None:
    body = b"ASK {} #" + b"x" * (1 << 20)
    reply = server.send("POST", "/sparql", body, Content_Type="application/sparql-query")
    assert reply.status == 413


def test_readers_end_with_their_server(workspace: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "log", str(workspace)) as server:
        readers = children(server.process.pid)
        assert readers
    assert eventually(lambda: not any(map(alive, readers)))


def test_readers_end_when_their_server_is_killed(workspace: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "log", str(workspace), "--time-limit", "1") as server:
        readers = children(server.process.pid)
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(server.ask, ENDLESS)
            time.sleep(0.5)
            server.process.kill()
            with pytest.raises((OSError, http.client.HTTPException)):
                asked.result()
    assert eventually(lambda: not any(map(alive, readers)))


def test_a_reader_that_was_killed_is_replaced(server: Server) -> None:
    readers = children(server.process.pid)
    for pid in readers:
        os.kill(pid, 9)
    assert eventually(lambda: server.ask(QUICK).status == 200)
    assert readers.isdisjoint(children(server.process.pid))
