"""The vocabularies: each concept named, defined and sourced in both languages, and in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef
from rdflib.term import Node

from codev_graph.network import CITATIONS, registry
from codev_graph.terms import CODEV, VOCAB, fold, ontology_files, vocabulary

POSITION = URIRef(CODEV + "position")
OPERATIONALISES = URIRef(CODEV + "operationalises")
FILES = ontology_files("vocab")
SCHEMES = [path.stem for path in FILES]
LINKS = (SKOS.broader, SKOS.related, SKOS.relatedMatch, SKOS.topConceptOf, OPERATIONALISES)
# A source with its section, a term of our own, a code of IATI, or a work with its year.
SOURCE = re.compile(r"estrategia-2022(#\d(\.\d)?)?|codev-graph|IATI 2\.03, \w+ \d|\D+ \d{4}")

# What the founding document lists, in its order where it gives one.
LISTED = {
    "level": ["global", "regional", "national", "local", "community"],
    "phase": [
        *("diagnosis", "first-contact", "convening-actors", "work-plan"),
        *("evaluation", "signing", "implementation"),
    ],
    "step": [
        *("selection", "involvement", "common-areas", "available-resources", "work-plan"),
        *("awareness", "strengthening", "launch", "impact-evaluation"),
    ],
    "recommendation": [
        *("proactivity", "receptivity", "equality", "pragmatism", "political-will"),
        *("technical-training", "coordination", "less-bureaucracy", "applicability"),
        "innovation",
    ],
    "opportunity-point": [
        *("strategic-countries", "regional-integration", "sister-city-committees"),
        *("citizen-diplomacy", "migrant-involvement", "economic-component"),
        *("best-practices", "more-cities", "key-actors"),
    ],
}
COUNTED = {
    "sector": 11,
    "purpose": 6,
    "direction": 2,
    "centralisation": 2,
    "codevelopment-principle": 3,
    "codevelopment-characteristic": 6,
    "codevelopment-action": 5,
    "codevelopment-purpose": 2,
    "migration-space": 4,
    "bond": 3,
    "circulating-resource": 4,
    "capital-type": 3,
    "result-kind": 4,
    "resource-kind": 4,
}
THIRD_PHASE_AREAS = {
    *("commercial", "labour", "culture", "artisan", "sport", "gender-equality"),
    *("youth", "tourism", "academic", "science-technology", "environment"),
}


def concepts(graph: Graph, scheme: str) -> list[URIRef]:
    found = graph.subjects(SKOS.inScheme, URIRef(VOCAB + scheme))
    return sorted(node for node in found if isinstance(node, URIRef))


def texts(graph: Graph, subject: Node, predicate: URIRef) -> dict[str | None, str]:
    """Return the text of each language, and fail if one has two."""
    literals = [value for value in graph.objects(subject, predicate) if isinstance(value, Literal)]
    found = {literal.language: str(literal) for literal in literals}
    assert len(found) == len(literals), (subject, predicate)
    return found


@pytest.mark.parametrize("path", FILES, ids=SCHEMES)
def test_a_file_holds_one_scheme_and_its_concepts(path: Path) -> None:
    graph = Graph().parse(path)
    scheme = URIRef(VOCAB + path.stem)
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {scheme}
    members = concepts(graph, path.stem)
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == set(members)
    assert set(graph.subjects()) == {scheme, *members}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_says_what_it_is(vocabularies: Graph, scheme: str) -> None:
    node = URIRef(VOCAB + scheme)
    for predicate in (DCTERMS.title, DCTERMS.description, RDFS.label):
        found = texts(vocabularies, node, predicate)
        assert set(found) == {"es", "en"}
        assert all(text.strip() for text in found.values())
    licence = vocabularies.value(node, DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
    assert str(vocabularies.value(node, VANN.preferredNamespaceUri)) == f"{VOCAB}{scheme}/"
    assert str(vocabularies.value(node, VANN.preferredNamespacePrefix)) == f"voc-{scheme}"
    assert all(SOURCE.fullmatch(str(o)) for o in vocabularies.objects(node, DCTERMS.source))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_is_named_and_defined_in_both_languages(vocabularies: Graph, scheme: str) -> None:
    for concept in concepts(vocabularies, scheme):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            found = texts(vocabularies, concept, predicate)
            assert set(found) == {"es", "en"}, concept
            assert all(text == text.strip() != "" for text in found.values()), concept
        defined = texts(vocabularies, concept, SKOS.definition)
        assert defined["es"] != defined["en"], concept
        assert all(text.endswith(".") for text in defined.values()), concept


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_has_its_notation_source_and_scheme(vocabularies: Graph, scheme: str) -> None:
    for concept in concepts(vocabularies, scheme):
        notation = vocabularies.value(concept, SKOS.notation, any=False)
        assert notation == Literal(concept.removeprefix(f"{VOCAB}{scheme}/")), concept
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(notation)), concept
        sources = [str(value) for value in vocabularies.objects(concept, DCTERMS.source)]
        assert sources, concept
        assert all(SOURCE.fullmatch(source) for source in sources), (concept, sources)
        assert set(vocabularies.objects(concept, RDFS.isDefinedBy)) == {URIRef(VOCAB + scheme)}
        assert set(vocabularies.objects(concept, SKOS.inScheme)) == {URIRef(VOCAB + scheme)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_written_in_a_table_means_one_concept(vocabularies: Graph, scheme: str) -> None:
    written: dict[str, set[URIRef]] = defaultdict(set)
    for concept in concepts(vocabularies, scheme):
        for predicate in (SKOS.notation, SKOS.prefLabel, SKOS.altLabel):
            for text in vocabularies.objects(concept, predicate):
                written[fold(str(text))].add(concept)
    assert {text: found for text, found in written.items() if len(found) > 1} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_of_a_concept_differ(vocabularies: Graph, scheme: str) -> None:
    for concept in concepts(vocabularies, scheme):
        labels = [
            (str(label).casefold(), label.language)
            for predicate in (SKOS.prefLabel, SKOS.altLabel)
            for label in vocabularies.objects(concept, predicate)
            if isinstance(label, Literal)
        ]
        assert len(set(labels)) == len(labels), concept
        assert {language for _, language in labels} == {"es", "en"}, concept


def test_every_link_ends_at_a_concept_or_scheme(vocabularies: Graph) -> None:
    known = set(vocabularies.subjects(RDF.type))
    for predicate in LINKS:
        ends = set(vocabularies.objects(None, predicate))
        assert ends <= known, (predicate, ends - known)


def test_broader_stays_in_the_scheme_and_never_returns(vocabularies: Graph) -> None:
    for concept in set(vocabularies.subjects(SKOS.broader)):
        above = set(vocabularies.transitive_objects(concept, SKOS.broader)) - {concept}
        for parent in vocabularies.objects(concept, SKOS.broader):
            assert concept not in set(vocabularies.transitive_objects(parent, SKOS.broader))
            assert set(vocabularies.objects(parent, SKOS.inScheme)) == set(
                vocabularies.objects(concept, SKOS.inScheme)
            )
        # SKOS S27: what is broader is not merely related.
        related = set(vocabularies.objects(concept, SKOS.related))
        related |= set(vocabularies.subjects(SKOS.related, concept))
        assert not above & related, concept


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_is_at_the_top_or_under_another(vocabularies: Graph, scheme: str) -> None:
    for concept in concepts(vocabularies, scheme):
        top = set(vocabularies.objects(concept, SKOS.topConceptOf))
        under = (concept, SKOS.broader, None) in vocabularies
        assert top == (set() if under else {URIRef(VOCAB + scheme)}), concept


def test_related_is_within_a_scheme_and_matches_are_between_schemes(vocabularies: Graph) -> None:
    def scheme_of(node: Node) -> str:
        return str(node).removeprefix(VOCAB).partition("/")[0]

    for one, other in vocabularies.subject_objects(SKOS.related):
        assert scheme_of(one) == scheme_of(other)
        assert one != other
    for one, other in vocabularies.subject_objects(SKOS.relatedMatch):
        assert scheme_of(one) != scheme_of(other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_positions_count_all_concepts_or_none(vocabularies: Graph, scheme: str) -> None:
    found = [
        int(str(vocabularies.value(concept, POSITION, any=False)))
        for concept in concepts(vocabularies, scheme)
        if (concept, POSITION, None) in vocabularies
    ]
    if scheme in LISTED:
        assert sorted(found) == list(range(1, len(LISTED[scheme]) + 1))
    else:
        assert found == []


@pytest.mark.parametrize(("scheme", "expected"), LISTED.items(), ids=LISTED)
def test_a_list_of_the_document_is_whole_and_in_order(scheme: str, expected: list[str]) -> None:
    assert [concept.notation for concept in vocabulary(scheme)] == expected


@pytest.mark.parametrize(("scheme", "number"), COUNTED.items(), ids=COUNTED)
def test_a_count_of_the_document_holds(vocabularies: Graph, scheme: str, number: int) -> None:
    assert len(concepts(vocabularies, scheme)) == number


def test_the_areas_of_the_third_phase_say_so(vocabularies: Graph) -> None:
    section = Literal("estrategia-2022#4")
    found = {
        str(vocabularies.value(concept, SKOS.notation))
        for concept in concepts(vocabularies, "area")
        if (concept, DCTERMS.source, section) in vocabularies
    }
    assert found == THIRD_PHASE_AREAS


def test_every_measure_has_a_reading_and_its_citation(vocabularies: Graph) -> None:
    for measure in concepts(vocabularies, "measure"):
        assert set(texts(vocabularies, measure, SKOS.scopeNote)) == {"es", "en"}, measure
        cited = set(vocabularies.objects(measure, DCTERMS.bibliographicCitation))
        short = [str(value) for value in vocabularies.objects(measure, DCTERMS.source)]
        assert len(cited) == len(short), measure
        for source in short:
            name, year = re.split(r" (?=\d{4}$)", source)
            first = re.split(r" et al\.| & ", name)[0]
            assert any(
                str(work).startswith(first) and f"({year})" in str(work) for work in cited
            ), (measure, source)


@pytest.mark.parametrize("name", registry())
def test_a_measure_that_is_computed_has_its_concept(vocabularies: Graph, name: str) -> None:
    measure = URIRef(f"{VOCAB}measure/{name.replace('_', '-')}")
    cited = {str(work) for work in vocabularies.objects(measure, DCTERMS.bibliographicCitation)}
    for source in registry()[name].sources:
        # An issue of a journal can have four digits too, but comes after the year.
        author, year = re.findall(r"^[^,(]+|\(\d{4}\)", CITATIONS[source])[:2]
        assert any(work.startswith(author) and year in work for work in cited), source


def test_each_type_of_capital_is_measured(vocabularies: Graph) -> None:
    measured = set(vocabularies.objects(None, OPERATIONALISES))
    assert measured == set(concepts(vocabularies, "capital-type"))
    measures = set(vocabularies.subjects(OPERATIONALISES))
    assert measures <= set(concepts(vocabularies, "measure"))
