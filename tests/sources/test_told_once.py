"""A missing table is told once, and columns are called as the user's own header calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import read_rows, set_cell, write_rows
from codev_graph._i18n import in_language
from codev_graph.errors import DataError, Problem
from codev_graph.sources import Agreement, load_dataset


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


def test_a_table_without_rows_is_told_once_not_by_each_row_that_names_it(real_tables: Path) -> None:
    write_rows(real_tables, "actors", read_rows(real_tables, "actors")[:1])
    (problem,) = problems(real_tables)
    assert (problem.file, problem.row, problem.found) == (
        "actors.csv",
        None,
        "a table without rows",
    )


def test_a_table_without_rows_that_none_names_is_no_problem(real_tables: Path) -> None:
    write_rows(real_tables, "resources", [["id", "name", "kind", "sources"]])
    assert load_dataset(real_tables).warnings == ()


def test_rows_shorter_than_the_header_are_told_as_such(real_tables: Path) -> None:
    header, *rows = read_rows(real_tables, "actors")
    write_rows(real_tables, "actors", [[*header[:-1], "phone", header[-1]], *rows])
    unknown, *short = problems(real_tables)
    assert unknown.column == "phone"
    width = len(header)
    told = {(p.column, p.found, p.expected) for p in short}
    assert told == {(None, f"{width} cells", f"{width + 1}, as in the header")}
    assert len(short) == len(rows)


def test_an_actor_who_is_said_to_be_itself_puts_no_other_row_in_a_circle(real_tables: Path) -> None:
    kept, other = (row[0] for row in read_rows(real_tables, "actors")[1:3])
    decided = [[kept, kept, "yes"], [other, kept, "yes"]]
    write_rows(real_tables, "same_as", [["actor", "mismo_que", "decision"], *decided])
    first, *others = problems(real_tables)
    assert (first.file, first.row, first.column) == ("same_as.csv", 2, "mismo_que")
    assert not any("circle" in problem.expected for problem in (first, *others))


@pytest.mark.parametrize("cell", ["estrategia-2022#", "#4"])
def test_a_citation_says_source_and_place_or_the_source_alone(cell: str, real_tables: Path) -> None:
    set_cell(real_tables, "ties", 2, "sources", cell)
    (problem,) = problems(real_tables)
    assert (problem.column, problem.found) == ("sources", f"“{cell}”")
    assert ("“estrategia-2022”" in problem.hint) == cell.startswith("e")


@pytest.mark.parametrize("written", ["vigencia_años", "Vigencia años", "vigencia_anios"])
def test_years_are_written_as_they_are_said(written: str, real_tables: Path) -> None:
    header, *rows = read_rows(real_tables, "agreements")
    spanish = [written if name == "term_years" else name for name in header]
    write_rows(real_tables, "agreements", [spanish, *rows])
    assert load_dataset(real_tables).of(Agreement)[0].term_years == 3


SPANISH = {"actors": "actores", "sources": "fuentes", "cities": "ciudades", "ties": "vinculos"}


def test_tables_that_are_not_there_are_called_as_they_would_be_beside_the_others(
    real_tables: Path,
) -> None:
    for english, spanish in SPANISH.items():
        (real_tables / f"{english}.csv").rename(real_tables / f"{spanish}.csv")
    (real_tables / "projects.csv").unlink()
    (real_tables / "actores.csv").unlink()
    told = problems(real_tables)
    assert "actores.csv" in {problem.file for problem in told}
    assert any("proyectos.csv" in problem.expected for problem in told)
    assert not any("projects.csv" in problem.expected for problem in told)


def test_a_sheet_that_is_not_there_is_one_of_the_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "ciudades"
    book.active.append(["id", "nombre", "pais", "fuentes"])
    book.save(tmp_path / "book.xlsx")
    told = {(problem.file, problem.found) for problem in problems(tmp_path)}
    missing = {"book.xlsx/fuentes", "book.xlsx/actores"}
    assert told == {(sheet, "no such sheet") for sheet in missing}
