"""The steps one by one: ordinary files and pipes between them, four forms, plain exit codes."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path

import pytest

from builders import REAL, run
from codev_graph import KnowledgeGraph
from codev_graph._table import Table

TABLES = pytest.mark.parametrize("step", ["measures", "gaps", "query ties --graph"])


@pytest.fixture(scope="module")
def graph_file(real_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(real_graph.save(tmp_path_factory.mktemp("steps") / "graph.trig"))


def table_of(step: str, graph: KnowledgeGraph) -> Table:
    if step == "measures":
        return graph.network().measures()
    return graph.gaps().table() if step == "gaps" else graph.query("ties")


def plain(value: object) -> object:
    """An undefined value is written as nothing."""
    return None if isinstance(value, float) and math.isnan(value) else value


def test_a_graph_can_be_piped_from_build_to_every_other_step(real_graph: KnowledgeGraph) -> None:
    built = run("build", str(REAL), "-o", "-")
    assert built.exit_code == 0
    assert built.stdout_bytes == real_graph.to_trig()
    for step in ("measures", "gaps"):
        piped = run(step, "-", stdin=built.stdout_bytes)
        assert piped.stdout == table_of(step, real_graph).to_csv()
    assert run("check", "-", stdin=built.stdout_bytes).exit_code == 0
    for step in ("view", "report"):
        page = run(step, "-", "-o", "-", stdin=built.stdout_bytes).stdout
        assert page.lstrip().lower().startswith("<!doctype html>")
        assert "Tapachula" in page


@TABLES
def test_json_csv_and_tsv_hold_the_same(
    step: str, graph_file: str, real_graph: KnowledgeGraph
) -> None:
    expected = table_of(step, real_graph)
    asked = [*step.split(), graph_file, "--format"]
    told = json.loads(run(*asked, "json").stdout)
    assert told == [{key: plain(v) for key, v in row.items()} for row in expected.records()]
    for form, separator in (("csv", ","), ("tsv", "\t")):
        text = io.StringIO(run(*asked, form).stdout, newline="")
        header, *lines = csv.reader(text, delimiter=separator)
        assert tuple(header) == expected.columns
        assert lines == [["" if plain(v) is None else str(v) for v in row] for row in expected.rows]


def test_a_table_is_drawn_whole(graph_file: str, real_graph: KnowledgeGraph) -> None:
    drawn = run("measures", graph_file, "--format", "table").stdout
    assert len(drawn.splitlines()) > len(table_of("measures", real_graph))


def test_a_drawn_table_has_its_names_above_its_values() -> None:
    asked = ["query", "cities", "--graph", str(REAL), "--format", "table"]
    lines = [line for line in run(*asked).stdout.splitlines() if line.strip()]
    assert "Country" in lines[0]
    assert [("SV" in line, "MX" in line) for line in lines[2:]] == [(True, False), (False, True)]


def test_undefined_numbers_and_markup_are_drawn_as_they_are() -> None:
    drawn = run("query", "--graph", str(REAL), "--format", "table", "-e", MIXED).stdout
    assert "[bold]x[/bold]" in drawn
    assert "0.3333" in drawn
    assert "–" in drawn
    assert "yes" in drawn


MIXED = "SELECT * { VALUES (?a ?b ?c ?d) { ('[bold]x[/bold]' 0.33333333 UNDEF true) } }"


@TABLES
def test_csv_is_the_form_of_a_pipe_and_of_a_file(
    step: str, graph_file: str, real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    expected = table_of(step, real_graph).to_csv()
    assert run(*step.split(), graph_file).stdout == expected
    result = run(*step.split(), graph_file, "-o", str(tmp_path / "new" / "t.csv"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "new" / "t.csv").read_text(encoding="utf-8") == expected


def test_only_the_measures_asked_are_computed(graph_file: str) -> None:
    named = ["--name", "constraint", "--name", "betweenness"]
    told = json.loads(run("measures", graph_file, *named, "--format", "json").stdout)
    assert {row["measure"] for row in told} == {"constraint", "betweenness"}
    assert {row["value"] for row in told if row["measure"] == "constraint"} > {None}


def test_what_counts_as_a_tie_is_told_beside_the_table(
    graph_file: str, real_graph: KnowledgeGraph
) -> None:
    result = run("measures", graph_file, "--name", "degree")
    assert result.stderr.strip() == str(real_graph.network().projection)
    spanish = run("measures", graph_file, "--name", "degree", "--lang", "es")
    assert spanish.stdout == result.stdout
    assert spanish.stderr != result.stderr


def test_a_measure_that_there_is_not_is_told_with_the_nearest(graph_file: str) -> None:
    result = run("measures", graph_file, "--name", "betweeness")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Did you mean “betweenness”" in result.stderr


@pytest.mark.parametrize("step", ["view", "report"])
def test_pages_are_written_whole(step: str, graph_file: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    result = run(step, graph_file, "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [found.name for found in path.parent.iterdir()] == ["page.html"]


def test_the_report_follows_the_language(graph_file: str) -> None:
    english, spanish = (
        run("report", graph_file, "-o", "-", "--lang", code).stdout for code in ("en", "es")
    )
    assert '<html lang="en"' in english
    assert '<html lang="es"' in spanish


def test_the_real_graph_passes_the_check(graph_file: str) -> None:
    result = run("check", graph_file)
    assert result.exit_code == 0
    assert "No errors." in result.stdout


@pytest.mark.parametrize("step", ["build", "check", "measures", "gaps", "view", "report"])
def test_input_that_is_not_there_is_told(step: str, tmp_path: Path) -> None:
    result = run(step, str(tmp_path / "nowhere"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nowhere: there is no such file or folder" in result.stderr


@pytest.mark.parametrize("content", [b"", b"id,name\n1,2\n", b"\xff\xd8\xff"])
def test_what_is_piped_in_and_is_no_graph_is_told(content: bytes) -> None:
    result = run("measures", "-", stdin=content)
    if content:
        assert (result.exit_code, result.stdout) == (1, "")
        assert "is not valid trig" in result.stderr
    else:
        assert (result.exit_code, result.stdout.count("\n")) == (0, 1)


def test_output_that_can_not_be_written_is_told(graph_file: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("gaps", graph_file, "-o", str(tmp_path / "file" / "gaps.csv"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "gaps.csv: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buil"], "No such command 'buil'"),
        (["build"], "Missing argument 'SOURCE'"),
        (["measures", "--nam", "x"], "No such option '--nam'"),
        (["gaps", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'tsv', 'json'"),
        (["gaps", "a", "b"], "unexpected extra argument (b)"),
    ],
)
def test_wrong_use_is_told_with_code_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    spanish = run("--lang", "es", *arguments)
    assert spanish.exit_code == 2
    assert said not in spanish.stderr


def test_an_interrupt_ends_with_its_own_code(
    graph_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_graph: KnowledgeGraph, _level: str = "class") -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeGraph, "gaps", interrupted)
    result = run("gaps", graph_file)
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "Interrupted."
