"""``codev-graph query``: the library's questions, and SPARQL of one's own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result

from builders import REAL, run
from codev_graph import KnowledgeGraph
from codev_graph.cli import main
from codev_graph.graph import query_library


@pytest.fixture(scope="module")
def graph_file(real_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(real_graph.save(tmp_path_factory.mktemp("query") / "graph.trig"))


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_without_a_name_the_questions_are_listed() -> None:
    listed = rows(run("query"))
    assert {row["name"] for row in listed} == set(query_library())
    cities = next(row for row in listed if row["name"] == "actors")
    assert cities["parameters"] == "--city --class"


def test_the_list_follows_the_language() -> None:
    english, spanish = run("query").stdout, run("query", "--lang", "es").stdout
    title = query_library()["actors"].title
    assert title["en"] in english
    assert title["es"] in spanish


def test_a_question_is_answered(graph_file: str, real_graph: KnowledgeGraph) -> None:
    result = run("query", "uninvolved-actors", "--city", "tapachula", "--graph", graph_file)
    assert result.stdout == real_graph.query("uninvolved-actors", city="tapachula").to_csv()
    assert result.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["actors", "--city=tapachula", "--graph", "GRAPH"],
        ["actors", "--graph", "GRAPH", "--city", "tapachula", "--format", "csv"],
        ["--format", "csv", "--graph=GRAPH", "actors", "--city", "tapachula"],
    ],
)
def test_parameters_may_stand_anywhere(
    arguments: list[str], graph_file: str, real_graph: KnowledgeGraph
) -> None:
    given = [word.replace("GRAPH", graph_file) for word in arguments]
    result = run("query", *given)
    assert result.stdout == real_graph.query("actors", city="tapachula").to_csv()


def test_a_folder_of_tables_can_be_asked(real_graph: KnowledgeGraph) -> None:
    assert (
        run("query", "cities", "--graph", str(REAL)).stdout == real_graph.query("cities").to_csv()
    )


def test_no_parameter_has_the_name_of_an_option() -> None:
    options = {name for given in main.commands["query"].params for name in given.opts}
    for query in query_library().values():
        assert not options & {f"--{parameter.name}" for parameter in query.params}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["bridging-actor"], 1, "Did you mean “bridging-actors”"),
        (["actors", "--cty", "tapachula"], 1, "Did you mean “city”?"),
        (["actors", "--city", "tapachla"], 1, "Did you mean “tapachula”?"),
        (["ties", "--area", "culura"], 1, "Did you mean “culture”?"),
        (["ties", "--area"], 2, "“--area” is not a parameter"),
        (["ties", "culture"], 2, "“culture” is not a parameter"),
        (["ties", "-e", "ASK {}"], 2, "only one"),
        (["--file", "no-such.rq"], 1, "no-such.rq: there is no such file"),
    ],
)
def test_what_can_not_be_asked_is_told(
    arguments: list[str], code: int, said: str, graph_file: str
) -> None:
    result = run("query", "--graph", graph_file, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_select_ask_and_construct_of_ones_own(graph_file: str) -> None:
    def ask(text: str) -> list[dict[str, str]]:
        return rows(run("query", "--graph", graph_file, "-e", text))

    cities = ask("SELECT ?city WHERE { ?city a codev:City } ORDER BY ?city")
    assert [row["city"].rsplit("/", 1)[-1] for row in cities] == ["santa-ana", "tapachula"]
    assert ask("ASK { ?city a codev:City }") == [{"answer": "True"}]
    assert ask("ASK { ?city a codev:Nothing }") == [{"answer": "False"}]
    built = ask("CONSTRUCT { ?c a codev:Twin } WHERE { ?c a codev:City }")
    assert {row["object"] for row in built} == {"<https://w3id.org/codev-graph/ontology#Twin>"}
    assert len(built) == 2


def test_sparql_is_read_from_a_file_and_from_standard_input(
    graph_file: str, tmp_path: Path
) -> None:
    text = 'SELECT ("ñ" AS ?sign) {}'
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    asked = ["query", "--graph", graph_file, "--file"]
    assert run(*asked, str(tmp_path / "mine.rq")).stdout == "sign\nñ\n"
    assert run(*asked, "-", stdin=text).stdout == "sign\nñ\n"


def test_a_syntax_error_has_its_line_and_a_caret(graph_file: str) -> None:
    text = "SELECT ?x\nWHERE ! { ?x a codev:City }"
    result = run("query", "--graph", graph_file, "--file", "-", stdin=text)
    assert (result.exit_code, result.stdout) == (1, "")
    told, line, caret = result.stderr.rstrip("\n").split("\n")
    assert "line 2, column 7" in told
    assert line[caret.index("^")] == "!"


def test_a_graph_is_read_from_standard_input(graph_file: str, real_graph: KnowledgeGraph) -> None:
    content = Path(graph_file).read_bytes()
    result = run("query", "cities", "--graph", "-", stdin=content)
    assert result.stdout == real_graph.query("cities").to_csv()


def test_an_answer_is_written_to_a_file(graph_file: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / "cities.json"
    result = run("query", "cities", "--graph", graph_file, "-o", str(path), "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 2


def test_a_graph_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("query", "cities", "--graph", str(tmp_path / "out" / "graph.trig"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "graph.trig: there is no such file or folder" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["uninvolved-actors", "--city", "tapachula"],
        ["--city=tapachula", "uninvolved-actors"],
        ["--city", "tapachula", "uninvolved-actors"],
    ],
)
def test_parameters_may_stand_before_the_name(graph_file: str, words: list[str]) -> None:
    done = run("query", *words, "--graph", graph_file)
    assert done.exit_code == 0
    assert "Museo de Tapachula" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["ties", "--city", "a", "--city", "b"],
        ["ties", "actors"],
        ["--city", "tapachula"],
        ["--file", "q.rq", "-e", "ASK { ?s ?p ?o }"],
    ],
)
def test_what_says_two_things_is_refused(graph_file: str, words: list[str]) -> None:
    assert run("query", *words, "--graph", graph_file).exit_code == 2
