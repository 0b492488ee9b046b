"""What the server says beside answers: forms, descriptions, graphs, entities, headers, refusals."""

from __future__ import annotations

import io
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from served import PAGE, Reply, Server

from builders import DATASET

OIM = f"https://w3id.org/codev-graph/id/{DATASET}/actor/oim"
PATH = OIM.removeprefix("https://w3id.org")
SD = "http://www.w3.org/ns/sparql-service-description#"
GRAPH = f"https://w3id.org/codev-graph/id/{DATASET}/graph/estrategia-2022"
SELECT = "SELECT ?city WHERE { ?city a codev:City } ORDER BY ?city"
RDF_TYPES = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
RESULT_TYPES = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
]


def triples(reply: Reply) -> set[ox.Triple]:
    form = ox.RdfFormat.from_media_type(reply.media_type)
    assert form is not None
    return {quad.triple for quad in ox.parse(io.BytesIO(reply.body), format=form)}


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_results_come_in_the_form_asked(server: Server, media_type: str) -> None:
    reply = server.ask(SELECT, Accept=f"text/none, {media_type};q=0.5, */*;q=0.1")
    assert reply.media_type == media_type
    assert reply.headers["vary"] == "Accept, Accept-Language"
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if media_type == "text/csv":
        assert reply.text.count("\r\n") == 3
    else:
        answer = ox.parse_query_results(io.BytesIO(reply.body), format=form)
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == 2


@pytest.mark.parametrize("media_type", RDF_TYPES)
def test_one_graph_comes_in_every_form_and_by_every_way(server: Server, media_type: str) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
    by_query = server.ask(query, Accept=media_type)
    by_store = server.get(f"/graphs?graph={quote(GRAPH, safe='')}", Accept=media_type)
    assert by_query.media_type == by_store.media_type == media_type
    assert triples(by_query) == triples(by_store) != set()


def test_clients_that_say_json_get_json(server: Server) -> None:
    assert server.ask(SELECT, Accept="application/json").media_type == "application/json"
    assert server.ask("ASK {}", Accept="image/png, text/html;q=0").status == 406


def test_the_service_describes_itself(server: Server) -> None:
    for accept in ("*/*", "", *RDF_TYPES):
        reply = server.get("/sparql", **({"Accept": accept} if accept else {}))
        found = triples(reply)
        types = {triple.object.value for triple in found if isinstance(triple.object, ox.NamedNode)}
        assert {f"{SD}Service", f"{SD}SPARQL11Query", f"{SD}UnionDefaultGraph", GRAPH} <= types
        assert f"{SD}BasicFederatedQuery" not in types
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert server.get("/sparql", Accept=browser).media_type == PAGE


def test_the_default_graph_is_the_union_of_all(server: Server) -> None:
    union = triples(server.get("/graphs?default", Accept="application/n-triples"))
    one = triples(server.get(f"/graphs?graph={quote(GRAPH, safe='')}", Accept=RDF_TYPES[1]))
    assert one < union


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graphs?graph=http%3A%2F%2Fnot-here%2F", 404),
        ("/graphs?graph=relative", 400),
        ("/graphs", 400),
        (f"/graphs?default&graph={GRAPH}", 400),
        ("/graphs?graph=a&graph=b", 400),
        (f"{PATH}-not", 404),
        ("/codev-graph/id/x/y/z%3Cscript%3E", 404),
        ("/codev-graph/%7Bbad%20iri%7C", 404),
        ("/resource?iri=nothing", 400),
        ("/resource?iri=http%3A%2F%2Fnot-here%2F", 404),
        ("/nowhere", 404),
        ("/queries/no-such", 404),
        ("/queries/actors?run=1&city=no-such", 400),
        ("/assets/../_app.py", 404),
        ("/assets/%2e%2e/_app.py", 404),
    ],
)
def test_wrong_addresses_are_told_in_words(server: Server, path: str, status: int) -> None:
    for accept, media_type in ((PAGE, PAGE), ("*/*", "text/plain")):
        reply = server.get(path, Accept=accept)
        assert (reply.status, reply.media_type) == (status, media_type)
        assert "Traceback" not in reply.text
        assert "<script>" not in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(server: Server, method: str) -> None:
    for path in ("/sparql", "/graphs?default", PATH):
        assert server.send(method, path, b"<a> <b> <c>", Content_Type="text/turtle").status == 405


