"""Helpers of the tests of foreign files: rows by id, a day, and a file with a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from codev_graph.sources.inbound import DraftTables

DAY = date(2026, 11, 22)


def by_id(tables: DraftTables, table: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in tables.rows[table]}


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
