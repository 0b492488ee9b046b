"""Class expressions as the body or the head of Horn rules (Grosof et al., 2003, DLP; OWL 2 RL)."""

from __future__ import annotations

from itertools import combinations, count, product
from typing import Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._names import DIFFERENT_FROM, NOTHING, OWL, SAME_AS, THING
from codev_graph.graph.reasoning._rules import Atom, LeftAxiom, Rule, Term, Variable
from codev_graph.graph.reasoning._tbox import Object, TBox

Body = tuple[Atom, ...]

_MIN_COUNTS: Final = (OWL + "minCardinality", OWL + "minQualifiedCardinality")
_OTHER_COUNTS: Final = (
    OWL + "maxCardinality",
    OWL + "maxQualifiedCardinality",
    OWL + "cardinality",
    OWL + "qualifiedCardinality",
)
_LARGEST_COUNT: Final = 3  # a body that counts to n joins n times


class AxiomReader:
    """Turns the class expressions of one axiom into bodies and rules.

    Whatever no Horn rule can say is noted in ``left``; the rest of the axiom still counts.

    Args:
        tbox: The ontology.
        axiom: The axiom's text, which its rules carry.
    """

    def __init__(self, tbox: TBox, axiom: str) -> None:
        self.tbox = tbox
        self.axiom = axiom
        self.left: set[LeftAxiom] = set()
        self._fresh = (Variable(f"x{number}") for number in count(1))

    def leave(self, reason: str) -> None:
        """Note that a part of the axiom is left to a full reasoner."""
        self.left.add(LeftAxiom(self.axiom, reason))

    def role(self, node: Object, subject: Term, value: Term) -> Atom:
        """Return the atom of the property or inverse property ``node``."""
        inverse = self.tbox.value(node, OWL + "inverseOf")
        if isinstance(node, ox.BlankNode) and inverse is not None:
            return self.role(inverse, value, subject)
        return Atom(_iri(node), (subject, value))

    def bodies(self, node: Object, term: Term) -> list[Body]:
        """Return the alternatives, any one of which makes ``term`` a member of ``node``."""
        if isinstance(node, ox.NamedNode):
            return self._named_bodies(node, term)
        if (members := self.tbox.value(node, OWL + "intersectionOf")) is not None:
            parts = [self.bodies(member, term) for member in self.tbox.items(members)]
            return [sum(choice, ()) for choice in product(*parts)]
        if (members := self.tbox.value(node, OWL + "unionOf")) is not None:
            return [b for member in self.tbox.items(members) for b in self.bodies(member, term)]
        if (members := self.tbox.value(node, OWL + "oneOf")) is not None:
            return [(Atom(SAME_AS, (term, m)),) for m in self.tbox.items(members)]
        if (role := self.tbox.value(node, OWL + "onProperty")) is not None:
            return self._restriction_bodies(node, role, term)
        self.leave("choice")
        return []

    def _named_bodies(self, node: ox.NamedNode, term: Term) -> list[Body]:
        if node.value == THING:
            return [()]
        if node.value == NOTHING:
            return []
        if self.tbox.is_datatype(node):
            self.leave("data")
            return []
        return [(Atom(node.value, (term,)),)]

    def _restriction_bodies(self, node: Object, role: Object, term: Term) -> list[Body]:
        if (filler := self.tbox.value(node, OWL + "someValuesFrom")) is not None:
            return self._count_bodies(role, filler, term, 1)
        if (value := self.tbox.value(node, OWL + "hasValue")) is not None:
            return [(self.role(role, term, value),)]
        if self.tbox.value(node, OWL + "hasSelf") is not None:
            return [(self.role(role, term, term),)]
        number = self._min_count(node)
        if number is not None and 1 <= number <= _LARGEST_COUNT:
            return self._count_bodies(role, self._qualifier(node), term, number)
        self.leave("choice")
        return []

    def _min_count(self, node: Object) -> int | None:
        for predicate in _MIN_COUNTS:
            if isinstance(number := self.tbox.value(node, predicate), ox.Literal):
                return int(number.value)
        return None

    def _qualifier(self, node: Object) -> Object:
        return self.tbox.value(node, OWL + "onClass") or ox.NamedNode(THING)

    def _count_bodies(self, role: Object, filler: Object, term: Term, number: int) -> list[Body]:
        """``term`` has ``number`` different values of ``role`` that are in ``filler``."""
        values = [next(self._fresh) for _ in range(number)]
        roles = tuple(self.role(role, term, value) for value in values)
        apart = tuple(Atom(DIFFERENT_FROM, pair) for pair in combinations(values, 2))
        fillers = [self.bodies(filler, value) for value in values]
        return [roles + sum(choice, ()) + apart for choice in product(*fillers)]

    def rules(self, node: Object, term: Term, body: Body) -> list[Rule]:
        """Return the rules by which ``body`` makes ``term`` a member of ``node``."""
        if isinstance(node, ox.NamedNode):
            return self._named_rules(node, term, body)
        if (members := self.tbox.value(node, OWL + "intersectionOf")) is not None:
            return [r for m in self.tbox.items(members) for r in self.rules(m, term, body)]
        if (role := self.tbox.value(node, OWL + "onProperty")) is not None:
            return self._restriction_rules(node, role, term, body)
        if self.tbox.value(node, OWL + "complementOf") is not None:
            self.leave("constraint")
        elif (members := self.tbox.value(node, OWL + "oneOf")) is not None:
            self.leave("identity" if len(self.tbox.items(members)) == 1 else "choice")
        else:
            self.leave("choice")
        return []

    def _named_rules(self, node: ox.NamedNode, term: Term, body: Body) -> list[Rule]:
        if node.value == THING:
            return []
        if node.value == NOTHING or self.tbox.is_datatype(node):
            self.leave("constraint")
            return []
        return self.rule(Atom(node.value, (term,)), body)

    def _restriction_rules(self, node: Object, role: Object, term: Term, body: Body) -> list[Rule]:
        if (filler := self.tbox.value(node, OWL + "allValuesFrom")) is not None:
            value = next(self._fresh)
            return self.rules(filler, value, (*body, self.role(role, term, value)))
        if (given := self.tbox.value(node, OWL + "hasValue")) is not None:
            return self.rule(self.role(role, term, given), body)
        if self.tbox.value(node, OWL + "hasSelf") is not None:
            return self.rule(self.role(role, term, term), body)
        self._leave_count(node)
        return []

    def _leave_count(self, node: Object) -> None:
        """Note what a cardinality or someValuesFrom on the right asks beyond Horn rules."""
        at_most = [p for p in _OTHER_COUNTS if self.tbox.value(node, p) is not None]
        if at_most:
            self.leave("identity")
        if not at_most or at_most[0] in _OTHER_COUNTS[2:]:
            self.leave("existence")

    def rule(self, head: Atom, body: Body) -> list[Rule]:
        """Return the safe, simplified rule, or nothing where it says nothing."""
        plain = _resolve(head, body)
        if plain is None or plain[0] in plain[1]:
            return []
        bound = {v for atom in plain[1] if not atom.is_builtin for v in atom.variables}
        used = {v for atom in (plain[0], *plain[1]) for v in atom.variables}
        if used - bound:
            self.leave("unbound")
            return []
        return [_tidy(Rule(plain[0], plain[1], self.axiom))]


