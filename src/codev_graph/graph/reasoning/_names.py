"""The OWL, RDF and SWRL names that the reasoning speaks, and how a term is shown short."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from codev_graph.terms import PREFIXES

OWL: Final = PREFIXES["owl"]
RDF: Final = PREFIXES["rdf"]
RDFS: Final = PREFIXES["rdfs"]
XSD: Final = PREFIXES["xsd"]
SWRL: Final = "http://www.w3.org/2003/11/swrl#"

TYPE: Final = RDF + "type"
THING: Final = OWL + "Thing"
NOTHING: Final = OWL + "Nothing"
LITERAL: Final = RDFS + "Literal"
DIFFERENT_FROM: Final = OWL + "differentFrom"
SAME_AS: Final = OWL + "sameAs"

_SHOWN: Final = {**PREFIXES, "swrl": SWRL}


def compact(term: ox.NamedNode | str) -> str:
    """Return ``term`` as ``prefix:name`` where a prefix of the house fits, else as ``<IRI>``."""
    iri = term.value if isinstance(term, ox.NamedNode) else term
    for prefix, namespace in _SHOWN.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and not set(local) & set("/#"):
            return f"{prefix}:{local}"
    return f"<{iri}>"
