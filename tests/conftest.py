"""The founding case, built once; English, unless a test asks for Spanish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from builders import REAL, copy_of_real
from codev_graph import KnowledgeGraph, build
from codev_graph._i18n import in_language

# The same examples in every run, and as much time as a busy machine needs.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Keep the language of the machine out of what the tests compare."""
    with in_language("en"):
        yield


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
