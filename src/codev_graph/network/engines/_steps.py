"""The steps: one file each, run when what they give is asked for, those that they need before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from codev_graph.network.engines._engine import Engine

_NEEDS: Final = re.compile(r"^-- Needs: (.+)\.$", re.MULTILINE)
_FREES: Final = re.compile(r"^-- Frees: (.+)\.$", re.MULTILINE)
_COMMENT: Final = re.compile(r"^--.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        select: Its query, where ``{name}`` stands for a value.
        needs: The tables that it reads.
        frees: Those of them that are let go, as it is the last to read them as a rule.
    """

    select: str
    needs: tuple[str, ...]
    frees: tuple[str, ...]


@cache
def step(name: str) -> Step:
    """Return the step of that name, as its file ``steps/NAME.sql`` has it."""
    text = (files(__package__) / "steps" / f"{name}.sql").read_text(encoding="utf-8")
    return Step(_COMMENT.sub("", text).strip(), _named(_NEEDS, text), _named(_FREES, text))


def _named(tables: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = tables.search(text)
    return tuple(found[1].split(", ")) if found else ()


Loop = Callable[["Workings"], None]


@dataclass(frozen=True)
class Workings:
    """An engine at work on one network: each step runs once.

    Attributes:
        engine: What runs them.
        values: What stands for ``{name}`` in the texts of steps.
        loops: Tables that no single step gives, and what gives them.
        done: The tables that are there.
    """

    engine: Engine
    values: Mapping[str, object] = field(default_factory=dict)
    loops: Mapping[str, Loop] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    def need(self, *tables: str) -> None:
        """Make tables, unless they are there."""
        for table in tables:
            if table not in self.done:
                self._make(table)
                self.done.add(table)

    def run(self, table: str, name: str, /, **values: object) -> None:
        """Run the step ``name`` with values of its own, and keep its rows as ``table``.

        What it frees is made again if it is needed once more.
        """
        self.need(*step(name).needs)
        self.engine.create(table, self.text(name, **values))
        for freed in step(name).frees:
            self.engine.drop(freed)
            self.done.discard(freed)

    def rows(self, name: str, /, **values: object) -> Iterator[tuple[Any, ...]]:
        """Return what a step gives, row by row, without keeping it."""
        self.need(*step(name).needs)
        return self.engine.rows(self.text(name, **values))

    def write(self, folder: Path, name: str, /, **values: object) -> None:
        """Write what a step gives as Parquet, without keeping it."""
        self.need(*step(name).needs)
        self.engine.write(self.text(name, **values), folder)

    def columns(self, name: str, /, **values: object) -> dict[str, NDArray[Any]]:
        """Return what a step gives, column by column, without keeping it."""
        self.need(*step(name).needs)
        return self.engine.columns(self.text(name, **values))

    def counts(self, name: str, /, **values: object) -> dict[str, int]:
        """Return what a step counts, in its one row."""
        found = self.columns(name, **values)
        return {each: int(column[0]) for each, column in found.items()}

    def size(self, table: str) -> int:
        """Return the number of rows of a table."""
        return self.counts("size_of", table=table)["size"]

    def text(self, name: str, /, **values: object) -> str:
        """Return the query of a step with its values."""
        return step(name).select.format(**self.values, **values)

    def _make(self, table: str) -> None:
        if table in self.loops:
            self.loops[table](self)
        else:
            self.run(table, table)
