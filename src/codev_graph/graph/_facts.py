"""RDF terms as small integers, and the facts of a graph as arrays of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import cast

import numpy as np
import pyoxigraph as ox

from codev_graph.graph._joins import SHIFT, Ints
from codev_graph.graph._names import TYPE
from codev_graph.graph._rules import Signature
from codev_graph.graph._tbox import Node, Object


class Terms:
    """The terms of a graph and their identifiers, counted from 0 in the order of arrival."""

    def __init__(self) -> None:
        self.terms: list[Object] = []
        self._identifiers: dict[str, int] = {}

    def intern(self, term: Object) -> int:
        """Return the identifier of ``term``, a new one if it was never seen.

        A literal is known by its lexical form and datatype, as in RDF: ``"1"`` and ``"01"`` differ.
        """
        key = term.value if isinstance(term, ox.NamedNode) else str(term)
        identifier = self._identifiers.setdefault(key, len(self.terms))
        if identifier == len(self.terms):
            self.terms.append(term)
        return identifier

    @property
    def nodes(self) -> list[Node]:
        """The terms again, for identifiers that are not of literals."""
        return cast("list[Node]", self.terms)

    def literals(self) -> Ints:
        """Return the identifiers of the literals met so far, sorted."""
        found = (i for i, term in enumerate(self.terms) if isinstance(term, ox.Literal))
        return np.fromiter(found, dtype=np.int64)


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
        intern, classes, roles = self._terms.intern, self._classes, self._roles
        for quad in quads:
            predicate = quad.predicate.value
            if predicate == TYPE:
                kind = quad.object
                members = classes.get(kind.value) if isinstance(kind, ox.NamedNode) else None
                if members is not None:
                    members.append(intern(quad.subject))
            elif (pairs := roles.get(predicate)) is not None:
                pairs.append((intern(quad.subject) << SHIFT) | intern(quad.object))

    def arrays(self) -> dict[Signature, Ints]:
        """Return the facts of each signature that has any, sorted, without repeats."""
        found = {(name, 1): facts for name, facts in self._classes.items()}
        found |= {(name, 2): facts for name, facts in self._roles.items()}
        return {
            signature: np.unique(np.frombuffer(facts, dtype=np.int64))
            for signature, facts in found.items()
            if facts
        }
