"""What fits and may be wrong all the same is a warning, and stops nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import SOURCE, actor, agreement, city, read_rows, write_rows, write_twinning
from codev_graph.errors import Problem
from codev_graph.sources import Participation, Tie, load_dataset


def warnings(folder: Path) -> tuple[Problem, ...]:
    return load_dataset(folder).warnings


def test_the_founding_tables_raise_no_doubt(real_tables: Path) -> None:
    assert warnings(real_tables) == ()


@pytest.mark.parametrize(("table", "kind"), [("ties", Tie), ("participations", Participation)])
def test_a_row_pasted_twice_is_told_with_both_rows_and_kept(
    table: str, kind: type[Tie | Participation], real_tables: Path
) -> None:
    rows = read_rows(real_tables, table)
    write_rows(real_tables, table, [*rows, rows[2]])
    dataset = load_dataset(real_tables)
    (warning,) = dataset.warnings
    assert (warning.file, warning.row, warning.severity) == (
        f"{table}.csv",
        len(rows) + 1,
        "warning",
    )
    assert "row 3" in warning.message
    assert len(dataset.of(kind)) == len(rows)


def sourced(folder: Path, **source: str) -> Path:
    return write_twinning(folder, {"sources": [{**SOURCE, **source}]})


@pytest.mark.parametrize("column", ["page_date", "consulted"])
def test_a_day_that_is_to_come_is_told(column: str, tmp_path: Path) -> None:
    (warning,) = warnings(sourced(tmp_path, **{column: "2999-01"}))
    assert (warning.row, warning.column, warning.found) == (2, column, "“2999-01”")
    assert date.today().isoformat() in warning.expected


def test_a_day_that_may_have_come_is_not_told(tmp_path: Path) -> None:
    soon = date.today() + timedelta(days=1)
    assert warnings(sourced(tmp_path, consulted=f"2020/{soon}")) == ()


@pytest.mark.parametrize(
    ("signed", "term", "status", "ended"),
    [
        ("2019-05", "2.5", "in-force", "2021-11-30"),
        ("2019", "1", "in-force", "2020-12-31"),
        ("2019", "1", "expired", ""),
        ("2019", "900", "in-force", ""),
        ("2019", "99999", "in-force", ""),
        ("2019", "", "in-force", ""),
        ("", "1", "in-force", ""),
    ],
)
def test_an_agreement_in_force_after_its_term_is_told(
    signed: str, term: str, status: str, ended: str, tmp_path: Path
) -> None:
    row = agreement("pact", "a|b", signed=signed, term_years=term, status=status)
    found = warnings(
        write_twinning(tmp_path, {"cities": [city("a"), city("b")], "agreements": [row]})
    )
    assert [ended in warning.message for warning in found] == ([True] if ended else [])


def test_doubts_are_told_in_the_files_own_words(tmp_path: Path) -> None:
    folder = sourced(tmp_path, consulted="2999")
    header, row = read_rows(folder, "sources")
    spanish = ["consultada" if name == "consulted" else name for name in header]
    write_rows(folder, "sources", [spanish, row])
    (folder / "sources.csv").rename(folder / "fuentes.csv")
    (warning,) = warnings(folder)
    assert (warning.file, warning.column) == ("fuentes.csv", "consultada")


def test_actors_alike_are_no_row_told_twice(tmp_path: Path) -> None:
    pair = [actor("x", "a", name="Same"), actor("y", "a", name="Same")]
    assert warnings(write_twinning(tmp_path, {"cities": [city("a")], "actors": pair})) == ()
