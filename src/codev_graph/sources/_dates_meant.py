"""The dates that a cell may mean that is no EDTF: as they are spoken, and as spreadsheets write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from codev_graph.sources._dates import Date
from codev_graph.terms import fold

_SIGN: Final = "[ /.-]"
_DAY_FIRST: Final = re.compile(rf"([0-9]{{1,2}}){_SIGN}([0-9]{{1,2}}){_SIGN}([0-9]{{4}})")
_YEAR_FIRST: Final = re.compile(
    rf"([0-9]{{4}}){_SIGN}([0-9]{{1,2}})(?:{_SIGN}([0-9]{{1,2}}))?(?:[T ][0-9:.,+Z-]*)?"
)
_MONTH_FIRST: Final = re.compile(rf"([0-9]{{1,2}}){_SIGN}([0-9]{{4}})")
_ABOUT: Final = re.compile(
    r"(?:ca|c|circa|hacia|aprox|aproximadamente|alrededor de|about|around) ([0-9]{4})"
)
_MONTHS: Final = (
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "september", "setiembre"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
)
# “de”, “del” and “of” bind a date together in speech.
_SMALL: Final = re.compile(r"\b(?:de|del|of|the)\b|(?<=[0-9])(?:st|nd|rd|th|o)\b")
# The days of a spreadsheet count from the last of 1899; these are of 1955 to 2064.
_SERIAL: Final = re.compile("[2-5][0-9]{4}")
_FIRST_DAY: Final = date(1899, 12, 30)


def dates_meant(text: str) -> list[str]:
    """Return the dates in EDTF that ``text`` can mean, none if it is like none.

    ``3/4/2022`` is two, the day first or the month; ``mayo 2019`` and ``44197`` are one.
    """
    readings: tuple[Callable[[str], Iterator[str]], ...] = (_in_digits, _spoken, _counted)
    found = (date for read in readings for date in read(text.strip()))
    return list(dict.fromkeys(filter(_is_date, found)))


def _in_digits(text: str) -> Iterator[str]:
    if found := _DAY_FIRST.fullmatch(text):
        one, other, year = found.groups()
        yield from (_written(year, other, one), _written(year, one, other))
    elif found := _YEAR_FIRST.fullmatch(text):
        yield _written(*(part for part in found.groups() if part))
    elif found := _MONTH_FIRST.fullmatch(text):
        yield _written(found[2], found[1])


def _spoken(text: str) -> Iterator[str]:
    """Yield what a date with the name of its month means, and a year that is about right."""
    plain = fold(text)
    if found := _ABOUT.fullmatch(plain):
        yield f"{found[1]}~"
    words = _SMALL.sub(" ", plain).split()
    months = [(place, month) for place, word in enumerate(words) for month in _month(word)]
    numbers = [word for word in words if word.isdigit()]
    if len(months) == 1 and len(numbers) == len(words) - 1:
        years = [number for number in numbers if len(number) == 4]
        days = [number for number in numbers if len(number) < 3]
        if len(years) == 1 and len(days) < 2:
            yield _written(years[0], str(months[0][1]), *days)


def _month(word: str) -> Iterator[int]:
    for number, names in enumerate(_MONTHS, start=1):
        if len(word) > 2 and any(name.startswith(word) for name in names):
            yield number


def _counted(text: str) -> Iterator[str]:
    """Yield the day that a spreadsheet counts so: it shows the number where a date was."""
    if _SERIAL.fullmatch(text):
        yield (_FIRST_DAY + timedelta(days=int(text))).isoformat()


def _written(year: str, *parts: str) -> str:
    return "-".join([year, *(f"{part:0>2}" for part in parts)])


def _is_date(text: str) -> bool:
    try:
        Date.parse(text)
    except ValueError:
        return False
    return True
