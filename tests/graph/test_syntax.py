"""What is wrong with a query is told where it is, and with what may have been meant."""

from __future__ import annotations

from itertools import product

import pytest

from codev_graph import KnowledgeGraph
from codev_graph.errors import QueryError, QuerySyntaxError
from codev_graph.graph import GraphStore, unknown_terms
from codev_graph.graph._tokens import mentions
from codev_graph.terms import CODEV, ONTOLOGY, individual

ALONE = GraphStore([])


def told(query: str) -> tuple[str, str]:
    """Return the reason, and the line of the query from the caret on."""
    with pytest.raises(QuerySyntaxError) as caught:
        ALONE.select(query)
    head, line, caret = str(caught.value).split("\n")
    return head.partition(": ")[2], line[caret.index("^") :]


@pytest.mark.parametrize(
    ("query", "at", "said"),
    [
        ("SELECT * { ?s a nix:City }", "nix:City }", "the prefix “nix:” is not declared."),
        ("SELECT *\n{ ?s a\n codve:City }", "codve:City }", "Did you mean “codev:”"),
        ("PREFIX a: <http://a/>\nASK { ?s a:x ?y ; b:zz 3 }", "b:zz 3 }", "the prefix “b:”"),
        ("INSERT DATA { <a:a> <a:a> 1 }", "INSERT DATA { <a:a> <a:a> 1 }", "read-only"),
        ("PREFIX a: <http://a/>\n DELETE WHERE { ?s ?p ?o }", "DELETE WHERE", "read-only"),
        ("LOAD <file:///etc/hosts>", "LOAD", "read-only"),
        ("drop all", "drop", "read-only"),
        ("SELEC * {}", "SELEC", "found “SELEC”. Did you mean “SELECT”?"),
        ("SELECT * { ?s ?p ?o } LIMT 3", "LIMT 3", "Did you mean “LIMIT”?"),
        ("SELECT * { ?s ?p ?o FILTR(?o) }", "FILTR", "Did you mean “FILTER”?"),
        ("which actors are there?", "which", "begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("ASK { ?s codev:hasArea voc:area/culture , 1 }", "voc:area/", r"voc:area\/culture"),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?y ?p ?x }", "", "is not grouped by"),
        ("SELECT * { ?s ?p <relative> }", "", "an absolute IRI"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "", "name the variables"),
        ("", "", "begins with SELECT"),
        ("SELECT ?a WHERE { ?a a codev:Actor", "{ ?a", "“{” is never closed"),
        ("SELECT ?a { ?a ?b ?c }}", "}", "“}” closes nothing"),
        ("ASK { ?a ?b ?c FILTER(LANG(?c) = 'es' }", "}", "“}” closes nothing"),
        ("SELECT ?a { ?a ?b 'it's' }", "' }", "this text is never closed"),
        ("SELECT COUNT(?a) { ?a ?b ?c }", "COUNT", "“*” or “(expression AS ?name)”"),
        ("SELECT (COUNT(?a) AS n) { ?a ?b ?c }", "n)", "found “n”; expected a variable"),
        ("SELECT ?a, ?b { ?a ?b ?c }", ", ?b", "“,” can not stand here"),
        ("SELECT ?a { ?a ?b ?c } LIMIT ten", "ten", "found “ten”; expected a whole number"),
        ("SELECT ?a { ?a ?b ?c } ORDER ?a", "?a", "found “?a”; expected “BY”"),
        ("SELECT ?a { ?a ?b ?c . OPTIONAL ?a ?d ?e }", "?a ?d", "found “?a”; expected “{”"),
        ("SELECT ?a { GRAPH { ?a ?b ?c } }", "{ ?a", "expected the name of a graph"),
        ("SELECT ?a { ?a ?b ?c FILTER ?a = 1 }", "?a = 1", "a condition in parentheses"),
        ("SELECT ?a { ?a codev:country }", "}", "a variable, a name or an IRI or a text"),
        ("PREFIX ex <http://e/> ASK { ?a ?b ?c }", "<http", "found “<”; expected “:”"),
        ("ASK { ?a ?b ?c } LIMIT", "", "found the end of the query; expected a whole number"),
    ],
)
def test_a_cause_that_people_meet_often_is_told(query: str, at: str, said: str) -> None:
    reason, rest = told(query)
    assert said in reason
    assert rest.startswith(at)


