"""What fits and may still be wrong: rows pasted twice, days that are to come, terms long over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, cast

from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem
from codev_graph.sources._dates import Date
from codev_graph.sources._records import Agreement, Record, Source
from codev_graph.terms import VOCAB

_IN_FORCE: Final = f"{VOCAB}agreement-status/in-force"
_DATES_OF_SOURCES: Final = ("page_date", "consulted")

Records = Mapping[type[Record], Sequence[Record]]


def rows_told_twice(repeated: Iterable[tuple[int, int]], file: str) -> Iterator[Problem]:
    """Yield a warning for each row that says what a former one says; both stay in the graph.

    Args:
        repeated: The number of each such row, and that of the former one.
        file: What the table is called.
    """
    for row, former in repeated:
        text = _("It says the same as row {row}, cell by cell: keep one of the two.")
        message = text.format(row=former)
        yield Problem(file, row, None, "", "", message=message, severity="warning")


def dates_to_come(records: Records, names: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each page that was written or consulted on a day that is to come."""
    today = date.today()
    for source in cast("Sequence[Source]", records.get(Source, ())):
        for field in _DATES_OF_SOURCES:
            told: Date | None = getattr(source, field)
            if told is not None and told.earliest > today:
                expected = _("a day that has come: today is {today}").format(today=today)
                place = (names[Source.table], source.row, field)
                yield Problem(*place, f"“{told.text}”", expected, severity="warning")


def terms_ended(records: Records, names: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each agreement that is said to be in force after its term."""
    for agreement in cast("Sequence[Agreement]", records.get(Agreement, ())):
        end = _end(agreement) if agreement.status == _IN_FORCE else None
        if end is not None and end < date.today():
            text = _("It is said to be in force, and its term ended by {end}: was it renewed?")
            place = (names[Agreement.table], agreement.row, "status")
            yield Problem(*place, "", "", message=text.format(end=end), severity="warning")


def _end(agreement: Agreement) -> date | None:
    """Return the last day that the term can end on, or ``None`` if it is not told or not near."""
    if agreement.signed is None or agreement.term_years is None:
        return None
    signed, months = agreement.signed.latest, int(agreement.term_years * 12)
    year, month = divmod(signed.year * 12 + signed.month - 1 + months, 12)
    if year > date.max.year:
        return None
    return Date.parse(f"{year:04}-{month + 1:02}").latest
