"""Servers over the founding case and over the data of the protocol's test suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsed import Seen, visiting
from served import Server, serving

from codev_graph import KnowledgeGraph
from codev_graph.graph import write_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def workspace(real_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The founding case on disk, never changed by a test."""
    folder = tmp_path_factory.mktemp("served") / "workspace"
    write_workspace(folder, real_graph.store.quads(), name=real_graph.name)
    return folder


@pytest.fixture(scope="session")
def server(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the founding case with the limits it has by default."""
    with serving(tmp_path_factory.mktemp("log") / "server.log", str(workspace)) as started:
        yield started


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Callable[..., Seen]]:
    """Open an address; the test fails if the page asks another host or errs."""
    with visiting(chromium, server.url) as open_page:
        yield open_page
