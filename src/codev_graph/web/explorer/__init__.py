"""Explorer: the graph as pages for people, over the same store, queries and measures."""

from typing import Final

from starlette.routing import Route

from codev_graph.web.explorer import _home, _lists
from codev_graph.web.explorer._cards import card

ROUTES: Final[list[Route]] = [*_home.ROUTES, *_lists.ROUTES]

__all__ = ["ROUTES", "card"]
