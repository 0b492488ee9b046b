"""What an SQL engine has to do, whichever it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError


class Engine(Protocol):
    """Tables, and queries on them in the dialect of DuckDB, which an engine of another translates.

    Whatever a method is given to run is one ``SELECT``. Tables last until the engine is closed.
    """

    def read(self, table: str, files: Sequence[Path]) -> Mapping[str, str]:
        """Give Parquet files a name; return the columns that any has, each with its type.

        Raises:
            FileError: if one can not be read.
        """

    def create(self, table: str, select: str) -> None:
        """Keep the rows of a query as a table, or put them in the place of those it holds.

        Raises:
            EngineError: if memory or disk do not suffice, or the engine fails.
        """

    def put(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Keep columns of equal length as a table; numbers only, none undefined."""

    def columns(self, select: str) -> dict[str, NDArray[Any]]:
        """Return the answer column by column: numbers as float64, NaN for NULL; text as objects."""

    def rows(self, select: str) -> Iterator[tuple[Any, ...]]:
        """Return the answer row by row, some rows in memory at a time; ``None`` for NULL."""

    def write(self, select: str, folder: Path) -> None:
        """Write the rows of a query to a folder, as one Parquet file or several."""

    def drop(self, table: str) -> None:
        """Forget a table that is not needed any more, if it is there."""

    def close(self) -> None:
        """Forget everything; what was spilled to disk is removed."""


def unreadable(files: Sequence[Path], why: str) -> FileError:
    """Return the error that says that Parquet files can not be read."""
    text = _("holds a file that is no whole Parquet: {why}")
    return FileError(files[0].parent, text.format(why=why))
