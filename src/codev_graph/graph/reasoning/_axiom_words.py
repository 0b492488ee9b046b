"""OWL axioms of the OWL API in the words of the language in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language, mark
from codev_graph.graph.reasoning._names import RDFS, compact
from codev_graph.graph.reasoning._owlapi import java_class
from codev_graph.terms import INDIVIDUALS

_RENDERER: Final = (
    "org.semanticweb.owlapi.manchestersyntax.renderer.ManchesterOWLSyntaxOWLObjectRendererImpl"
)
_RELATED: Final = mark("“{a}” – {b} – “{c}”.")
_DOMAIN: Final = mark("Whatever has a value of “{a}” is of the class “{b}”.")
_RANGE: Final = mark("Every value of “{a}” is of the class “{b}”.")
_NARROWER: Final = mark("What “{a}” relates, “{b}” relates too.")
_AT_MOST_ONE: Final = mark("Nothing has two values of “{a}”.")
_NEVER_ITSELF: Final = mark("“{a}” relates nothing to itself.")

# The OWL API spells one of the names wrong; both spellings are known.
_PARTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "ClassAssertion": (
        mark("“{a}” is of the class “{b}”."),
        ("getIndividual", "getClassExpression"),
    ),
    "ObjectPropertyAssertion": (_RELATED, ("getSubject", "getProperty", "getObject")),
    "DataPropertyAssertion": (_RELATED, ("getSubject", "getProperty", "getObject")),
    "SubClassOf": (
        mark("Whatever is of the class “{a}” is of the class “{b}”."),
        ("getSubClass", "getSuperClass"),
    ),
    "ObjectPropertyDomain": (_DOMAIN, ("getProperty", "getDomain")),
    "DataPropertyDomain": (_DOMAIN, ("getProperty", "getDomain")),
    "ObjectPropertyRange": (_RANGE, ("getProperty", "getRange")),
    "DataPropertyRange": (_RANGE, ("getProperty", "getRange")),
    "SubObjectPropertyOf": (_NARROWER, ("getSubProperty", "getSuperProperty")),
    "SubDataPropertyOf": (_NARROWER, ("getSubProperty", "getSuperProperty")),
    "FunctionalObjectProperty": (_AT_MOST_ONE, ("getProperty",)),
    "FunctionalDataProperty": (_AT_MOST_ONE, ("getProperty",)),
    "InverseFunctionalObjectProperty": (
        mark("No two things have one value of “{a}”."),
        ("getProperty",),
    ),
    "InverseObjectProperties": (
        mark("“{a}” is “{b}” the other way round."),
        ("getFirstProperty", "getSecondProperty"),
    ),
    "SymmetricObjectProperty": (mark("“{a}” always holds both ways."), ("getProperty",)),
    "AsymmetricObjectProperty": (mark("“{a}” never holds both ways."), ("getProperty",)),
    "IrreflexiveObjectProperty": (_NEVER_ITSELF, ("getProperty",)),
    "IrrefexiveObjectProperty": (_NEVER_ITSELF, ("getProperty",)),
    "TransitiveObjectProperty": (
        mark("What is reached by several steps of “{a}” is reached by one."),
        ("getProperty",),
    ),
}
_LISTS: Final[Mapping[str, str]] = {
    "DisjointClasses": mark("Nothing is of two of these classes: {members}."),
    "DisjointObjectProperties": mark("No two of these relate the same pair: {members}."),
    "EquivalentClasses": mark("These classes have the same members: {members}."),
    "EquivalentObjectProperties": mark("These relate the same pairs: {members}."),
    "DifferentIndividuals": mark("These are different from each other: {members}."),
}


class Labels:
    """What things are called: ``rdfs:label`` in the language in force, else any, else the IRI."""

    def __init__(self, triples: Sequence[ox.Triple]) -> None:
        self._labels: dict[str, dict[str, str]] = {}
        for triple in triples:
            value = triple.object
            if triple.predicate.value == RDFS + "label" and isinstance(value, ox.Literal):
                known = self._labels.setdefault(getattr(triple.subject, "value", ""), {})
                known.setdefault(value.language or "", value.value)

    def label(self, iri: str) -> str:
        """Return the label of ``iri``; of a row without one its type and key."""
        known = self._labels.get(iri, {})
        if found := known.get(language()) or known.get("") or next(iter(known.values()), ""):
            return found
        row = iri.removeprefix(INDIVIDUALS).partition("/")[2]
        return unquote(row) if iri.startswith(INDIVIDUALS) else compact(iri)


class Wording:
    """Puts Java axioms into words, things by their labels."""

    def __init__(self, labels: Labels) -> None:
        import jpype

        provider = jpype.JProxy(
            "org.semanticweb.owlapi.util.ShortFormProvider",
            dict={"getShortForm": self._short, "dispose": lambda: None},
        )
        self._labels = labels
        self._renderer = java_class(_RENDERER)()
        self._renderer.setShortFormProvider(provider)

    def _short(self, entity: Any) -> str:  # noqa: ANN401 - a Java object
        return self._labels.label(str(entity.getIRI().getIRIString()))

    def words(self, axiom: Any, others: Sequence[Any]) -> str:  # noqa: ANN401 - Java objects
        """Return ``axiom`` in words; of a long list only the members that ``others`` speak of."""
        kind = str(axiom.getAxiomType().getName())
        if kind in _PARTS:
            template, getters = _PARTS[kind]
            parts = [self.text(getattr(axiom, getter)()) for getter in getters]
            return _(template).format(**dict(zip("abc", parts, strict=False)))
        if kind in _LISTS:
            members = ", ".join(f"“{self.text(m)}”" for m in _members(axiom, others))
            return _(_LISTS[kind]).format(members=members)
        return self.text(axiom)

    def text(self, thing: Any) -> str:  # noqa: ANN401 - a Java object
        """Return a class, property, individual, literal or axiom in Manchester syntax."""
        if hasattr(thing, "getLiteral"):
            return str(thing.getLiteral())
        return " ".join(str(self._renderer.render(thing)).split())


def _members(axiom: Any, others: Sequence[Any]) -> list[Any]:  # noqa: ANN401 - Java objects
    members = list(axiom.getOperandsAsList())
    spoken = [other.getSignature() for other in others if not other.equals(axiom)]
    meant = [m for m in members if any(s.containsAll(m.getSignature()) for s in spoken)]
    return meant if len(meant) > 1 else members
