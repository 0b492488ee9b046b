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


def drawn(page: Watched) -> tuple[int, int]:
    """Return how many marks and links the drawing has."""
    found = page.page.evaluate(
        "[codev.canvas.drawn().nodes.length, codev.canvas.drawn().edges.length]"
    )
    return found[0], found[1]


def said(page: Watched) -> list[int]:
    """Return what the page says it shows: actors, of how many, ties, of how many."""
    text = page.page.inner_text("#counts").replace(",", "")
    return [int(number) for number in re.findall(r"\d+", text)][:4]


def counts(page: Watched) -> tuple[int, int]:
    """Return how many actors and ties the drawing shows, after seeing that the page says so."""
    found = drawn(page)
    assert tuple(said(page)[::2]) == found
    return found


def moves_and_returns(page: Watched, mark: str, layout: str) -> bool:
    """Tell whether a mark stands elsewhere in a layout, and on two sides again as before."""
    place = f"codev.canvas.position('{mark}')"
    before = page.page.evaluate(place)
    page.page.select_option("#layout", layout)
    there = page.page.evaluate(place)
    page.page.select_option("#layout", "sides")
    return bool(there != before == page.page.evaluate(place))


def number_of(**wanted: object) -> int:
    return sum(
        all(getattr(node, key) == value for key, value in wanted.items())
        for node in sample.picture().nodes
    )
