"""A folder of Parquet as a network: what of it is asked for, in SQL.

``docs/formats.md`` says what ``codev-graph export --parquet`` writes. Of what others wrote, the ids
of the nodes and the two ends of the edges suffice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError, NetworkError
from codev_graph.network._projection import Projection
from codev_graph.network.engines._engine import Engine

CITY: Final = "city"
NODES: Final = ("name", "class", "kind", CITY, "city_name", "level")
TIES: Final = ("mutual", "strength", "purposes", "areas", "earliest", "latest")
LISTS: Final = ("purposes", "areas", "kinds")
_NEEDED: Final = {
    "nodes": {"id"},
    "edges": {"source", "target"},
    "activity": {"agreement", "area", "actor"},
    "frames": {"agreement", "city", "area"},
}
_TYPES: Final = {"mutual": "BOOLEAN", "strength": "DOUBLE"} | dict.fromkeys(LISTS, "VARCHAR[]")
_BESIDE: Final = " || ' × ' || "


@dataclass(frozen=True)
class Folder:
    """What an engine has read.

    Attributes:
        nodes: The columns of the actors.
        edges: The columns of the documented ties.
    """

    nodes: tuple[str, ...]
    edges: tuple[str, ...]

    def values(self, choice: Projection, group: Sequence[str]) -> Mapping[str, object]:
        """Return what stands in the steps for a projection and the attributes of the groups.

        Raises:
            NetworkError: if the actors have no such attribute.
        """
        columns = {name: column(name, self.nodes) for name in NODES}
        columns |= {name: column(name, self.edges) for name in TIES}
        strength = f"COALESCE({columns['strength']}, 1)" if choice.weighted else "1"
        united = "COALESCE(forth, 0) + COALESCE(back, 0)" if choice.directed else "forth"
        return columns | {
            "weight": f"CAST({strength} AS DOUBLE)",
            "total": "sum" if choice.weighted else "count",
            "taken": " AND ".join(_conditions(choice, columns)) or "TRUE",
            "both_ways": "mutual" if choice.directed else "TRUE",
            "mutual_weight": united,
            "directed": int(choice.directed),
            "kept": "TRUE" if choice.isolates else "degree IS NOT NULL",
            "label": self._label(group),
        }

    def _label(self, group: Sequence[str]) -> str:
        """Return the combination of several attributes; NULL where one of them has no value."""
        unknown = [name for name in group if name not in {*self.nodes, CITY}]
        if unknown:
            text = _("no actor has this attribute; there are: {present}")
            raise NetworkError(unknown[0], text.format(present=", ".join(sorted(self.nodes))))
        parts = [column(name, self.nodes) for name in group]
        filled = " AND ".join(f"{part} <> ''" for part in parts) or "FALSE"
        return f"CASE WHEN {filled} THEN {_BESIDE.join(parts) or 'NULL'} END"


def open_folder(engine: Engine, path: Path) -> Folder:
    """Let an engine read a folder.

    Raises:
        FileError: if there is none, or it holds no actors or ties as Parquet.
    """
    return Folder(*open_parts(engine, path, "nodes", "edges"))


def open_parts(engine: Engine, path: Path, *parts: str) -> list[tuple[str, ...]]:
    """Let an engine read some of the folders in a folder; return the columns of each.

    Raises:
        FileError: as :func:`open_folder`.
    """
    return [_open(engine, path, part) for part in parts]


def parquet_of(path: Path, part: str) -> list[Path]:
    """Return the Parquet files of ``nodes`` or ``edges`` of a folder, sorted; none is no error."""
    return sorted((path / part).rglob("*.parquet"))


def _open(engine: Engine, path: Path, part: str) -> tuple[str, ...]:
    files = parquet_of(path, part)
    if not files:
        text = _("expected a folder with Parquet files in its folder “{part}”")
        raise FileError(path, text.format(part=part))
    found = engine.read(f"{part}_files", files)
    missing = sorted(_NEEDED[part].difference(found))
    if missing:
        text = _("the Parquet files in its folder “{part}” have no column “{column}”")
        raise FileError(path, text.format(part=part, column=missing[0]))
    return found


def column(name: str, present: Collection[str]) -> str:
    """Return a column as its type, NULL where the files have none of that name."""
    kind = _TYPES.get(name, "VARCHAR")
    quoted = name.replace('"', '""')
    return f'CAST("{quoted}" AS {kind})' if name in present else f"CAST(NULL AS {kind})"


def _conditions(choice: Projection, columns: Mapping[str, str]) -> Iterator[str]:
    """Yield what a tie must fulfil to count; see :meth:`Projection.takes`."""
    for name, wanted in (("purposes", choice.purposes), ("areas", choice.areas)):
        if wanted:
            named = (f"list_contains({columns[name]}, {_text(each)})" for each in wanted)
            yield f"({' OR '.join(named)})"
    if choice.year is not None:
        until = choice.year if choice.until is None else choice.until
        yield f"COALESCE({_year(columns['earliest'])} <= {until}, TRUE)"
        yield f"COALESCE({_year(columns['latest'])} >= {choice.year}, TRUE)"


def _year(date: str) -> str:
    return f"CAST(NULLIF(substr({date}, 1, 4), '') AS INTEGER)"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
