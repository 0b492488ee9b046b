"""The definitions of the measures: formula, source, range, and how each is read."""

from codev_graph.network.definitions._citations import CITATIONS
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.definitions._page import measures_page
from codev_graph.network.definitions._registry import definition, measures_of, registry

__all__ = [
    "CITATIONS",
    "Measure",
    "definition",
    "measures_of",
    "measures_page",
    "registry",
]
