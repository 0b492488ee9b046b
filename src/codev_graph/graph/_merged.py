"""Two rows that are one actor: both told, one counted.

The actor that is kept takes over what it does not say itself, and the other's names as hidden
labels, which are found and not shown. The other row keeps its IRI, its names and its sources, and
is ``owl:sameAs`` the one kept, in the graphs of whoever decided so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from codev_graph.sources import Actor, Dataset, Record, SameAs, columns
from codev_graph.terms import DESCRIPTION, expand, individual, named_graph

_SAME: Final = ox.NamedNode(expand("owl:sameAs"))
_HIDDEN: Final = ox.NamedNode(expand("skos:hiddenLabel"))
_NOTE: Final = ox.NamedNode(expand("codev:note"))
# What the row that is kept has alone, or takes from the other where it is silent.
_OWN: Final = ("name", "kind", "level")
_FILLED: Final = ("name_en", "acronym", "city")
_NAMES: Final = ("name", "name_en", "acronym")


class Merger:
    """The decisions of one data set.

    Attributes:
        decided: Whether there are any; without them every row speaks of itself alone.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.decided = bool(dataset.of(SameAs))
        self._actors = {actor.id: actor for actor in dataset.of(Actor)} if dataset.merged else {}

    def parts(self, node: ox.NamedNode, record: Record) -> Iterator[tuple[ox.NamedNode, Record]]:
        """Yield the individuals that a row speaks of, each with what it says of it."""
        if isinstance(record, SameAs):
            return
        if not isinstance(record, Actor) or record.id not in self._dataset.merged:
            yield node, record
            return
        kept = self._actors[self._dataset.merged[record.id]]
        silent = [field for field in _FILLED if getattr(kept, field) is not None]
        yield self._node(kept.id), _without(record, *_OWN, *silent)
        others = [field for field in Actor.model_fields if field not in {*_NAMES, "sources"}]
        yield node, _without(record, *others)

    def decisions(self) -> Iterator[ox.Quad]:
        """Yield that two rows are one, and under what other names the one kept is known."""
        for row in self._dataset.of(SameAs):
            if row.decision:
                yield from self._decided(row)

    def _decided(self, row: SameAs) -> Iterator[ox.Quad]:
        one, kept = self._actors[row.actor], self._node(self._dataset.merged[row.actor])
        cited = dict.fromkeys(citation.source for citation in row.sources)
        for graph in map(self._graph, cited or (DESCRIPTION,)):
            yield ox.Quad(self._node(row.actor), _SAME, kept, graph)
            if row.note:
                yield ox.Quad(self._node(row.actor), _NOTE, ox.Literal(row.note), graph)
        for graph in map(self._graph, dict.fromkeys(citation.source for citation in one.sources)):
            for name in dict.fromkeys(getattr(one, field) for field in _NAMES):
                if name:
                    yield ox.Quad(kept, _HIDDEN, ox.Literal(name), graph)

    def _node(self, key: str) -> ox.NamedNode:
        return ox.NamedNode(individual(self._dataset.name, Actor.type, key))

    def _graph(self, source: str) -> ox.NamedNode:
        return ox.NamedNode(named_graph(self._dataset.name, source))


def _without(actor: Actor, *fields: str) -> Actor:
    """Return an actor's row with some cells empty."""
    mapped = columns(Actor)
    empty = {field: () if field in mapped and mapped[field].many else None for field in fields}
    return actor.model_copy(update={**empty, "row": actor.row, "id": actor.id})
