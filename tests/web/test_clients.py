"""The endpoint through the clients that people have."""

from __future__ import annotations

import pytest
from served import Server

from builders import DATASET

CITIES = "SELECT ?city ?name WHERE { ?city a codev:City ; rdfs:label ?name } ORDER BY ?name"
OIM = f"https://w3id.org/codev-graph/id/{DATASET}/actor/oim"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("kind", ["urlencoded", "postdirectly"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_selects(server: Server, method: str, kind: str, form: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setRequestMethod(kind if method == "POST" else "urlencoded")
    client.setReturnFormat(form)
    client.setQuery(CITIES)
    answer = client.queryAndConvert()
    text = answer.toxml() if form == "xml" else str(answer)
    assert "Tapachula" in text
    assert "Santa Ana" in text


def test_sparqlwrapper_asks_constructs_and_describes(server: Server) -> None:
    from SPARQLWrapper import JSON, RDFXML, TURTLE, SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(f"ASK {{ <{OIM}> a codev:Actor }}")
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["boolean"] is True
    client.setQuery(f"DESCRIBE <{OIM}>")
    client.setReturnFormat(RDFXML)
    assert len(client.queryAndConvert()) > 3
    client.setQuery("CONSTRUCT WHERE { ?city a codev:City }")
    client.setReturnFormat(TURTLE)
    assert b"codev:City" in client.queryAndConvert()


def test_sparqlwrapper_tells_what_is_wrong(server: Server) -> None:
    from SPARQLWrapper import SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery("SELECT * WHERE { ?s ?p }")
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        client.query()


def test_rdflib_reads_the_endpoint_as_a_graph(server: Server) -> None:
    from rdflib import RDF, Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{server.url}/sparql", returnFormat="json"))
    city = URIRef("https://w3id.org/codev-graph/ontology#City")
    assert len(set(graph.subjects(RDF.type, city))) == 2
    assert (URIRef(OIM), RDF.type, None) in graph
    rows = list(graph.query("SELECT ?s WHERE { ?s a codev:City }", initNs={}))
    assert len(rows) == 2


def test_rdflib_reads_one_named_graph(server: Server) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    name = f"https://w3id.org/codev-graph/id/{DATASET}/graph/dataset"
    graph = Graph(SPARQLStore(f"{server.url}/sparql"), identifier=URIRef(name))
    whole = server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").json
    assert 0 < len(graph) < int(whole["results"]["bindings"][0]["n"]["value"])


def test_rdflib_loads_what_it_gets_from_an_entity_and_a_graph(server: Server) -> None:
    from rdflib import Graph, URIRef

    path = f"/codev-graph/id/{DATASET}/actor/oim"
    graph = Graph().parse(f"{server.url}{path}")
    assert set(graph.predicates(URIRef(OIM)))
    name = f"https://w3id.org/codev-graph/id/{DATASET}/graph/estrategia-2022"
    assert len(Graph().parse(f"{server.url}/graphs?graph={name}", format="turtle")) > 50
