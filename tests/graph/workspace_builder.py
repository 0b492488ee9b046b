"""A build of a workspace in a process of its own, which a test kills."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from unittest.mock import patch

import pyoxigraph as ox

from codev_graph import _files
from codev_graph.graph import _store, _workspace, write_workspace
from codev_graph.terms import expand, individual, named_graph

# Read before the processes part: each then takes the same steps, and fewer.
_workspace._ontology()

_WATCHED = {_files.__file__, _workspace.__file__}
ROWS = 20


def version_quads(version: int) -> list[ox.Quad]:
    """Return rows that all tell the version."""
    graph = ox.NamedNode(named_graph("t", "s"))
    note = ox.NamedNode(expand("codev:note"))
    rows = [ox.NamedNode(individual("t", "actor", str(number))) for number in range(ROWS)]
    return [ox.Quad(row, note, ox.Literal(version), graph) for row in rows]


def write_version(folder: Path, version: int) -> None:
    """Write the rows that tell a version."""
    write_small(folder, version_quads(version))


def write_small(folder: Path, quads: Iterable[ox.Quad]) -> None:
    """Write quads and, so that a build is quick, one statement of the ontology."""
    actor, kind, what = (
        ox.NamedNode(expand(each)) for each in ("codev:Actor", "rdf:type", "owl:Class")
    )
    ontology = ox.Store()
    ontology.add(ox.Quad(actor, kind, what))
    with (
        patch.object(_store, "ontology_store", lambda: ontology),
        patch.object(_store, "ontology_entailments", frozenset),
    ):
        write_workspace(folder, quads)


def write_and_die(folder: Path, version: int, step: int) -> None:
    """Build, and be killed at one step of all that a build does with files and folders."""

    def count(number: int) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    _watched(lambda: write_version(folder, version), count)


def count_steps(folder: Path, version: int) -> int:
    """Return in how many steps a build can be killed."""
    steps: list[int] = []
    _watched(lambda: write_version(folder, version), steps.append)
    return len(steps)


def _watched(build: Callable[[], None], told: Callable[[int], None]) -> None:
    number = 0

    def profile(frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal number
        if frame.f_code.co_filename in _WATCHED:
            number += 1
            told(number)

    sys.setprofile(profile)
    try:
        build()
    finally:
        sys.setprofile(None)
