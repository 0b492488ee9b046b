"""Stores that are not ours, each in a process of its own on the loopback interface."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from builders import command, process_environment

_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
DisableUnixSocket = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000
"""


@dataclass(frozen=True)
class Address:
    """Where a store is asked, and where its graphs are written; both if the latter is empty."""

    endpoint: str
    graph_store: str = ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(words: list[str], folder: Path, address: str) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            words, cwd=folder, stdout=log, stderr=log, env=process_environment()
        )
    try:
        _wait(process, address, folder / "server.log")
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _attempt in range(600):
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}?query=ASK%7B%7D", timeout=5).close()  # noqa: S310 -- loopback
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())


@contextmanager
def oxigraph(folder: Path) -> Iterator[Address]:
    port = free_port()
    words = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind"]
    address = Address(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/store")
    with running([*words, f"127.0.0.1:{port}"], folder, address.endpoint):
        yield address


@contextmanager
def virtuoso(folder: Path) -> Iterator[Address]:
    binary, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if binary is None or client is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http))
    words = [binary, "+foreground", "+configfile", "virtuoso.ini"]
    base = f"http://127.0.0.1:{http}"
    with running(words, folder, f"{base}/sparql"):
        # What is written is written by its administrator, whom the tests name.
        yield Address(f"{base}/sparql", f"{base}/sparql-graph-crud-auth")


@contextmanager
def ours(folder: Path, workspace: Path) -> Iterator[Address]:
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}/sparql"
    with running(command("serve", str(workspace), "--port", str(port)), folder, endpoint):
        yield Address(endpoint)
