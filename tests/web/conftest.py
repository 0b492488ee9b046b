"""Servers over the founding case and over the data of the protocol's test suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsed import Seen
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
    found: list[Seen] = []

    def open_page(path: str, width: int = 1280, *, scripts: bool = True, lang: str = "en") -> Seen:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale=lang
        )
        page = context.new_page()
        seen = Seen(page)
        found.append(seen)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("pageerror", lambda error: seen.wrong.append(str(error)))
        page.on(
            "console",
            lambda told: told.type in {"error", "warning"} and seen.wrong.append(told.text),
        )
        page.goto(server.url + path)
        return seen

    yield open_page
    for seen in found:
        seen.page.context.close()
        others = [url for url in seen.asked if not url.startswith((server.url, "data:", "blob:"))]
        assert others == []
        # What the browser says of the answer itself is the page's own status.
        assert [text for text in seen.wrong if "status of 4" not in text] == []
