"""The steps on Spark: in this process or on a cluster, every table a checkpoint.

A table is a folder of Parquet called by the digest of what it is made from: the query, translated,
and the digests of the tables that it reads, down to the bytes of the files. So a table that is
there is the right one, whoever wrote it, and a job that was interrupted finds what it had made.

Nothing is computed until it is asked for. A loop whose every turn replaces the table of the turn
before is therefore resumed at its last turn, though the tables of the others are gone.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from codev_graph._files import scratch_folder, write_whole
from codev_graph.errors import EngineError, FileError
from codev_graph.network.engines._dialect import in_spark, renamed
from codev_graph.network.engines._engine import unreadable
from codev_graph.network.engines._session import NAME, faults, first_line, spark_session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WHOLE: Final = "_SUCCESS"
_LONG: Final = 32


@dataclass(frozen=True)
class _Recipe:
    """What a table is made by: a query of Spark's, and the keys of the tables that it reads."""

    query: str
    inputs: tuple[str, ...]


class Spark:
    """An engine on Apache Spark.

    Args:
        master: Where it runs: ``local[*]`` for all processors of this machine, ``spark://…`` for a
            cluster.
        memory: The most memory of each Java process, as ``2GB``; by default Spark's own.
        checkpoint: The folder of the tables, kept when the engine is closed; all machines of a
            cluster must see it under this name. By default one for temporary files.

    Raises:
        FileError: if the folder can not be made.
        EngineError: if Spark is not installed, finds no Java, or can not be started.
    """

    def __init__(
        self, master: str = "local[*]", memory: str | None = None, checkpoint: Path | None = None
    ) -> None:
        self._session = spark_session(master, memory)
        self._passing = ExitStack()
        if checkpoint is None:
            self._folder = self._passing.enter_context(scratch_folder(NAME))
        else:
            self._folder = _there(checkpoint).resolve()
        self._keys: dict[str, str] = {}
        self._recipes: dict[str, _Recipe] = {}
        self._made: set[str] = set()
        self._named: set[str] = set()

    def read(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Give Parquet files a name; see :meth:`Engine.read`."""
        try:
            with _told():
                reader = self._session.read.option("mergeSchema", value=True)
                found = reader.parquet(*(str(file.resolve()) for file in files))
        except EngineError as error:
            raise unreadable(files, error.reason) from error
        key = _digest(*(part for file in files for part in (file.name, _content(file))))
        found.createOrReplaceTempView(_view(key))
        self._keys[table] = key
        return dict(found.dtypes)

    def create(self, table: str, select: str) -> None:
        """Keep the rows of a query as a table; see :meth:`Engine.create`."""
        same = renamed(select)
        key = self._keys[same] if same in self._keys else self._noted(select, ordered=False)
        self._keys[table] = key
        self._named.add(key)

    def put(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Keep columns as a table; see :meth:`Engine.put`."""
        rows = zip(*(column.tolist() for column in columns.values()), strict=True)
        kinds = {"i": "BIGINT", "u": "BIGINT", "f": "DOUBLE"}
        schema = ", ".join(f"`{name}` {kinds[col.dtype.kind]}" for name, col in columns.items())
        key = _digest(schema, *(column.tobytes() for column in columns.values()))
        with _told():
            made = self._session.createDataFrame(list(rows), schema)
            made.createOrReplaceTempView(_view(key))
        self._keys[table] = key

    def columns(self, select: str) -> dict[str, NDArray[Any]]:
        """Return the answer column by column; see :meth:`Engine.columns`.

        It is kept too: a loop goes by answers, whose tables may be gone.
        """
        key = self._noted(select)
        kept = self._folder / f"{key}.json"
        if not kept.exists():
            found = self._asked(key)
            with _told():
                rows = found.collect()
            columns = {name: [row[name] for row in rows] for name in found.columns}
            write_whole(kept, json.dumps(columns, default=float))
        read = json.loads(kept.read_text(encoding="utf-8"))
        return {name: _array(values) for name, values in read.items()}

    def rows(self, select: str) -> Iterator[tuple[Any, ...]]:
        """Return the answer row by row; see :meth:`Engine.rows`."""
        found = self._asked(self._noted(select))
        with _told():
            for row in found.toLocalIterator(prefetchPartitions=True):
                yield tuple(row)

    def write(self, select: str, folder: Path) -> None:
        """Write the rows of a query as Parquet; see :meth:`Engine.write`."""
        found = self._asked(self._noted(select))
        with _told():
            found.write.parquet(str(folder.resolve()))

    def drop(self, table: str) -> None:
        """Forget a table; see :meth:`Engine.drop`."""
        self._keys.pop(table, None)

    def close(self) -> None:
        """Forget the tables, and remove them unless they are checkpoints; Spark runs on."""
        for key in set(self._keys.values()) | self._made:
            self._session.catalog.dropTempView(_view(key))
        self._passing.close()

    def _asked(self, key: str) -> DataFrame:
        """Return what Spark will compute for a query, the tables that it reads being made."""
        recipe = self._recipes[key]
        for each in recipe.inputs:
            self._make(each)
        with _told():
            return self._session.sql(recipe.query)

    def _noted(self, select: str, *, ordered: bool = True) -> str:
        """Return the key of the rows of a query, and note what they are made by."""
        views = {table: _view(key) for table, key in self._keys.items()}
        query, tables = in_spark(select, views, ordered=ordered)
        key = _digest(query)
        self._recipes[key] = _Recipe(query, tuple(self._keys[table] for table in tables))
        return key

    def _make(self, key: str) -> None:
        """Make a table, and before it those that it reads, unless they are there."""
        if key not in self._recipes or key in self._made:
            return
        place = self._folder / key
        rows = None if (place / _WHOLE).exists() else self._asked(key)
        with _told():
            if rows is not None:
                rows.write.mode("overwrite").parquet(str(place))
            self._session.read.parquet(str(place)).createOrReplaceTempView(_view(key))
        self._made.add(key)
        self._sweep()

    def _sweep(self) -> None:
        """Remove the tables that nothing can ask for any more; their answers stay."""
        for key in self._made & self._named - self._wanted(self._keys.values()):
            self._session.catalog.dropTempView(_view(key))
            shutil.rmtree(self._folder / key, ignore_errors=True)
            self._made.discard(key)

    def _wanted(self, keys: Iterable[str]) -> set[str]:
        """Return these keys, and those of what has to be there to make the tables."""
        found: set[str] = set()
        open_ = set(keys)
        while open_:
            key = open_.pop()
            found.add(key)
            if key in self._recipes and key not in self._made:
                open_.update(set(self._recipes[key].inputs) - found)
        return found


def _there(checkpoint: Path) -> Path:
    """Return a folder, which is made unless it is there."""
    try:
        checkpoint.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(checkpoint, error.strerror or str(error)) from error
    return checkpoint


@contextmanager
def _told() -> Iterator[None]:
    """Say what Spark gave up for."""
    try:
        yield
    except faults() as error:
        raise EngineError(NAME, first_line(error)) from error


def _array(values: list[Any]) -> NDArray[Any]:
    """Return a column of numbers, NaN for what is undefined, or of texts."""
    text = any(isinstance(value, str) for value in values)
    return np.array(values, dtype=object if text else np.float64)


def _view(key: str) -> str:
    return f"made_{key}"


def _digest(*parts: str | bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
    return found.hexdigest()[:_LONG]


def _content(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