def _resolve(head: Atom, body: Body) -> tuple[Atom, Body] | None:
    """Put terms that must be the same in each other's place; ``None`` if they can not be."""
    atoms = list(dict.fromkeys(body))
    while same := next((atom for atom in atoms if atom.predicate == SAME_AS), None):
        one, other = same.args
        if not isinstance(one, Variable):
            one, other = other, one
        if isinstance(one, Variable):
            bindings = {one: other}
            head = head.substitute(bindings)
            atoms = list(dict.fromkeys(a.substitute(bindings) for a in atoms if a != same))
        elif one == other:
            atoms.remove(same)
        else:
            return None
    return head, tuple(atoms)


_NAMES: Final = ("x", "y", "z", "u", "v", "w")


def _tidy(rule: Rule) -> Rule:
    """Name the variables x, y, z, … in the order in which a reader meets them."""
    met = dict.fromkeys(v for atom in (rule.head, *rule.body) for v in atom.variables)
    names = (*_NAMES, *(f"x{number}" for number in range(1, len(met) + 1)))
    bindings: dict[Variable, Term] = {v: Variable(n) for v, n in zip(met, names, strict=False)}
    body = tuple(atom.substitute(bindings) for atom in rule.body)
    return Rule(rule.head.substitute(bindings), body, rule.axiom)


def _iri(node: Object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""
