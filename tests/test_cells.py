"""No spreadsheet runs a guarded cell, and nothing is lost by guarding it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph._table import guarded, unguarded

FORMULAS = [
    "=1+1",
    "+A1",
    "-A1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "'=1",
    "＝1",
    "-1+1",
    "=",
    "\n@x",
]
PLAIN = ["", "Alcaldía", "-5", "+5.25", "0.5", "a=b", "'hola'", "1-2", "🤝"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_may_run_stands_after_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_plain_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.one_of(st.text("=+-@' \t\r\nA1", max_size=6), st.text(max_size=8)))
def test_guarding_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text("=+-@' \t\r\nA", max_size=6))
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    number = text[1:].isdigit() and text[0] in "+-" if text else False
    assert number or not cell.strip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
