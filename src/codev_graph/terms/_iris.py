"""The IRIs of the house: namespaces, prefixes, and how an individual is named."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote, unquote

BASE: Final = "https://w3id.org/codev-graph/"
ONTOLOGY: Final = BASE + "ontology"
CODEV: Final = ONTOLOGY + "#"
VOCAB: Final = BASE + "vocab/"
SHAPES: Final = BASE + "shapes#"
INDIVIDUALS: Final = BASE + "id/"

PREFIXES: Final[dict[str, str]] = {
    "codev": CODEV,
    "voc": VOCAB,
    "codevsh": SHAPES,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# The named graphs of a data set that are no source's.
DESCRIPTION: Final = "dataset"
ENTAILMENTS: Final = "entailments"
MEASURES: Final = "measures"
RESERVED_GRAPHS: Final = (DESCRIPTION, ENTAILMENTS, MEASURES)
# All graphs in one, for stores whose default graph tells a statement once for each graph.
UNION: Final = f"{BASE}union"
_ENTAILED: Final = f"/graph/{ENTAILMENTS}"
_MEASURED: Final = f"/graph/{MEASURES}"


def expand(curie: str) -> str:
    """Return the IRI that a prefixed name stands for.

    Raises:
        KeyError: if the prefix is not one of :data:`PREFIXES`.
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def individual(dataset: str, kind: str, key: str) -> str:
    """Return the IRI of the individual ``key`` of type ``kind`` in ``dataset``."""
    return f"{_of_dataset(dataset)}/{kind}/{quote(key, safe='')}"


def parts_of(iri: str) -> tuple[str, str, str] | None:
    """Return data set, type and key of an individual, or ``None`` for any other IRI.

    What :func:`individual` made is taken apart; the parts are as they were given to it.
    """
    if not iri.startswith(INDIVIDUALS):
        return None
    parts = iri.removeprefix(INDIVIDUALS).split("/")
    return (unquote(parts[0]), parts[1], unquote(parts[2])) if len(parts) == 3 else None


@cache
def _of_dataset(dataset: str) -> str:
    return INDIVIDUALS + quote(dataset, safe="")


def named_graph(dataset: str, name: str) -> str:
    """Return the IRI of the named graph ``name`` of ``dataset``."""
    return individual(dataset, "graph", name)


def is_entailed(graph_iri: str) -> bool:
    """Return whether a named graph holds only what follows from the others."""
    return graph_iri.endswith(_ENTAILED)


def is_measured(graph_iri: str) -> bool:
    """Return whether a named graph holds measures that were written back."""
    return graph_iri.endswith(_MEASURED)
