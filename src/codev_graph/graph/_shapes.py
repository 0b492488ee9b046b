"""The SHACL check: every shape that the graph does not fit, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from codev_graph._i18n import Language
from codev_graph.errors import Severity
from codev_graph.graph._ontology import ontology_entailments
from codev_graph.terms import ontology_files, ontology_store

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import IdentifiedNode, Node

_SEVERITIES: Final[dict[str, Severity]] = {
    "Violation": "error",
    "Warning": "warning",
    "Info": "info",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the graph does not fit a shape.

    Attributes:
        focus: The IRI of the individual.
        path: The IRI of the property, or an empty string.
        value: What stands there, or an empty string.
        shape: The IRI of the shape, or of the constraint's component where it has none.
        severity: ``error``, ``warning`` or ``info``.
        messages: What is wrong, by language.
    """

    focus: str
    path: str
    value: str
    shape: str
    severity: Severity
    messages: Mapping[Language, str]


def check_shapes(quads: Iterable[ox.Quad]) -> list[Finding]:
    """Return what does not fit the SHACL shapes of the ontology, the gravest first.

    Args:
        quads: The whole build, entailments included: the shapes count on the inferred classes.
    """
    import pyshacl

    _conforms, report, _text = pyshacl.validate(
        _rdflib_graph(quads), shacl_graph=_shapes(), inference="none", inplace=True
    )
    findings = _findings(report)
    order = list(_SEVERITIES.values())
    return sorted(findings, key=lambda f: (order.index(f.severity), f.focus, f.path, f.shape))


def _rdflib_graph(quads: Iterable[ox.Quad]) -> Graph:
    """Return a plain rdflib graph: on an Oxigraph-backed one pyshacl takes 26 times as long.

    Each term is made once; parsing a text of the triples takes twice as long.
    """
    from rdflib import Graph

    triples = {quad.triple for quad in quads} | {quad.triple for quad in ontology_store()}
    triples |= ontology_entailments()
    graph, node = Graph(), cache(_node)
    for triple in triples:
        graph.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    return graph


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> IdentifiedNode | Literal:
    """Return a term as rdflib's, which tells plain text from ``xsd:string``: ours is plain."""
    from rdflib import XSD, BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if datatype == XSD.string else datatype)


def _shapes() -> Graph:
    from rdflib import Graph

    shapes = Graph()
    for path in ontology_files("shapes"):
        shapes.parse(path)
    return shapes


def _findings(report: Graph) -> list[Finding]:
    from rdflib import RDF
    from rdflib.namespace import SH

    return [_finding(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]


def _finding(report: Graph, result: Node) -> Finding:
    from rdflib.namespace import SH

    def text(predicate: Node) -> str:
        return str(report.value(result, predicate) or "")

    messages: dict[Language, str] = {}
    for message in report.objects(result, SH.resultMessage):
        code = getattr(message, "language", None)
        if code in {"es", "en"}:
            messages[code] = str(message)
    return Finding(
        focus=text(SH.focusNode),
        path=text(SH.resultPath),
        value=text(SH.value),
        shape=text(SH.sourceShape),
        severity=_SEVERITIES[text(SH.resultSeverity).rpartition("#")[2]],
        messages=messages,
    )
