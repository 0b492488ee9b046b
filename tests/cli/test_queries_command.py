"""``codev-graph queries`` lists and describes; ``query`` answers in the standard formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from builders import REAL, run
from codev_graph import KnowledgeGraph
from codev_graph.graph import is_workspace, query_library


@pytest.fixture(scope="module")
def workspace(real_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("queries") / "ws"
    real_graph.save_workspace(folder, "tables")
    return str(folder)


def listed(*arguments: str) -> list[str]:
    result = run("queries", *arguments, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return [row["name"] for row in csv.DictReader(io.StringIO(result.stdout))]


def test_all_questions_are_listed_by_group() -> None:
    expected = sorted(query_library().values(), key=lambda query: (query.group, query.name))
    assert listed() == [query.name for query in expected]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("convenio plazo", "expired-agreements"),
        ("agreements TERM", "expired-agreements"),
        ("vínculos documentados", "ties"),
        ("vinculos", "ties"),
    ],
)
def test_questions_are_found_by_words_of_either_language(words: str, name: str) -> None:
    found = listed("--search", words)
    assert name in found
    assert len(found) < len(query_library())


def test_words_of_no_question_find_none() -> None:
    assert listed("--search", "zzzz") == []


def test_the_list_for_programs_holds_everything() -> None:
    content = {each["name"]: each for each in json.loads(run("queries", "--format", "json").stdout)}
    assert set(content) == set(query_library())
    ties = content["ties"]
    assert ties["params"][1]["kind"] == "concept"
    assert "culture" in ties["params"][1]["allowed"]
    assert set(ties["title"]) == {"es", "en"}
    assert list(ties["columns"]) == list(query_library()["ties"].columns)


@pytest.mark.parametrize("arguments", [["queries", "ties"], ["query", "ties", "--help"]])
def test_one_question_is_told_in_full(arguments: list[str]) -> None:
    told = run(*arguments).stdout
    question = query_library()["ties"]
    assert question.title["en"] in told
    assert "--area  Only those of this area" in told
    assert "culture" in told
    assert question.example in told
    for name, texts in question.columns.items():
        assert name in told
        assert texts["en"] in told
    spanish = run(*arguments, "--lang", "es").stdout
    assert question.title["es"] in spanish


def test_the_help_of_the_command_stays() -> None:
    assert "Options:" in run("query", "--help").stdout


@pytest.mark.parametrize(("name", "said"), [("tie", "“ties”"), ("plazo", "“expired-agreements”")])
def test_an_unknown_question_gets_a_suggestion(name: str, said: str) -> None:
    result = run("queries", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_question_is_answered_with_its_datatypes(workspace: str) -> None:
    result = run("query", "cities", "--graph", workspace, "--format", "sparql-json")
    (first, _second) = json.loads(result.stdout)["results"]["bindings"]
    assert first["city"]["type"] == "uri"
    assert first["agreements"]["datatype"].endswith("#integer")


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml", "jsonld"])
def test_triples_are_written_as_rdf(form: str, workspace: str) -> None:
    text = "DESCRIBE codev:Actor"
    result = run("query", "-e", text, "--graph", workspace, "--format", form)
    assert result.exit_code == 0
    assert "Organisation" in result.stdout or "organisation" in result.stdout


@pytest.mark.parametrize(
    ("text", "form", "known"),
    [
        ("ASK {}", "turtle", "table, csv, tsv, json, sparql-json, sparql-xml"),
        ("DESCRIBE codev:Actor", "sparql-xml", "turtle, ntriples, rdfxml, jsonld"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(
    text: str, form: str, known: str, workspace: str
) -> None:
    result = run("query", "-e", text, "--graph", workspace, "--format", form)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"--format {form} does not fit this answer" in result.stderr
    assert known in result.stderr


def test_the_list_is_no_graph() -> None:
    assert run("query", "--format", "turtle").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "sparql-json"])
def test_a_misspelt_term_is_told_beside_the_empty_answer(form: str, workspace: str) -> None:
    text = "SELECT ?x { ?x a codev:Actr }"
    result = run("query", "-e", text, "--graph", workspace, "--format", form)
    assert result.exit_code == 0
    assert "codev:Actr is not in the graph. Did you mean “codev:Actor”" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["query", "ties", "--graph"], ["measures"], ["gaps"], ["check"]]
)
def test_a_workspace_is_a_graph_like_any_other(
    arguments: list[str], workspace: str, real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    file = str(real_graph.save(tmp_path / "santa-ana-tapachula.trig"))
    (of_file, of_workspace) = (run(*arguments, source) for source in (file, workspace))
    assert of_workspace.exit_code == of_file.exit_code == 0
    assert of_workspace.stdout == of_file.stdout


def test_build_writes_a_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "my ws"
    result = run("build", str(REAL), "--workspace", str(folder))
    assert (result.exit_code, result.stdout) == (0, "")
    assert is_workspace(folder)
    trig = tmp_path / "graph.trig"
    assert run("export", str(folder), "--to", str(trig)).exit_code == 0
    assert run("build", str(REAL), "-o", "-").stdout == trig.read_text(encoding="utf-8")


def test_a_folder_of_tables_is_never_made_a_workspace(real_tables: Path) -> None:
    before = sorted(path.name for path in real_tables.iterdir())
    result = run("build", str(REAL), "--workspace", str(real_tables))
    assert result.exit_code == 1
    assert "which codev-graph did not write" in result.stderr
    assert sorted(path.name for path in real_tables.iterdir()) == before


def test_a_file_and_a_workspace_at_once_are_refused(tmp_path: Path) -> None:
    ways = ("-o", str(tmp_path / "g.trig"), "--workspace", str(tmp_path / "ws"))
    result = run("build", str(REAL), *ways)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
