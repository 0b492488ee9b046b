"""The explorer of the founding case: its build in this process, its pages from a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from served import PAGE, Reply, Server

from codev_graph.web.explorer._explored import Builds, Explored

Get = Callable[..., Reply]


@pytest.fixture(scope="session")
def explored(workspace: Path) -> Explored:
    """The founding case as the pages see it."""
    return Builds(str(workspace)).current()


@pytest.fixture(scope="session")
def get(server: Server) -> Get:
    """Ask for a page as a browser does, in English unless a test says otherwise."""

    def asked(path: str, **headers: str) -> Reply:
        return server.get(path, **({"Accept": PAGE, "Accept_Language": "en"} | headers))

    return asked
