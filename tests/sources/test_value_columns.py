"""What cells of values are understood as, and what each that is not is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from pydantic_core import PydanticCustomError

from codev_graph._i18n import in_language
from codev_graph.sources import FREE_COUNTRY_CODES
from codev_graph.sources._columns import Column, Term
from codev_graph.sources._countries import ASSIGNED
from codev_graph.sources._value_columns import Number, Pattern, Positive, Url

NUMBER, POSITIVE, URL, COUNTRY = Number("n"), Positive("p"), Url("u"), Pattern("c")


def told(column: Column, text: str) -> tuple[str, str]:
    """Return what is expected of a cell that is refused, and the hint."""
    with pytest.raises(PydanticCustomError) as caught:
        column.read(text)
    context = caught.value.context or {}
    return str(context["expected"]), str(context["hint"])


@pytest.mark.parametrize(
    ("text", "value"),
    [("13.98", "13.98"), ("13,98", "13.98"), ("-89.5", "-89.5"), ("+2", "2"), ("007", "7")],
)
def test_plain_decimals_are_numbers(text: str, value: str) -> None:
    assert NUMBER.read(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1_000", "“1000”"),
        ("1e5", "“100000”"),
        ("١٢", "“12”"),
        ("13,980", "“13.980”, “13980”"),
        ("1.500,5", "“1500.5”"),
        ("1,234,500.25", "“1234500.25”"),
        ("1e400", ""),
        ("Infinity", ""),
        ("NaN", ""),
        ("12 000", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("column", [NUMBER, POSITIVE])
def test_other_ways_to_write_a_number_are_told(column: Column, text: str, hint: str) -> None:
    expected, given = told(column, text)
    assert expected == "a number with a decimal point, such as 0.5"
    assert hint in given
    assert bool(given) == bool(hint)


def test_a_number_above_nought_is_asked_for() -> None:
    assert told(POSITIVE, "0")[0] == told(POSITIVE, "-2")[0] == "a number above 0"


@pytest.mark.parametrize(
    "text",
    [
        "https://a.b",
        "http://a.b:8080/x?y=1#z",
        "https://ñandú.mx/año",
        "http://[::1]/",
        "HTTP://A.B",
    ],
)
def test_web_addresses_stay_as_written(text: str) -> None:
    assert URL.read(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("http://[", "http://[::1", "https://a.b/<x>", "http://:80", "http://a.b:99999/"),
        *("http://a.b:x/", "ftp://a.b", "a.b", "https://", "https://a b", "https://a.b/\n"),
        *('https://a.b/"', "https://a.b/{x}", "javascript:alert(1)", "http://a.b:0"),
    ],
)
def test_what_is_no_web_address_is_told_in_our_words(text: str) -> None:
    assert told(URL, text)[0] == "a web address that begins with http:// or https://"


@pytest.mark.parametrize("text", ["SV", "MX", "ZW", "XK", "QM"])
def test_codes_of_countries_are_those_of_the_standard_or_free(text: str) -> None:
    assert COUNTRY.read(text) == text


@pytest.mark.parametrize("text", ["ZZ", "AA", "UK", "EU", "S", "MEX", "México"])
def test_codes_of_no_country_are_refused(text: str) -> None:
    expected, hint = told(COUNTRY, text)
    assert "ISO 3166-1" in expected
    assert hint == ""


def test_a_code_in_small_letters_is_recognised() -> None:
    assert "“SV”" in told(COUNTRY, "sv")[1]


def test_the_codes_of_countries_are_those_that_cldr_names() -> None:
    named = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    # CLDR names reserved codes and groups of countries too, and Kosovo's, which is a free one.
    groups = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
    others = groups | {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK"}
    assert named - others == ASSIGNED
    assert len(ASSIGNED) == 249
    assert ASSIGNED.isdisjoint(FREE_COUNTRY_CODES)


def test_the_words_of_a_vocabulary_are_told_in_the_language_of_the_run() -> None:
    kind = Term("tipo", scheme="actor-kind")
    with in_language("es"):
        expected, hint = told(kind, "gobierno lokal")
    assert "Gobierno central" in expected
    assert "central-government" not in expected
    assert "obierno local" in hint
    with in_language("en"):
        assert "Central government" in told(kind, "gobierno lokal")[0]
