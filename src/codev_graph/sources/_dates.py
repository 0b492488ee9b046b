"""Dates as precise as their source: EDTF text with its earliest and latest day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

# Where a season falls depends on the hemisphere, so its days can not be told.
_SEASON: Final = re.compile(r"[0-9]{4}[?~%]?-[?~%]?(?:2[1-9]|[34][0-9])(?![0-9])")
# edtf's grammar is slow to build; the three plain forms are nearly every date there is.
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date that may be uncertain.

    Attributes:
        text: What the source allows to say, in EDTF (ISO 8601-2:2019): ``2022-03``.
        earliest: The first day it can mean.
        latest: The last day it can mean.
    """

    text: str
    earliest: date
    latest: date

    @staticmethod
    def parse(text: str) -> Date:
        """Return the date that ``text`` stands for.

        Raises:
            ValueError: if it is no EDTF date with both bounds within the years 1 to 9999, the
                later one not before the earlier: an interval without an end has none, nor has a
                season (``2022-21``), which falls elsewhere in the other hemisphere.
        """
        return _parse(text)

    def before(self, other: Date) -> bool:
        """Return whether every day this can mean lies before every day the other can mean."""
        return self.latest < other.earliest


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _parse_edtf(text)
    year, month, day = (int(part) if part else None for part in plain.groups())
    first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    last = _last_day(first, whole_year=month is None) if day is None else first
    return Date(text, first, last)


def _last_day(first: date, *, whole_year: bool) -> date:
    month = 12 if whole_year else first.month
    if month == 12:
        return date(first.year, 12, 31)
    return date.fromordinal(date(first.year, month + 1, 1).toordinal() - 1)


def _parse_edtf(text: str) -> Date:
    if _SEASON.search(text):
        raise ValueError(text)
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        earliest, latest = parsed.lower_strict(), parsed.upper_strict()
        found = Date(text, date(*earliest[:3]), date(*latest[:3]))
    except (EDTFParseException, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(text) from error
    # edtf gives an interval of unknown end ten more years, which no source says.
    if found.latest < found.earliest or "" in text.split("/"):
        raise ValueError(text)
    return found
