"""SWRL rules written in RDF (Horrocks et al., 2004), read as Horn rules over named individuals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._expressions import AxiomReader, Body
from codev_graph.graph.reasoning._manchester import manchester
from codev_graph.graph.reasoning._names import DIFFERENT_FROM, SAME_AS, SWRL, compact
from codev_graph.graph.reasoning._rules import Atom, Rule, Term, Variable
from codev_graph.graph.reasoning._tbox import Object, TBox

_ROLES: Final = (SWRL + "IndividualPropertyAtom", SWRL + "DatavaluedPropertyAtom")


def swrl_rules(tbox: TBox) -> Iterator[tuple[AxiomReader, list[Rule]]]:
    """Yield each ``swrl:Imp`` with the rules that it makes: one for each atom of its head.

    A rule with an atom that no fact can answer (a built-in, a data range) is left whole.
    """
    for imp in tbox.instances(SWRL + "Imp"):
        body, head = (_members(tbox, imp, SWRL + part) for part in ("body", "head"))
        parts = (" ^ ".join(_text(tbox, atom) for atom in atoms) for atoms in (body, head))
        reader = AxiomReader(tbox, "Rule: " + " -> ".join(parts))
        yield reader, _rules(reader, body, head)


def _members(tbox: TBox, imp: Object, predicate: str) -> list[Object]:
    head = tbox.value(imp, predicate)
    return [] if head is None else tbox.items(head)


def _rules(reader: AxiomReader, body: list[Object], head: list[Object]) -> list[Rule]:
    bodies: list[Body] = [()]
    for node in body:
        bodies = [one + more for one in bodies for more in _bodies(reader, node)]
    return [rule for atoms in bodies for node in head for rule in _heads(reader, node, atoms)]


def _bodies(reader: AxiomReader, node: Object) -> list[Body]:
    """Return the alternatives of one atom of a body; none if no fact can answer it."""
    tbox, args = reader.tbox, _arguments(reader.tbox, node)
    if (kind := tbox.value(node, SWRL + "classPredicate")) is not None:
        return reader.bodies(kind, args[0])
    if (role := _role(tbox, node)) is not None:
        return [(reader.role(role, *args),)]
    if tbox.is_a(node, SWRL + "DifferentIndividualsAtom"):
        return [(Atom(DIFFERENT_FROM, args),)]
    if tbox.is_a(node, SWRL + "SameIndividualAtom"):
        return [(Atom(SAME_AS, args),)]
    reader.leave("builtin")
    return []


def _heads(reader: AxiomReader, node: Object, body: Body) -> list[Rule]:
    tbox, args = reader.tbox, _arguments(reader.tbox, node)
    if (kind := tbox.value(node, SWRL + "classPredicate")) is not None:
        return reader.rules(kind, args[0], body)
    if (role := _role(tbox, node)) is not None:
        return reader.rule(reader.role(role, *args), body)
    different = tbox.is_a(node, SWRL + "DifferentIndividualsAtom")
    reader.leave("constraint" if different else "identity")
    return []


def _role(tbox: TBox, node: Object) -> Object | None:
    if not any(tbox.is_a(node, kind) for kind in _ROLES):
        return None
    return tbox.value(node, SWRL + "propertyPredicate")


def _arguments(tbox: TBox, node: Object) -> tuple[Term, ...]:
    found = (tbox.value(node, f"{SWRL}argument{number}") for number in (1, 2))
    return tuple(_argument(tbox, term) for term in found if term is not None)


def _argument(tbox: TBox, term: Object) -> Term:
    if not isinstance(term, ox.NamedNode):
        return term
    if tbox.is_a(term, SWRL + "Variable") or term.value.startswith("urn:swrl:var#"):
        return Variable(term.value)
    return term


def _text(tbox: TBox, node: Object) -> str:
    """Return one atom as Protégé shows it."""
    args = ", ".join(_argument_text(arg) for arg in _arguments(tbox, node))
    for part in ("classPredicate", "propertyPredicate", "builtin"):
        if (name := tbox.value(node, SWRL + part)) is not None:
            return f"{manchester(tbox, name)}({args})"
    different = tbox.is_a(node, SWRL + "DifferentIndividualsAtom")
    return f"{'DifferentFrom' if different else 'SameAs'}({args})"


def _argument_text(term: Term) -> str:
    if isinstance(term, Variable):
        return "?" + term.name.replace("#", "/").rpartition("/")[2]
    return compact(term) if isinstance(term, ox.NamedNode) else str(term)
