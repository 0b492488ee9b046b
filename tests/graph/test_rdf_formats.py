"""The four forms of RDF say the same to readers that are not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from codev_graph.graph import (
    CONTEXT_FILE,
    RDF_WRITERS,
    complete_graph,
    make_context,
    read_graph,
    write_jsonld,
)
from codev_graph.knowledge import KnowledgeGraph, keep_graph, open_graph, open_workspace
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


def _written(graph: KnowledgeGraph, ending: str, folder: Path) -> Path:
    """Return a file of any ending; the two that we do not write, from Turtle by rdflib."""
    path = folder / f"g{ending}"
    if ending in ENDINGS.values():
        return graph.export(path)[0]
    (turtle,) = graph.export(folder / "g.ttl")
    rdflib.Graph().parse(turtle).serialize(path, format={".nt": "nt", ".rdf": "xml"}[ending])
    return path


@pytest.mark.parametrize("ending", [*sorted(ENDINGS.values()), ".nt", ".rdf"])
def test_a_graph_opened_from_any_form_answers_alike(
    ending: str, peer_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    path = _written(peer_graph, ending, tmp_path)
    again = open_graph(path.read_bytes(), path.name)
    for name in ("ties", "uninvolved-actors", "inferred-facts", "guideline-evidence"):
        assert again.query(name) == peer_graph.query(name), name
    assert again.entailed == peer_graph.entailed
    # All but the place within one of several sources, which no triple can hold.
    cited = {row[:4] for row in peer_graph.query("provenance")}
    assert {row[:4] for row in again.query("provenance")} == cited
    assert {row[4] for row in again.query("provenance")} <= {
        *(row[4] for row in peer_graph.query("provenance")),
        None,
    }
    assert open_graph(again.to_trig(), "g.trig").to_trig() == again.to_trig()


HAND_WRITTEN = """
@prefix codev: <https://w3id.org/codev-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix level: <https://w3id.org/codev-graph/vocab/level/> .
@prefix ex: <http://example.org/x#> .
ex:loja a codev:City ; rdfs:label "Loja" .
ex:piura a codev:City ; rdfs:label "Piura" .
ex:sister a codev:Agreement ; rdfs:label "Loja – Piura" ; codev:twinsCity ex:loja, ex:piura .
ex:town a codev:LocalGovernment ; rdfs:label "Town Hall"@en, "Mairie"@fr, "Alcaldía"@es ;
  codev:actsAtLevel level:local ; codev:locatedIn ex:loja .
ex:school a codev:University ; rdfs:label "Universidad" ;
  codev:actsAtLevel level:local ; codev:locatedIn ex:piura .
[] a codev:Tie ; codev:tieFrom ex:town ; codev:tieTo ex:school ;
  prov:wasDerivedFrom ex:diary ; codev:citedAt "p. 3" .
ex:diary a codev:Source ; dcterms:title "Diario" .
"""


def test_turtle_written_by_hand_is_entailed_and_whole_in_every_place(tmp_path: Path) -> None:
    (path := tmp_path / "hand.ttl").write_text(HAND_WRITTEN, encoding="utf-8")
    read = open_graph(path.read_bytes(), path.name)
    assert read.query("cross-border-ties").column("fromName") == ["Alcaldía"]
    assert read.network().graph.number_of_edges() == 1
    keep_graph(path, tmp_path / "workspace")
    kept = open_workspace(tmp_path / "workspace")
    assert (kept.asserted, kept.entailed) == (read.asserted, read.entailed)
    assert kept.query("provenance").column("locator") == ["p. 3"] * 2


def test_a_place_that_may_be_in_any_of_several_sources_is_claimed_of_none() -> None:
    dataset, derived = (
        "https://w3id.org/codev-graph/id/d",
        "http://www.w3.org/ns/prov#wasDerivedFrom",
    )
    text = f"""<{dataset}/actor/a> <{derived}> <{dataset}/source/s>, <{dataset}/source/t> ;
        <{CODEV}citedAt> "4" ; <{CODEV}note> "n" ."""
    graphs: dict[str, set[str]] = {}
    for quad in complete_graph(read_graph(text.encode(), "x.ttl"), "x").asserted:
        graphs.setdefault(quad.predicate.value, set()).add(str(quad.graph_name))
    assert graphs[f"{CODEV}citedAt"] == {f"<{dataset}/graph/dataset>"}
    assert graphs[f"{CODEV}note"] == {f"<{dataset}/graph/s>", f"<{dataset}/graph/t>"}


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
