"""The files that travel with the package: scripts, styles, licences, outlines."""

from __future__ import annotations

from importlib.resources import files

from codev_graph.errors import ResourceError


def asset(name: str) -> str:
    """Return the text of a file under ``views/assets``.

    Raises:
        ResourceError: if it is missing from the installed package.
    """
    return packaged("codev_graph.views", f"assets/{name}")


def packaged(package: str, path: str) -> str:
    """Return the text of a file that a package carries, with the line ends of Unix.

    Raises:
        ResourceError: if it is not there.
    """
    try:
        text = files(package).joinpath(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceError(path) from error
    return text.replace("\r\n", "\n")
