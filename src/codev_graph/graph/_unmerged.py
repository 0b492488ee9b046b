"""Actors that a decision made one, told apart again: the way back from ``_merged``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from codev_graph.graph._statements import TYPE, Graph, name_of
from codev_graph.terms import CODEV, expand

_SAME: Final = expand("owl:sameAs")
_HIDDEN: Final = expand("skos:hiddenLabel")
_LABEL: Final = expand("rdfs:label")
_NOTE: Final = expand("codev:note")
_SHARED: Final = {TYPE, expand("codev:actsAtLevel"), expand("codev:locatedIn")}
_DERIVED: Final = expand("prov:wasDerivedFrom")


@dataclass(frozen=True, slots=True)
class Decision:
    """That two actors are one.

    Attributes:
        actor: The IRI of the one merged.
        kept: The IRI of the one kept.
        note: What was noted, or an empty string.
        graphs: The graphs of whoever decided so.
    """

    actor: str
    kept: str
    note: str
    graphs: tuple[Graph, ...]


def unmerged(quads: list[ox.Quad]) -> tuple[list[ox.Quad], list[Decision]]:
    """Return the statements with each actor's own given back, and the decisions.

    What is said of the actor kept in a graph that does not name it, but names the one merged, is
    the latter's. Kind, level and city, which the graph has once, are those of the one kept: they
    are one organisation. What else the merged one said in a graph that names both stays with the
    one kept, as nothing tells whose it was. A graph without decisions is returned as it is.
    """
    same = [quad for quad in quads if quad.predicate.value == _SAME]
    if not same:
        return quads, []
    parting = _Parting(quads, {name_of(q.subject): name_of(q.object) for q in same})
    return list(parting.quads()), parting.decisions(same)


class _Parting:
    """The statements of one graph being parted."""

    def __init__(self, quads: list[ox.Quad], merged: dict[str, str]) -> None:
        self._quads = quads
        self._named: dict[Graph, set[str]] = defaultdict(set)
        self._own: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            subject = name_of(quad.subject)
            self._own[subject].append(quad)
            if quad.predicate.value == _LABEL:
                self._named[quad.graph_name].add(subject)
        actors = {iri for iri in merged.values() if self._is_actor(iri)}
        self._merged = {iri: kept for iri, kept in merged.items() if kept in actors}
        self._kept = {kept: iri for iri, kept in self._merged.items()}

    def _is_actor(self, iri: str) -> bool:
        return any(
            quad.predicate.value == TYPE and name_of(quad.object).startswith(CODEV)
            for quad in self._own.get(iri, ())
        )

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the statements, each of the actor whose it is."""
        for quad in self._quads:
            subject, predicate = name_of(quad.subject), quad.predicate.value
            decided = subject in self._merged and predicate in {_SAME, _NOTE}
            hidden = subject in self._kept and predicate == _HIDDEN
            if not decided and not hidden:
                yield self._given_back(quad, subject)
        for iri, kept in self._merged.items():
            yield from self._taken_over(iri, kept)

    def _given_back(self, quad: ox.Quad, subject: str) -> ox.Quad:
        named = self._named[quad.graph_name]
        if subject not in self._kept or subject in named:
            return quad
        own = (iri for iri, kept in self._merged.items() if kept == subject and iri in named)
        iri = next(own, subject)
        node = ox.NamedNode(iri)
        return ox.Quad(node, quad.predicate, quad.object, quad.graph_name)

    def _taken_over(self, iri: str, kept: str) -> Iterator[ox.Quad]:
        """Yield what the two share, from the one kept, for a row that has none of its own."""
        said = {quad.predicate.value for quad in self._own[iri]}
        places = [q.graph_name for q in self._own[iri] if q.predicate.value == _DERIVED]
        for quad in self._own[kept]:
            if quad.predicate.value in _SHARED - said:
                for place in places:
                    yield ox.Quad(ox.NamedNode(iri), quad.predicate, quad.object, place)

    def decisions(self, same: list[ox.Quad]) -> list[Decision]:
        """Return the decisions, one for each pair."""
        graphs: dict[str, dict[Graph, None]] = defaultdict(dict)
        for quad in same:
            graphs[name_of(quad.subject)][quad.graph_name] = None
        return [
            Decision(iri, kept, self._note(iri), tuple(graphs[iri]))
            for iri, kept in sorted(self._merged.items())
        ]

    def _note(self, iri: str) -> str:
        notes = (q.object for q in self._own[iri] if q.predicate.value == _NOTE)
        return next((note.value for note in notes if isinstance(note, ox.Literal)), "")
