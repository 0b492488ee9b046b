"""A missing table is told once, and columns are called as the user's own header calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import read_rows, set_cell, write_rows
from codev_graph._i18n import in_language
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


def test_a_title_above_the_header_is_told_once(real_tables: Path) -> None:
    write_rows(real_tables, "actors", [["Our actors"], *read_rows(real_tables, "actors")])
    (problem,) = problems(real_tables)
    assert (problem.file, problem.row) == ("actors.csv", 1)
    assert "“Our actors”" in problem.found


def test_columns_that_are_not_there_are_called_in_the_readers_language(real_tables: Path) -> None:
    header, *rows = read_rows(real_tables, "actors")
    write_rows(real_tables, "actors", [["telefono" if n == "kind" else n for n in header], *rows])
    with in_language("es"):
        unknown, missing = problems(real_tables)
    assert "nombre, nombre_en, siglas, tipo" in unknown.expected
    assert missing.column == "tipo"


@pytest.mark.parametrize(
    ("table", "column", "cell", "meant"),
    [
        ("agreements", "cities", "santa-ana; tapachula", "“santa-ana|tapachula”"),
        ("agreements", "areas", "Cultura, deportiva", "“Cultura|deportiva”"),
        ("actors", "sources", "estrategia-2022;unicaes-historia", "2022|unicaes-historia”"),
        ("actors", "city", "santa-ana;tapachula", "“santa-ana”"),
    ],
)
def test_a_list_with_another_sign_is_offered_as_it_is_written(
    table: str, column: str, cell: str, meant: str, real_tables: Path
) -> None:
    set_cell(real_tables, table, 2, column, cell)
    (problem,) = problems(real_tables)
    assert meant in problem.hint