def test_no_sign_of_the_engines_grammar_is_shown() -> None:
    text = "SELECT ?a (COUNT(?b) AS ?n) { ?a a/^codev:x ?b FILTER(?b > 'x'@es) } LIMIT 2"
    broken = (
        f"{text[:place]}{sign}{text[place + 1 :]}"
        for place, sign in product(range(len(text)), ("", "}", "(", "1", ";", "FOO "))
    )
    refused = list(filter(None, map(refusal, broken)))
    assert len(refused) > 200
    for error in refused:
        assert not {"[_]", "..="} & {*error.reason.split()}
        assert 1 <= error.column <= len(error.query) + 1


def refusal(query: str) -> QuerySyntaxError | None:
    try:
        ALONE.run(query)
    except QuerySyntaxError as error:
        return error
    except QueryError:
        pass
    return None


def test_an_update_in_a_string_or_a_comment_is_none() -> None:
    reason, _rest = told("# INSERT\nSELECT ('DELETE' AS ?x) { ?s ?p }")
    assert "read-only" not in reason


def test_a_graph_from_outside_is_refused() -> None:
    for clause in ("FROM", "FROM NAMED", "from"):
        query = f"SELECT * {clause} <file:///etc/hosts> {{ ?s ?p ?o }}"
        with pytest.raises(QueryError, match="FROM <file:///etc/hosts>: this graph has no such"):
            ALONE.select(query)
    inside = f"ASK FROM <{ONTOLOGY}> {{ codev:Actor a owl:Class }}"
    assert ALONE.select(inside).rows == ((True,),)


def test_a_data_set_may_be_chosen_from_outside_the_query() -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"

    def rows(query: str, **chosen: list[str]) -> list[str]:
        return [str(row) for row in ALONE.run(query, **chosen)]  # type: ignore[union-attr]

    everything = rows(count)
    assert rows(count, default_graphs=[ONTOLOGY]) != everything
    assert "value=0 " in rows(count, named_graphs=[ONTOLOGY])[0]
    assert rows(graphs, default_graphs=[ONTOLOGY]) == []
    assert len(rows(graphs, named_graphs=[ONTOLOGY])) == 1
    # What the protocol says goes before what the query says.
    within = count.replace("{", f"FROM <{ONTOLOGY}> {{")
    assert "value=0 " in rows(within, default_graphs=[f"{ONTOLOGY}/none"])[0]


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("ASK { ?x a codev:Actor }", []),
        ("ASK { ?x a codev:Actr }", ["codev:Actr is not in the graph. Did you mean “codev:Actor”"]),
        (f"ASK {{ ?x a <{CODEV}Actr> }}", [f"Did you mean “{CODEV}Actor”"]),
        (r"ASK { ?x ?p voc:area\/cultur }", [r"Did you mean “voc:area\/culture”"]),
        ("ASK { ?x codev:hasAria ?y ; codev:qqqqqqq ?z }", ["“codev:hasArea”", "codev:qqqqqqq is"]),
        ("PREFIX c: <https://w3id.org/codev-graph/ontology#> ASK { ?x a c:Actr }", ["“c:Actor”"]),
        ("CONSTRUCT { ?x a codev:New } WHERE { ?x a codev:City }", []),
        ("CONSTRUCT WHERE { ?x a codev:New }", ["codev:New is not in the graph."]),
        ('ASK { ?x rdfs:label "codev:Actr" } # codev:Actr', []),
        ("ASK { ?x foaf:nam ?y }", []),
        ("ASK { GRAPH <https://w3id.org/codev-graph/ontology> { ?s ?p ?o } }", []),
    ],
)
def test_a_term_of_ours_that_is_not_there_is_told(query: str, sentences: list[str]) -> None:
    found = unknown_terms(ALONE, query)
    assert len(found) == len(sentences)
    for sentence, expected in zip(found, sentences, strict=True):
        assert expected in sentence


def test_a_row_that_is_not_there_is_told_with_the_nearest(real_graph: KnowledgeGraph) -> None:
    iri = individual("santa-ana-tapachula", "actor", "oimm")
    (sentence,) = unknown_terms(real_graph.store, f"DESCRIBE <{iri}>")
    assert f"“{iri[:-1]}”" in sentence


def test_a_long_query_is_read_in_no_time() -> None:
    many = " ".join(f"codev:x{number}" for number in range(20_000))
    assert sum(1 for _each in mentions(f"ASK {{ VALUES ?x {{ {many} }} }}")) == 20_000
    assert list(mentions("a.a-" * 100_000)) == []
