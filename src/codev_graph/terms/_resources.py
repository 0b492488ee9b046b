"""Where the ontology, the queries and the data lie: inside the wheel, or in the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from codev_graph.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parents[1]
# In a wheel the folders travel inside the package; an editable install reads the checkout.
_ROOTS = (_PACKAGE / "resources", _PACKAGE.parents[1])


@cache
def resource(name: str) -> Path:
    """Return the folder ``ontology``, ``queries`` or ``data`` that came with the package.

    Raises:
        ResourceError: if the installation lacks it.
    """
    for root in _ROOTS:
        if (root / name).is_dir():
            return root / name
    raise ResourceError(name)


def ontology_files(*folders: str) -> list[Path]:
    """Return the Turtle files of the OWL modules, or of the given sub-folders, by name."""
    root = resource("ontology")
    places = [root / folder for folder in folders] if folders else [root]
    return sorted(path for place in places for path in place.glob("*.ttl"))
