"""Cells that no spreadsheet runs: text that would be read as a formula is told apart from it.

A program that opens a sheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a
formula. Such a text is written after an apostrophe, as OWASP advises on CSV injection; a number
with its sign is no formula and stays a number.
"""

from __future__ import annotations

import re
from typing import Final

# The wide forms count too: East Asian spreadsheets read them as the plain signs.
_SIGNS: Final = "=+-@＝＋－＠"
_CONTROLS: Final = "\t\r\n"
_MARK: Final = "'"
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs; :func:`unguarded` gives it back."""
    return _MARK + text if _dangerous(text) else text


def unguarded(text: str) -> str:
    """Return the text that :func:`guarded` wrote, or the cell as it is."""
    return text[1:] if text.startswith(_MARK) and _dangerous(text[1:]) else text


def _dangerous(text: str) -> bool:
    """Return whether a text, blanks and former apostrophes apart, begins like a formula."""
    if text.startswith(tuple(_CONTROLS)):
        return True
    core = text.lstrip(f"{_MARK} ")
    begins = core.startswith(tuple(_SIGNS + _CONTROLS))
    return begins and _NUMBER.fullmatch(core) is None
