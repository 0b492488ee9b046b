"""Semi-naive evaluation of a rule plan, stratum by stratum (Abiteboul, Hull, Vianu, 1995, ch. 13).

The first round of a stratum matches every rule against all facts; each later round asks of every
rule at least one fact that the round before added. No individual is made and none is merged, so
the rounds end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from codev_graph.graph.reasoning._joins import (
    EMPTY,
    SHIFT,
    Ints,
    Match,
    Relation,
    Slot,
    Table,
    contains,
    match_all,
)
from codev_graph.graph.reasoning._names import DIFFERENT_FROM
from codev_graph.graph.reasoning._rules import Atom, Rule, RulePlan, Signature, Stratum, Variable
from codev_graph.graph.reasoning._tbox import Object

Intern = Callable[[Object], int]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule whose constants are identifiers.

    Attributes:
        rule: The rule.
        head: The slots of its head.
        atoms: Signature and slots of each atom of the body that facts answer.
        different: The pairs of slots that must differ.
    """

    rule: Rule
    head: tuple[Slot, ...]
    atoms: tuple[tuple[Signature, tuple[Slot, ...]], ...]
    different: tuple[tuple[Slot, Slot], ...]

    @property
    def wanted(self) -> frozenset[str]:
        """The variables of the head."""
        return frozenset(slot for slot in self.head if isinstance(slot, str))


def compile_rule(rule: Rule, intern: Intern) -> CompiledRule:
    """Return ``rule`` with ``intern`` applied to its constants."""

    def slots(atom: Atom) -> tuple[Slot, ...]:
        return tuple(a.name if isinstance(a, Variable) else intern(a) for a in atom.args)

    atoms = tuple((a.signature, slots(a)) for a in rule.body if not a.is_builtin)
    pairs = [slots(a) for a in rule.body if a.predicate == DIFFERENT_FROM]
    return CompiledRule(rule, slots(rule.head), atoms, tuple((one, two) for one, two in pairs))


class Facts:
    """All facts, asserted and entailed, with the round in which each came.

    Attributes:
        relations: The facts of each signature; a signature without facts may be missing.
        layers: For each signature its facts in the order in which they came: (round, sorted
            array); round 0 is what was asserted.

    Args:
        asserted: Sorted facts without repeats.
        literals: The identifiers of literals, sorted: of them nothing is entailed.
    """

    def __init__(self, asserted: Mapping[Signature, Ints], literals: Ints = EMPTY) -> None:
        self.relations = {sig: Relation(facts, sig[1]) for sig, facts in asserted.items()}
        self.layers = {sig: [(0, facts)] for sig, facts in asserted.items()}
        self.round = 0
        self._literals = literals

    def relation(self, signature: Signature) -> Relation:
        """Return the facts of ``signature``, empty if there are none."""
        return self.relations.get(signature) or Relation(EMPTY, signature[1])

    def add(self, found: Mapping[Signature, list[Ints]]) -> dict[Signature, Relation]:
        """Add what a round found; return what of it is new."""
        self.round += 1
        fresh: dict[Signature, Relation] = {}
        for signature, arrays in found.items():
            known = self.relation(signature)
            candidates = np.unique(np.concatenate(arrays))
            new = self._of_nodes(candidates[~contains(known.facts, candidates)], signature[1])
            if new.size:
                fresh[signature] = Relation(new, signature[1])
                self.relations[signature] = known.extended(fresh[signature])
                self.layers.setdefault(signature, []).append((self.round, new))
        return fresh

    def _of_nodes(self, facts: Ints, arity: int) -> Ints:
        """Return the facts whose subject is not a literal, as in RDF."""
        return facts[~contains(self._literals, facts if arity == 1 else facts >> SHIFT)]

    def entailed(self, signature: Signature) -> Ints:
        """Return the facts of ``signature`` that were not asserted."""
        new = [facts for number, facts in self.layers.get(signature, []) if number]
        return np.concatenate(new) if new else EMPTY


def evaluate(plan: RulePlan, facts: Facts, intern: Intern) -> None:
    """Add to ``facts`` everything that the rules of ``plan`` entail.

    Raises:
        OntologyError: if matching a rule would take more rows than memory should hold.
    """
    for stratum in plan.strata:
        _run_stratum(stratum, [compile_rule(rule, intern) for rule in stratum.rules], facts)


def _run_stratum(stratum: Stratum, rules: list[CompiledRule], facts: Facts) -> None:
    found: dict[Signature, list[Ints]] = {}
    for rule in rules:
        _collect(found, rule, [facts.relation(signature) for signature, _slots in rule.atoms])
    fresh = facts.add(found)
    while fresh := {sig: new for sig, new in fresh.items() if sig in stratum.recursive}:
        found = {}
        for rule in rules:
            _collect_fresh(found, rule, facts, fresh)
        fresh = facts.add(found)


def _collect_fresh(
    found: dict[Signature, list[Ints]],
    rule: CompiledRule,
    facts: Facts,
    fresh: Mapping[Signature, Relation],
) -> None:
    """Match ``rule`` once for each of its atoms that has fresh facts, the others in full."""
    full = [facts.relation(signature) for signature, _slots in rule.atoms]
    for at, (signature, _slots) in enumerate(rule.atoms):
        if signature in fresh:
            _collect(found, rule, [*full[:at], fresh[signature], *full[at + 1 :]])


def _collect(
    found: dict[Signature, list[Ints]], rule: CompiledRule, relations: list[Relation]
) -> None:
    if all(relation.facts.size for relation in relations):
        heads = _heads(rule, relations)
        if heads.size:
            found.setdefault(rule.rule.head.signature, []).append(heads)


def _heads(rule: CompiledRule, relations: list[Relation]) -> Ints:
    """Return the facts of the head, packed, perhaps with repeats."""
    slots = (slots for _signature, slots in rule.atoms)
    matches = [Match(s, relation) for s, relation in zip(slots, relations, strict=True)]
    start = Table({}, 1)
    table = match_all(matches, rule.different, rule.wanted, start, rule.rule.axiom)
    if not table.rows:
        # What matches nothing ends before every variable of the head has a column.
        return np.empty(0, dtype=np.int64)
    columns = [column for slot in rule.head if (column := table.column(slot)) is not None]
    return columns[0] if len(columns) == 1 else (columns[0] << SHIFT) | columns[1]
