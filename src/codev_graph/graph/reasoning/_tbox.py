"""The triples of an ontology, indexed for reading its axioms (OWL 2 mapping to RDF, section 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from codev_graph.graph.reasoning._names import LITERAL, OWL, RDF, RDFS, SWRL, TYPE, XSD

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_SCHEMA = (OWL, RDFS, RDF, SWRL)


class TBox:
    """An ontology's triples by subject and predicate, and by predicate.

    Args:
        triples: Triples or quads of the ontology, of one or more files; the graph of a quad does
            not matter. Blank nodes of two files must not share a label.
    """

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self._objects: dict[Object, dict[str, list[Object]]] = defaultdict(dict)
        self._pairs: dict[str, list[tuple[Node, Object]]] = defaultdict(list)
        seen: set[ox.Triple] = set()
        for item in triples:
            triple = item.triple if isinstance(item, ox.Quad) else item
            if triple not in seen:
                seen.add(triple)
                self._add(triple)

    def _add(self, triple: ox.Triple) -> None:
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        self._objects[subject].setdefault(predicate, []).append(value)
        self._pairs[predicate].append((subject, value))

    def pairs(self, predicate: str) -> list[tuple[Node, Object]]:
        """Return subject and object of each triple with ``predicate``."""
        return self._pairs.get(predicate, [])

    def value(self, subject: Object, predicate: str) -> Object | None:
        """Return the first object of ``subject`` and ``predicate``, or ``None``."""
        found = self._objects.get(subject, {}).get(predicate)
        return found[0] if found else None

    def instances(self, kind: str) -> list[Node]:
        """Return the subjects that are typed ``kind``."""
        return [subject for subject, value in self.pairs(TYPE) if _iri(value) == kind]

    def is_a(self, node: Object, kind: str) -> bool:
        """Return whether ``node`` is typed ``kind``."""
        return any(_iri(value) == kind for value in self._objects.get(node, {}).get(TYPE, ()))

    def items(self, head: Object) -> list[Object]:
        """Return the members of the RDF list at ``head``, in order."""
        members: list[Object] = []
        node: Object | None = head
        while node is not None and (first := self.value(node, RDF + "first")) is not None:
            members.append(first)
            node = self.value(node, RDF + "rest")
        return members

    def facet(self, node: Object) -> str:
        """Return the facet of a datatype restriction at ``node``, such as ``minInclusive 1``."""
        found = self._objects.get(node, {}).items()
        return " ".join(f"{key.rpartition('#')[2]} {value}" for key, (value, *_) in found)

    def is_datatype(self, node: Object) -> bool:
        """Return whether ``node`` is a data range and not a class."""
        return (
            _iri(node) == LITERAL
            or _iri(node).startswith(XSD)
            or self.is_a(node, RDFS + "Datatype")
        )

    def is_annotation(self, node: Object) -> bool:
        """Return whether ``node`` is an annotation property, of which OWL reasons nothing."""
        return self.is_a(node, OWL + "AnnotationProperty")

    def facts(self) -> Iterable[ox.Triple]:
        """Yield what the ontology itself asserts of named individuals: types and properties."""
        for predicate, pairs in self._pairs.items():
            if predicate != TYPE and predicate.startswith(_SCHEMA):
                continue
            for subject, value in pairs:
                if predicate == TYPE and not _is_named_class(value):
                    continue
                if isinstance(subject, ox.NamedNode):
                    yield ox.Triple(subject, ox.NamedNode(predicate), value)


def _iri(node: Object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _is_named_class(node: Object) -> bool:
    return isinstance(node, ox.NamedNode) and not node.value.startswith(_SCHEMA)
