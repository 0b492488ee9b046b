"""What many tests start from: the real tables with one thing changed, and small twinnings."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextvars import Context
from pathlib import Path

from click.testing import CliRunner, Result

from codev_graph._table import csv_text
from codev_graph.cli import main
from codev_graph.sources import RECORDS, columns, header

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data" / "santa-ana-tapachula"
DATASET = "santa-ana-tapachula"

Rows = Sequence[Mapping[str, str]]
HEADERS = {kind.table: [header(field) for field in columns(kind)] for kind in RECORDS}
SOURCE = {"id": "s1", "title": "A page", "consulted": "2026-11-22", "kind": "press"}


def copy_of_real(folder: Path) -> Path:
    """Copy the tables of the founding case into a folder of the same name under ``folder``."""
    target = folder / DATASET
    target.mkdir(parents=True)
    for path in REAL.glob("*.csv"):
        shutil.copy(path, target)
    return target


def read_rows(folder: Path, table: str) -> list[list[str]]:
    """Return every row of a table, the header first: row 1 is at place 0."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def write_rows(
    folder: Path, table: str, rows: Sequence[Sequence[str]], separator: str = ","
) -> Path:
    path = folder / f"{table}.csv"
    path.write_text(csv_text(rows, separator), encoding="utf-8", newline="")
    return path


def cell(folder: Path, table: str, row: int, column: str) -> str:
    rows = read_rows(folder, table)
    return rows[row - 1][rows[0].index(column)]


def set_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    """Write ``value`` into a cell; rows are counted as a spreadsheet does."""
    rows = read_rows(folder, table)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(folder, table, rows)


def write_twinning(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Write tables given as dictionaries; a row without sources rests on the source ``s1``."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in {"sources": [SOURCE], "cities": (), "actors": (), **tables}.items():
        cited = [dict(row) if table == "sources" else {"sources": "s1", **row} for row in rows]
        columns = list(dict.fromkeys(key for row in cited for key in row)) or HEADERS[table]
        lines = [[row.get(column, "") for column in columns] for row in cited]
        write_rows(folder, table, [columns, *lines])
    return folder


def city(key: str, name: str = "", country: str = "SV") -> dict[str, str]:
    return {"id": key, "name": name or key.title(), "country": country}


def actor(key: str, city_key: str = "", kind: str = "local-government", **more: str) -> dict:
    level = "local" if city_key else "global"
    name = more.pop("name", key.title())
    return {"id": key, "name": name, "kind": kind, "city": city_key, "level": level, **more}


def agreement(key: str, cities: str, areas: str = "", **more: str) -> dict[str, str]:
    row = {"id": key, "name": key.title(), "kind": "broad-scope-twinning", "cities": cities}
    return {**row, "areas": areas, **more}


def taking_part(actor_key: str, what: str, areas: str = "", role: str = "participant") -> dict:
    return {"actor": actor_key, "in": what, "role": role, "areas": areas}


def run(*arguments: str, stdin: str | bytes | None = None, **environment: str | None) -> Result:
    """Run the command line in this process, its language kept out of the test's.

    What would be a traceback is raised.
    """
    plain = {"LC_ALL": "C.UTF-8", "LC_MESSAGES": None, "LANG": None, "LANGUAGE": None}
    runner = CliRunner(env={**plain, **environment})
    result = Context().run(
        runner.invoke, main, list(arguments), input=stdin, prog_name="codev-graph"
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def command(*arguments: str) -> list[str]:
    """Return the command line for a process of its own."""
    return [sys.executable, "-c", "from codev_graph.cli import main; main()", *arguments]


def in_process(
    *arguments: str, cwd: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own and wait for it."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        input=stdin,
        env=process_environment(**environment),
        capture_output=True,
        check=False,
    )


def python(code: str, cwd: Path) -> str:
    """Run Python code in a process of its own and return what it printed."""
    environment = process_environment()
    arguments = [sys.executable, "-c", code]
    done = subprocess.run(
        arguments, cwd=cwd, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def process_environment(**changed: str) -> dict[str, str]:
    """Return this process's environment in English, with the package on the path."""
    kept = {k: v for k, v in os.environ.items() if k not in {"LANG", "LC_MESSAGES", "LANGUAGE"}}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src"), **changed}
