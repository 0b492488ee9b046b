"""A folder of Parquet as a network: what of it is asked for, in SQL.

``docs/formats.md`` says what ``codev-graph export --parquet`` writes. Of what others wrote, the ids
of the nodes and the two ends of the edges suffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._projection import Projection
from codev_graph.network.engines._engine import Engine
from codev_graph.network.engines._parts import column, open_part

CITY: Final = "city"
NODES: Final = ("name", "class", "kind", CITY, "city_name", "level")
TIES: Final = ("mutual", "strength", "purposes", "areas", "earliest", "latest")
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
            "first_year": _year(columns["earliest"]),
            "last_year": _year(columns["latest"]),
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
        FileError: as :func:`open_part`.
    """
    nodes = open_part(engine, path, "nodes", ("id",))
    return Folder(nodes, open_part(engine, path, "edges", ("source", "target")))


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
    return f"TRY_CAST(substr({date}, 1, 4) AS INTEGER)"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
