"""Answers are written in the standard formats, and others read them."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
import rdflib

from codev_graph.errors import QueryError
from codev_graph.graph import (
    Answer,
    GraphStore,
    answer_kind,
    answer_types,
    write_answer,
)

ALONE = GraphStore([])
SELECT = 'SELECT * { VALUES (?a ?b) { ("x"@es 7) (<a:b> UNDEF) } }'
QUERIES = {"solutions": SELECT, "boolean": "ASK {}", "triples": "DESCRIBE codev:Actor"}


def answer(kind: str) -> Answer:
    return ALONE.run(QUERIES[kind])


@pytest.mark.parametrize("kind", QUERIES)
def test_an_answer_says_what_it_is(kind: str) -> None:
    assert answer_kind(answer(kind)) == kind


def test_results_have_the_media_types_of_the_standard() -> None:
    results = {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
    }
    assert answer_types("solutions") == answer_types("boolean") == results
    assert answer_types("triples") == {
        "turtle": "text/turtle",
        "ntriples": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "jsonld": "application/ld+json",
    }


@pytest.mark.parametrize("name", answer_types("solutions"))
def test_others_read_solutions(name: str) -> None:
    media_type = answer_types("solutions")[name]
    content = write_answer(answer("solutions"), media_type)
    assert content == write_answer(answer("solutions"), name)
    read = rdflib.query.Result.parse(io.BytesIO(content), format=name)
    assert [str(variable) for variable in read.vars or ()] == ["a", "b"]
    assert {str(row[0]) for row in read} == {"x", "a:b"}


@pytest.mark.parametrize("name", answer_types("triples"))
def test_others_read_triples(name: str) -> None:
    content = write_answer(answer("triples"), name)
    known = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    read = rdflib.Graph().parse(data=content, format=known.get(name, name))
    assert len(read) == len(list(answer("triples")))  # type: ignore[arg-type]


def test_a_boolean_is_told_in_json() -> None:
    assert json.loads(write_answer(answer("boolean"), "json"))["boolean"] is True


def test_turtle_has_our_prefixes() -> None:
    content = write_answer(answer("triples"), "text/turtle")
    assert b"\ncodev:Actor " in content
    assert b"owl:Class" in content


@pytest.mark.parametrize(("kind", "form"), [("solutions", "turtle"), ("triples", "text/csv")])
def test_a_format_that_does_not_fit_is_refused(kind: str, form: str) -> None:
    with pytest.raises(QueryError, match=f"can not be written as “{form}”; expected one of"):
        write_answer(answer(kind), form)


def test_what_fails_on_the_way_is_an_error_of_ours() -> None:
    with pytest.raises(QueryError, match="not supported"):
        write_answer(ALONE.run("SELECT (codev:none(1) AS ?x) {}"), "json")


def test_an_answer_of_raw_oxigraph_is_written_too() -> None:
    assert write_answer(ox.Store().query("ASK {}"), "csv") == b"true"
