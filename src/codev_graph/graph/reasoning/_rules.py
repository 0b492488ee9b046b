"""Horn rules over classes and properties, and the plan that orders them for evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from codev_graph.graph.reasoning._names import DIFFERENT_FROM, SAME_AS, compact
from codev_graph.graph.reasoning._tbox import Object


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """A variable of a rule, bound to named individuals (or to literals, of a data property)."""

    name: str

    def __str__(self) -> str:
        """Return the name after a question mark."""
        return f"?{self.name}"


Term = Variable | Object
Signature = tuple[str, int]
"""A predicate and the number of its arguments: 1 for a class, 2 for a property."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A class of one argument or a property of two.

    Attributes:
        predicate: The IRI of the class or property; ``owl:differentFrom`` is built in, and in
            our data two individuals differ when their IRIs do.
        args: One term for a class, two (subject, object) for a property.
    """

    predicate: str
    args: tuple[Term, ...]

    @property
    def signature(self) -> Signature:
        """The predicate with its arity, so that a class and a property of one IRI stay apart."""
        return self.predicate, len(self.args)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables among the arguments, in order, each as often as it stands there."""
        return tuple(arg for arg in self.args if isinstance(arg, Variable))

    @property
    def is_builtin(self) -> bool:
        """Whether the atom compares its arguments instead of looking up facts."""
        return self.predicate in {DIFFERENT_FROM, SAME_AS}

    def substitute(self, bindings: Mapping[Variable, Term]) -> Atom:
        """Return the atom with each variable of ``bindings`` replaced."""
        args = tuple(bindings.get(a, a) if isinstance(a, Variable) else a for a in self.args)
        return Atom(self.predicate, args)

    def __str__(self) -> str:
        """Return the atom as ``prefix:predicate(?x, ?y)``, or ``?x ≠ ?y``."""
        args = [compact(arg) if isinstance(arg, ox.NamedNode) else str(arg) for arg in self.args]
        if self.predicate == DIFFERENT_FROM:
            return " ≠ ".join(args)
        return f"{compact(self.predicate)}({', '.join(args)})"


@dataclass(frozen=True, slots=True)
class Rule:
    """If every atom of ``body`` holds then ``head`` holds; ``axiom`` is the axiom it came from."""

    head: Atom
    body: tuple[Atom, ...]
    axiom: str

    def __str__(self) -> str:
        """Return body, arrow and head on one line."""
        return f"{' ∧ '.join(map(str, self.body)) or '⊤'} → {self.head}"


@dataclass(frozen=True, slots=True, order=True)
class LeftAxiom:
    """An axiom, or the part of one, that no Horn rule can say; HermiT alone sees to it.

    Attributes:
        axiom: The axiom in Manchester-like syntax.
        reason: ``constraint`` (it can only contradict, never add a fact), ``existence`` (it says
            that something unnamed exists), ``choice`` (one of several holds), ``identity`` (it
            would make two individuals one), ``data`` (it looks into literals), ``builtin``
            (an atom of a SWRL rule that no fact answers) or ``unbound`` (it speaks of all things).
    """

    axiom: str
    reason: str

    def __str__(self) -> str:
        """Return the axiom and the reason."""
        return f"{self.axiom} [{self.reason}]"


@dataclass(frozen=True, slots=True)
class Stratum:
    """Rules whose heads depend on each other, to be run to a fixpoint together.

    Attributes:
        rules: The rules, in a fixed order.
        recursive: The signatures that the rules both read and write.
    """

    rules: tuple[Rule, ...]
    recursive: frozenset[Signature]


@dataclass(frozen=True)
class RulePlan:
    """The rules of a TBox in strata: a stratum reads only what it or an earlier one writes.

    Attributes:
        strata: In the order of evaluation.
        left: The axioms that are left to a full reasoner, sorted.
        facts: What the TBox's own files assert of individuals.
    """

    strata: tuple[Stratum, ...]
    left: tuple[LeftAxiom, ...]
    facts: tuple[ox.Triple, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of evaluation."""
        return tuple(rule for stratum in self.strata for rule in stratum.rules)

    def __str__(self) -> str:
        """Return the plan for people: stratum by stratum each axiom and the rules made of it."""
        lines = []
        for number, stratum in enumerate(self.strata, start=1):
            lines.append(f"# {number}{' (recursive)' if stratum.recursive else ''}")
            for axiom in sorted({rule.axiom for rule in stratum.rules}):
                lines.append(axiom)
                lines += [f"    {rule}" for rule in stratum.rules if rule.axiom == axiom]
        return "\n".join([*lines, "# left to a full reasoner", *map(str, self.left)])


def plan_rules(
    rules: Iterable[Rule], left: Iterable[LeftAxiom], facts: Iterable[ox.Triple] = ()
) -> RulePlan:
    """Return ``rules`` ordered in strata by what they read and write.

    Of two rules with the same head and body one is kept. The order depends on the rules alone,
    not on the order in which they come.
    """
    unique: dict[str, Rule] = {}
    for rule in rules:
        known = unique.setdefault(str(rule), rule)
        if rule.axiom < known.axiom:
            unique[str(rule)] = rule
    ordered = [unique[text] for text in sorted(unique)]
    strata = tuple(_stratum(component, ordered) for component in _components(ordered))
    filled = tuple(stratum for stratum in strata if stratum.rules)
    return RulePlan(filled, tuple(sorted(set(left))), tuple(facts))


def _stratum(component: frozenset[Signature], rules: Sequence[Rule]) -> Stratum:
    own = tuple(rule for rule in rules if rule.head.signature in component)
    read = {atom.signature for rule in own for atom in rule.body}
    return Stratum(own, component & read)


def _components(rules: Sequence[Rule]) -> list[frozenset[Signature]]:
    """Return the strongly connected components of "is read to write", those read first leading."""
    reads: dict[Signature, list[Signature]] = {}
    for rule in rules:
        reads.setdefault(rule.head.signature, []).extend(atom.signature for atom in rule.body)
    search = _Tarjan(reads)
    for signature in sorted(reads):
        if signature not in search.index:
            search.visit(signature)
    return search.components


_UNSEEN: Final = -1


class _Tarjan:
    """Strongly connected components in reverse topological order (Tarjan, 1972, algorithm 3).

    Recursion goes as deep as the longest chain of predicates, some dozens in an ontology.
    """

    def __init__(self, reads: Mapping[Signature, Sequence[Signature]]) -> None:
        self.reads = reads
        self.index: dict[Signature, int] = {}
        self.low: dict[Signature, int] = {}
        self.stack: list[Signature] = []
        self.components: list[frozenset[Signature]] = []

    def visit(self, node: Signature) -> None:
        """Number ``node`` and all that it reads, and close its component if it is the root."""
        self.index[node] = self.low[node] = len(self.index)
        self.stack.append(node)
        for other in self.reads.get(node, ()):
            if self.index.get(other, _UNSEEN) == _UNSEEN:
                self.visit(other)
                self.low[node] = min(self.low[node], self.low[other])
            elif other in self.stack:
                self.low[node] = min(self.low[node], self.index[other])
        if self.low[node] == self.index[node]:
            self._close(node)

    def _close(self, root: Signature) -> None:
        at = self.stack.index(root)
        self.components.append(frozenset(self.stack[at:]))
        del self.stack[at:]
