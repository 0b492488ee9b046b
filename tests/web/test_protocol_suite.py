"""The W3C's SPARQL 1.1 Protocol test suite: all 34 cases, the updates as what must be refused.

The suite's own three documents, each about itself, are made again here. A service that takes no
updates is right to answer those cases with an error of the client's.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from served import Server, serving

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
RESULTS = {"application/sparql-results+xml", "application/sparql-results+json"}
GRAPHS = {"application/rdf+xml", "application/rdf+json", "text/turtle"}
INSERT = "INSERT DATA { <http://example.org/s> <http://example.org/p> <test> }"


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("suite")
    data = folder / "data.trig"
    document = "<{0}> {{ <{0}> a <http://xmlns.com/foaf/0.1/Document> }}\n"
    data.write_text("".join(document.format(iri) for iri in (ONE, TWO, THREE)))
    with serving(folder / "log", str(data)) as server:
        yield server


def address(**parameters: str | list[str]) -> str:
    named = {name.replace("_", "-"): value for name, value in parameters.items()}
    return f"/sparql/?{urlencode(named, doseq=True)}"


def posted(body: str, media_type: str | None = QUERY, path: str = "/sparql/") -> dict[str, object]:
    headers = {"Content_Type": media_type} if media_type else {}
    return {"method": "POST", "path": path, "body": body.encode(), **headers}


def got(path: str) -> dict[str, object]:
    return {"method": "GET", "path": path}


BOTH = f"ASK {{ <{ONE}> ?p ?o . <{TWO}> ?p ?o }}"
ANSWERS = {
    "query_get": (got("/sparql?query=ASK%20%7B%7D"), RESULTS, True),
    "query_post_form": (posted("query=ASK%20%7B%7D", FORM), RESULTS, True),
    "query_post_direct": (posted("ASK {}"), RESULTS, True),
    "query_dataset_default_graphs_get": (
        got(
            address(
                query=f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}",
                default_graph_uri=[ONE, TWO],
            )
        ),
        RESULTS,
        True,
    ),
    "query_dataset_default_graphs_post": (
        posted(BOTH, path=address(default_graph_uri=[ONE, TWO])),
        RESULTS,
        True,
    ),
    "query_dataset_named_graphs_get": (
        got(address(query="ASK { GRAPH ?g { ?s ?p ?o } }", named_graph_uri=[ONE, TWO])),
        RESULTS,
        True,
    ),
    "query_dataset_named_graphs_post": (
        posted("ASK { GRAPH ?g { ?s ?p ?o } }", path=address(named_graph_uri=[ONE, TWO])),
        RESULTS,
        True,
    ),
    "query_dataset_full": (
        posted(
            "SELECT ?g ?x ?s { ?x ?y ?o  GRAPH ?g { ?s ?p ?o } }",
            path=address(default_graph_uri=THREE, named_graph_uri=[ONE, TWO]),
        ),
        RESULTS,
        [(ONE, THREE, ONE), (TWO, THREE, TWO)],
    ),
    "query_multiple_dataset": (
        posted(f"ASK FROM <{ONE}> {{ <{ONE}> ?p ?o }}", path=address(default_graph_uri=TWO)),
        RESULTS,
        False,
    ),
    "query_content_type_select": (
        posted("SELECT (1 AS ?value) {}"),
        RESULTS | {"text/csv", "text/tab-separated-values"},
        [("1",)],
    ),
    "query_content_type_ask": (posted("ASK {}"), RESULTS, True),
    "query_content_type_describe": (posted("DESCRIBE <http://example.org/>"), GRAPHS, None),
    "query_content_type_construct": (posted("CONSTRUCT { <s> <p> 1 } WHERE {}"), GRAPHS, None),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_a_query_is_answered(suite: Server, case: str) -> None:
    request, types, expected = ANSWERS[case]
    reply = suite.send(**request)  # type: ignore[arg-type]
    assert reply.status == 200, reply.text
    assert reply.media_type in types
    if isinstance(expected, bool):
        assert reply.json["boolean"] is expected
    elif expected is not None:
        names = reply.json["head"]["vars"]
        rows = reply.json["results"]["bindings"]
        assert sorted(tuple(row[name]["value"] for name in names) for row in rows) == expected


USING = "using-graph-uri=" + ONE.replace(":", "%3A").replace("/", "%2F")
CONFLICT = urlencode(
    {
        "using-named-graph-uri": "http://example/people",
        "update": "WITH <http://example/addresses> DELETE { ?s ?p 'Bill' } WHERE { ?s ?p 'Bill' }",
    }
)
UTF_16 = {"method": "POST", "path": "/sparql/", "body": "ASK {}".encode("utf-16")}
REFUSALS = {
    "bad_query_method": ({"method": "PUT", "path": "/sparql?query=ASK%20%7B%7D"}, 405),
    "bad_multiple_queries": (
        got("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"),
        400,
    ),
    "bad_query_wrong_media_type": (posted("ASK {}", "text/plain"), 415),
    "bad_query_missing_form_type": (posted("query=ASK%20%7B%7D", None), 415),
    "bad_query_missing_direct_type": (posted("ASK {}", None), 415),
    "bad_query_non_utf8": (UTF_16 | {"Content_Type": f"{QUERY}; charset=UTF-16"}, 415),
    "bad_query_syntax": (got("/sparql?query=ASK%20%7B"), 400),
    "update_dataset_default_graph": (posted(INSERT, UPDATE, f"/sparql?{USING}"), 403),
    "update_dataset_default_graphs": (posted(INSERT, UPDATE, f"/sparql?{USING}&{USING}"), 403),
    "update_dataset_named_graphs": (
        posted(INSERT, UPDATE, address(using_named_graph_uri=[ONE, TWO])),
        403,
    ),
    "update_dataset_full": (
        posted(INSERT, UPDATE, address(using_graph_uri=ONE, using_named_graph_uri=TWO)),
        403,
    ),
    "update_post_form": (posted("update=CLEAR%20ALL", FORM), 403),
    "update_post_direct": (posted("CLEAR ALL", UPDATE), 403),
    "update_base_uri": (posted(INSERT, UPDATE), 403),
    "bad_update_get": (got("/sparql?update=CLEAR%20ALL"), 403),
    "bad_multiple_updates": (posted("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM), 403),
    "bad_update_wrong_media_type": (posted("CLEAR NAMED", "text/plain"), 415),
    "bad_update_missing_form_type": (posted("update=CLEAR%20NAMED", None), 415),
    "bad_update_non_utf8": (UTF_16 | {"Content_Type": f"{UPDATE}; charset=UTF-16"}, 403),
    "bad_update_syntax": (posted("update=CLEAR%20XYZ", FORM), 403),
    "bad_update_dataset_conflict": (posted(CONFLICT, FORM), 403),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_wrong_or_writes_is_refused(suite: Server, case: str) -> None:
    request, status = REFUSALS[case]
    reply = suite.send(**request)  # type: ignore[arg-type]
    assert reply.status == status
    assert reply.media_type == "text/plain"
    assert "Traceback" not in reply.text
    left = suite.ask("SELECT ?g { GRAPH ?g { ?g a <http://xmlns.com/foaf/0.1/Document> } }")
    assert len(left.json["results"]["bindings"]) == 3


def test_every_case_of_the_suite_is_here() -> None:
    assert len(ANSWERS) + len(REFUSALS) == 34


def test_an_update_in_the_place_of_a_query_is_no_query(suite: Server) -> None:
    assert suite.ask("CLEAR ALL").status == 400


def test_bytes_that_are_not_utf_8_are_refused(suite: Server) -> None:
    assert suite.send("POST", "/sparql", b"ASK { ?s ?p '\xff' }", Content_Type=QUERY).status == 400
    assert suite.get("/sparql?query=%FF").status == 400
