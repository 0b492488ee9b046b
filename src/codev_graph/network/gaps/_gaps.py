"""What is missing, who could fill it, and what stands behind each guideline: asked of one graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from codev_graph._table import Cell, Table
from codev_graph.graph import Store, ask
from codev_graph.network.gaps._candidates import Candidate, Prospects
from codev_graph.network.gaps._coverage import CoverageCell, CoverageCube, Level
from codev_graph.network.gaps._indices import indices
from codev_graph.network.gaps._notes import notes
from codev_graph.network.gaps._occupancy import Actors, read_actors, read_coverage
from codev_graph.network.gaps._precedent import Precedent, Precedents
from codev_graph.network.gaps._scorecard import Score, scorecard, scorecard_table
from codev_graph.network.gaps._structure import StructuralGap, structural_gaps, structure_table
from codev_graph.network.gaps._trust import degrees, trust_of_pairs
from codev_graph.network.gaps._ways import Ways
from codev_graph.terms import concept_by_iri


class Gaps:
    """What is missing in a graph, and who could fill it; each answer is made when first asked.

    Attributes:
        level: ``class`` for the six classes of Tabla 1, ``kind`` for the kinds under them.
    """

    def __init__(self, store: Store, level: Level = "class") -> None:
        self._store = store
        self.level = level

    @cached_property
    def cells(self) -> CoverageCube:
        """Every cell, the empty ones too: they are made as they are iterated over."""
        return read_coverage(self._store, self.actors, self.level)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The actors not yet involved, those that would fill most first."""
        return self._prospects.candidates()

    @cached_property
    def extensions(self) -> tuple[Candidate, ...]:
        """The actors that take part, but not in areas where their class has nobody."""
        return self._prospects.extensions()

    @cached_property
    def structure(self) -> tuple[StructuralGap, ...]:
        """What is missing in committees, areas, ties and guidelines, by the query that says so."""
        return tuple(structural_gaps(self._store))

    @cached_property
    def scorecard(self) -> tuple[Score, ...]:
        """The evidence of each recommendation, step, phase and principle, and what is absent."""
        return tuple(scorecard(self._store, self.structure))

    @cached_property
    def indices(self) -> Table:
        """The indices of the coverage; see :func:`codev_graph.network.gaps.indices`."""
        return indices(self.cells)

    @property
    def notes(self) -> tuple[str, ...]:
        """Why an answer is empty or one-sided, sentence by sentence, in the language in force."""
        return tuple(notes(self))

    @cached_property
    def coverage(self) -> Table:
        """Covered cells by ``all``, ``city``, ``class`` and ``area``: the indices in short.

        Columns: scope, key (an IRI, empty for ``all``), covered, cells, share. A cell is covered
        by one actor or more; ``share`` is covered / cells, from 0 to 1, and undefined (NaN)
        where there are no cells.
        """
        rows = (row for row in self.indices.records() if row["scope"] != "agreement")
        short = ("scope", "key", "occupied", "cells", "coverage")
        columns = ["scope", "key", "covered", "cells", "share"]
        return Table.of(columns, ([row[name] for name in short] for row in rows))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the cities and of the agreements, by IRI."""
        cities = ((r["city"], r["name"]) for r in ask(self._store, "cities").records())
        rows = ask(self._store, "agreements").records()
        agreements = ((row["agreement"], row["agreementName"]) for row in rows)
        return {str(iri): str(name) for iri, name in (*cities, *agreements)}

    @cached_property
    def actors(self) -> Actors:
        """Every known actor, by IRI."""
        return read_actors(self._store)

    def precedent(self, cell: CoverageCell) -> Precedent | None:
        """Return the held cell most like one that is not; ``None`` if there is none."""
        return self._precedents.of(cell)

    def fills(self, candidate: Candidate) -> Iterator[CoverageCell]:
        """Yield the empty cells that a candidate could fill, in order."""
        for kind in self.actors[candidate.actor].at(self.level):
            for area in candidate.fills:
                yield from self.cells.empty(city=candidate.city, actor_class=kind, area=area)

    def table(self) -> Table:
        """Return one tidy table: every cell that is not held, then every candidate.

        Columns: gap (``cell`` or ``actor``); city, class, area and actor by name, in the language
        in force; state, actors and reason; then the IRIs of all that is named.
        """
        named = ("city", "class", "area", "actor")
        iris = (f"{name}_iri" for name in ("agreement", *named))
        columns = ["gap", *named, "state", "actors", "reason", *iris]
        return Table.of(columns, [*self._cell_rows(), *self._candidate_rows()])

    def _repr_html_(self) -> str:
        """Render :meth:`table` for notebooks."""
        return self.table()._repr_html_()

    def cells_table(self, city: str = "", actor_class: str = "", area: str = "") -> Table:
        """Return every cell that is not held, with its precedent; IRIs restrict it.

        Columns: city, class, area, agreement by name; state, actors; precedent, likeness and the
        precedent's state; then the IRIs.
        """
        named = ("city", "class", "area", "agreement")
        found = ("state", "actors", "precedent", "likeness", "precedent_state")
        places = self.cells.places(city=city, actor_class=actor_class, area=area)
        missing = (cell for cell in map(self.cells.at, places) if cell.state != "held")
        columns = [*named, *found, *(f"{name}_iri" for name in named)]
        return Table.of(columns, map(self._cell_row, missing))

    def candidates_table(self) -> Table:
        """Return every candidate, those that take part in another area only after the others.

        Columns: actor, city, class, involved, fills (areas, by name), ties, ways (by name, the
        best first), trust (of the best), counterpart, counterpart_city, reason; then the IRIs.
        """
        columns = ["actor", "city", "class", "involved", "fills", "ties", "ways", "trust"]
        columns += ["counterpart", "counterpart_city", "reason"]
        columns += ["actor_iri", "city_iri", "class_iri", "counterpart_iri"]
        found = (*self.candidates, *self.extensions)
        return Table.of(columns, map(self._prospect_row, found))

    def scorecard_table(self) -> Table:
        """Return the scorecard; see :func:`codev_graph.network.gaps.scorecard_table`."""
        return scorecard_table(self.scorecard)

    def structure_table(self) -> Table:
        """Return the structural gaps, one a row; see the property ``structure``."""
        return structure_table(self.structure)

    def indices_table(self) -> Table:
        """Return the indices with what their keys name, in the language in force."""
        rows = ((row[0], self.label(str(row[1])) or None, *row[1:]) for row in self.indices)
        columns = ["scope", "name", *self.indices.columns[1:]]
        return Table.of(columns, rows)

    def label(self, iri: str) -> str:
        """Return what an IRI is called, in the language in force; the IRI if nothing is known."""
        concept = concept_by_iri(iri)
        return concept.label() if concept else self.names.get(iri, iri)

    @cached_property
    def _precedents(self) -> Precedents:
        return Precedents(self.cells)

    @cached_property
    def _prospects(self) -> Prospects:
        trust = trust_of_pairs(ask(self._store, "tie-trust"))
        return Prospects(
            self.actors, self.cells, Ways(trust, self.actors), self.names, degrees(trust)
        )

    def _cell_rows(self) -> Iterator[list[Cell]]:
        for cell in self.cells:
            if cell.state != "held":
                where = [cell.city, cell.actor_class, cell.area]
                told = [self.label(iri) for iri in where]
                found = [cell.state, cell.actors, None]
                yield ["cell", *told, None, *found, cell.agreement, *where, None]

    def _candidate_rows(self) -> Iterator[list[Cell]]:
        for found in self.candidates:
            told = [found.city_name or None, self.label(found.actor_class), None, found.name]
            iris = [None, found.city or None, found.actor_class, None, found.actor]
            yield ["actor", *told, None, None, found.reason, *iris]

    def _cell_row(self, cell: CoverageCell) -> list[Cell]:
        where = (cell.city, cell.actor_class, cell.area, cell.agreement)
        found = self.precedent(cell)
        precedent: list[Cell] = [None, None, None]
        if found is not None:
            precedent = [self.cell_name(found.cell), found.told, found.cell.state]
        return [*map(self.label, where), cell.state, cell.actors, *precedent, *where]

    def cell_name(self, cell: CoverageCell) -> str:
        """Return a cell as one reads it: class, area and city."""
        return " · ".join(map(self.label, (cell.actor_class, cell.area, cell.city)))

    def _prospect_row(self, found: Candidate) -> list[Cell]:
        facing = found.counterpart
        ways = "; ".join(self.way_name(way.actors) for way in found.ways)
        told: list[Cell] = [found.name, found.city_name or None, self.label(found.actor_class)]
        told += [found.involved, ", ".join(map(self.label, found.fills)) or None, found.ties]
        told += [ways or None, found.ways[0].trust if found.ways else None]
        told += [facing.name, facing.city_name] if facing else [None, None]
        iris = [found.actor, found.city or None, found.actor_class]
        return [*told, found.reason, *iris, facing.actor if facing else None]

    def way_name(self, actors: tuple[str, ...]) -> str:
        """Return a path as one reads it, by the names along it."""
        return " → ".join(self.actors[actor].name for actor in actors)


def find_gaps(store: Store, level: Level = "class") -> Gaps:
    """Return what is missing in a graph, and who could fill it.

    Args:
        store: The graph, its entailments included.
        level: At which level of Tabla 1 the coverage is asked for.

    Returns:
        Everything is empty for a graph without agreements and without actors; an agreement
        without areas has no cells.
    """
    return Gaps(store, level)
