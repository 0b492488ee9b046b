"""Dates keep the text of their source and know the first and last day they can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph.sources import Date

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_a_day_means_itself(day: date) -> None:
    found = Date.parse(day.isoformat())
    assert (found.text, found.earliest, found.latest) == (day.isoformat(), day, day)


@given(DAYS)
def test_a_month_means_its_days(day: date) -> None:
    found = Date.parse(f"{day.year:04}-{day.month:02}")
    last = monthrange(day.year, day.month)[1]
    assert found.earliest == date(day.year, day.month, 1)
    assert found.latest == date(day.year, day.month, last)


@given(st.integers(1, 9999))
def test_a_year_means_its_days(year: int) -> None:
    found = Date.parse(f"{year:04}")
    assert (found.earliest, found.latest) == (date(year, 1, 1), date(year, 12, 31))


@given(DAYS, DAYS)
def test_an_interval_runs_from_one_day_to_the_other(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = Date.parse(f"{first}/{last}")
    assert (found.earliest, found.latest) == (first, last)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-04?", date(2022, 4, 1), date(2022, 4, 30)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("[2019,2020]", date(2019, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_an_uncertain_date_keeps_its_text(text: str, earliest: date, latest: date) -> None:
    assert Date.parse(text) == Date(text, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0000", "10000", "22", "2022-00", "2022-13", "2022-3", "2022-02-30", "2022-03-00"),
        *("31/03/2022", "2022/03/31", "March 2022", "marzo de 2022", "２０２２", "unknown"),
        *("2022/2020", "2022/", "/2022", "2022/..", "Y170000002"),
        *("2022-21", "2022-24~", "2021-22/2022-23"),
    ],
)
def test_what_is_no_date_with_bounds_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Date.parse(text)


@given(st.one_of(st.text(max_size=12), st.from_regex(r"[0-9X?~/.\[\],{}-]{1,12}", fullmatch=True)))
def test_any_text_is_a_date_in_order_or_refused(text: str) -> None:
    try:
        found = Date.parse(text)
    except ValueError:
        return
    assert found.text == text
    assert found.earliest <= found.latest


@given(DAYS, DAYS)
def test_before_means_every_day_before_every_day(one: date, other: date) -> None:
    first, second = Date.parse(one.isoformat()), Date.parse(f"{other.year:04}-{other.month:02}")
    assert first.before(second) == (one < other.replace(day=1))
