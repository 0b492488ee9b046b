"""What is asked for, and is refused where it can not be: words of a few, whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from numbers import Integral

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError, did_you_mean


def refuse_unknown(text: str, known: Sequence[str]) -> None:
    """Refuse a word that is none of those known.

    Raises:
        NetworkError: if it is none; it carries the word.
    """
    if text not in known:
        told = _("expected one of {known}.").format(known=", ".join(known))
        near = did_you_mean(get_close_matches(text, known))
        raise NetworkError(text, " ".join(filter(None, [told, near])))


def refuse_unless_whole(least: int = 0, **numbers: int) -> None:
    """Refuse what is no whole number, or is below ``least``; each is given by its name.

    Raises:
        NetworkError: if one is refused; it carries the name.
    """
    for name, number in numbers.items():
        if not isinstance(number, Integral) or number < least:
            text = _("this must be a whole number, {least} or more")
            raise NetworkError(name, text.format(least=least))
