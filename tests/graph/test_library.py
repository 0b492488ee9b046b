"""Every query that travels with the package says what it answers, and runs."""

from __future__ import annotations

import re
import shlex

import pytest

from codev_graph import KnowledgeGraph
from codev_graph._i18n import in_language
from codev_graph.errors import QueryError, UnknownQueryError
from codev_graph.graph import NamedQuery, find_queries, named_query, query_library
from codev_graph.graph._library import parse_query
from codev_graph.terms import vocabulary

HEADER = """#+ title: {es: Título, en: Title}
#+ summary: {es: Resumen, en: Summary}
#+ params:
#+   city: {type: individual, of: city, title: {es: Ciudad, en: City}}
#+ columns:
#+   x: {es: Equis, en: Ex}
#+ example: codev-graph query q --city a
SELECT ?x WHERE { ?x a ?y }
"""
ALL = pytest.mark.parametrize("query", query_library().values(), ids=lambda query: query.name)


def test_a_header_is_read() -> None:
    query = parse_query(HEADER, "q", "gaps")
    assert (query.name, query.group, query.text) == ("q", "gaps", HEADER)
    assert [(p.name, p.kind, p.of) for p in query.params] == [("city", "individual", "city")]
    assert query.told(query.title) == "Title"
    with in_language("es"):
        assert query.told(query.title) == "Título"


@pytest.mark.parametrize("part", ["title", "summary", "columns", "example"])
def test_a_header_without_a_part_is_refused(part: str) -> None:
    text = HEADER.replace(f"#+ {part}:", "#+ other:")
    with pytest.raises(QueryError, match=f"header of query “q”.*{part}"):
        parse_query(text, "q")


@pytest.mark.parametrize("text", ["SELECT * {}", "#+ [", "#+ a text"])
def test_what_is_no_header_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="header of query “q”"):
        parse_query(text, "q")


def test_an_unknown_query_carries_the_nearest_names() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        named_query("uninvolved-actor")
    assert caught.value.suggestions[0] == "uninvolved-actors"
    assert "Did you mean “uninvolved-actors”" in str(caught.value)


def test_a_name_like_no_other_gets_no_suggestion() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        named_query("zzzz")
    assert str(caught.value) == "There is no query “zzzz”."


@ALL
def test_a_query_speaks_both_languages(query: NamedQuery) -> None:
    texts = [query.title, query.summary, *query.columns.values()]
    texts += [parameter.title for parameter in query.params]
    for text in texts:
        assert set(text) == {"es", "en"}
        assert all(said.strip() for said in text.values())
    assert query.title["es"] != query.title["en"]


@ALL
def test_a_query_has_the_columns_that_it_tells_of(
    query: NamedQuery, real_graph: KnowledgeGraph
) -> None:
    assert real_graph.sparql(query.text).columns == tuple(query.columns)


@ALL
def test_a_parameter_is_used_and_of_a_kind_that_is_known(query: NamedQuery) -> None:
    used = set(re.findall(r"\?_(\w+)", query.text)) - {"lang"}
    assert used == {parameter.name for parameter in query.params}
    for parameter in query.params:
        assert parameter.kind in {"individual", "concept", "string", "integer", "date"}
        if parameter.kind == "concept":
            assert vocabulary(parameter.of)


@ALL
def test_the_example_of_a_query_runs(
    query: NamedQuery, real_graph: KnowledgeGraph, peer_graph: KnowledgeGraph
) -> None:
    """An example names the peers' tables where it is not on what ``demo`` wrote."""
    program, command, name, *rest = shlex.split(query.example)
    assert (program, command, name) == ("codev-graph", "query", query.name)
    told = {key.removeprefix("--"): value for key, value in zip(rest[::2], rest[1::2], strict=True)}
    source = told.pop("graph", "out/graph.trig")
    graph = {"out/graph.trig": real_graph, "data/hermanamientos": peer_graph}[source]
    assert graph.query(query.name, **told).columns == tuple(query.columns)


def test_a_parameter_may_have_values_and_a_default() -> None:
    text = HEADER.replace(
        "type: individual, of: city,", "type: string, values: [a, b], default: a,"
    )
    (parameter,) = parse_query(text, "q").params
    assert (parameter.allowed, parameter.default) == (("a", "b"), "a")


def test_a_concept_takes_the_notations_of_its_vocabulary() -> None:
    area = next(each for each in named_query("ties").params if each.name == "area")
    assert area.allowed == tuple(concept.notation for concept in vocabulary("area"))


def test_lists_in_cells_are_known_from_the_text() -> None:
    assert named_query("ties").lists == {"areas", "purposes"}
    assert named_query("cities").lists == frozenset()


def test_queries_are_found_by_all_their_words() -> None:
    assert find_queries("") == list(query_library().values())
    assert named_query("expired-agreements") in find_queries("CONVENIOS plazo")
    assert find_queries("convenio zzzz") == []


def test_an_unknown_name_that_is_a_word_of_some_carries_their_names() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        named_query("hermanadas")
    assert set(caught.value.suggestions) <= {query.name for query in find_queries("hermanadas")}
    assert caught.value.suggestions
