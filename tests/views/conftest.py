"""A browser without a network, and pages opened in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts" / "screenshots"


@dataclass
class Watched:
    """A page, what it asked of the network, and what went wrong in it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


Open = Callable[..., Watched]


def _wrong(message: ConsoleMessage) -> list[str]:
    """Return what a message of the console tells of the page, and not of WebGL's driver."""
    driver = "GL Driver Message (OpenGL, Performance" in message.text
    return [message.text] if message.type in {"error", "warning"} and not driver else []


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open HTML from a file, with the network blocked; the test fails if the page asks or errs.

    How each page looked in the end is kept under ``artefacts``.
    """
    found: list[Watched] = []

    def open_page(html: str, fragment: str = "", width: int = 1440, height: int = 900) -> Watched:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page = chromium.new_page(viewport={"width": width, "height": height})
        watched = Watched(page)
        found.append(watched)

        def guard(route: Route) -> None:
            url = route.request.url
            if url.startswith(("file:", "data:", "blob:")):
                route.continue_()
            else:
                watched.asked.append(url)
                route.abort()

        page.route("**/*", guard)
        page.on("pageerror", lambda error: watched.wrong.append(str(error)))
        page.on("console", lambda message: watched.wrong.extend(_wrong(message)))
        page.goto(f"{file.as_uri()}{fragment}")
        return watched

    yield open_page
    for number, watched in enumerate(found):
        name = re.sub(r"\W+", "-", request.node.name).strip("-")
        watched.page.screenshot(path=ARTEFACTS / f"{name}-{number}.png")
        watched.page.close()
        assert watched.asked == []
        assert watched.wrong == []
