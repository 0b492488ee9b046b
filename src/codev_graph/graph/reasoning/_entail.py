"""Entailment of a graph under an ontology: quads in, the new triples out, each one explainable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast

import numpy as np
import pyoxigraph as ox

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._facts import Loader, Terms
from codev_graph.graph.reasoning._fixpoint import Facts, compile_rule, evaluate
from codev_graph.graph.reasoning._joins import (
    MASK,
    SHIFT,
    Ints,
    Match,
    Relation,
    Slot,
    Table,
    match_all,
)
from codev_graph.graph.reasoning._names import TYPE
from codev_graph.graph.reasoning._rules import Rule, RulePlan, Signature
from codev_graph.graph.reasoning._tbox import Node, Object

_TYPE: Final = ox.NamedNode(TYPE)
Statement = tuple[Node, ox.NamedNode, Object]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One step of a proof.

    Attributes:
        triple: What is entailed.
        rule: The rule that entails it; its ``axiom`` is the reason for people.
        premises: The triples that the rule's body asks for, in its order.
    """

    triple: ox.Triple
    rule: Rule
    premises: tuple[ox.Triple, ...]


class Entailments:
    """A graph closed under a plan: what follows from it, and why.

    Args:
        asserted: The quads (or triples) of the data. Those of the ontology may be among them.
        plan: The rules, from :func:`compile_rules`; what the ontology's files assert of
            individuals is taken in too.

    Raises:
        OntologyError: if matching a rule would take more rows than memory should hold; its
            ``subject`` is the axiom.
    """

    def __init__(self, asserted: Iterable[ox.Quad | ox.Triple], plan: RulePlan) -> None:
        self.plan = plan
        self._terms = Terms()
        heads = {rule.head.signature for rule in plan.rules}
        bodies = {atom.signature for rule in plan.rules for atom in rule.body}
        self._written = sorted(heads)
        loader = Loader(heads | bodies, self._terms)
        loader.load(plan.facts)
        loader.load(asserted)
        self._facts = Facts(loader.arrays(), self._terms.literals())
        evaluate(plan, self._facts, self._terms.intern)

    def triples(self) -> list[ox.Triple]:
        """Return the entailed triples that were not asserted, by predicate, subject and object."""
        return [ox.Triple(*statement) for statement in self._statements()]

    def quads(self, graph: ox.NamedNode) -> list[ox.Quad]:
        """Return the same as quads of ``graph``."""
        return [ox.Quad(*statement, graph) for statement in self._statements()]

    def _statements(self) -> Iterator[Statement]:
        rank = self._ranks()
        for signature in self._written:
            facts = self._facts.entailed(signature)
            if signature[1] == 1:
                order = np.argsort(rank[facts])
            else:
                order = np.lexsort((rank[facts & MASK], rank[facts >> SHIFT]))
            yield from self._told(signature, facts[order])

    def _ranks(self) -> Ints:
        """Return for each identifier the place of its term in alphabetical order."""
        names = list(self._terms.identifiers)
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names), dtype=np.int64)
        rank[order] = np.arange(len(names), dtype=np.int64)
        return rank

    def _told(self, signature: Signature, facts: Ints) -> Iterator[Statement]:
        """Yield facts of one signature as subject, predicate and object, in their order."""
        nodes, terms, predicate = self._nodes, self._list, ox.NamedNode(signature[0])
        if signature[1] == 1:
            return ((nodes[member], _TYPE, predicate) for member in facts.tolist())
        pairs = zip((facts >> SHIFT).tolist(), (facts & MASK).tolist(), strict=True)
        return ((nodes[one], predicate, terms[other]) for one, other in pairs)

    @cached_property
    def _list(self) -> list[Object]:
        return self._terms.terms()

    @property
    def _nodes(self) -> list[Node]:
        return cast("list[Node]", self._list)  # no literal is ever the subject of a fact

    def explain(self, triple: ox.Triple) -> Derivation | None:
        """Return one rule and the premises by which ``triple`` is entailed.

        The premises were all known in an earlier round than the triple, so that explaining them
        in turn ends at what was asserted. ``None`` for a triple that was asserted or that does
        not follow.
        """
        signature, fact = self._locate(triple)
        came = self._round(signature, fact)
        if not came:
            return None
        for rule in self.plan.rules:
            if rule.head.signature == signature:
                premises = self._premises(rule, fact, came)
                if premises is not None:
                    return Derivation(triple, rule, premises)
        return None

    def proof(self, triple: ox.Triple) -> list[Derivation]:
        """Return every step from asserted triples to ``triple``, each after those it needs.

        Empty for a triple that was asserted or that does not follow.
        """
        steps: dict[ox.Triple, Derivation] = {}
        todo = [triple]
        while todo:
            asked = todo.pop()
            step = None if asked in steps else self.explain(asked)
            if step is not None:
                steps[asked] = step
                todo += step.premises
        return sorted(steps.values(), key=lambda step: self._round(*self._locate(step.triple)))

    def _locate(self, triple: ox.Triple) -> tuple[Signature, tuple[int, ...]]:
        subject = self._terms.intern(triple.subject)
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            return (triple.object.value, 1), (subject,)
        return (triple.predicate.value, 2), (subject, self._terms.intern(triple.object))

    def _round(self, signature: Signature, fact: tuple[int, ...]) -> int:
        """Return the round in which a fact came, 0 if it was asserted or never came."""
        packed = fact[0] if len(fact) == 1 else (fact[0] << SHIFT) | fact[1]
        for number, facts in self._facts.layers.get(signature, ()):
            at = int(np.searchsorted(facts, packed))
            if at < facts.size and facts[at] == packed:
                return number
        return 0

    def _premises(
        self, rule: Rule, fact: tuple[int, ...], came: int
    ) -> tuple[ox.Triple, ...] | None:
        """Return premises from before round ``came`` by which ``rule`` gives ``fact``, if any."""
        compiled = compile_rule(rule, self._terms.intern)
        bound: dict[str, int] = {}
        for slot, value in zip(compiled.head, fact, strict=True):
            if (bound.setdefault(slot, value) if isinstance(slot, str) else slot) != value:
                return None
        matches = [Match(slots, self._before(sig, came)) for sig, slots in compiled.atoms]
        names = frozenset(s for _sig, slots in compiled.atoms for s in slots if isinstance(s, str))
        start = Table({n: np.array([v], dtype=np.int64) for n, v in bound.items()}, 1)
        table = match_all(matches, compiled.different, names, start, rule.axiom)
        if not table.rows:
            return None
        chosen = {name: int(column[0]) for name, column in table.columns.items()}
        return tuple(self._triple(sig, slots, chosen) for sig, slots in compiled.atoms)

    def _before(self, signature: Signature, came: int) -> Relation:
        layers = self._facts.layers.get(signature, ())
        earlier = [facts for number, facts in layers if number < came]
        facts = np.sort(np.concatenate(earlier)) if earlier else np.empty(0, dtype=np.int64)
        return Relation(facts, signature[1])

    def _triple(
        self, signature: Signature, slots: tuple[Slot, ...], bound: dict[str, int]
    ) -> ox.Triple:
        ids = [bound[slot] if isinstance(slot, str) else slot for slot in slots]
        packed = ids[0] if len(ids) == 1 else (ids[0] << SHIFT) | ids[1]
        (statement,) = self._told(signature, np.array([packed], dtype=np.int64))
        return ox.Triple(*statement)


def entail(
    asserted: Iterable[ox.Quad | ox.Triple], tbox: Iterable[ox.Triple | ox.Quad] | RulePlan
) -> list[ox.Triple]:
    """Return what the ontology entails of the individuals in ``asserted`` and is not asserted.

    Class memberships and property values only: no axioms, no ``owl:Thing``, no ``owl:sameAs``.
    An empty graph entails what the ontology says of its own individuals.

    Args:
        asserted: The data, quads of any graphs.
        tbox: The ontology's triples, or its plan if it is compiled already.

    Returns:
        The new triples, ordered by predicate (classes by name), subject, object.

    Raises:
        OntologyError: if matching a rule would take more rows than memory should hold.
    """
    plan = tbox if isinstance(tbox, RulePlan) else compile_rules(tbox)
    return Entailments(asserted, plan).triples()
