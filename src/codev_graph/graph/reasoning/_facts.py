"""RDF terms as small integers, and the facts of a graph as arrays of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
import pyoxigraph as ox

from codev_graph.graph.reasoning._joins import SHIFT, Ints
from codev_graph.graph.reasoning._names import TYPE
from codev_graph.graph.reasoning._rules import Signature
from codev_graph.graph.reasoning._tbox import Object


class Identifiers(dict[str, int]):
    """Numbers from 0, handed out to keys as they are first asked for."""

    def __missing__(self, key: str) -> int:
        """Give ``key`` the next number."""
        return self.setdefault(key, len(self))


class Terms:
    """The terms of a graph and their identifiers, in the order of arrival.

    Attributes:
        identifiers: By IRI, or by N-Triples form for what is no IRI. A literal is known by its
            lexical form and datatype, as in RDF: ``"1"`` and ``"01"`` differ.
    """

    def __init__(self) -> None:
        self.identifiers = Identifiers()
        self._others: dict[int, Object] = {}

    def intern(self, term: Object) -> int:
        """Return the identifier of ``term``, a new one if it was never seen."""
        if isinstance(term, ox.NamedNode):
            return self.identifiers[term.value]
        identifier = self.identifiers[str(term)]
        self._others[identifier] = term
        return identifier

    def terms(self) -> list[Object]:
        """Return all terms, each at its identifier."""
        keys = enumerate(self.identifiers)
        return [self._others.get(number) or ox.NamedNode(key) for number, key in keys]

    def literals(self) -> Ints:
        """Return the identifiers of the literals met so far, sorted."""
        found = [i for i, term in self._others.items() if isinstance(term, ox.Literal)]
        return np.array(sorted(found), dtype=np.int64)


class Loader:
    """Sorts the facts that the rules speak of into arrays of identifiers."""

    def __init__(self, signatures: Iterable[Signature], terms: Terms) -> None:
        self._terms = terms
        self._classes: dict[str, array[int]] = {}
        self._roles: dict[str, array[int]] = {}
        for predicate, arity in signatures:
            (self._classes if arity == 1 else self._roles)[predicate] = array("q")

    def load(self, quads: Iterable[ox.Quad | ox.Triple]) -> None:
        """Take the facts among ``quads``; what no rule reads or writes is passed over."""
        identifiers, intern = self._terms.identifiers, self._terms.intern
        classes, roles, node = self._classes, self._roles, ox.NamedNode
        for quad in quads:  # a million times: IRIs are looked up here, without a call
            predicate = quad.predicate.value
            if predicate == TYPE:
                kind = quad.object
                members = classes.get(kind.value) if isinstance(kind, node) else None
                if members is not None:
                    members.append(intern(quad.subject))
            elif (pairs := roles.get(predicate)) is not None:
                one, other = quad.subject, quad.object
                subject = identifiers[one.value] if isinstance(one, node) else intern(one)
                value = identifiers[other.value] if isinstance(other, node) else intern(other)
                pairs.append((subject << SHIFT) | value)

    def arrays(self) -> dict[Signature, Ints]:
        """Return the facts of each signature that has any, sorted, without repeats."""
        found = {(name, 1): facts for name, facts in self._classes.items()}
        found |= {(name, 2): facts for name, facts in self._roles.items()}
        return {
            signature: np.unique(np.frombuffer(facts, dtype=np.int64))
            for signature, facts in found.items()
            if facts
        }
