"""JSON-LD with a context of ours, which names every term of the ontology without a prefix."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox

from codev_graph.graph._trig import in_order
from codev_graph.terms import CODEV, INDIVIDUALS, PREFIXES, expand, ontology_store, resource

Json = dict[str, Any]

CONTEXT_FILE: Final = "context.jsonld"
_ID: Final = "@id"
_TYPE: Final = expand("rdf:type")
_STRING: Final = expand("xsd:string")
_RANGE: Final = ox.NamedNode(expand("rdfs:range"))
_A: Final = ox.NamedNode(_TYPE)
_OBJECT_PROPERTY: Final = expand("owl:ObjectProperty")
_DATATYPE_PROPERTY: Final = expand("owl:DatatypeProperty")

# The terms of others that the graph uses, and what their values are.
_BORROWED: Final[Mapping[str, str | None]] = {
    "rdfs:label": None,
    "skos:altLabel": None,
    "dcterms:title": None,
    "dcterms:creator": None,
    "dcterms:date": None,
    "dcterms:type": _ID,
    "prov:wasDerivedFrom": _ID,
    "schema:sameAs": _ID,
    "schema:url": "xsd:anyURI",
}


def make_context() -> Json:
    """Return the context: prefixes, the properties of the ontology, and those it borrows."""
    terms: Json = {"@vocab": CODEV, "@version": 1.1, "id": INDIVIDUALS, **PREFIXES}
    for curie, kind in _BORROWED.items():
        terms[curie.partition(":")[2]] = _term(curie, kind)
    for quad in sorted(ontology_store().quads_for_pattern(None, _A, None, None), key=str):
        local = str(getattr(quad.subject, "value", "")).removeprefix(CODEV)
        if quad.object == ox.NamedNode(_OBJECT_PROPERTY) and "/" not in local:
            terms[local] = _term(f"codev:{local}", _ID)
        elif quad.object == ox.NamedNode(_DATATYPE_PROPERTY) and "/" not in local:
            terms[local] = _term(f"codev:{local}", _datatype(quad.subject))
    return {"@context": terms}


def _term(curie: str, kind: str | None) -> Json:
    return {_ID: curie, "@type": kind} if kind else {_ID: curie}


def _datatype(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str | None:
    """Return the datatype of a property's values, or ``None`` for plain text or any."""
    ranges = ontology_store().quads_for_pattern(node, _RANGE, None, None)
    iris = [quad.object.value for quad in ranges if isinstance(quad.object, ox.NamedNode)]
    local = iris[0].removeprefix(PREFIXES["xsd"]) if len(iris) == 1 else ""
    return f"xsd:{local}" if local not in {"", "string"} and "/" not in local else None


@cache
def context() -> Json:
    """Return the context as it travels with the ontology."""
    path = resource("ontology") / CONTEXT_FILE
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def write_jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Return the quads as JSON-LD: a graph object a named graph, one object a subject.

    The context stands in the file, so that it can be read without a network.
    """
    writer = _Writer(context()["@context"])
    graphs = groupby(in_order(quads), key=lambda quad: quad.graph_name)
    content: list[Json] = []
    for graph, members in graphs:
        nodes = writer.nodes(members)
        named = isinstance(graph, ox.NamedNode | ox.BlankNode)
        content += [{_ID: writer.name(graph), "@graph": nodes}] if named else nodes
    document = {**context(), "@graph": content}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    """Writes terms as short as the context allows."""

    def __init__(self, terms: Mapping[str, Any]) -> None:
        self._prefixes = {key: iri for key, iri in terms.items() if isinstance(iri, str)}
        self._prefixes.pop("@vocab")
        defined = {key: value for key, value in terms.items() if isinstance(value, dict)}
        self._terms = {self._expand(value[_ID]): key for key, value in defined.items()}
        self._kinds = {
            key: value["@type"] if value["@type"] == _ID else self._expand(value["@type"])
            for key, value in defined.items()
            if "@type" in value
        }

    def nodes(self, quads: Iterable[ox.Quad]) -> list[Json]:
        """Return one object for each subject."""
        return [self._node(one, found) for one, found in groupby(quads, key=lambda q: q.subject)]

    def _node(self, subject: object, quads: Iterable[ox.Quad]) -> Json:
        node: Json = {_ID: self.name(subject)}
        for predicate, members in groupby(quads, key=lambda quad: quad.predicate.value):
            if predicate == _TYPE:
                node["@type"] = [self._class(quad.object) for quad in members]
                continue
            key = self._terms.get(predicate) or self._short(predicate)
            values = [self._value(key, quad.object) for quad in members]
            node[key] = values[0] if len(values) == 1 else values
        return node

    def name(self, node: object) -> str:
        """Return a node as a compact IRI, or a blank one as its label."""
        return self._short(node.value) if isinstance(node, ox.NamedNode) else str(node)

    def _class(self, node: object) -> str:
        name = self.name(node)
        local = name.removeprefix("codev:")
        # A class whose name is also a prefix or a property can not do without its own.
        return local if local not in self._prefixes and local not in self._kinds else name

    def _value(self, key: str, value: object) -> str | Json:
        kind = self._kinds.get(key)
        if not isinstance(value, ox.Literal):
            name = self.name(value)
            return name if kind == _ID else {_ID: name}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == (kind or _STRING):
            return value.value
        plain: Json = {"@value": value.value}
        return plain if datatype == _STRING else {**plain, "@type": self._short(datatype)}

    def _short(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            local = iri.removeprefix(namespace)
            if local != iri and local and not local.startswith("/"):
                return f"{prefix}:{local}"
        return iri

    def _expand(self, curie: str) -> str:
        prefix, _sign, local = curie.partition(":")
        return self._prefixes[prefix] + local
