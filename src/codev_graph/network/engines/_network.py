"""The tables of measures of a network that lies in Parquet, as an engine computes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import numpy as np

from codev_graph._files import whole_folder
from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._brokerage import ROLES
from codev_graph.network._brokerage_table import COLUMNS as ROLE_COLUMNS
from codev_graph.network._brokerage_table import network_rows
from codev_graph.network._naming import named
from codev_graph.network._network_measures import COLUMNS as WHOLE_COLUMNS
from codev_graph.network._network_measures import rows_of
from codev_graph.network._projection import Projection
from codev_graph.network.definitions._measure import Measure
from codev_graph.network.engines._offer import at_hand, missing
from codev_graph.network.engines._scores import SCORES
from codev_graph.network.engines._steps import Workings
from codev_graph.network.engines._whole import Whole


@dataclass(frozen=True)
class EngineNetwork:
    """Actors and ties in Parquet, measurable where they lie.

    The tables are those of :class:`codev_graph.Network`, to the last column; only what is drawn at
    random (p of permutations, simulated roles) is left undefined, and what only a network in memory
    can give is left out.

    Attributes:
        at_work: The engine, with what it has computed so far.
        projection: How ties became edges; it prints itself.
        labels: The groups' names in order; empty without groups.
        columns: The columns of the table of actors.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "name", "measure", "value", "rank", "z", "p")

    at_work: Workings
    projection: Projection
    labels: tuple[str, ...]

    def measures(self, names: Iterable[str] | None = None) -> Table:
        """Return the measures of every actor: those of :meth:`codev_graph.Network.measures`.

        Args:
            names: As there; by default all that an engine can give.

        Raises:
            NetworkError: as there, or if a measure needs the whole network in memory.
        """
        return Table.of(self.columns, self.rows(names))

    def rows(self, names: Iterable[str] | None = None) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of :meth:`measures`, some in memory at a time."""
        for measure in self._chosen(names):
            yield from self.at_work.rows("ranked", **self._ranking(measure))

    def write_parquet(self, folder: Path, names: Iterable[str] | None = None) -> Path:
        """Write the rows of :meth:`measures` as Parquet, in folders ``measure=NAME``.

        Args:
            folder: Written as a whole or not at all; it may hold nothing else.
            names: As there.

        Raises:
            NetworkError: as there.
            FileError: if the folder holds anything else, or can not be written.
        """
        wanted = self._chosen(names)
        with whole_folder(folder, ("measure=*",)) as beside:
            for measure in wanted:
                place = beside / f"measure={measure.name}"
                self.at_work.write(place, "ranked", **self._ranking(measure))
        return folder

    def network_measures(self, names: Iterable[str] | None = None) -> Table:
        """Return the measures of the whole: :meth:`codev_graph.Network.network_measures`."""
        found = Whole(self.at_work, self.projection.directed, self.labels)
        wanted = self._chosen(names, whole=True)
        rows = (row for measure in wanted for row in rows_of(measure, found))
        return named(Table.of(WHOLE_COLUMNS, rows), "group", "name", self._cities)

    def brokerage(self) -> Table:
        """Return the Gould–Fernandez roles: those of :meth:`codev_graph.Network.brokerage`.

        Raises:
            NetworkError: if no actor has a group.
        """
        if not self.labels:
            raise NetworkError(
                "group", _("this measure needs groups: name the attribute with group=…")
            )
        whole = Whole(self.at_work, self.projection.directed, self.labels)
        totals = self.at_work.columns("role_totals")
        total = np.array([totals[role][0] for role in ROLES], dtype=np.int64)
        arcs = whole.mixing.arcs
        rest = network_rows(total, whole.mixing.sizes, int(arcs.sum()), None)
        heads = (*ROLE_COLUMNS[:2], "name", *ROLE_COLUMNS[2:])
        rows = [*self._actor_roles(), *([*row[:2], None, *row[2:]] for row in rest)]
        return Table.of(heads, rows)

    def left_out(self, names: Iterable[str] | None, *, whole: bool = False) -> tuple[str, ...]:
        """Return the measures that are there by default and that no engine gives."""
        if names is not None:
            return ()
        return missing(self.projection.directed, bool(self.labels), whole=whole)

    def _chosen(self, names: Iterable[str] | None, *, whole: bool = False) -> list[Measure]:
        return at_hand(names, self.projection.directed, bool(self.labels), whole=whole)

    def _ranking(self, measure: Measure) -> dict[str, object]:
        """Return the values of the step that ranks a measure, its table being there."""
        found = SCORES[measure.name]
        self.at_work.need(found.table)
        sign = 1 if measure.low_first else -1
        texts = {"value": found.value, "z": found.z, "p": found.p}
        return {"table": found.table, "measure": measure.name, "sign": sign} | {
            name: text.format(**self.at_work.values) for name, text in texts.items()
        }

    def _actor_roles(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.at_work.rows("role_rows"):
            actor, name, label, *numbers = row
            for place, role in enumerate(ROLES):
                known = label is not None and (role != "liaison" or len(self.labels) > 2)
                values = numbers[4 * place : 4 * place + 4] if known else [None] * 4
                yield ("actor", actor, name, label, role, *values, None, None, None, None)

    @cached_property
    def _cities(self) -> dict[str, str]:
        """The names of the cities by IRI."""
        return dict(self.at_work.rows("city_rows"))