@pytest.mark.parametrize("media_type", RDF_TYPES)
def test_an_entity_is_told_as_rdf(server: Server, media_type: str) -> None:
    reply = server.get(PATH, Accept=media_type)
    assert reply.media_type == media_type
    here = ox.NamedNode(OIM)
    assert all(here in (triple.subject, triple.object) for triple in triples(reply))
    assert len(triples(reply)) > 10


def test_an_entity_is_told_as_a_page(server: Server) -> None:
    page = server.get(PATH, Accept=PAGE, Accept_Language="es-SV, en;q=0.5")
    assert '<html lang="es">' in page.text
    assert "Organización Internacional para las Migraciones" in page.text
    assert f"/codev-graph/id/{DATASET}/source/estrategia-2022" in page.text
    term = quote("https://w3id.org/codev-graph/ontology#Actor", safe="")
    assert "codev-graph/ontology#Actor" in server.get(f"/resource?iri={term}", Accept=PAGE).text


def test_every_answer_is_guarded(server: Server) -> None:
    for path in ("/sparql", "/queries", PATH, "/graphs?default", "/nowhere", "/assets/web.css"):
        headers = server.get(path, Accept=PAGE).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers
        assert "access-control-allow-origin" not in headers
    loose = server.get("/sparql", Accept=PAGE).headers["content-security-policy"]
    strict = server.get("/queries", Accept=PAGE).headers["content-security-policy"]
    assert "style-src 'self' 'unsafe-inline';" in loose
    assert "unsafe" not in strict


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_machine_is_refused(server: Server, host: str) -> None:
    assert server.get("/queries", Host=host).status == 421
    for own in (f"localhost:{server.port}", "127.0.0.1", "[::1]:80"):
        assert server.get("/queries", Host=own).status == 200


def test_what_was_kept_need_not_be_sent_again(server: Server) -> None:
    for path in (f"/sparql?query={quote(SELECT)}", "/queries", PATH, "/graphs?default"):
        first = server.get(path)
        again = server.get(path, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        other = server.get(path, If_None_Match=first.headers["etag"], Accept_Language="es")
        assert other.status == 200
    assert "etag" not in server.ask("SELECT (NOW() AS ?now) {}").headers


def test_head_is_get_without_a_body(server: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/graphs?default", PATH):
        head, got = server.send("HEAD", path), server.get(path)
        assert head.status == 200
        assert head.body == b""
        assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400),
        ("PREFIX f: <file:///etc/> SELECT * FROM NAMED f:passwd { GRAPH ?g { ?s ?p ?o } }", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("LOAD <file:///etc/passwd>", 400),
    ],
)
def test_nothing_outside_is_reached(server: Server, query: str, status: int) -> None:
    reply = server.ask(query)
    assert reply.status == status
    assert "root:" not in reply.text


def test_a_graph_that_is_here_can_be_chosen(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) {}".replace("{}", f"FROM <{GRAPH}> {{ ?s ?p ?o }}")
    by_protocol = server.get(
        f"/sparql?query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}"
        f"&default-graph-uri={quote(GRAPH, safe='')}"
    )
    assert server.ask(count).json == by_protocol.json


def test_a_variable_may_be_named_as_the_word_before_graphs(server: Server) -> None:
    reply = server.ask("SELECT ?from { ?from codev:tieTo ?to } LIMIT 1")
    assert reply.status == 200, reply.text
    assert len(reply.json["results"]["bindings"]) == 1


def test_a_syntax_error_shows_its_place(server: Server) -> None:
    reply = server.ask("SELECT *\nWHERE { ?s ?p }")
    assert reply.status == 400
    assert "line 2, column" in reply.text
    assert "\n  WHERE { ?s ?p }\n" in reply.text
