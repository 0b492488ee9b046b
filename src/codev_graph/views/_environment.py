"""The Jinja environment of all pages: autoescaped, translated, and with our templates first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from codev_graph._i18n import gettext, ngettext
from codev_graph.views._assets import asset
from codev_graph.views._data import script_json

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment


def environment(fallback: BaseLoader | None = None) -> Environment:
    """Return the environment: our templates, then those of ``fallback``."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

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
