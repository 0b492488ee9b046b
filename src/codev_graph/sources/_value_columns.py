"""The kinds of column that hold values: dates, numbers, yes or no, codes, web addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import ClassVar, Final
from urllib.parse import urlsplit

from codev_graph._i18n import Language
from codev_graph._i18n import gettext as _
from codev_graph.errors import did_you_mean
from codev_graph.sources._columns import Column, wrong
from codev_graph.sources._countries import ASSIGNED, FREE_COUNTRY_CODES
from codev_graph.sources._dates import Date
from codev_graph.sources._dates_meant import dates_meant
from codev_graph.terms import fold

YES_NO: Final[Mapping[Language, tuple[str, str]]] = {"es": ("sí", "no"), "en": ("yes", "no")}
"""How a column of yes or no is written in each language; both are understood."""
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
# No exponents, no signs between digits, no digits of other scripts: a cell says what it shows.
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
# 1,500 may be one and a half, or fifteen hundred.
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+")
# 1.500,5 and 1,500.5 can be nothing else, but are no number to every reader.
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+)")
# What no address may hold unless it is escaped (RFC 3986, 3987).
_NOT_IN_ADDRESS = re.compile(r'[\s<>"{}|\\^`]')


@dataclass(frozen=True)
class DateColumn(Column):
    """A column of dates as precise as their source: EDTF text."""

    def parse(self, text: str) -> Date:
        """Return the date with its bounds."""
        try:
            return Date.parse(text)
        except ValueError:
            raise wrong(
                _("a date such as 2022, 2022-03 or 2022-03-31 (EDTF), as precise as the source"),
                did_you_mean(dates_meant(text)),
            ) from None


@dataclass(frozen=True)
class YesNo(Column):
    """A column of yes or no."""

    _WORDS: ClassVar[dict[str, bool]] = {
        **dict.fromkeys(("yes", "si", "true", "1"), True),
        **dict.fromkeys(("no", "false", "0"), False),
    }

    def parse(self, text: str) -> bool:
        """Return the truth value."""
        if (value := self._WORDS.get(fold(text))) is None:
            raise wrong(_("yes or no"))
        return value


@dataclass(frozen=True)
class Number(Column):
    """A column of decimal numbers within bounds, which are included."""

    low: float = float("-inf")
    high: float = float("inf")

    def parse(self, text: str) -> Decimal:
        """Return the number."""
        plain = _with_point(text)
        if not _DECIMAL.fullmatch(plain):
            meant = did_you_mean(_numbers_meant(text))
            raise wrong(_("a number with a decimal point, such as 0.5"), meant)
        value = Decimal(plain)
        if not self.low <= value <= self.high:
            raise wrong(_("a number from {low} to {high}").format(low=self.low, high=self.high))
        return value


@dataclass(frozen=True)
class Positive(Column):
    """A column of numbers above zero."""

    def parse(self, text: str) -> Decimal:
        """Return the number."""
        value = Number(self.es).parse(text)
        if value <= 0:
            raise wrong(_("a number above 0"))
        return value


@dataclass(frozen=True)
class Pattern(Column):
    """A column of codes: ISO countries (``SV``) or Wikidata items (``Q12345``)."""

    code: str = "country"

    def parse(self, text: str) -> str:
        """Return the code."""
        if self.code == "country" and text not in ASSIGNED and text not in FREE_COUNTRY_CODES:
            meant = [text.upper()] if text.upper() in ASSIGNED else []
            expected = _("a country's ISO 3166-1 code of two capitals, such as SV or MX")
            raise wrong(expected, did_you_mean(meant))
        if self.code == "wikidata" and not _WIKIDATA.fullmatch(text):
            raise wrong(_("a Wikidata item such as Q12345"))
        return text


@dataclass(frozen=True)
class Url(Column):
    """A column of web addresses."""

    def parse(self, text: str) -> str:
        """Return the address, which must be http or https and have a host."""
        if not _is_address(text):
            raise wrong(_("a web address that begins with http:// or https://"))
        return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        # A port that is none shows only when it is asked for.
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return named and parts.scheme in {"http", "https"} and not _NOT_IN_ADDRESS.search(text)


def _with_point(text: str) -> str:
    """Return a number with its decimal comma as a point, where it can be nothing else."""
    if _DECIMAL_COMMA.fullmatch(text) and not _THOUSANDS.fullmatch(text):
        return text.replace(",", ".")
    return text


def _numbers_meant(text: str) -> list[str]:
    """Return the plain numbers that a cell can mean: 1,500 is two, 1.500,5 and ١٢ are one."""
    if _THOUSANDS.fullmatch(text):
        return [text.replace(",", "."), text.replace(",", "")]
    if _GROUPED.fullmatch(text):
        whole, fraction = re.split("[.,](?=[0-9]*$)", text)
        return [f"{re.sub('[.,]', '', whole)}.{fraction}"]
    try:
        value = Decimal(text)
    except InvalidOperation:
        return []
    # 1e400 would be a line of noughts.
    return [f"{value:f}"] if value.is_finite() and abs(value.adjusted()) < 20 else []
