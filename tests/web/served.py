"""A server in a process of its own, and plain HTTP to it."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from builders import command, process_environment

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PAGE = "text/html"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:  # noqa: ANN401 -- whatever the document holds
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self, method: str, path: str, body: bytes | None = None, timeout: float = 60, **headers: str
    ) -> Reply:
        """Send a request; a header is given by its name with ``_`` for ``-``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.send("GET", path, **headers)

    def ask(self, query: str, **headers: str) -> Reply:
        return self.get(f"/sparql?{urlencode({'query': query})}", **headers)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(log: Path, *arguments: str, **environment: str) -> Iterator[Server]:
    """Start ``codev-graph serve`` and yield it once it answers."""
    port = free_port()
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command("serve", *arguments, "--port", str(port)),
            env=process_environment(**environment),
            stdout=stream,
            stderr=stream,
        )
    server = Server(port, process, log)
    try:
        _wait(server)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def _wait(server: Server) -> None:
    for _attempt in range(600):
        if server.process.poll() is not None:
            break
        try:
            if server.ask("ASK {}").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log.read_text())


def status(pid: int) -> list[str]:
    """Return what Linux tells of a process after its name: state, parent, …; empty if none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def eventually(check: Callable[[], bool], seconds: float = 15) -> bool:
    """Return whether a check holds, at the latest after so many seconds."""
    end = time.monotonic() + seconds
    while not (holds := check()) and time.monotonic() < end:
        time.sleep(0.1)
    return holds


def children(pid: int) -> set[int]:
    """Return the processes that a process started, and those that they did (Linux)."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := status(int(entry.name))):
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found: set[int] = set()
    rest = [pid]
    while rest:
        below = parents.get(rest.pop(), [])
        found.update(below)
        rest.extend(below)
    return found
