"""The store answers SPARQL over the union of the graphs, as plain values."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from codev_graph import KnowledgeGraph
from codev_graph.errors import ForbiddenQueryError, QueryError, QuerySyntaxError
from codev_graph.graph import GraphStore
from codev_graph.terms import ONTOLOGY, expand, individual, named_graph

EMPTY = GraphStore([])


def quad(subject: str, predicate: str, value: object, graph: str = "g") -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(individual("t", *subject.split("/"))),
        ox.NamedNode(expand(predicate)),
        value,
        ox.NamedNode(named_graph("t", graph)),
    )


def test_select_gives_a_table_of_plain_values() -> None:
    values = '("ab" 7 0.5 2.5e0 true <a:b> "x"@es UNDEF)'
    table = EMPTY.select(f"SELECT * {{ VALUES (?a ?b ?c ?d ?e ?f ?g ?h) {{ {values} }} }}")
    assert sorted(table.columns) == list("abcdefgh")
    (row,) = table.records()
    assert row == dict(zip("abcdefgh", ("ab", 7, 0.5, 2.5, True, "a:b", "x", None), strict=True))
    assert row["e"] is True


def test_a_plain_string_of_digits_stays_text() -> None:
    text = ox.Literal("01")
    store = GraphStore([quad("actor/a", "codev:note", text)])
    assert store.select("SELECT ?v { ?s codev:note ?v }").rows == (("01",),)


def test_ask_and_construct_and_describe_are_tables_too() -> None:
    store = GraphStore([quad("actor/b", "rdf:type", ox.NamedNode("x:y"))])
    assert store.select("ASK { ?s a <x:y> }").rows == ((True,),)
    assert store.select("ASK { ?s a <x:z> }").rows == ((False,),)
    built = store.select("CONSTRUCT { ?s a <x:z> . ?s a <x:a> } WHERE { ?s a <x:y> }")
    assert built.columns == ("subject", "predicate", "object")
    assert [row[2] for row in built.rows] == ["<x:a>", "<x:z>"]
    iri = individual("t", "actor", "b")
    assert store.select(f"DESCRIBE <{iri}>").column("subject") == [f"<{iri}>"]


def test_the_default_graph_is_the_union_and_the_named_graphs_stay_apart() -> None:
    store = GraphStore(
        [quad("actor/a", "codev:note", ox.Literal("one"), graph) for graph in ("s1", "s2")]
    )
    assert store.select("SELECT ?v { ?s codev:note ?v }").rows == (("one",),)
    graphs = store.select("SELECT ?g { GRAPH ?g { ?s codev:note ?v } } ORDER BY ?g")
    assert graphs.column("g") == [named_graph("t", "s1"), named_graph("t", "s2")]


def test_the_ontology_is_in_a_graph_of_its_own() -> None:
    asked = f"ASK {{ GRAPH <{ONTOLOGY}> {{ codev:Actor a owl:Class }} }}"
    assert EMPTY.select(asked).rows == ((True,),)
    assert EMPTY.select("ASK { codev:Actor a owl:Class }").rows == ((True,),)


def test_rows_are_found_by_id_and_by_iri() -> None:
    kind = ox.NamedNode(expand("codev:City"))
    store = GraphStore([quad("city/b", "rdf:type", kind), quad("city/a", "rdf:type", kind)])
    iri = individual("t", "city", "a")
    assert store.keys("city") == ["a", "b"]
    assert store.individual("city", "a") == iri == store.individual("city", iri)
    assert store.individual("city", "c") is None
    assert store.individual("actor", "a") is None


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT ?x WHERE { ?x a }", 1),
        ("SELECT ?x\nWHERE {\n  ?x a codev:City ,, codev:Actor }", 3),
        ("SELECT *\n{ ?x a nix:City }", 2),
        ("", 1),
        ("SELECT ?x\n{ ?x a codev:City\n", 2),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", 1),
    ],
)
def test_a_syntax_error_shows_its_line_with_a_caret(query: str, line: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        EMPTY.select(query)
    found = caught.value
    told, shown, caret = str(found).split("\n")
    assert (found.query, found.line) == (query, line)
    assert f"line {line}, column {found.column}" in told
    assert shown == "  " + [*query.splitlines(), ""][line - 1]
    assert caret == " " * (found.column + 1) + "^"
    assert 1 <= found.column <= len(shown)


def test_the_caret_stands_under_the_sign_at_fault() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        EMPTY.select("SELECT ?x\nWHERE ! { ?x a codev:City }")
    _told, shown, caret = str(caught.value).split("\n")
    assert shown[caret.index("^")] == "!"


def test_a_prefix_that_is_not_declared_is_called_so() -> None:
    with pytest.raises(QuerySyntaxError, match="the prefix “nix:” is not declared"):
        EMPTY.select("SELECT * { ?x a nix:City }")


def test_what_can_not_be_answered_is_an_error_of_ours() -> None:
    query = "SELECT (codev:unknown(1) AS ?x) {}"
    with pytest.raises(QueryError, match="ontology#unknown") as caught:
        EMPTY.select(query)
    assert caught.value.query == query


def test_a_query_does_not_change_the_store(real_graph: KnowledgeGraph) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = real_graph.sparql(count).rows
    real_graph.sparql("CONSTRUCT { ?s a <x:new> } WHERE { ?s a codev:Actor }")
    assert real_graph.sparql(count).rows == before
    assert int(str(before[0][0])) > real_graph.asserted > 0


@pytest.mark.parametrize(
    "query",
    [
        "ASKFROM<http://x/y>{}",
        "askfromnamed<http://x/y>{}",
        "CONSTRUCTFROM<http://x/y>WHERE{?s ?p ?o}",
        "SELECT*FROM#\n<file:///etc/hosts>{?from ?p ?o}",
        "PREFIX : <http://x/> SELECT*FROM:y{?s ?p ?o}",
        "PREFIX : <http://x/> ASKFROM NAMED:y{}",
        "CONSTRUCT{?s ?p ?from}FROM<http://x/y>{?s ?p ?from}",
    ],
)
def test_no_query_is_answered_from_a_graph_that_is_not_here(query: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="no such named graph"):
        GraphStore([]).select(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from $FROM { ?from <http://x/y> $FROM }",
        'SELECT * { ?s ?p "FROM <http://x/y>" }',
        "PREFIX from: <http://x/> SELECT * { ?s from:y ?o }",
        "SELECT * { ?from prov:wasDerivedFrom <http://x/y> } # FROM <http://x/y>",
    ],
)
def test_what_only_looks_like_from_is_answered(query: str) -> None:
    assert GraphStore([]).select(query).rows == ()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'select * where { ?s <http://a#b> "x#" . service ?where { ?s ?p ?o } }',
        "SELECT * WHERE { ?s ?p 'it\\'s' SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:q1 { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { ?s ?p true.SERVICE:q5 { ?s ?p ?o } }",
        # “<” compares here, so what follows is no IRI and the apostrophes are no string's ends.
        "SELECT * { FILTER('a'<'>') SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } FILTER('a'<'>') }",
        "SELECT * { FILTER(1<2||EXISTS{SERVICE?x{?s ?p ?o}}||2>1) }",
        "SELECT * { SERVICE # {\n SILENT # <a>\r <http://127.0.0.1:9/> # }\n { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_another_machine(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        GraphStore([]).select(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service WHERE { BIND("SERVICE <http://a/>" AS ?service) } # SERVICE',
        "ASK { <http://a/SERVICE> <http://SERVICE/> 'SERVICE' }",
        "PREFIX x: <http://a/> ASK { x:service ?x x:SERVICE }",
    ],
)
def test_the_word_service_may_stand_in_texts_and_names(query: str) -> None:
    assert len(GraphStore([]).select(query)) == 1


def test_what_the_ontology_entails_alone_is_known_and_is_no_news_of_the_data(
    real_graph: KnowledgeGraph,
) -> None:
    concept = "ASK { <https://w3id.org/codev-graph/vocab/area/culture> a codev:Area }"
    assert GraphStore([]).select(concept).rows == ((True,),)
    entailed = [str(quad.triple) for quad in real_graph._build.entailed]
    assert entailed
    assert [text for text in entailed if "/id/santa-ana-tapachula/" not in text] == []


def test_an_iri_that_is_no_row_of_ours_is_passed_over() -> None:
    short = ox.NamedNode("https://w3id.org/codev-graph/id/x")
    odd = ox.Quad(short, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("codev:City")))
    assert GraphStore([odd]).individual("city", "x") is None
