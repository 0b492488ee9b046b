"""The Jinja environment of all pages: autoescaped, translated, and with our templates first."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext, ngettext
from codev_graph.errors import ResourceError
from codev_graph.views._data import script_json

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment
    from markupsafe import Markup

SCRIPTS: Final = (
    "core",
    "state",
    "filter",
    "style",
    "frame",
    "canvas",
    "svg",
    "legend",
    "details",
    "table",
    "controls",
    "keys",
    "main",
)
_VIS: Final = "vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Code:
    """The text of an inline script and the hash by which the page's policy allows it."""

    text: str

    @property
    def markup(self) -> Markup:
        """The text, to stand in the page as it is."""
        from markupsafe import Markup

        return Markup(self.text)  # noqa: S704 - a file of this package or of pyvis, not input

    @property
    def hash(self) -> str:
        """The source expression of Content Security Policy level 2: ``sha256-…``."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"


def asset(name: str) -> str:
    """Return the text of a file under ``views/assets``.

    Raises:
        ResourceError: if it is missing from the installed package.
    """
    return _read("codev_graph.views", f"assets/{name}")


def _read(package: str, path: str) -> str:
    try:
        text = files(package).joinpath(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceError(path) from error
    return text.replace("\r\n", "\n")


def page_code() -> Code:
    """Return our scripts in the order in which they need each other."""
    return Code("\n".join(asset(f"{name}.js") for name in SCRIPTS))


def vis_code() -> Code:
    """Return vis-network as pyvis carries it in its wheel."""
    return Code(_read("pyvis", f"lib/{_VIS}"))


def environment(fallback: BaseLoader | None = None) -> Environment:
    """Return the environment: our templates, then those of ``fallback``."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    loaders = [PackageLoader("codev_graph.views"), *([fallback] if fallback else [])]
    jinja = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The extension adds the method when it is loaded, so its type is not known.
    jinja.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    # Neither needs escaping: one is escaped where it is made, the other is a file of this package.
    jinja.filters["script_json"] = lambda value: Markup(script_json(value))  # noqa: S704
    jinja.globals["asset"] = lambda name: Markup(asset(name))  # noqa: S704
    jinja.filters["from_json"] = json.loads
    return jinja
