"""How much memory a network would take, and whether this machine has it to spare."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Final

from codev_graph.network.engines._duckdb import DuckDb
from codev_graph.network.engines._folder import open_folder
from codev_graph.network.engines._steps import Workings

A_TIE: Final = 1500
"""Bytes of a documented tie as Python and NetworkX hold it, measured at half a million."""
AN_ACTOR: Final = 10_000
"""Bytes of an actor with its row in the table of every measure."""
SPARE: Final = 0.5
"""The share of the machine's memory that one network may take."""
UNKNOWN: Final = 8 * 2**30
"""Bytes of memory where the system does not say how many there are."""


def memory_needed(path: str | Path) -> int:
    """Return about how many bytes a folder of Parquet would take in memory with its measures.

    Only the numbers of rows are read, which Parquet files state.

    Raises:
        FileError: if the folder can not be read.
    """
    with closing(DuckDb()) as engine:
        open_folder(engine, Path(path))
        at_work = Workings(engine)
        return A_TIE * at_work.size("edges_files") + AN_ACTOR * at_work.size("nodes_files")


def memory_to_spare() -> int:
    """Return how many bytes of memory one network may take on this machine."""
    try:
        held = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        held = UNKNOWN
    return int(SPARE * held)
