"""A new folder builds as it is, speaks its language, and holds nothing that is not marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from workbooks import changed

from builders import read_rows, write_rows
from codev_graph import DataError, build
from codev_graph._i18n import LANGUAGES, Language
from codev_graph.errors import FileError
from codev_graph.sources import (
    RECORDS,
    Actor,
    Participation,
    Record,
    SameAs,
    Term,
    Tie,
    columns,
    header,
    load_dataset,
)
from codev_graph.sources.starter import describe, describe_table, write_starter
from codev_graph.terms import by_written_form, fold, vocabulary


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def folder(code: Language, tmp_path: Path) -> Path:
    write_starter(tmp_path / "mine", code)
    return tmp_path / "mine"


def named(record: type[Record], code: Language) -> str:
    return record.spanish if code == "es" else record.table


def test_an_untouched_folder_builds_and_says_that_it_holds_examples(folder: Path) -> None:
    graph = build(folder)
    (warning,) = graph.warnings
    count = sum(len(rows) for rows in load_dataset(folder).records.values())
    assert str(count) in warning.message
    assert warning.severity == "warning"
    assert [problem for problem in graph.check() if problem.severity == "error"] == []
    assert warning in graph.check()


def test_workbook_and_tables_say_the_same(folder: Path) -> None:
    plain = build(folder).to_trig()
    assert build(folder / "mine.xlsx").to_trig() == plain


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    counts = []
    for code in LANGUAGES:
        write_starter(tmp_path / code, code)
        graph = build(tmp_path / code)
        counts.append((graph.asserted, graph.entailed))
    assert counts[0] == counts[1]


def test_every_table_has_up_to_three_rows_and_each_is_marked(folder: Path) -> None:
    dataset = load_dataset(folder)
    for record in RECORDS:
        rows = dataset.of(record)
        assert 1 <= len(rows) <= 3
        assert all(row.key().startswith(("example-", "ejemplo-")) for row in rows)
    assert len(dataset.of(Actor)) == len(dataset.of(Tie)) == len(dataset.of(Participation)) == 3


def test_the_examples_make_a_network(folder: Path) -> None:
    network = build(folder).network()
    assert (network.graph.number_of_nodes(), network.graph.number_of_edges()) == (3, 3)


def test_names_and_headers_are_of_the_language(folder: Path, code: Language) -> None:
    for record in RECORDS:
        first = read_rows(folder, named(record, code))[0]
        fields = columns(record).items()
        assert first == [col.es if code == "es" else header(field) for field, col in fields]


def with_own_actor(path: Path, code: Language, key: str) -> None:
    """Add to the actors of a workbook one that is no example."""

    def fill(book: Workbook) -> None:
        sheet = book[named(Actor, code)]
        sheet.append([key, *[cell.value for cell in sheet[2]][1:]])

    changed(path, fill)


def test_the_form_that_was_filled_in_is_read(folder: Path, code: Language) -> None:
    with_own_actor(folder / "mine.xlsx", code, "mine")
    assert "mine" in {actor.id for actor in load_dataset(folder).of(Actor)}


def test_decisions_may_stand_beside_the_workbook(folder: Path, code: Language) -> None:
    with_own_actor(folder / "mine.xlsx", code, "mine")
    other = read_rows(folder, named(Actor, code))[1][0]
    write_rows(folder, "same_as", [["actor", "same_as", "decision"], ["mine", other, "no"]])
    assert [row.actor for row in load_dataset(folder).of(SameAs)] == ["mine"]


def test_the_csv_form_that_was_filled_in_is_read(folder: Path, code: Language) -> None:
    rows = read_rows(folder, named(Actor, code))
    write_rows(folder, named(Actor, code), [rows[0], ["mine", *rows[1][1:]], *rows[1:]])
    assert "mine" in {actor.id for actor in load_dataset(folder).of(Actor)}


def test_two_forms_that_are_both_filled_in_are_a_problem(folder: Path, code: Language) -> None:
    with_own_actor(folder / "mine.xlsx", code, "in-book")
    rows = read_rows(folder, named(Actor, code))
    write_rows(folder, named(Actor, code), [*rows, ["in-csv", *rows[1][1:]]])
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    told = [p for p in caught.value.problems if "a second time" in p.found]
    assert len(told) == len(RECORDS)


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(FileError, match="is there already"):
        write_starter(tmp_path / "mine", "en")
    assert list((tmp_path / "mine").iterdir()) == []


def test_every_column_is_described_in_both_languages() -> None:
    for record in RECORDS:
        for field in columns(record):
            texts = {describe(record, field, code) for code in LANGUAGES}
            assert len(texts) == 2
            assert all(text.endswith(".") for text in texts)
        assert len({describe_table(record, code) for code in LANGUAGES}) == 2


def test_the_dictionary_tells_every_column(folder: Path, code: Language) -> None:
    name = "diccionario-de-datos.md" if code == "es" else "data-dictionary.md"
    page = (folder / name).read_text(encoding="utf-8")
    sheet = load_workbook(folder / "mine.xlsx")["diccionario" if code == "es" else "dictionary"]
    told = [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=2)]
    for record in RECORDS:
        section = page.split(f"## `{named(record, code)}`")[1].split("\n## ")[0]
        for field, column in columns(record).items():
            own = column.es if code == "es" else header(field)
            assert f"\n| {own} |" in section
            assert (named(record, code), own) in told


def drop_downs(folder: Path, code: Language) -> Iterator[tuple[type[Record], str, list[str]]]:
    """Yield table, field and choices of every drop-down of the workbook."""
    book = load_workbook(folder / "mine.xlsx")
    for record in RECORDS:
        sheet = book[named(record, code)]
        fields = list(columns(record))
        for rule in sheet.data_validations.dataValidation:
            place = min(cells.min_col for cells in rule.sqref.ranges) - 1
            title, cells = rule.formula1.replace("'", "").split("!")
            listed = [cell.value for (cell,) in book[title][cells.replace("$", "")]]
            yield record, fields[place], [text for text in listed if text is not None]


def test_every_choice_is_understood_and_none_is_missing(folder: Path, code: Language) -> None:
    seen = 0
    for record, field, listed in drop_downs(folder, code):
        column = columns(record)[field]
        if isinstance(column, Term):
            parsed = [by_written_form(column.scheme)[fold(text)].iri for text in listed]
            assert parsed == [concept.iri for concept in vocabulary(column.scheme)]
            assert listed == [concept.label(code) for concept in vocabulary(column.scheme)]
            seen += 1
        elif field in {"supports", "renewable", "mutual"}:
            assert len({str(column.parse(text)) for text in listed}) == len(listed) > 1
            seen += 1
    expected = [c for r in RECORDS for f, c in columns(r).items() if isinstance(c, Term)]
    assert seen == len(expected) + 3 + 2


def test_keys_are_offered_from_their_table(folder: Path, code: Language) -> None:
    offered = {(record.table, field): listed for record, field, listed in drop_downs(folder, code)}
    mark = "ejemplo-" if code == "es" else "example-"
    assert offered["actors", "city"] == [f"{mark}ribera", f"{mark}loma"]
    assert offered["ties", "sources"] == [f"{mark}acta", f"{mark}nota", f"{mark}campo"]


def test_one_value_is_held_to_its_list_and_several_are_not(folder: Path, code: Language) -> None:
    book = load_workbook(folder / "mine.xlsx")
    rules = book[named(Actor, code)].data_validations.dataValidation
    strict = {
        min(cells.min_col for cells in rule.sqref.ranges): rule.showErrorMessage for rule in rules
    }
    fields = list(columns(Actor))
    assert strict[fields.index("level") + 1]
    assert not strict[fields.index("sectors") + 1]


def test_the_vocabulary_sheet_is_hidden(folder: Path) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in load_workbook(folder / "mine.xlsx")}
    hidden = [title for title, state in states.items() if state == "hidden"]
    assert len(hidden) == 1
    assert hidden[0].startswith("_vocab")


def test_cells_to_fill_in_are_text_so_that_no_month_becomes_a_day(folder: Path) -> None:
    book = load_workbook(folder / "mine.xlsx")
    for record in RECORDS:
        sheet = book[record.spanish] if record.spanish in book.sheetnames else book[record.table]
        formats = {dimension.number_format for dimension in sheet.column_dimensions.values()}
        assert formats == {"@"}


def test_the_guide_names_the_folder_and_the_commands(folder: Path, code: Language) -> None:
    guide = (folder / ("LEEME.md" if code == "es" else "README.md")).read_text(encoding="utf-8")
    assert guide.startswith("# mine: ")
    assert {"codev-graph check mine", "codev-graph demo mine"} <= set(guide.splitlines())
    assert "{" not in guide
