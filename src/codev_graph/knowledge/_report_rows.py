"""A row of the tables → what a reader calls it: a tie by its ends, a participation by its actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.terms import VOCAB, concept_by_iri, individual, parts_of

if TYPE_CHECKING:
    from codev_graph.knowledge._graph import KnowledgeGraph

# The queries that name what rows relate, with their columns.
_NAMES: Final = {
    "actors": ("actor", "name"),
    "agreements": ("agreement", "agreementName"),
    "committees": ("committee", "committeeName"),
    "projects": ("project", "projectName"),
}
_SCHEMES: Final = ("role", "phase", "sector")
# Rows without a name of their own.
_KINDS: Final = {
    "participation": mark("participation"),
    "phase-record": mark("phase"),
    "sector-presence": mark("sector"),
    "tie": mark("tie"),
}


class RowNames:
    """What the rows of a graph are called."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        """Read the names of what rows relate."""
        self._names = {
            str(row[iri]): str(row[name])
            for query, (iri, name) in _NAMES.items()
            for row in graph.query(query).records()
        }

    def of(self, iri: str) -> str:
        """Return the row's name, or its kind and the names of all it relates.

        They are in the language in force; what has no name stands as it is written.
        """
        parts = parts_of(iri)
        if parts is None:
            return iri
        dataset, kind, key = parts
        related = (self._part(dataset, part) for part in key.partition("~")[0].split("--"))
        label = f"{_(_KINDS[kind])} " if kind in _KINDS else ""
        return label + " – ".join(related)

    def _part(self, dataset: str, key: str) -> str:
        return next(self._known(dataset, key), key)

    def _known(self, dataset: str, key: str) -> Iterator[str]:
        for kind, _name in _NAMES.values():
            if name := self._names.get(individual(dataset, kind, key)):
                yield name
        for scheme in _SCHEMES:
            if concept := concept_by_iri(f"{VOCAB}{scheme}/{key}"):
                yield concept.label()
