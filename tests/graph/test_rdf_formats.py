"""The four forms of RDF say the same to readers that are not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from codev_graph.graph import CONTEXT_FILE, RDF_WRITERS, make_context, read_graph, write_jsonld
from codev_graph.knowledge import KnowledgeGraph, open_graph
from codev_graph.terms import CODEV, ENTAILMENTS, ontology_store, resource

READERS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
ENDINGS = {"trig": ".trig", "nquads": ".nq", "jsonld": ".jsonld", "turtle": ".ttl"}


def statements(dataset: rdflib.Dataset) -> set[tuple[str, str, str, str]]:
    return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in dataset.quads()}


@pytest.fixture(scope="module")
def reference(peer_graph: KnowledgeGraph) -> set[tuple[str, str, str, str]]:
    """What rdflib reads in N-Quads that Oxigraph itself wrote."""
    dataset = rdflib.Dataset()
    quads = ox.serialize(peer_graph._build.quads, format=ox.RdfFormat.N_QUADS) or b""
    dataset.parse(data=quads.decode(), format="nquads")
    return statements(dataset)


@pytest.mark.parametrize("form", sorted(READERS))
def test_rdflib_reads_every_statement_in_its_named_graph(
    form: str, peer_graph: KnowledgeGraph, tmp_path: Path, reference: set[tuple[str, ...]]
) -> None:
    (path,) = peer_graph.export(tmp_path / f"g{ENDINGS[form]}")
    dataset = rdflib.Dataset()
    dataset.parse(path, format=READERS[form])
    assert statements(dataset) == reference


def test_turtle_holds_what_the_sources_state_and_no_more(
    peer_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    (path,) = peer_graph.export(tmp_path / "g.ttl")
    read = rdflib.Graph().parse(path, format="turtle")
    stated = rdflib.Graph()
    for quad in peer_graph._build.asserted:
        text = f"{quad.subject} {quad.predicate} {quad.object} ."
        stated.parse(data=text, format="nt")
    assert to_isomorphic(read) == to_isomorphic(stated)
    assert ENTAILMENTS not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", sorted(ENDINGS))
def test_the_same_graph_gives_the_same_bytes_whatever_its_order(
    form: str, peer_graph: KnowledgeGraph
) -> None:
    quads = peer_graph._build.quads
    assert RDF_WRITERS[form](quads) == RDF_WRITERS[form](quads[::-1])


@pytest.mark.parametrize("form", sorted(READERS))
def test_a_graph_opened_from_any_form_answers_alike(
    form: str, peer_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    (path,) = peer_graph.export(tmp_path / f"g{ENDINGS[form]}")
    again = open_graph(path.read_bytes(), path.name)
    assert again.query("ties") == peer_graph.query("ties")
    assert again.entailed == peer_graph.entailed


def test_jsonld_names_our_terms_without_a_prefix(peer_graph: KnowledgeGraph) -> None:
    document = json.loads(write_jsonld(peer_graph._build.asserted))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    ties = [node for node in nodes if "Tie" in node.get("@type", ())]
    assert ties
    assert all(tie["tieFrom"].startswith("id:hermanamientos/actor/") for tie in ties)
    assert {type(tie["mutual"]) for tie in ties if "mutual" in tie} == {str}


def test_hard_literals_and_blank_nodes_pass_through_jsonld() -> None:
    subject, graph = ox.BlankNode("b"), ox.NamedNode("http://example.org/g?x=1#é")
    objects = [
        ox.Literal("“quotes”\n\t\\ 🤝 \u2028", language="es"),
        ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        ox.Literal("plain"),
        ox.Literal("3", datatype=ox.NamedNode("http://example.org/own")),
        ox.NamedNode("urn:isbn:123"),
        ox.NamedNode(CODEV + "Actor"),
        ox.BlankNode("c"),
    ]
    predicates = [ox.NamedNode(CODEV + name) for name in ("strength", "tieFrom", "start", "none")]
    quads = [
        ox.Quad(subject, predicate, value, place)
        for predicate in predicates
        for value in objects
        for place in (graph, ox.DefaultGraph())
    ]
    again = ox.Dataset(read_graph(write_jsonld(quads), "x.jsonld"))
    expected = ox.Dataset(quads)
    for dataset in (again, expected):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert set(again) == set(expected)


def test_the_context_knows_every_property_of_the_ontology() -> None:
    written = json.loads((resource("ontology") / CONTEXT_FILE).read_text(encoding="utf-8"))
    assert written == make_context(), "run docs/make_context.py"
    kinds = ("ObjectProperty", "DatatypeProperty")
    owl = "http://www.w3.org/2002/07/owl#"
    types = {ox.NamedNode(owl + kind) for kind in kinds}
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for quad in ontology_store().quads_for_pattern(None, a, None, None):
        iri = getattr(quad.subject, "value", "")
        if quad.object in types and iri.startswith(CODEV):
            term = written["@context"][iri.removeprefix(CODEV)]
            assert term["@id"] == f"codev:{iri.removeprefix(CODEV)}"
