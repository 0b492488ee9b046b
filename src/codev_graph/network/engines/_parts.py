"""The parts of a folder of Parquet: their files, which columns those have, and of which types.

What is not as a step will need it is told here, before any step runs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.errors import FileError
from codev_graph.network.engines._engine import Engine

LISTS: Final = ("purposes", "areas", "kinds")
_TYPES: Final = {"mutual": "BOOLEAN", "strength": "DOUBLE"} | dict.fromkeys(LISTS, "VARCHAR[]")
# Which types of the engines can be read as each, and what to call that.
_READABLE: Final = {
    "BOOLEAN": (r"bool\w*|\w*int(eger)?", mark("true or false")),
    "DOUBLE": (r"double|float|real|decimal.*|\w*int(eger)?", mark("numbers")),
    "VARCHAR[]": (r"array<.*|.*\[\]", mark("lists of texts")),
}


def open_part(engine: Engine, path: Path, part: str, needed: Collection[str]) -> tuple[str, ...]:
    """Let an engine read a folder in a folder, as the table ``PART_files``; return its columns.

    Args:
        engine: What reads.
        path: The folder.
        part: The folder in it: ``nodes``, ``edges`` …
        needed: The columns that it must have.

    Raises:
        FileError: if it holds no Parquet or what is none, or a column is missing or of a type that
            can not be read as what it should hold.
    """
    files = sorted((path / part).rglob("*.parquet"))
    if not files:
        text = _("expected a folder with Parquet files in its folder “{part}”")
        raise FileError(path, text.format(part=part))
    found = engine.read(f"{part}_files", files)
    for name in needed:
        if name not in found:
            text = _("the Parquet files in its folder “{part}” have no column “{column}”")
            raise FileError(path, text.format(part=part, column=name))
    _refuse_types(path / part, found)
    return tuple(found)


def column(name: str, present: Collection[str]) -> str:
    """Return a column as its type, NULL where the files have none of that name."""
    kind = _TYPES.get(name, "VARCHAR")
    quoted = name.replace('"', '""')
    return f'CAST("{quoted}" AS {kind})' if name in present else f"CAST(NULL AS {kind})"


def _refuse_types(folder: Path, found: Mapping[str, str]) -> None:
    """Refuse a column that is to be numbers, say, and is text."""
    for name, kind in _TYPES.items():
        readable, wanted = _READABLE[kind]
        if not re.fullmatch(readable, found.get(name, kind), re.IGNORECASE):
            text = _("the column “{column}” of its files is of type {found}; expected {wanted}")
            reason = text.format(column=name, found=found[name], wanted=_(wanted))
            raise FileError(folder, reason)
