"""Every term of the OWL modules is named, defined, sourced, tied to others, used as declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, BNode, Graph, Literal, URIRef

from codev_graph.sources._columns import Column
from codev_graph.terms import vocabulary
from codev_graph.terms._iris import CODEV, ONTOLOGY, PREFIXES, VOCAB
from codev_graph.terms._resources import ontology_files, resource

ROOT = Path(__file__).parents[2]
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
MODULES = [path.stem for path in ontology_files()]
ANNOTATIONS = (RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.definition, DCTERMS.source)
# Tabla 1 of the founding document, row by row: the kinds that each row names after its head.
TABLA_1 = {
    "supranational-body": {"supranational-organ", "integration-mechanism"},
    "international-organisation": {
        "international-body",
        "international-agency",
        "international-programme",
        "international-fund",
    },
    "public-administration": {
        "central-government",
        "state-government",
        "departmental-government",
        "local-government",
    },
    "civil-society": {
        "migrant-association",
        "foundation",
        "social-organisation",
        "religious-organisation",
        "collective",
        "movement",
    },
    "private-sector": {
        "financial-institution",
        "development-bank",
        "remittance-company",
        "company",
    },
    "other-actor": {
        "media",
        "transport-company",
        "university",
        "knowledge-centre",
        "training-centre",
    },
}

# What the document enumerates, and how many it names; areas and modalities have others beside.
NAMED = {
    "level": 5,
    "sector": 11,
    "purpose": 6,
    "direction": 2,
    "centralisation": 2,
    "phase": 7,
    "step": 9,
    "recommendation": 10,
    "opportunity-point": 9,
    "codevelopment-principle": 3,
    "codevelopment-characteristic": 6,
    "codevelopment-action": 5,
    "codevelopment-purpose": 2,
    "migration-space": 4,
    "bond": 3,
    "circulating-resource": 4,
    "result-kind": 4,
    "resource-kind": 4,
}
AT_LEAST = {"area": 11, "modality": 6, "selection-criterion": 1, "agreement-status": 3, "role": 2}


def declared(graph: Graph, namespace: str = CODEV) -> set[URIRef]:
    found = (term for kind in KINDS for term in graph.subjects(RDF.type, kind))
    return {term for term in found if isinstance(term, URIRef) and term.startswith(namespace)}


def mentioned(graph: Graph, namespace: str = CODEV) -> set[URIRef]:
    terms = (term for triple in graph for term in triple)
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(namespace)}


def mentioned_in_text(text: str) -> set[URIRef]:
    return {URIRef(CODEV + name) for name in re.findall(r"\bcodev:([A-Za-z]+)", text)}


def languages(graph: Graph, term: URIRef, predicate: URIRef) -> list[str | None]:
    found = [text for text in graph.objects(term, predicate) if isinstance(text, Literal)]
    assert all(str(text).strip() == str(text) and str(text) for text in found)
    return sorted((text.language for text in found), key=str)


def names(terms: set[URIRef]) -> list[str]:
    return sorted(term.removeprefix(CODEV) for term in terms)


@pytest.mark.parametrize("name", MODULES)
def test_every_term_has_both_labels_both_definitions_and_a_source(
    modules: dict[str, Graph], name: str
) -> None:
    graph = modules[name]
    lacking = []
    for term in declared(graph):
        complete = (
            languages(graph, term, RDFS.label) == ["en", "es"]
            and languages(graph, term, SKOS.definition) == ["en", "es"]
            and list(graph.objects(term, DCTERMS.source)) != []
            and len(set(graph.objects(term, RDF.type)) & set(KINDS)) == 1
        )
        if not complete:
            lacking.append(term)
    assert lacking == []


def test_every_term_is_defined_by_the_one_module_that_declares_it(
    modules: dict[str, Graph], owl: Graph
) -> None:
    for term in declared(owl):
        homes = [ONTOLOGY + "/" + name for name, g in modules.items() if term in declared(g)]
        assert [str(home) for home in owl.objects(term, RDFS.isDefinedBy)] == homes


def test_labels_tell_terms_apart(owl: Graph) -> None:
    for kind in KINDS:
        terms = {term for term in owl.subjects(RDF.type, kind) if term in declared(owl)}
        labels = [label for term in terms for label in owl.objects(term, RDFS.label)]
        doubles = {label for label in labels if labels.count(label) > 1}
        assert doubles == set()


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is(modules: dict[str, Graph], name: str) -> None:
    graph = modules[name]
    iri = URIRef(ONTOLOGY if name == "codev-graph" else f"{ONTOLOGY}/{name}")
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
    version = str(graph.value(iri, OWL.versionInfo))
    assert graph.value(iri, OWL.versionIRI) == URIRef(f"{iri}/{version}")
    assert languages(graph, iri, DCTERMS.title) == ["en", "es"]
    assert languages(graph, iri, DCTERMS.description) == ["en", "es"]
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(iri, DCTERMS.license) == licence
    assert graph.value(iri, DCTERMS.creator) is not None
    assert graph.value(iri, VANN.preferredNamespaceUri) == Literal(CODEV)
    assert graph.value(iri, VANN.preferredNamespacePrefix) == Literal("codev")


def test_the_root_imports_every_module_and_no_one_imports_another_house(owl: Graph) -> None:
    others = {URIRef(f"{ONTOLOGY}/{name}") for name in MODULES if name != "codev-graph"}
    assert set(owl.objects(URIRef(ONTOLOGY), OWL.imports)) == others
    assert set(owl.objects(None, OWL.imports)) == others


def test_the_catalog_finds_every_module_without_a_network(modules: dict[str, Graph]) -> None:
    catalog = (resource("ontology") / "catalog-v001.xml").read_text(encoding="utf-8")
    listed = dict(re.findall(r'<uri name="([^"]+)" uri="([^"]+)"', catalog))
    headers = {name: g.value(None, RDF.type, OWL.Ontology) for name, g in modules.items()}
    assert listed == {str(iri): f"{name}.ttl" for name, iri in headers.items()}


def test_a_module_uses_only_terms_of_those_it_imports(modules: dict[str, Graph]) -> None:
    for name, graph in modules.items():
        imported = (
            str(iri).removeprefix(ONTOLOGY + "/") for iri in graph.objects(None, OWL.imports)
        )
        known = declared(graph).union(*(declared(modules[other]) for other in imported))
        assert names(mentioned(graph) - known) == [], name


def test_no_term_is_used_undeclared(owl: Graph) -> None:
    known = declared(owl)
    assert names(mentioned(owl) - known) == []
    for folder in ("vocab", "shapes", "alignments"):
        for path in ontology_files(folder):
            graph = Graph().parse(path)
            assert names(mentioned(graph) - known) == [], path.name
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert names(mentioned_in_text(architecture) - known) == []


@pytest.mark.parametrize("path", sorted(resource("queries").rglob("*.rq")), ids=lambda p: p.stem)
def test_no_query_asks_for_an_undeclared_term(owl: Graph, path: Path) -> None:
    asked = mentioned_in_text(path.read_text(encoding="utf-8"))
    assert names(asked - declared(owl)) == []


def test_every_column_of_the_tables_maps_to_a_declared_property(
    modules: dict[str, Graph],
) -> None:
    from codev_graph.sources import RECORDS, columns

    known = declared(modules["core"], "")
    for graph in modules.values():
        known |= declared(graph)
    mapped: list[Column] = [column for table in RECORDS for column in columns(table).values()]
    curies = {column.maps for column in mapped if column.maps}
    used = {URIRef(PREFIXES[p] + n) for p, n in (curie.split(":") for curie in curies)}
    assert len(used) > 20
    assert used - known - {RDF.type, RDFS.label} == set()


def own_nodes(graph: Graph, term: URIRef) -> set[object]:
    """Return the term and the blank nodes of which its own description is made."""
    met: set[object] = {term}
    todo: list[URIRef | BNode] = [term]
    while todo:
        for value in graph.objects(todo.pop()):
            if isinstance(value, BNode) and value not in met:
                met.add(value)
                todo.append(value)
    return met


def is_tied(graph: Graph, term: URIRef) -> bool:
    """Tell whether a logical axiom ties the term to another of the house."""
    mine = own_nodes(graph, term)
    told = {
        value
        for node in mine
        for predicate, value in graph.predicate_objects(node)
        if predicate not in ANNOTATIONS
    }
    others = {value for value in told if str(value).startswith(CODEV) and value != term}
    return bool(others) or any(subject not in mine for subject in graph.subjects(None, term))


def test_no_term_is_declared_and_used_nowhere(owl: Graph, vocabularies: Graph) -> None:
    contract = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    idle = {term for term in declared(owl) if not is_tied(owl, term)}
    assert names(idle - mentioned(vocabularies) - mentioned_in_text(contract)) == []


def test_a_term_that_nothing_ties_is_found_out(owl: Graph) -> None:
    term = URIRef(CODEV + "Idle")
    graph = owl + Graph()
    graph.add((term, RDF.type, OWL.Class))
    graph.add((term, RDFS.isDefinedBy, URIRef(ONTOLOGY + "/core")))
    assert not is_tied(graph, term)
    graph.add((term, RDFS.subClassOf, URIRef(CODEV + "Actor")))
    assert is_tied(graph, term)


def test_notations_of_classes_are_unique_plain_kebab_case(owl: Graph) -> None:
    notations = list(owl.objects(None, SKOS.notation))
    assert len(notations) == len(set(notations))
    for notation in notations:
        assert isinstance(notation, Literal)
        assert notation.language is None
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", notation)


def test_the_actor_classes_are_those_of_tabla_1(owl: Graph) -> None:
    positions = {
        int(str(place)): str(owl.value(term, SKOS.notation))
        for term, place in owl.subject_objects(URIRef(CODEV + "position"))
    }
    assert [positions[place] for place in sorted(positions)] == list(TABLA_1)
    kinds = {kind.notation: kind.top for kind in vocabulary("actor-kind")}
    for top, below in TABLA_1.items():
        assert below <= {notation for notation, of in kinds.items() if of == top}


def test_every_subclass_of_actor_has_a_notation_or_a_definition_to_be_filled_by(
    owl: Graph,
) -> None:
    below = set(owl.transitive_subjects(RDFS.subClassOf, URIRef(CODEV + "Actor")))
    for term in below - {URIRef(CODEV + "Actor")}:
        known = owl.value(term, SKOS.notation) or owl.value(term, OWL.equivalentClass)
        assert known is not None, term


def test_every_vocabulary_has_its_class_and_every_class_its_vocabulary(
    owl: Graph, vocabularies: Graph
) -> None:
    schemes = set(vocabularies.subjects(RDF.type, SKOS.ConceptScheme))
    named = {value for value in owl.objects(None, OWL.hasValue) if str(value).startswith(VOCAB)}
    assert {iri for iri in named if "/" not in str(iri).removeprefix(VOCAB)} == schemes


def test_what_the_document_enumerates_is_there() -> None:
    assert {scheme: len(vocabulary(scheme)) for scheme in NAMED} == NAMED
    for scheme, number in AT_LEAST.items():
        assert len(vocabulary(scheme)) >= number


def test_the_concepts_that_axioms_name_exist(owl: Graph, vocabularies: Graph) -> None:
    concepts = {iri for iri in mentioned(owl, VOCAB) if "/" in iri.removeprefix(VOCAB)}
    assert len(concepts) > 10
    assert concepts - set(vocabularies.subjects(RDF.type, SKOS.Concept)) == set()
