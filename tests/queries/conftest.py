"""Every answer in this folder is read in Spanish, the document's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codev_graph._i18n import in_language


@pytest.fixture(autouse=True)
def _spanish() -> Iterator[None]:
    with in_language("es"):
        yield
