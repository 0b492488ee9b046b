"""The language of the run: which of Spanish and English a person reads, and the lookup itself.

Texts are written in English in the code and looked up in the gettext catalogs under
``locale/``. The language is kept in a context variable, so that one process can answer
two readers in two languages.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

Language = Literal["es", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
DOMAIN: Final = "codev_graph"
LOCALE_DIR: Final = Path(__file__).parent / "locale"


def default_language() -> Language:
    """Return the language of the user's locale: Spanish if it is a Spanish one, else English.

    The POSIX variables are asked before :func:`locale.getlocale`, in the order that gettext
    gives them, because the C locale hides them from the latter.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "es" if value.lower().startswith("es") else "en"
    return "es" if (locale.getlocale()[0] or "").lower().startswith(("es", "spanish")) else "en"


_current: ContextVar[Language | None] = ContextVar("language", default=None)


def language() -> Language:
    """Return the language in force: the one set by :func:`use_language`, else the locale's."""
    return _current.get() or default_language()


def use_language(code: str) -> None:
    """Set the language for the rest of this context.

    Raises:
        ValueError: if ``code`` is not one of :data:`LANGUAGES`.
    """
    if code not in LANGUAGES:
        raise ValueError(f"{code!r} is not one of {', '.join(LANGUAGES)}")
    _current.set(code)


@contextmanager
def in_language(code: Language) -> Iterator[None]:
    """Set the language for the block and put the former one back."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


@cache
def _catalog(code: Language) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, LOCALE_DIR, languages=[code], fallback=code == "en")


def gettext(message: str) -> str:
    """Return ``message`` in the language in force."""
    return _catalog(language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a counted message that ``number`` asks for, in the language in force."""
    return _catalog(language()).ngettext(singular, plural, number)


def percentage(share: float | None, decimals: int = 0) -> str:
    """Return a share from 0 to 1 in per cent, as the language in force writes it.

    Args:
        share: The share; an undefined one (``None``, NaN) is a dash.
        decimals: How many decimals are written at most: 100%, not 100.0%.
    """
    if share is None or not math.isfinite(share):
        return "–"
    return gettext("{number}%").format(number=f"{round(100 * share, decimals):g}")


def mark(message: str) -> str:
    """Mark ``message`` for the catalogs without looking it up yet (gettext's ``N_``)."""
    return message
