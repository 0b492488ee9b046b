"""Every mapping to another vocabulary is of our terms, has its reason, and is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from codev_graph.terms._iris import BASE, CODEV, ONTOLOGY, VOCAB
from codev_graph.terms._resources import ontology_files, resource

ROOT = Path(__file__).parents[2]
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
ALIGNMENTS = [path.stem for path in ontology_files("alignments")]
MAPPINGS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)


def declared(graph: Graph, namespace: str = "") -> set[URIRef]:
    found = (term for kind in KINDS for term in graph.subjects(RDF.type, kind))
    return {term for term in found if isinstance(term, URIRef) and term.startswith(namespace)}


def mappings(graph: Graph) -> set[tuple[object, URIRef, object]]:
    triples = {(s, p, o) for p in MAPPINGS for s, o in graph.subject_objects(p)}
    return {(s, p, o) for s, p, o in triples if isinstance(s, URIRef) and isinstance(o, URIRef)}


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_an_alignment_maps_terms_of_the_house_each_with_its_reason(
    owl: Graph, vocabularies: Graph, name: str
) -> None:
    graph = Graph().parse(resource("ontology") / "alignments" / f"{name}.ttl")
    found = [m for m in mappings(graph) if str(m[0]).startswith(BASE)]
    assert found
    ours = declared(owl, CODEV) | set(vocabularies.subjects(RDF.type, SKOS.Concept))
    for subject, predicate, target in found:
        assert subject in ours
        axioms = set(graph.subjects(OWL.annotatedSource, subject))
        axioms &= set(graph.subjects(OWL.annotatedProperty, predicate))
        axioms &= set(graph.subjects(OWL.annotatedTarget, target))
        reasons = [text.language for a in axioms for text in graph.objects(a, RDFS.comment)]
        assert sorted(reasons) == ["en", "es"], (subject, target)


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_an_alignment_says_what_it_is_and_declares_only_what_it_uses(name: str) -> None:
    graph = Graph().parse(resource("ontology") / "alignments" / f"{name}.ttl")
    iri = URIRef(f"{ONTOLOGY}/alignments/{name}")
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
    titles = [text for text in graph.objects(iri, DCTERMS.title) if isinstance(text, Literal)]
    assert sorted(str(text.language) for text in titles) == ["en", "es"]
    assert graph.value(iri, OWL.versionIRI) is not None
    for term in declared(graph):
        uses = [t for t in graph if term in t and not (t[0] == term and t[1] == RDF.type)]
        assert uses, term


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_an_alignment_imports_the_modules_whose_terms_it_maps(owl: Graph, name: str) -> None:
    graph = Graph().parse(resource("ontology") / "alignments" / f"{name}.ttl")
    terms = {s for s, _, _ in mappings(graph) if str(s).startswith(CODEV)}
    homes = {home for term in terms for home in owl.objects(term, RDFS.isDefinedBy)}
    assert homes <= set(graph.objects(None, OWL.imports))


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_the_alignment_table_of_the_docs_holds_every_mapping(name: str) -> None:
    graph = Graph().parse(resource("ontology") / "alignments" / f"{name}.ttl")
    text = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    for subject, _, target in mappings(graph):
        if str(subject).startswith(BASE):
            ours = str(subject).removeprefix(CODEV).removeprefix(VOCAB)
            theirs = re.split(r"[#/]", str(target))[-1]
            lines = [line for line in text.splitlines() if f"`{ours}`" in line]
            assert any(re.search(rf"\b{re.escape(theirs)}`", line) for line in lines), (
                ours,
                theirs,
            )
