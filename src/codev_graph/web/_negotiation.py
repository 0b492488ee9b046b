"""Content negotiation: which of the forms on offer a client would rather have (RFC 9110, 12.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from codev_graph._i18n import LANGUAGES, Language

HTML: Final = "text/html"


@lru_cache(maxsize=64)
def _qualities(header: str) -> Mapping[str, float]:
    """Return the weight of every range of a header; what has no readable weight weighs 1."""
    found: dict[str, float] = {}
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            found[name] = _weight(parameters)
    return MappingProxyType(found)


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _sign, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def quality(header: str, media_type: str) -> float:
    """Return how much a client wants a media type: from 0, not at all, to 1.

    The most specific range decides, as in RFC 9110; no header at all accepts everything.
    """
    ranges = _qualities(header) or {"*/*": 1.0}
    family = media_type.partition("/")[0]
    for each in (media_type, f"{family}/*", "*/*"):
        if each in ranges:
            return ranges[each]
    return 0.0


def choose(header: str, offers: Sequence[str]) -> str | None:
    """Return the offer that the client wants most, or ``None`` if it wants none.

    Args:
        header: The header ``Accept``; empty if there was none.
        offers: The media types on offer, the server's favourite first: it wins a tie.
    """
    best = max(offers, key=lambda offer: quality(header, offer), default=None)
    return best if best is not None and quality(header, best) > 0 else None


def wants_page(header: str, offers: Sequence[str]) -> bool:
    """Return whether a client, such as a browser, would rather have HTML than any offer."""
    return choose(header, [*offers, HTML]) == HTML


def choose_language(header: str, told: str | None) -> Language:
    """Return the language of a page: the one told in the address, else by ``Accept-Language``."""
    if told in LANGUAGES:
        return told
    weights: dict[str, float] = {}
    for tag, weight in _qualities(header).items():
        primary = tag.partition("-")[0]
        weights[primary] = max(weight, weights.get(primary, 0.0))
    best = max(LANGUAGES, key=lambda code: weights.get(code, 0.0))
    return best if weights.get(best, 0.0) > 0 else "en"
