"""Which files of a folder are tables, and what stands in them before the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import REAL, read_rows, write_rows
from codev_graph.errors import DataError, Problem
from codev_graph.sources import load_dataset, rewrite_tables


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    return caught.value.problems


def test_an_ending_in_capitals_is_a_table_and_is_mended_too(real_tables: Path) -> None:
    ties = real_tables / "ties.csv"
    capital = ties.rename(real_tables / "TIES.CSV")
    assert load_dataset(real_tables).records == load_dataset(REAL).records
    capital.write_bytes(b"\xef\xbb\xbf" + capital.read_bytes())
    assert [table.path for table in rewrite_tables(real_tables)] == [capital]
    assert load_dataset(real_tables).records == load_dataset(REAL).records


@pytest.mark.parametrize("name", ["._actors.csv", "._twinning.xlsx", "~$twinning.xlsx"])
def test_what_other_programs_leave_beside_a_table_is_not_read(name: str, real_tables: Path) -> None:
    (real_tables / name).write_bytes(b"\x00\x05\x16\x07\x00")
    assert load_dataset(real_tables).records == load_dataset(REAL).records
    assert rewrite_tables(real_tables) == []


@pytest.mark.parametrize("name", ["projects.tsv", "Proyectos.TXT", "projects.tab"])
def test_a_table_of_another_ending_is_told_not_missed(name: str, real_tables: Path) -> None:
    (real_tables / "projects.csv").rename(real_tables / name)
    told = {(problem.file, problem.found) for problem in problems_of(real_tables)}
    assert (name, "a table with another ending") in told


def test_other_texts_may_stand_in_the_folder(real_tables: Path) -> None:
    (real_tables / "notes.txt").write_text("To do: call the archive.", encoding="utf-8")
    assert load_dataset(real_tables).records == load_dataset(REAL).records


def test_blank_rows_above_the_header_do_not_count(real_tables: Path) -> None:
    rows = read_rows(real_tables, "actors")
    write_rows(real_tables, "actors", [["", ""], [" "], *rows])
    actors = next(
        rows for kind, rows in load_dataset(real_tables).records.items() if kind.table == "actors"
    )
    assert (actors[0].key(), actors[0].row) == (rows[1][0], 4)


def test_a_flaw_of_a_header_under_blank_rows_is_told_with_its_row(real_tables: Path) -> None:
    rows = read_rows(real_tables, "committees")
    write_rows(real_tables, "committees", [[""], [*rows[0], "wether"], *rows[1:]])
    told = [(p.row, p.column) for p in problems_of(real_tables)]
    assert told == [(2, "wether")]


def test_a_blank_column_between_others_does_not_count_unless_something_is_in_it(
    real_tables: Path,
) -> None:
    rows = read_rows(real_tables, "committees")
    write_rows(real_tables, "committees", [[row[0], "", *row[1:]] for row in rows])
    assert load_dataset(real_tables).records == load_dataset(REAL).records
    write_rows(
        real_tables,
        "committees",
        [[row[0], " x"[at:].strip(), *row[1:]] for at, row in enumerate(rows)],
    )
    assert [p.found for p in problems_of(real_tables)] == ["an unknown column"]


def test_a_cell_that_is_too_long_is_not_taken_for_bad_quotes(real_tables: Path) -> None:
    path = real_tables / "committees.csv"
    path.write_text(path.read_text(encoding="utf-8") + "x" * 140_000 + "\n", encoding="utf-8")
    told = problems_of(real_tables)
    assert [(p.row, p.found.split(";")[0]) for p in told] == [
        (3, "a cell of more than 131072 signs")
    ]
    assert "quotes" not in told[0].found
