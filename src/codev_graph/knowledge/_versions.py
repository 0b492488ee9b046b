"""The versions that a result depends on."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Final

from codev_graph import __version__

_COMPUTING: Final = ("networkx", "numpy", "scipy", "pyoxigraph", "pyshacl", "rdflib", "pyvis")


def versions() -> dict[str, str]:
    """Return the version of each piece of software by name, codev-graph first."""
    found = {"codev-graph": __version__, "python": platform.python_version()}
    return found | {name: version(name) for name in _COMPUTING}
