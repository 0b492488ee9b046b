"""``codev-graph measures --graph FOLDER``: a network in Parquet, by one engine or another."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from builders import REAL, run
from codev_graph.network import engines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = str(tmp_path_factory.mktemp("parquet") / "network")
    assert run("export", str(REAL), "--parquet", target).exit_code == 0
    return target


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def rounded(row: list[str]) -> tuple[str, ...]:
    """Return the first six cells, the value among them, to nine digits."""
    numbers = (f"{float(cell):.9f}" if cell.lstrip("-")[:1].isdigit() else cell for cell in row[:6])
    return tuple(numbers)


@pytest.mark.parametrize(
    "table",
    [
        ("--name", "degree", "--name", "constraint", "--directed", "--weighted"),
        ("--whole", "--name", "group_density", "--name", "components", "--area", "culture"),
        ("--brokerage", "--group", "city", "--group", "class"),
    ],
)
def test_engines_write_what_a_graph_gives(folder: str, table: tuple[str, ...]) -> None:
    of_graph = rows(run("measures", str(REAL), *table).stdout)
    for engine in ("memory", "duckdb"):
        answer = run("measures", "--graph", folder, "--engine", engine, *table)
        assert answer.exit_code == 0
        found = rows(answer.stdout)
        assert found[0] == of_graph[0]
        assert {rounded(row) for row in found} == {rounded(row) for row in of_graph}


def test_the_engine_that_suits_the_size_is_taken_and_named(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = ("measures", "--graph", folder, "--name", "degree")
    small = run(*ask)
    assert "duckdb" not in small.stderr
    monkeypatch.setattr(engines, "memory_to_spare", lambda: 1)
    large = run(*ask)
    assert "duckdb measures this network" in large.stderr
    assert rows(large.stdout) == rows(small.stdout)


def test_what_an_engine_can_not_give_is_said(folder: str) -> None:
    ask = ("measures", "--graph", folder, "--engine", "duckdb")
    told = run(*ask, "--format", "csv").stderr
    assert "closeness" in told
    assert "betweenness_sampled, with --engine memory" in told
    for wrong in (["--ties"], ["--whole", "--by", "year"], ["--whole", "--uncertainty"]):
        refused = run(*ask, *wrong)
        assert refused.exit_code == 2
        assert "--engine memory" in refused.stderr


@pytest.mark.parametrize(
    ("engine", "name", "told"),
    [
        ("duckdb", "degre", "Did you mean “degree”"),
        ("memory", "degre", "Did you mean “degree”"),
        ("duckdb", "density", "another kind"),
        ("duckdb", "closeness", "--engine memory."),
        ("duckdb", "betweenness", "0.05 off (--epsilon"),
    ],
)
def test_a_measure_that_can_not_be_had_is_told_before_anything_is_read(
    engine: str, name: str, told: str, tmp_path: Path
) -> None:
    for part in ("nodes", "edges"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "part.parquet").touch()
    refused = run("measures", "--graph", str(tmp_path), "--engine", engine, "--name", name)
    assert refused.exit_code == 1
    assert told in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("limit", ["much", "1MB"])
def test_a_wrong_or_too_small_limit_leaves_no_file(folder: str, limit: str, tmp_path: Path) -> None:
    target = tmp_path / "measures.csv"
    ask = ("measures", "--graph", folder, "--engine", "duckdb", "-o", str(target))
    failed = run(*ask, "--memory-limit", limit)
    assert failed.exit_code == 1
    assert "duckdb: " in failed.stderr
    assert list(tmp_path.iterdir()) == []


def test_parquet_holds_what_csv_does_and_nothing_else_is_written_as_parquet(
    folder: str, tmp_path: Path
) -> None:
    names = ("--name", "degree", "--name", "cross_ties")
    ask = ("measures", "--graph", folder, "--engine", "duckdb", *names, "-o")
    csv_file, target = tmp_path / "measures.csv", tmp_path / "measures.parquet"
    assert run(*ask, str(csv_file)).exit_code == 0
    for _again in range(2):
        assert run(*ask, str(target)).exit_code == 0
    assert [part.name for part in sorted(target.iterdir())] == [
        "measure=cross_ties",
        "measure=degree",
    ]
    columns = "actor, name, measure, value, rank, z, p"
    found = duckdb.read_parquet(f"{target}/*/*.parquet").project(columns)
    wanted = duckdb.read_csv(str(csv_file))
    assert found.columns == wanted.columns
    assert set(found.fetchall()) == set(wanted.fetchall())
    target.joinpath("thesis.docx").touch()
    assert "thesis.docx" in run(*ask, str(target)).stderr
    new = str(tmp_path / "new.parquet")
    assert run(*ask, new, "--whole").exit_code == 2
    assert run("measures", "--graph", folder, "-o", new).exit_code == 2
    assert not Path(new).exists()


def test_options_of_engines_need_a_folder_of_parquet(folder: str, tmp_path: Path) -> None:
    assert run("measures", str(REAL), "--engine", "duckdb").exit_code == 2
    assert run("measures", "--graph", folder, "--write", str(tmp_path / "a.trig")).exit_code == 2
    empty = run("measures", "--graph", str(tmp_path), "--engine", "duckdb")
    assert empty.exit_code == 1
    assert "“nodes”" in empty.stderr
