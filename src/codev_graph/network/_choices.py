"""Words that must be one of a few: any other is refused, the nearest being offered."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

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
