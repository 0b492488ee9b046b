"""Axioms and class expressions as a line of text, after the OWL 2 Manchester syntax."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._names import OWL, compact
from codev_graph.graph.reasoning._tbox import Object, TBox

_JOINED: Final = {OWL + "intersectionOf": " and ", OWL + "unionOf": " or "}
_FILLED: Final = {
    OWL + "someValuesFrom": "some",
    OWL + "allValuesFrom": "only",
    OWL + "hasValue": "value",
}
_COUNTED: Final = {
    OWL + "minCardinality": "min",
    OWL + "maxCardinality": "max",
    OWL + "cardinality": "exactly",
    OWL + "minQualifiedCardinality": "min",
    OWL + "maxQualifiedCardinality": "max",
    OWL + "qualifiedCardinality": "exactly",
}


def manchester(tbox: TBox, node: Object) -> str:
    """Return the class, property or data range ``node`` in Manchester syntax."""
    if isinstance(node, ox.NamedNode):
        return compact(node)
    if isinstance(node, ox.Literal):
        return str(node)
    for predicate, word in _JOINED.items():
        if (members := tbox.value(node, predicate)) is not None:
            return word.join(_nested(tbox, member) for member in tbox.items(members))
    return _restriction(tbox, node) or _other(tbox, node)


def _nested(tbox: TBox, node: Object) -> str:
    text = manchester(tbox, node)
    return f"({text})" if " " in text and not isinstance(node, ox.Literal) else text


def _restriction(tbox: TBox, node: Object) -> str:
    role = tbox.value(node, OWL + "onProperty")
    if role is None:
        return ""
    name = manchester(tbox, role)
    for predicate, word in _FILLED.items():
        if (filler := tbox.value(node, predicate)) is not None:
            return f"{name} {word} {_nested(tbox, filler)}"
    for predicate, word in _COUNTED.items():
        if isinstance(count := tbox.value(node, predicate), ox.Literal):
            return f"{name} {word} {count.value}{_qualifier(tbox, node)}"
    return f"{name} Self"


def _qualifier(tbox: TBox, node: Object) -> str:
    for predicate in (OWL + "onClass", OWL + "onDataRange"):
        if (filler := tbox.value(node, predicate)) is not None:
            return f" {_nested(tbox, filler)}"
    return ""


def _other(tbox: TBox, node: Object) -> str:
    if (members := tbox.value(node, OWL + "oneOf")) is not None:
        return "{" + ", ".join(manchester(tbox, member) for member in tbox.items(members)) + "}"
    if (inverse := tbox.value(node, OWL + "inverseOf")) is not None:
        return f"inverse({manchester(tbox, inverse)})"
    if (negated := tbox.value(node, OWL + "complementOf")) is not None:
        return f"not {_nested(tbox, negated)}"
    if (base := tbox.value(node, OWL + "onDatatype")) is not None:
        return f"{manchester(tbox, base)}[{_facets(tbox, node)}]"
    return "_"


def _facets(tbox: TBox, node: Object) -> str:
    facets = tbox.value(node, OWL + "withRestrictions")
    members = tbox.items(facets) if facets is not None else []
    return ", ".join(sorted(tbox.facet(member) for member in members))


def axiom_text(tbox: TBox, subject: Object, word: str, value: Object) -> str:
    """Return an axiom: its subject, the word of its kind, and what it says of the subject."""
    listed = tbox.items(value)
    joint = " o " if word == "SubPropertyChain" else ", "
    said = joint.join(manchester(tbox, other) for other in listed or [value])
    return f"{manchester(tbox, subject)} {word} {said}"
