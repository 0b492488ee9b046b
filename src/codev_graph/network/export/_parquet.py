"""The network of a store as Parquet, for the engines that need not hold it in memory.

What the store says goes to CSV row by row, and from there to Parquet by DuckDB, which keeps to a
fixed amount of memory and spills the rest to disk: a network of any size takes as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from codev_graph._files import whole_folder
from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.graph import Store
from codev_graph.network._from_graph import written_out
from codev_graph.network._projection import Projection
from codev_graph.network.engines import DuckDb
from codev_graph.network.export._staged import QUESTIONS, stage

TABLES: Final = ("nodes", "edges", "activity", "frames")
PARTS: Final = ("area", "year")
_MEMORY: Final = "1GB"
_CONNECTED: Final = """id IN (SELECT source FROM edges WHERE source <> target
  UNION ALL SELECT target FROM edges WHERE source <> target)"""
_UNKNOWN: Final = """SELECT min(actor) AS actor
FROM (SELECT source AS actor FROM edges UNION ALL SELECT target FROM edges)
ANTI JOIN (SELECT id AS actor FROM nodes) USING (actor)"""


def write_parquet(store: Store, folder: Path, projection: Projection | None = None) -> Path:
    """Write the actors, the documented ties and who is active where; see ``docs/formats.md``.

    Args:
        store: What to ask; nothing of it is held but a page.
        folder: Where ``nodes``, ``edges``, ``activity`` and ``frames`` will stand. It is written
            as a whole or not at all.
        projection: Which ties count, and whether actors without any are kept. Direction and
            weight are for who measures: the ties are written as they are documented.

    Returns:
        The folder. Without any tie, ``edges`` is one file without rows.

    Raises:
        NetworkError: if there is no such purpose or area, or a tie names an actor that is not
            there.
        FileError: if the folder holds anything else, or can not be written.
        EngineError: if memory or disk do not suffice.
        EndpointError: if a store on another machine has not the ontology, or does not answer.
    """
    store.require_ontology()
    choice = written_out(projection or Projection())
    with (
        whole_folder(folder, TABLES) as beside,
        TemporaryDirectory(dir=beside) as work,
        closing(_Writer(_MEMORY, Path(work))) as writer,
    ):
        for question in QUESTIONS:
            writer.view(question, stage(store, question, Path(work)))
        _write_tables(writer, beside, choice)
    return folder


def _write_tables(writer: _Writer, folder: Path, choice: Projection) -> None:
    taken = " AND ".join(_conditions(choice)) or "true"
    writer.write(_table("edges").format(choice=taken), folder / "edges", PARTS)
    writer.read("edges", sorted((folder / "edges").rglob("*.parquet")))
    kept = "true" if choice.isolates else _CONNECTED
    writer.write(f"FROM ({_table('nodes')}) WHERE {kept}", folder / "nodes")
    writer.read("nodes", sorted((folder / "nodes").iterdir()))
    for unknown in writer.columns(_UNKNOWN)["actor"]:
        if unknown is not None:
            raise NetworkError(unknown, _("a tie names this actor, which is not in the graph"))
    for name in ("activity", "frames"):
        writer.write(_table(name), folder / name)


def _table(name: str) -> str:
    return (files(__package__) / "tables" / f"{name}.sql").read_text(encoding="utf-8")


def _conditions(choice: Projection) -> Iterator[str]:
    """Yield what a tie must fulfil to count; see :meth:`Projection.takes`."""
    if choice.purposes:
        yield f"list_has_any(purposes, {_list(choice.purposes)})"
    if choice.areas:
        yield f"list_has_any(areas, {_list(choice.areas)})"
    if choice.year is not None:
        until = choice.year if choice.until is None else choice.until
        yield f"(earliest IS NULL OR year(earliest) <= {until})"
        yield f"(latest IS NULL OR year(latest) >= {choice.year})"


def _list(notations: Iterable[str]) -> str:
    quoted = ", ".join(f"'{each}'" for each in notations)
    return f"[{quoted}]"


class _Writer(DuckDb):
    """DuckDB, reading what was staged and writing Parquet."""

    def view(self, name: str, staged: Path) -> None:
        """Give the rows of a CSV file, all of its columns text, a name."""
        with staged.open(encoding="utf-8") as stream:
            header = next(stream).strip().split(",")
        with self._told():
            self._run.read_csv(
                str(staged),
                columns=dict.fromkeys(header, "VARCHAR"),
                header=True,
                auto_detect=False,
                sep=",",
                quotechar='"',
                escapechar='"',
            ).create_view(name)

    def write(self, select: str, folder: Path, parts: Sequence[str] = ()) -> None:
        """Write the rows of a query to a folder, in folders for the values of ``parts``."""
        if parts:
            with self._told():
                rows = self._run.sql(select)
                rows.write_parquet(str(folder), partition_by=list(parts), compression="zstd")
        # Where there is no row there is no part to write.
        if not any(folder.rglob("*.parquet")):
            super().write(select, folder)
