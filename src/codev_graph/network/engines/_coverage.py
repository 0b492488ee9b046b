"""The coverage of a folder of Parquet, cell by cell, as an engine counts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from codev_graph._table import Cell
from codev_graph.network.engines._engine import Engine
from codev_graph.network.engines._parts import column, open_part
from codev_graph.network.engines._steps import Workings
from codev_graph.network.gaps import Level
from codev_graph.network.gaps._occupancy import level_terms
from codev_graph.terms import ACTOR_KIND, vocabulary

_NEEDED: Final = {
    "nodes": ("id", "city", "kinds"),
    "activity": ("agreement", "area", "actor"),
    "frames": ("agreement", "city", "area"),
}
CELL_COLUMNS: Final = ("agreement", "city", "city_name", "class", "area", "actors", "state")


def coverage_rows(
    engine: Engine, path: str | Path, level: Level = "class"
) -> Iterator[tuple[Cell, ...]]:
    """Yield every cell of the coverage, the empty ones too, in the order of :data:`CELL_COLUMNS`.

    Agreements and cities are IRIs, classes and areas notations; the states are those of
    ``CoverageCell``.

    Args:
        engine: What counts; it is the caller's to close.
        path: What ``export --parquet`` wrote.
        level: ``class`` for the six classes of Tabla 1, ``kind`` for the kinds under them.

    Raises:
        FileError: if the folder can not be read, or does not tell the kinds of the actors.
        EngineError: if the engine fails.
    """
    found = {part: open_part(engine, Path(path), part, _NEEDED[part]) for part in _NEEDED}
    kinds = (kind for kind in vocabulary(ACTOR_KIND) if kind.iri in level_terms(level))
    values = {name: column(name, found["nodes"]) for name in ("kinds", "city_name")}
    values["classes"] = " UNION ALL ".join(f"SELECT '{kind.notation}' AS class" for kind in kinds)
    yield from Workings(engine, values).rows("cell_rows")
