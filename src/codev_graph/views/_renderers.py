"""What draws the network: a library, and the scripts of ours that lead it.

The shell around the drawing (filters, legend, tables, keys) is the same for both.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from codev_graph.views._assets import asset, packaged

_BEFORE: Final = ("core", "state", "filter", "summary", "style", "frame", "paint")
_AFTER: Final = ("svg", "legend", "details", "table", "controls", "keys", "main")


@dataclass(frozen=True, slots=True)
class Code:
    """The text of an inline script and the hash by which the page's policy allows it."""

    text: str

    @property
    def markup(self) -> Markup:
        """The text, to stand in the page as it is."""
        return Markup(self.text)  # noqa: S704 - a file of this package or of pyvis, not input

    @property
    def hash(self) -> str:
        """The source expression of Content Security Policy level 2: ``sha256-…``."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"


@dataclass(frozen=True, slots=True)
class Renderer:
    """A way to draw the network.

    Attributes:
        name: ``vis`` or ``webgl``.
        own: Our scripts that lead it.
        files: The library, as package and path.
        licences: What the page names, and the file of its licence.
    """

    name: str
    own: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    licences: tuple[tuple[str, str], ...]

    def code(self) -> Code:
        """Return our scripts in the order in which they need each other."""
        names = (*_BEFORE, *self.own, *_AFTER)
        return Code("\n".join(asset(f"{name}.js") for name in names))

    def library(self) -> Code:
        """Return the scripts of the library."""
        return Code("\n".join(packaged(*file) for file in self.files))


_OWN_PACKAGE: Final = "codev_graph.views"
_LAND: Final = ("Natural Earth, world-atlas 2.0.2", "land.txt")
# pyvis carries vis-network in its wheel.
VIS: Final = Renderer(
    "vis",
    ("canvas",),
    (("pyvis", "lib/vis-9.1.2/vis-network.min.js"),),
    (("vis-network 9.1.2", "vis-network.txt"), _LAND),
)
WEBGL: Final = Renderer(
    "webgl",
    ("shader", "symbols", "curves", "webgl"),
    (
        (_OWN_PACKAGE, "assets/vendor/graphology-0.26.0.umd.min.js"),
        (_OWN_PACKAGE, "assets/vendor/sigma-3.0.3.min.js"),
    ),
    (("sigma.js 3.0.3", "sigma.txt"), ("graphology 0.26.0", "graphology.txt"), _LAND),
)
