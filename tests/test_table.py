"""The tidy table: plain values in, every ordinary form out, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph import Table

NAN = float("nan")
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_infinity=False), st.text()
)
TEXTS = st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True))
    row = st.lists(CELLS, min_size=len(columns), max_size=len(columns))
    return Table.of(columns, draw(st.lists(row, max_size=5)))


def plain(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value


@given(tables())
def test_json_holds_every_value(table: Table) -> None:
    told = json.loads(table.to_json())
    assert told == [{key: plain(cell) for key, cell in row.items()} for row in table.records()]
    assert "NaN" not in [str(value) for row in told for value in row.values() if value is None]


@given(TEXTS, st.sampled_from([",", "\t", ";"]))
def test_delimited_text_is_read_back(rows: list[list[str]], separator: str) -> None:
    text = Table.of(["a", "b"], rows).to_csv(separator, exact=True)
    stream = io.StringIO(text, newline="")
    assert list(csv.reader(stream, delimiter=separator, strict=True)) == [["a", "b"], *rows]


def test_numbers_are_written_to_the_last_digit() -> None:
    table = Table.of(["x"], [[0.1 + 0.2], [1e-12], [3]])
    assert [float(line) for line in table.to_csv().splitlines()[1:]] == [0.1 + 0.2, 1e-12, 3.0]


@pytest.mark.parametrize("undefined", [None, NAN])
def test_an_undefined_value_is_empty_never_zero(undefined: float | None) -> None:
    table = Table.of(["a", "b"], [[undefined, 0.0]])
    assert table.to_csv() == "a,b\n,0.0\n"
    assert json.loads(table.to_json()) == [{"a": None, "b": 0.0}]
    assert "<td></td><td>0.0</td>" in table._repr_html_()


def test_lines_end_as_everywhere() -> None:
    assert Table.of(["a"], [["x"], ["y"]]).to_csv() == "a\nx\ny\n"


def test_it_is_read_by_row_and_by_column() -> None:
    table = Table.of(["a", "b"], [[1, "x"], [2, "y"]])
    assert len(table) == 2
    assert list(table) == [(1, "x"), (2, "y")]
    assert table.column("b") == ["x", "y"]
    assert table.records() == [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]
    with pytest.raises(KeyError, match="c"):
        table.column("c")


def test_a_row_of_another_length_is_found_out() -> None:
    with pytest.raises(ValueError, match="zip"):
        Table.of(["a", "b"], [[1]]).records()


def test_it_can_not_be_changed() -> None:
    table = Table.of(["a"], [[1]])
    with pytest.raises(AttributeError):
        table.columns = ("b",)


def test_a_notebook_shows_it_with_its_signs_escaped() -> None:
    html = Table.of(["<a>"], [["<script>"], ["ñ & b"]])._repr_html_()
    assert "<th>&lt;a&gt;</th>" in html
    assert "<td>&lt;script&gt;</td>" in html
    assert "<td>ñ &amp; b</td>" in html


def test_pandas_gets_the_columns_and_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandas is the user's own: what it is told is what counts, installed or not."""

    class Frame:
        @staticmethod
        def from_records(data: list[tuple], columns: list[str]) -> tuple:
            return data, columns

    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=Frame))
    told = Table.of(["a", "b"], [[1, None], [2, 0.5]]).to_pandas()
    assert told == ([(1, None), (2, 0.5)], ["a", "b"])


def test_without_pandas_an_import_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pandas"):
        Table.of(["a"], []).to_pandas()


def test_an_empty_table_has_its_columns() -> None:
    table = Table.of(["a", "b"], [])
    assert table.to_csv() == "a,b\n"
    assert json.loads(table.to_json()) == []


def test_delimited_text_runs_no_formula_unless_it_is_for_programs() -> None:
    table = Table.of(["name", "n"], [["=1+1", -1.5], ["@x", None]])
    assert table.to_csv() == "name,n\n'=1+1,-1.5\n'@x,\n"
    assert table.to_csv("\t", exact=True) == "name\tn\n=1+1\t-1.5\n@x\t\n"
