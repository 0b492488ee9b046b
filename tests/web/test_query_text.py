"""What a query's text tells before it is run."""

from __future__ import annotations

import pytest

from codev_graph.terms import CODEV
from codev_graph.web._links import iri_at, page_of, shortened
from codev_graph.web._query_text import graphs_asked, is_lasting


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT * FROM <http://a/> FROM NAMED <http://b/> {}", ["http://a/", "http://b/"]),
        ("select * from<http://a/>from#x\n named<http://b/>{}", ["http://a/", "http://b/"]),
        ("PREFIX e: <http://e/> ASK FROM e:g {}", ["http://e/g"]),
        ("ASK FROM codev:g {}", [CODEV + "g"]),
        ("ASK FROM unknown:g {}", []),
        ("ASK { ?from ?p 'x' }", []),
        ("SELECT * { ?from codev:name ?name . $FROM codev:note ?note }", []),
        (
            "PREFIX from: <http://f/> ASK { from:a codev:from from:b ; codev:a-from <urn:c> }",
            [],
        ),
        ("SELECT ?from FROM codev:g { ?from <urn:p> ?o }", [CODEV + "g"]),
    ],
)
def test_the_graphs_after_from_are_found(query: str, graphs: list[str]) -> None:
    assert list(graphs_asked(query)) == graphs


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?n) {}", "select (rand() as ?r) {}"])
def test_what_changes_from_run_to_run_is_not_kept(query: str) -> None:
    assert not is_lasting(query)
    assert is_lasting("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("iri", "page", "short"),
    [
        (
            "https://w3id.org/codev-graph/id/d/actor/a%20b",
            "/codev-graph/id/d/actor/a%20b",
            "actor/a%20b",
        ),
        (
            "https://w3id.org/codev-graph/ontology#Actor",
            "/resource?iri=https%3A%2F%2Fw3id.org%2Fcodev-graph%2Fontology%23Actor",
            "codev:Actor",
        ),
        ("urn:x&y", "/resource?iri=urn%3Ax%26y", "urn:x&y"),
    ],
)
def test_every_iri_has_a_page(iri: str, page: str, short: str) -> None:
    assert page_of(iri) == page
    assert shortened(iri) == short
    if not page.startswith("/resource"):
        assert iri_at(page) == iri
