"""Who is missing: the coverage, and the known actors not yet involved, as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codev_graph._table import Cell, Table
from codev_graph.graph import GraphStore, ask
from codev_graph.network.gaps._candidates import Candidate, candidates
from codev_graph.network.gaps._coverage import CoverageCell, coverage_cells, shares
from codev_graph.terms import concept_by_iri

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Gaps:
    """What is missing, and who could fill it.

    Attributes:
        cells: Every cell, the empty ones too.
        candidates: The actors not yet involved, those that would fill most first.
        names: The name of each city, by IRI.
    """

    cells: tuple[CoverageCell, ...]
    candidates: tuple[Candidate, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def coverage(self) -> Table:
        """Covered cells by ``all``, ``city``, ``class`` and ``area``.

        Columns: scope, key (an IRI, empty for ``all``), covered, cells, share. A cell is covered
        by one actor or more; ``share`` is covered / cells, from 0 to 1, and undefined (NaN)
        where there are no cells.
        """
        rows = list(shares("all", ((cell, "") for cell in self.cells)))
        rows = rows or [("all", "", 0, 0, float("nan"))]
        rows += shares("city", ((cell, cell.city) for cell in self.cells))
        rows += shares("class", ((cell, cell.actor_class) for cell in self.cells))
        rows += shares("area", ((cell, cell.area) for cell in self.cells))
        return Table.of(["scope", "key", "covered", "cells", "share"], rows)

    def table(self) -> Table:
        """Return one tidy table: every cell that is not held, then every candidate.

        Columns: gap (``cell`` or ``actor``); city, class, area and actor by name, in the language
        in force; state, actors and reason; then the IRIs of all that is named.
        """
        named = ("city", "class", "area", "actor")
        iris = (f"{name}_iri" for name in ("agreement", *named))
        columns = ["gap", *named, "state", "actors", "reason", *iris]
        return Table.of(columns, [*self._cell_rows(), *self._candidate_rows()])

    def _cell_rows(self) -> Iterator[list[Cell]]:
        for cell in self.cells:
            if cell.state != "held":
                where = [cell.city, cell.actor_class, cell.area]
                told = [self._label(iri) for iri in where]
                found = [cell.state, cell.actors, None]
                yield ["cell", *told, None, *found, cell.agreement, *where, None]

    def _candidate_rows(self) -> Iterator[list[Cell]]:
        for found in self.candidates:
            told = [found.city_name or None, self._label(found.actor_class), None, found.name]
            iris = [None, found.city or None, found.actor_class, None, found.actor]
            yield ["actor", *told, None, None, found.reason, *iris]

    def _label(self, iri: str) -> str:
        concept = concept_by_iri(iri)
        return concept.label() if concept else self.names.get(iri, iri)


def find_gaps(store: GraphStore, network: nx.Graph[Any]) -> Gaps:
    """Return the coverage and the candidates of a graph.

    Args:
        store: The graph, its entailments included.
        network: The actors and their ties, by IRI; a direction is not heeded.

    Returns:
        Both are empty for a graph without agreements and without actors; an agreement without
        areas has no cells.
    """
    cells = tuple(coverage_cells(ask(store, "coverage-cells")))
    cities = {str(row["city"]): str(row["name"]) for row in ask(store, "cities").records()}
    return Gaps(cells, tuple(candidates(store, network, cells)), cities)
