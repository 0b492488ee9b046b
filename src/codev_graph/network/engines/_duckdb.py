"""The steps on DuckDB: in this process, out of memory onto disk where they must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from codev_graph._files import scratch_folder
from codev_graph._i18n import gettext as _
from codev_graph.errors import EngineError
from codev_graph.network.engines._engine import unreadable

NAME: Final = "duckdb"
_AT_ONCE: Final = 10_000


class DuckDb:
    """An engine of its own database; what it spills to disk goes when it is closed.

    What a killed run has spilled goes when the next engine is opened, except on Windows.

    Args:
        memory: The most memory it may hold, as ``2GB``; by default 80 % of the machine's.
        folder: Where it spills to; by default the folder for temporary files.

    Raises:
        EngineError: if ``memory`` is no amount of memory.
    """

    def __init__(self, memory: str | None = None, folder: Path | None = None) -> None:
        import duckdb

        self._run = duckdb.connect()
        if memory is not None:
            self._limit(memory)
        self._spilled = ExitStack()
        place = str(self._spilled.enter_context(scratch_folder(NAME, folder)))
        self._run.execute("SET temp_directory = $place", {"place": place})
        self._run.execute("SET preserve_insertion_order = false")

    def _limit(self, memory: str) -> None:
        import duckdb

        try:
            self._run.execute("SET memory_limit = $memory", {"memory": memory})
        except duckdb.Error as error:
            text = _("“{memory}” is no amount of memory; write it as 2GB or 500MB")
            raise EngineError(NAME, text.format(memory=memory)) from error

    def read(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Give Parquet files a name; see :meth:`Engine.read`."""
        import duckdb

        try:
            found = self._run.read_parquet([str(file) for file in files], union_by_name=True)
            found.create_view(table)
        except duckdb.Error as error:
            raise unreadable(files, _reason(error)) from error
        return dict(zip(found.columns, map(str, found.types), strict=True))

    def create(self, table: str, select: str) -> None:
        """Keep the rows of a query as a table; see :meth:`Engine.create`."""
        with self._told():
            self._run.execute(f"CREATE OR REPLACE TABLE {table} AS {select}")

    def put(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Keep columns as a table; see :meth:`Engine.put`."""
        with self._told():
            self._run.register("given", dict(columns))
            self.create(table, "FROM given")
            self._run.unregister("given")

    def columns(self, select: str) -> dict[str, NDArray[Any]]:
        """Return the answer column by column; see :meth:`Engine.columns`."""
        with self._told():
            found = self._run.execute(select).fetchnumpy()
        return {name: _plain(np.ma.asarray(column)) for name, column in found.items()}

    def rows(self, select: str) -> Iterator[tuple[Any, ...]]:
        """Return the answer row by row; see :meth:`Engine.rows`."""
        with self._told():
            cursor = self._run.cursor().execute(select)
            while some := cursor.fetchmany(_AT_ONCE):
                yield from some

    def write(self, select: str, folder: Path) -> None:
        """Write the rows of a query as Parquet; see :meth:`Engine.write`."""
        folder.mkdir(parents=True, exist_ok=True)
        with self._told():
            file = str(folder / "part-0.parquet")
            self._run.sql(select).write_parquet(file, compression="zstd")

    def drop(self, table: str) -> None:
        """Forget a table; see :meth:`Engine.drop`."""
        with self._told():
            self._run.execute(f"DROP TABLE IF EXISTS {table}")

    def close(self) -> None:
        """Forget everything; see :meth:`Engine.close`."""
        self._run.close()
        self._spilled.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say of what ran out, and what to do."""
        import duckdb

        try:
            yield
        except duckdb.OutOfMemoryException as error:
            text = _("memory or disk for temporary files ran out: give it more by --memory-limit")
            raise EngineError(NAME, text) from error
        except duckdb.Error as error:
            raise EngineError(NAME, _reason(error)) from error


def _plain(column: NDArray[Any]) -> NDArray[Any]:
    """Return a column without a mask: NaN where a number is undefined, ``None`` where a text is."""
    text = column.dtype == object
    found = np.array(column, dtype=object if text else np.float64)
    found[np.ma.getmaskarray(column)] = None if text else np.nan
    return found


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0]
