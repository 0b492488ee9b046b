"""Whatever is wrong in the tables is told with its place, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import REAL, actor, city, write_rows, write_twinning
from codev_graph import DataError, build
from codev_graph.errors import FileError, Problem
from codev_graph.sources import load_dataset
from planted import FLAWS, TOGETHER, Flaw


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        build(folder)
    return caught.value.problems


def test_the_shipped_tables_have_no_flaw() -> None:
    assert load_dataset(REAL).name == "santa-ana-tapachula"


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_a_flaw_is_told_with_its_place(flaw: Flaw, real_tables: Path) -> None:
    flaw.plant(real_tables)
    problems = problems_of(real_tables)
    told = [problem for problem in problems if flaw.told_by(problem)]
    assert len(told) == 1, [str(problem) for problem in problems]
    assert told[0].severity == "error"
    line = str(told[0])
    assert all(part in line for part in (flaw.file, flaw.found, flaw.expected, flaw.hint))
    assert flaw.row is None or f"row {flaw.row}" in line


@pytest.mark.parametrize(
    "flaw",
    [flaw for flaw in FLAWS if flaw.name in {"wrong date", "self tie", "unknown category", "BOM"}],
    ids=lambda flaw: flaw.name,
)
def test_one_flaw_is_one_problem(flaw: Flaw, real_tables: Path) -> None:
    flaw.plant(real_tables)
    assert len(problems_of(real_tables)) == 1


def test_all_flaws_are_told_at_once(real_tables: Path) -> None:
    for flaw in TOGETHER:
        flaw.plant(real_tables)
    problems = problems_of(real_tables)
    untold = [flaw.name for flaw in TOGETHER if not any(map(flaw.told_by, problems))]
    assert untold == []


def test_problems_are_ordered_by_file_and_row(real_tables: Path) -> None:
    for flaw in TOGETHER:
        flaw.plant(real_tables)
    places = [(problem.file, problem.row or 0) for problem in problems_of(real_tables)]
    assert places == sorted(places)


def test_problems_read_in_spanish(real_tables: Path) -> None:
    from codev_graph._i18n import in_language

    FLAWS[0].plant(real_tables)
    english = str(problems_of(real_tables)[0])
    with in_language("es"):
        spanish = str(problems_of(real_tables)[0])
    assert english != spanish
    assert "“local-government”" in spanish


def test_a_project_and_an_agreement_of_one_id_leave_a_participation_unclear(
    real_tables: Path,
) -> None:
    header = ["id", "name", "agreement", "sources"]
    twin = ["santa-ana-tapachula-2022", "Twin", "santa-ana-tapachula-2022", "estrategia-2022"]
    write_rows(real_tables, "projects", [header, twin])
    problems = problems_of(real_tables)
    unclear = {("participations.csv", "in"), ("evaluations.csv", "of")}
    assert {(p.file, p.column) for p in problems} == unclear
    assert "only one row of" in problems[0].expected


def test_a_source_can_not_take_the_name_of_a_graph_of_ours(real_tables: Path) -> None:
    path = real_tables / "sources.csv"
    row = "entailments,A page,,,,2026-11-22,press\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    (problem,) = problems_of(real_tables)
    assert (problem.file, problem.column, problem.found) == ("sources.csv", "id", "“entailments”")


def test_an_empty_cell_is_told_the_vocabulary_it_should_be_of(tmp_path: Path) -> None:
    folder = write_twinning(
        tmp_path / "t", {"cities": [city("a")], "actors": [actor("x", "a", "", name="")]}
    )
    told = {problem.column: problem.expected for problem in problems_of(folder)}
    assert told["kind"].startswith("one of the vocabulary “actor-kind” (")
    assert told["name"] == "a value"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such folder") as caught:
        load_dataset(tmp_path / "nowhere")
    assert caught.value.path.endswith("nowhere")
