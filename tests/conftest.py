"""The founding case, built once; English, unless a test asks for Spanish."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from builders import REAL, copy_of_real
from codev_graph import KnowledgeGraph, build
from codev_graph._i18n import in_language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The same examples in every run, and as much time as a busy machine needs.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Keep the language of the machine out of what the tests compare."""
    with in_language("en"):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one a process: Playwright can not be started twice in one."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_graph() -> KnowledgeGraph:
    """The founding case, never changed by a test."""
    return build(REAL)


@pytest.fixture(scope="session")
def peer_graph() -> KnowledgeGraph:
    """The other twinnings of the document, never changed by a test."""
    return build(REAL.with_name("hermanamientos"))


@pytest.fixture
def real_tables(tmp_path: Path) -> Path:
    """A copy of the real tables that a test may spoil."""
    return copy_of_real(tmp_path)
