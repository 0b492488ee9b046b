"""What the browser tests share: the page of the made-up towns, and what it shows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import puerto_alba as sample

from codev_graph._i18n import in_language
from codev_graph.views import Picture, network_page

if TYPE_CHECKING:
    from conftest import Watched

ACTORS = len(sample.picture().nodes)
TIES = len(sample.TIES)


@cache
def _whole() -> str:
    return network_html(sample.picture())


def network_html(picture: Picture | None = None) -> str:
    """Return the page in English, that of the whole made-up picture if none is given."""
    if picture is None:
        return _whole()
    with in_language("en"):
        return network_page(picture)


def counts(page: Watched) -> tuple[int, int]:
    """Return how many actors and ties the drawing shows, by its own data."""
    found = page.page.evaluate(
        "[codev.canvas.drawn().nodes.length, codev.canvas.drawn().edges.length]"
    )
    said = page.page.inner_text("#counts")
    assert re.findall(r"\d+", said)[::2] == [str(number) for number in found]
    return found[0], found[1]


def number_of(**wanted: object) -> int:
    return sum(
        all(getattr(node, key) == value for key, value in wanted.items())
        for node in sample.picture().nodes
    )
