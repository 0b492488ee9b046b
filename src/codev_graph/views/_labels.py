"""Labels short enough to stand under a symbol."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from codev_graph._i18n import Language, language, percentage
from codev_graph._i18n import gettext as _
from codev_graph.views._model import Node

WIDTH: Final = 18
LINES: Final = 3


def short_label(node: Node, code: Language) -> str:
    """Return the label of a node for the picture: its acronym, or its name on three lines."""
    text = node.acronym or node.label.of(code)
    lines = textwrap.wrap(" ".join(text.split()), WIDTH, max_lines=LINES, placeholder=" …")
    return "\n".join(lines) or node.id


def safe_url(url: str) -> str:
    """Return ``url`` if it leads to the web, else an empty string: it must not run code."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def listed(items: Iterable[str]) -> str:
    """Return ``items`` as a sentence lists them, in the language in force.

    Items that hold commas themselves are parted by semicolons. Spanish writes “e” for “y” before
    the sound of i: “Turismo e Industria”, but “y hielo”.
    """
    *head, tail = [*items] or [""]
    if not head:
        return tail
    comma = any("," in item for item in (*head, tail))
    first = "; ".join(head) + ";" if comma else ", ".join(head)
    if language() == "es" and re.match(r"(?i)h?[ií](?![aeo])", tail):
        return f"{first} e {tail}"
    return _("{first} and {last}").format(first=first, last=tail)


def number(value: float | None) -> str:
    """Return a number as the language in force writes it; a dash for an undefined one.

    Spanish as in Mexico and El Salvador: a decimal point, a blank between thousands.
    """
    if value is None or not math.isfinite(value):
        return "–"
    whole = float(value).is_integer()
    if language() == "en":
        return f"{value:,.0f}" if whole else f"{value:,.3g}"
    grouped = "," if abs(value) >= 10_000 else ""
    text = f"{value:{grouped}.0f}" if whole else f"{value:{grouped}.3g}"
    return text.replace(",", "\N{NO-BREAK SPACE}")


def capital(text: str) -> str:
    """Return a text with a capital letter in front, as the head of a column has it."""
    return text[:1].upper() + text[1:]


def percent(part: int, whole: int) -> str:
    """Return a share in per cent, in whole numbers; a dash if the whole is nothing."""
    return percentage(part / whole if whole else None)
