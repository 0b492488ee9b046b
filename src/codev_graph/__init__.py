"""codev-graph: knowledge graph and social-capital measures for city twinnings.

>>> import codev_graph as cg
>>> g = cg.build("data/santa-ana-tapachula")
>>> g.query("uninvolved-actors", city="tapachula")
>>> g.network().measures()

The names below are read from their rooms when they are first used, so that importing the
package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codev_graph._i18n import use_language
    from codev_graph._table import Table
    from codev_graph.errors import CodevGraphError, DataError, Problem
    from codev_graph.knowledge import (
        KnowledgeGraph,
        build,
        open_endpoint,
        open_graph,
        open_workspace,
    )
    from codev_graph.network import Projection, brokerage, measures, network_measures

__version__ = "0.1.0"

_ROOMS = {
    "CodevGraphError": "errors",
    "DataError": "errors",
    "KnowledgeGraph": "knowledge",
    "Problem": "errors",
    "Projection": "network",
    "Table": "_table",
    "brokerage": "network",
    "build": "knowledge",
    "measures": "network",
    "network_measures": "network",
    "open_endpoint": "knowledge",
    "open_graph": "knowledge",
    "open_workspace": "knowledge",
    "use_language": "_i18n",
}

__all__ = [
    "CodevGraphError",
    "DataError",
    "KnowledgeGraph",
    "Problem",
    "Projection",
    "Table",
    "__version__",
    "brokerage",
    "build",
    "measures",
    "network_measures",
    "open_endpoint",
    "open_graph",
    "open_workspace",
    "use_language",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- the type is the name's own
    """Read a public name from its room (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    """List the public names, read or not."""
    return sorted(__all__)
