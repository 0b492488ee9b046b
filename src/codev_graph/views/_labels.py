"""Labels short enough to stand under a symbol."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from codev_graph._i18n import Language
from codev_graph.views._model import Node

WIDTH: Final = 18
LINES: Final = 3


def short_label(node: Node, language: Language) -> str:
    """Return the label of a node for the picture: its acronym, or its name on three lines."""
    text = node.acronym or node.label.of(language)
    lines = textwrap.wrap(" ".join(text.split()), WIDTH, max_lines=LINES, placeholder=" …")
    return "\n".join(lines) or node.id


def safe_url(url: str) -> str:
    """Return ``url`` if it leads to the web, else an empty string: it must not run code."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def listed(items: Iterable[str], last: str) -> str:
    """Return ``items`` as a sentence lists them; ``last`` joins the last two (``"and"``)."""
    *head, tail = [*items] or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail
