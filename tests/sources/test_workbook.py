"""A workbook says what the CSV tables say, or why it can not."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from workbooks import changed, place_of, set_in, workbook_of

from builders import DATASET, REAL, copy_of_real, read_rows, set_cell, write_rows
from codev_graph import DataError, build
from codev_graph.errors import FileError, Problem
from codev_graph.sources import RECORDS, Agreement, City, Dataset, Tie, load_dataset


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook_of(REAL, tmp_path / DATASET / f"{DATASET}.xlsx")


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_dataset(path)
    return caught.value.problems


def rows_of(dataset: Dataset) -> dict[str, list[dict[str, object]]]:
    return {
        kind.table: [row.model_dump() for row in rows] for kind, rows in dataset.records.items()
    }


def test_a_workbook_gives_the_graph_of_the_tables(book: Path) -> None:
    plain = build(REAL).to_trig()
    assert build(book).to_trig() == plain
    assert build(book.parent).to_trig() == plain


def test_sheets_may_have_spanish_names(tmp_path: Path) -> None:
    names = {record.table: record.spanish.upper() for record in RECORDS}
    path = workbook_of(REAL, tmp_path / f"{DATASET}.xlsx", names)
    assert rows_of(load_dataset(path)) == rows_of(load_dataset(REAL))


def test_rows_are_told_by_workbook_sheet_row_and_column(book: Path) -> None:
    set_in(book, "actors", 5, "level", "loca")
    (problem,) = problems_of(book)
    place = (problem.file, problem.row, problem.column)
    assert place == (f"{DATASET}.xlsx/actors", 5, "level")
    assert "“local”" in problem.hint


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (date(2022, 3, 31), "dd/mm/yyyy", "2022-03-31"),
        (datetime(2022, 3, 31, 10, 30), 'dd" de "mmmm" de "yyyy hh:mm', "2022-03-31"),
        (date(2022, 3, 1), "mmm-yy", "2022-03"),
        (date(2022, 3, 1), "[$-80A]mmmm yyyy", "2022-03"),
        (date(2022, 1, 1), "yyyy", "2022"),
        (2022, "General", "2022"),
        ("2022-03", "@", "2022-03"),
        ("2022~ ", "@", "2022~"),
    ],
)
def test_a_date_is_as_precise_as_its_cell_shows(
    book: Path, value: object, shown: str, text: str
) -> None:
    set_in(book, "agreements", 2, "signed", value, shown)
    (agreement,) = load_dataset(book).of(Agreement)
    assert agreement.signed is not None
    assert agreement.signed.text == text


def test_a_time_of_day_is_no_date(book: Path) -> None:
    set_in(book, "agreements", 2, "signed", time(10, 30), "hh:mm")
    (problem,) = problems_of(book)
    assert (problem.row, problem.column, problem.found) == (2, "signed", "“10:30:00”")


def test_true_and_numbers_are_read_as_written(book: Path) -> None:
    set_in(book, "agreements", 2, "renewable", value=True)
    set_in(book, "agreements", 2, "term_years", 2.5)
    set_in(book, "cities", 2, "latitude", "13,9942")
    dataset = load_dataset(book)
    (agreement,) = dataset.of(Agreement)
    assert (agreement.renewable, str(agreement.term_years)) == (True, "2.5")
    assert str(dataset.of(City)[0].latitude) == "13.9942"


def test_blank_rows_blank_columns_and_trailing_blanks_are_no_data(book: Path) -> None:
    def change(workbook: Workbook) -> None:
        sheet = workbook["cities"]
        sheet.insert_rows(3, 2)
        sheet.cell(2, place_of(sheet, "name")).value = "  Santa Ana  "
        sheet.cell(40, 30).value = "  "

    changed(book, change)
    cities = load_dataset(book).of(City)
    assert [(city.row, city.name) for city in cities] == [(2, "Santa Ana"), (5, "Tapachula")]


def test_a_table_may_begin_further_down(book: Path) -> None:
    changed(book, lambda workbook: workbook["cities"].insert_rows(1))
    assert [city.row for city in load_dataset(book).of(City)] == [3, 4]


def test_merged_cells_with_a_value_are_told_with_their_place(book: Path) -> None:
    changed(book, lambda workbook: workbook["actors"].merge_cells("B3:B5"))
    (problem,) = problems_of(book)
    assert (problem.file, problem.row, problem.column) == (f"{DATASET}.xlsx/actors", 3, "name")
    assert "B3:B5" in problem.found


def test_merged_blank_cells_do_no_harm(book: Path) -> None:
    changed(book, lambda workbook: workbook["actors"].merge_cells("Z200:AA210"))
    assert rows_of(load_dataset(book)) == rows_of(load_dataset(REAL))


def test_a_hidden_table_is_told_and_a_hidden_list_is_not(book: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook["ties"].sheet_state = "hidden"
        workbook.create_sheet("lists").sheet_state = "veryHidden"
        workbook["lists"].append(["a", "b"])

    changed(book, change)
    (problem,) = problems_of(book)
    assert (problem.file, problem.found) == (f"{DATASET}.xlsx/ties", "a hidden sheet")


def test_notes_dictionary_and_blank_sheets_are_passed_over(book: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook.create_sheet("Sheet1")
        workbook.create_sheet("_to do").append(["ask", "again"])
        workbook.create_sheet("Diccionario").append(["tabla"])

    changed(book, change)
    assert rows_of(load_dataset(book)) == rows_of(load_dataset(REAL))


def test_a_sheet_that_is_no_table_is_told(book: Path) -> None:
    changed(book, lambda workbook: workbook.create_sheet("actores 2").append(["id"]))
    (problem,) = problems_of(book)
    assert (problem.file, problem.found) == (f"{DATASET}.xlsx/actores 2", "an unknown table")
    assert "“actores”" in problem.hint


def test_a_formula_counts_by_the_result_that_is_kept(book: Path) -> None:
    set_in(book, "agreements", 2, "term_years", "=1+2")
    keep_result(book, b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>")
    (agreement,) = load_dataset(book).of(Agreement)
    assert str(agreement.term_years) == "3"


def test_a_formula_with_an_empty_result_is_an_empty_cell(book: Path) -> None:
    set_in(book, "agreements", 2, "term_years", '=""')
    keep_result(book, b'><f>""</f><v />', b' t="str"><f>""</f><v></v>')
    (agreement,) = load_dataset(book).of(Agreement)
    assert agreement.term_years is None


def keep_result(path: Path, without: bytes, with_result: bytes) -> None:
    """Put the result of a formula into a workbook, as a spreadsheet program does on saving."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert any(without in part for part in parts.values())
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part.replace(without, with_result))


@pytest.mark.parametrize("column", ["term_years", "name"])
def test_a_formula_without_its_result_is_told(column: str, book: Path) -> None:
    set_in(book, "agreements", 2, column, "=1+2")
    (problem,) = problems_of(book)
    assert (problem.row, problem.column, problem.found) == (2, column, "“=1+2”")
    assert "save it" in problem.hint


@pytest.mark.parametrize(("table", "column"), [("ties", "evidence"), ("actors", "kind")])
def test_a_spreadsheets_error_is_told(table: str, column: str, book: Path) -> None:
    def change(workbook: Workbook) -> None:
        cell = workbook[table].cell(4, place_of(workbook[table], column))
        cell.value = "#REF!"
        cell.data_type = "e"

    changed(book, change)
    (problem,) = problems_of(book)
    assert (problem.row, problem.column, problem.found) == (4, column, "“#REF!”")


def test_the_same_table_as_csv_and_as_sheet_is_told(book: Path) -> None:
    write_rows(book.parent, "ties", read_rows(REAL, "ties"))
    (problem,) = problems_of(book.parent)
    assert (problem.file, problem.found) == (
        f"{DATASET}.xlsx/ties",
        "the table “ties” a second time",
    )
    assert "“ties.csv”" in problem.hint


def test_tables_may_stand_partly_in_a_workbook(tmp_path: Path) -> None:
    folder = copy_of_real(tmp_path)
    aside = tmp_path / "aside"
    aside.mkdir()
    (folder / "ties.csv").rename(aside / "ties.csv")
    workbook_of(aside, folder / "red.xlsx")
    dataset = load_dataset(folder)
    assert len(dataset.of(Tie)) == len(load_dataset(REAL).of(Tie))
    assert dataset.names["ties"] == "red.xlsx/ties"
    assert set(dataset.checksums()) == {*(path.name for path in folder.iterdir())}


def test_a_workbook_without_a_needed_sheet_is_told(book: Path) -> None:
    changed(book, lambda workbook: workbook.remove(workbook["actors"]))
    missing = [p for p in problems_of(book) if p.found == "no such sheet"]
    assert [p.file for p in missing] == [f"{DATASET}.xlsx/actors"]


@pytest.mark.parametrize("name", ["old.xls", "libre.ods"])
def test_a_workbook_of_another_kind_is_told(name: str, real_tables: Path) -> None:
    (real_tables / name).write_bytes(b"whatever")
    (problem,) = problems_of(real_tables)
    assert (problem.file, "“.xlsx”" in problem.hint) == (name, True)


def test_excels_own_lock_file_is_passed_over(book: Path) -> None:
    book.with_name(f"~${book.name}").write_bytes(b"lock")
    assert rows_of(load_dataset(book.parent)) == rows_of(load_dataset(REAL))


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04cut short"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileError, match="this is no XLSX workbook"):
        load_dataset(path)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("31/03/2022", "“2022-03-31”"),
        ("3-4-2022", "“2022-04-03”, “2022-03-04”"),
        ("13.13.2022", ""),
    ],
)
def test_a_date_in_another_order_is_told_with_the_days_it_can_mean(
    text: str, days: str, real_tables: Path
) -> None:
    set_cell(real_tables, "agreements", 2, "signed", text)
    (problem,) = problems_of(real_tables)
    assert days in problem.hint
    assert bool(days) == bool(problem.hint)


@pytest.mark.parametrize(
    ("text", "number"), [("13,98", "13.98"), ("-0,125", "-0.125"), ("13,9", "13.9")]
)
def test_a_decimal_comma_is_understood_where_it_can_be_nothing_else(
    text: str, number: str, real_tables: Path
) -> None:
    set_cell(real_tables, "cities", 2, "latitude", text)
    assert str(load_dataset(real_tables).of(City)[0].latitude) == number
