"""Explorer: the graph as pages for people, over the same store, queries and measures."""

from typing import Final

from starlette.routing import Route

from codev_graph.web.explorer import _coverage, _drawn, _home, _lists, _network, _what_if
from codev_graph.web.explorer._cards import card
from codev_graph.web.explorer._shown import prepare

ROUTES: Final[list[Route]] = [
    *_home.ROUTES,
    *_lists.ROUTES,
    *_coverage.ROUTES,
    *_drawn.ROUTES,
    *_network.ROUTES,
    *_what_if.ROUTES,
]

__all__ = ["ROUTES", "card", "prepare"]
