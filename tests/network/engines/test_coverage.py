"""The coverage that an engine counts is the cube of the graph."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from builders import REAL, run
from codev_graph import build
from codev_graph.network import Level
from codev_graph.network.engines import DuckDb, coverage_rows
from codev_graph.terms import concept_by_iri


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("parquet") / "network"
    assert run("export", str(REAL), "--parquet", str(target)).exit_code == 0
    return target


def notation(iri: str) -> str:
    concept = concept_by_iri(iri)
    assert concept is not None
    return concept.notation


@pytest.mark.parametrize("level", ["class", "kind"])
def test_cells_are_those_of_the_graph(folder: Path, level: Level) -> None:
    with closing(DuckDb()) as engine:
        rows = list(coverage_rows(engine, folder, level))
    cells = build(REAL).gaps(level).cells
    places = [(*cell.place[:2], *map(notation, cell.place[2:])) for cell in cells]
    counts = [(cell.actors, cell.state) for cell in cells]
    found = {(*row[:2], *row[3:5]): row[5:] for row in rows}
    assert list(found) == sorted(places)
    assert found == dict(zip(places, counts, strict=True))
    assert {row[2] for row in rows} == {"Santa Ana", "Tapachula"}


def test_the_command_writes_them(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "cells.csv"
    written = run("gaps", "--graph", str(folder), "--format", "csv", "-o", str(target))
    assert written.exit_code == 0
    with closing(DuckDb()) as engine:
        count = len(list(coverage_rows(engine, folder)))
    assert len(target.read_text(encoding="utf-8").splitlines()) == count + 1
    assert run("gaps", "--graph", str(folder), "--what", "scorecard").exit_code == 2
    assert run("gaps", "--graph", str(folder), "--engine", "memory").exit_code == 2
    assert run("gaps", str(REAL), "--engine", "duckdb").exit_code == 2


def lacking(folder: Path, part: str, column: str, target: Path) -> Path:
    """Copy a folder, but for one column of one of its parts."""
    copy = shutil.copytree(folder, target)
    rows = duckdb.read_parquet(str(folder / part / "*.parquet")).project(f"* EXCLUDE {column}")
    rows.write_parquet(str(next((copy / part).iterdir())))
    return copy


@pytest.mark.parametrize(
    ("part", "column"),
    [("nodes", "kinds"), ("nodes", "city"), ("activity", "area"), ("frames", "agreement")],
)
def test_a_folder_that_does_not_tell_what_is_needed_is_refused(
    part: str, column: str, folder: Path, tmp_path: Path
) -> None:
    other = lacking(folder, part, column, tmp_path / "other")
    refused = run("gaps", "--graph", str(other), "--engine", "duckdb")
    assert refused.exit_code == 1
    assert all(each in refused.stderr for each in (str(other), f"“{part}”", f"“{column}”"))
    assert refused.stdout == ""


def test_the_names_of_cities_may_be_missing(folder: Path, tmp_path: Path) -> None:
    other = lacking(folder, "nodes", "city_name", tmp_path / "other")
    with closing(DuckDb()) as engine:
        wanted = [(*row[:2], None, *row[3:]) for row in coverage_rows(engine, folder)]
        assert list(coverage_rows(engine, other)) == wanted
