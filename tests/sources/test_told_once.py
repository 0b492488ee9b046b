"""A missing table is told once, and columns are called as the user's own header calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import read_rows, set_cell, write_rows
from codev_graph.errors import DataError, Problem
from codev_graph.sources import load_dataset


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    return caught.value.problems


@pytest.mark.parametrize("table", ["cities", "sources"])
def test_a_missing_table_does_not_show_in_every_row_that_names_it(
    real_tables: Path, table: str
) -> None:
    (real_tables / f"{table}.csv").unlink()
    (problem,) = problems(real_tables)
    assert problem.file == f"{table}.csv"


def test_an_empty_table_is_told_once(real_tables: Path) -> None:
    (real_tables / "actors.csv").write_bytes(b"")
    assert {problem.file for problem in problems(real_tables)} == {"actors.csv"}


def test_a_missing_id_column_is_told_once(real_tables: Path) -> None:
    rows = read_rows(real_tables, "cities")
    write_rows(real_tables, "cities", [row[1:] for row in rows])
    assert [problem.column for problem in problems(real_tables)] == ["id"]


def test_a_missing_optional_table_still_shows_in_the_rows_that_name_it(real_tables: Path) -> None:
    (real_tables / "projects.csv").unlink()
    assert "ciudades-hermanas" in " ".join(problem.found for problem in problems(real_tables))


def test_a_column_is_called_as_the_header_calls_it(real_tables: Path) -> None:
    header, *rows = read_rows(real_tables, "ties")
    spanish = ["desde" if name == "from" else name for name in header]
    write_rows(real_tables, "ties", [spanish, *rows])
    set_cell(real_tables, "ties", 2, "desde", "nobody-of-this-name")
    (problem,) = problems(real_tables)
    assert (problem.row, problem.column) == (2, "desde")


def test_another_table_is_called_as_its_file_is_called(real_tables: Path) -> None:
    (real_tables / "actors.csv").rename(real_tables / "actores.csv")
    set_cell(real_tables, "ties", 2, "from", "nobody-of-this-name")
    (problem,) = problems(real_tables)
    assert "actores.csv" in problem.expected
