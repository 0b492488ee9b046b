"""Bad tables on the command line: everything told, exit code 1, nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import REAL, in_process, run, set_cell
from codev_graph.errors import Problem
from planted import FLAWS, TOGETHER, Flaw


def told_by_line(flaw: Flaw, line: str) -> bool:
    place = f"{flaw.file}, row {flaw.row}" if flaw.row else flaw.file
    place += f", column “{flaw.column}”" if flaw.column else ""
    return line.strip().startswith(f"{place}: ") and all(
        part in line for part in (flaw.found, flaw.expected, flaw.hint)
    )


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_build_tells_a_flaw_and_writes_nothing(
    flaw: Flaw, real_tables: Path, tmp_path: Path
) -> None:
    flaw.plant(real_tables)
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.trig").write_text("an earlier graph", encoding="utf-8")
    result = run("build", str(real_tables), "-o", str(out / "graph.trig"))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert sum(told_by_line(flaw, line) for line in result.stderr.splitlines()) == 1
    assert [path.name for path in out.iterdir()] == ["graph.trig"]
    assert (out / "graph.trig").read_text(encoding="utf-8") == "an earlier graph"


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_check_tells_a_flaw(flaw: Flaw, real_tables: Path) -> None:
    flaw.plant(real_tables)
    before = {path.name: path.read_bytes() for path in real_tables.iterdir()}
    result = run("check", str(real_tables))
    assert result.exit_code == 1
    assert sum(told_by_line(flaw, line) for line in result.stdout.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in real_tables.iterdir()} == before


def plant_all(folder: Path) -> None:
    for flaw in TOGETHER:
        flaw.plant(folder)


def test_all_flaws_are_told_in_one_run(real_tables: Path) -> None:
    plant_all(real_tables)
    result = run("build", str(real_tables), "-o", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert [f.name for f in TOGETHER if not any(told_by_line(f, line) for line in lines)] == []
    assert f"{len(lines) - 1} problems in the data" in lines[0]


def test_check_as_json_holds_every_field(real_tables: Path) -> None:
    plant_all(real_tables)
    result = run("check", str(real_tables), "--format", "json")
    assert result.exit_code == 1
    problems = [Problem(**row) for row in json.loads(result.stdout)]
    assert [f.name for f in TOGETHER if not any(map(f.told_by, problems))] == []
    assert {problem.severity for problem in problems} == {"error"}


def test_demo_leaves_an_earlier_run_as_it_was(real_tables: Path, tmp_path: Path) -> None:
    plant_all(real_tables)
    work = tmp_path / "work"
    (work / "out").mkdir(parents=True)
    (work / "out" / "graph.trig").write_text("an earlier graph", encoding="utf-8")
    result = in_process("demo", str(real_tables), cwd=work)
    assert result.returncode == 1
    assert b"problems in the data" in result.stderr
    assert b"Traceback" not in result.stderr
    assert result.stdout == b""
    assert [path.name for path in work.iterdir()] == ["out"]
    assert [path.name for path in (work / "out").iterdir()] == ["graph.trig"]


@pytest.mark.parametrize("command", ["measures", "gaps", "view", "report", "query actors --graph"])
def test_every_step_tells_bad_tables(command: str, real_tables: Path) -> None:
    FLAWS[0].plant(real_tables)
    result = run(*command.split(), str(real_tables), "-o", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "actors.csv, row 2, column “kind”" in result.stderr


def test_a_shape_that_is_violated_stops_the_demo(real_tables: Path, tmp_path: Path) -> None:
    """No cell is wrong by itself, but an agreement of one city twins nothing."""
    set_cell(real_tables, "agreements", 2, "cities", "tapachula")
    checked = run("check", str(real_tables))
    assert checked.exit_code == 1
    assert "agreements.csv, row 2" in checked.stdout
    result = run("demo", str(real_tables), "-o", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "agreements.csv, row 2" in result.stderr
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == [real_tables.name]


@pytest.mark.parametrize("command", ["measures", "predict", "what-if"])
def test_no_seed_is_negative(command: str) -> None:
    result = run(command, str(REAL), "--seed", "-1")
    assert result.exit_code == 2
    assert "'--seed': -1 is not in the range x>=0" in result.stderr
