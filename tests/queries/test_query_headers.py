"""Every query of the library says completely and truly what it asks and answers."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from real_data import DATASETS, TWINNING, store

from codev_graph._i18n import in_language
from codev_graph.errors import QueryError
from codev_graph.graph import NamedQuery, ask, query_library
from codev_graph.graph._library import parse_query
from codev_graph.terms import vocabulary

LIBRARY = query_library()
ROOT = Path(__file__).parents[2]
TYPES = {"individual", "concept", "string", "integer", "date"}
INDIVIDUALS = {
    "city",
    "actor",
    "agreement",
    "committee",
    "project",
    "participation",
    "tie",
    "sector-presence",
    "phase-record",
    "source",
}
every_query = pytest.mark.parametrize("query", LIBRARY.values(), ids=list(LIBRARY))


def code(query: NamedQuery) -> str:
    """Return the query without its header and comments."""
    lines = [line for line in query.text.splitlines() if not line.lstrip().startswith("#")]
    return "\n".join(lines)


@every_query
def test_both_languages_tell_everything(query: NamedQuery) -> None:
    texts = [query.title, query.summary, *query.columns.values()]
    texts += [parameter.title for parameter in query.params]
    for text in texts:
        assert set(text) == {"es", "en"}
        assert all(isinstance(told, str) and told.strip() for told in text.values())


@every_query
def test_columns_are_the_variables_that_it_selects(query: NamedQuery) -> None:
    selected = store(DATASETS[0]).run(query.text)
    assert isinstance(selected, ox.QuerySolutions | ox.QueryTriples)
    names = (
        [variable.value for variable in selected.variables]
        if isinstance(selected, ox.QuerySolutions)
        else ["subject", "predicate", "object"]
    )
    assert list(query.columns) == names


@every_query
def test_parameters_are_the_variables_that_it_leaves_open(query: NamedQuery) -> None:
    named = set(re.findall(r"\?_(\w+)", code(query))) - {"lang"}
    assert {parameter.name for parameter in query.params} == named
    for parameter in query.params:
        assert parameter.kind in TYPES
        if parameter.kind == "individual":
            assert parameter.of in INDIVIDUALS
        elif parameter.kind == "concept":
            assert vocabulary(parameter.of)
        else:
            assert parameter.of == ""


@every_query
def test_it_declares_its_prefixes_so_that_it_runs_anywhere(query: NamedQuery) -> None:
    bare = re.sub(r'<[^>\s]*>|"[^"]*"', "", code(query))
    declared = set(re.findall(r"PREFIX (\w+):", bare))
    used = set(re.findall(r"(?<![\w?])([a-z]+):[\w]", bare))
    assert used == declared
    # Without our prefixes supplied, the engine must still understand it.
    ox.Store().query(query.text)


@every_query
@pytest.mark.parametrize("dataset", DATASETS)
def test_it_runs_on_every_shipped_data_set(query: NamedQuery, dataset: str) -> None:
    assert ask(store(dataset), query.name).columns == tuple(query.columns)


@every_query
def test_its_example_runs_it_with_its_own_parameters(query: NamedQuery) -> None:
    words = query.example.split()
    assert words[:3] == ["codev-graph", "query", query.name]
    flags = words[3::2]
    assert all(flag.startswith("--") for flag in flags)
    options = dict(zip((flag[2:] for flag in flags), words[4::2], strict=True))
    # The graph that a build writes is that of the founding case; the other is named.
    folder = options.pop("graph", f"data/{TWINNING}")
    ask(store(folder.removeprefix("data/")), query.name, options)


@every_query
@pytest.mark.parametrize("dataset", DATASETS)
def test_it_finds_as_much_in_either_language(query: NamedQuery, dataset: str) -> None:
    spanish = ask(store(dataset), query.name)
    with in_language("en"):
        assert len(ask(store(dataset), query.name)) == len(spanish)


def test_labels_follow_the_language_in_force() -> None:
    spanish = ask(store(DATASETS[0]), "recommendations").column("label")
    with in_language("en"):
        english = ask(store(DATASETS[0]), "recommendations").column("label")
    assert spanish[0] == "Proactividad"
    assert english[0] == "Proactivity"


def maker(name: str) -> ModuleType:
    """Return the program of docs/ that writes a page."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


@pytest.mark.parametrize("name", ["make_competency", "make_queries"])
def test_a_page_that_is_written_from_the_headers_is_current(name: str) -> None:
    pages = maker(name)
    assert pages.PAGE.read_text(encoding="utf-8") == pages.page()


def test_there_are_as_many_competency_questions_as_were_promised() -> None:
    assert len(maker("make_competency").questions()) >= 45


def test_every_competency_question_has_a_test_with_its_answer() -> None:
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_answers_*.py")
    )
    questions = [name for name, query in LIBRARY.items() if query.title["es"].startswith("¿")]
    untested = [n for n in questions if f"def test_{n.replace('-', '_')}(" not in tests]
    assert untested == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { ?s ?p ?o }",
        "#+ title: [unclosed\nSELECT * WHERE { ?s ?p ?o }",
        "#+ title: {es: a, en: b}\nSELECT * WHERE { ?s ?p ?o }",
        "#+ just a text\nSELECT * WHERE { ?s ?p ?o }",
    ],
)
def test_an_incomplete_header_is_told(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text, "mine")
    assert caught.value.query == "mine"
    assert "mine" in str(caught.value)
