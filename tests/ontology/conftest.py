"""The OWL modules as graphs, and the OWL API through JPype."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF

from codev_graph.graph.reasoning._owlapi import java_class
from codev_graph.terms._resources import ontology_files

Graph = rdflib.Graph


def read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def modules() -> dict[str, Graph]:
    """Each OWL module by the name of its file."""
    return {path.stem: read(path) for path in ontology_files()}


@pytest.fixture(scope="session")
def owl() -> Graph:
    """All OWL modules together."""
    return read(*ontology_files())


@pytest.fixture(scope="session")
def vocabularies() -> Graph:
    return read(*ontology_files("vocab"))


def without_headers(graph: Graph) -> Graph:
    """Return a copy without ontology headers: one ontology, which imports nothing."""
    copy = Graph()
    headers = set(graph.subjects(RDF.type, OWL.Ontology))
    for triple in graph:
        if triple[0] not in headers:
            copy.add(triple)
    return copy


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Graph], object]:
    """Load a graph into the OWL API, as one ontology."""
    path = tmp_path_factory.mktemp("owl") / "merged.nt"

    def load(graph: Graph) -> object:
        without_headers(graph).serialize(path, format="nt", encoding="utf-8")
        manager = java_class("org.semanticweb.owlapi.apibinding.OWLManager")
        file = java_class("java.io.File")(str(path))
        return manager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file)

    return load


@pytest.fixture(scope="session")
def dl_violations(load: Callable[[Graph], object]) -> Callable[[Graph], list[str]]:
    """Return what the OWL API finds outside the OWL 2 DL profile."""

    def check(graph: Graph) -> list[str]:
        profiles = java_class("org.semanticweb.owlapi.profiles.Profiles")
        report = profiles.OWL2_DL.checkOntology(load(graph))
        return sorted(str(violation) for violation in report.getViolations())

    return check


@pytest.fixture(scope="session")
def is_consistent(load: Callable[[Graph], object]) -> Callable[[Graph], bool]:
    """Ask the OWL API's own HermiT, in this process, whether a graph has a model."""

    def ask(graph: Graph) -> bool:
        factory = java_class("org.semanticweb.HermiT.ReasonerFactory")()
        return bool(factory.createReasoner(load(graph)).isConsistent())

    return ask
