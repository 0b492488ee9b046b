"""The axioms of an ontology as a plan of Horn rules; what no rule can say is listed, not lost.

Sub- and equivalent classes and properties, domains, ranges, inverses, symmetry, transitivity,
property chains, hasValue, hasSelf, allValuesFrom on the right, someValuesFrom and small minimum
cardinalities on the left, intersections, unions on the left, enumerations on the left, and SWRL
rules of class, property and different-individuals atoms. Individuals are never merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._expressions import AxiomReader
from codev_graph.graph.reasoning._manchester import axiom_text, manchester
from codev_graph.graph.reasoning._names import OWL, RDFS
from codev_graph.graph.reasoning._rules import LeftAxiom, Rule, RulePlan, Variable, plan_rules
from codev_graph.graph.reasoning._swrl import swrl_rules
from codev_graph.graph.reasoning._tbox import Node, Object, TBox

_X: Final = Variable("x")
_Y: Final = Variable("y")
_Z: Final = Variable("z")

Reading = Callable[[AxiomReader, Node, Object], list[Rule]]


def compile_rules(tbox: Iterable[ox.Triple | ox.Quad]) -> RulePlan:
    """Compile an ontology into the plan by which :func:`entail` runs.

    Args:
        tbox: The triples of the ontology, all its modules together. What they assert of
            individuals (vocabulary concepts, say) is kept in the plan as facts.

    Returns:
        The plan. Its text (``str``) shows each rule with its axiom, and the axioms left.
    """
    source = TBox(tbox)
    rules: list[Rule] = []
    left: set[LeftAxiom] = set()
    for reader, found in _axioms(source):
        rules += found
        left |= reader.left
    return plan_rules(rules, left, source.facts())


def _axioms(tbox: TBox) -> Iterator[tuple[AxiomReader, list[Rule]]]:
    for predicate, word, reading in _PAIRS:
        for subject, value in tbox.pairs(predicate):
            if tbox.is_annotation(subject) or tbox.is_annotation(value):
                continue
            reader = AxiomReader(tbox, axiom_text(tbox, subject, word, value))
            yield reader, reading(reader, subject, value)
    for kind, make, reason in _CHARACTERISTICS:
        for node in tbox.instances(OWL + kind):
            reader = AxiomReader(tbox, f"{manchester(tbox, node)} Characteristics {kind}")
            if reason:
                reader.leave(reason)
            yield reader, make(reader, node) if make else []
    yield from _left_groups(tbox)
    yield from swrl_rules(tbox)


def _sub_class(reader: AxiomReader, sub: Object, sup: Object) -> list[Rule]:
    return [r for body in reader.bodies(sub, _X) for r in reader.rules(sup, _X, body)]


def _equivalent_classes(reader: AxiomReader, one: Node, other: Object) -> list[Rule]:
    return _sub_class(reader, one, other) + _sub_class(reader, other, one)


def _disjoint_union(reader: AxiomReader, node: Node, members: Object) -> list[Rule]:
    reader.leave("constraint")
    reader.leave("choice")
    return [r for m in reader.tbox.items(members) for r in _sub_class(reader, m, node)]


def _sub_property(reader: AxiomReader, sub: Object, sup: Object) -> list[Rule]:
    return reader.rule(reader.role(sup, _X, _Y), (reader.role(sub, _X, _Y),))


def _equivalent_properties(reader: AxiomReader, one: Node, other: Object) -> list[Rule]:
    return _sub_property(reader, one, other) + _sub_property(reader, other, one)


def _inverse(reader: AxiomReader, one: Node, other: Object) -> list[Rule]:
    if isinstance(one, ox.BlankNode):  # an inverse property expression, not an axiom
        return []
    forth = reader.rule(reader.role(other, _Y, _X), (reader.role(one, _X, _Y),))
    return forth + reader.rule(reader.role(one, _X, _Y), (reader.role(other, _Y, _X),))


def _domain(reader: AxiomReader, role: Node, domain: Object) -> list[Rule]:
    return reader.rules(domain, _X, (reader.role(role, _X, _Y),))


def _range(reader: AxiomReader, role: Node, target: Object) -> list[Rule]:
    if reader.tbox.is_a(role, OWL + "DatatypeProperty") or reader.tbox.is_datatype(target):
        reader.leave("constraint")
        return []
    return reader.rules(target, _Y, (reader.role(role, _X, _Y),))


def _chain(reader: AxiomReader, role: Node, members: Object) -> list[Rule]:
    links = reader.tbox.items(members)
    ends = [Variable(f"c{number}") for number in range(len(links) + 1)]
    body = tuple(reader.role(link, ends[i], ends[i + 1]) for i, link in enumerate(links))
    return reader.rule(reader.role(role, ends[0], ends[-1]), body)


def _transitive(reader: AxiomReader, role: Node) -> list[Rule]:
    body = (reader.role(role, _X, _Y), reader.role(role, _Y, _Z))
    return reader.rule(reader.role(role, _X, _Z), body)


def _symmetric(reader: AxiomReader, role: Node) -> list[Rule]:
    return reader.rule(reader.role(role, _Y, _X), (reader.role(role, _X, _Y),))


def _leave(reason: str) -> Reading:
    def reading(reader: AxiomReader, one: Node, other: Object) -> list[Rule]:
        reader.leave(reason)
        return []

    return reading


_PAIRS: Final[tuple[tuple[str, str, Reading], ...]] = (
    (RDFS + "subClassOf", "SubClassOf", _sub_class),
    (OWL + "equivalentClass", "EquivalentTo", _equivalent_classes),
    (OWL + "disjointUnionOf", "DisjointUnionOf", _disjoint_union),
    (RDFS + "subPropertyOf", "SubPropertyOf", _sub_property),
    (OWL + "equivalentProperty", "EquivalentTo", _equivalent_properties),
    (OWL + "inverseOf", "InverseOf", _inverse),
    (RDFS + "domain", "Domain", _domain),
    (RDFS + "range", "Range", _range),
    (OWL + "propertyChainAxiom", "SubPropertyChain", _chain),
    (OWL + "disjointWith", "DisjointWith", _leave("constraint")),
    (OWL + "propertyDisjointWith", "DisjointWith", _leave("constraint")),
    (OWL + "hasKey", "HasKey", _leave("identity")),
    (OWL + "sameAs", "SameAs", _leave("identity")),
)
_CHARACTERISTICS: Final[
    tuple[tuple[str, Callable[[AxiomReader, Node], list[Rule]] | None, str], ...]
] = (
    ("TransitiveProperty", _transitive, ""),
    ("SymmetricProperty", _symmetric, ""),
    ("FunctionalProperty", None, "identity"),
    ("InverseFunctionalProperty", None, "identity"),
    ("IrreflexiveProperty", None, "constraint"),
    ("AsymmetricProperty", None, "constraint"),
    ("ReflexiveProperty", None, "unbound"),
)


def _left_groups(tbox: TBox) -> Iterator[tuple[AxiomReader, list[Rule]]]:
    """Note the n-ary disjointness axioms, which only ever contradict."""
    for kind in ("AllDisjointClasses", "AllDisjointProperties"):
        for node in tbox.instances(OWL + kind):
            members = tbox.value(node, OWL + "members")
            listed = tbox.items(members) if members is not None else []
            names = ", ".join(sorted(manchester(tbox, member) for member in listed))
            reader = AxiomReader(tbox, f"Disjoint{kind[11:]}: {names}")
            reader.leave("constraint")
            yield reader, []
