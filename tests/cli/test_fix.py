"""``check --fix`` mends the outward form of tables; then they build the same graph."""

from __future__ import annotations

from pathlib import Path

from builders import REAL, read_rows, run, set_cell, write_rows


def built(folder: Path) -> bytes:
    result = run("build", str(folder), "-o", "-")
    assert result.exit_code == 0
    return result.stdout_bytes


def test_latin1_semicolons_and_a_bom_are_mended(real_tables: Path) -> None:
    ties = write_rows(real_tables, "ties", read_rows(real_tables, "ties"), ";")
    actors, cities = real_tables / "actors.csv", real_tables / "cities.csv"
    actors.write_bytes(actors.read_text(encoding="utf-8").encode("cp1252"))
    cities.write_bytes(b"\xef\xbb\xbf" + cities.read_bytes())
    old = {path.name: path.read_bytes() for path in (ties, actors, cities)}
    assert run("check", str(real_tables)).exit_code == 1

    fixed = run("check", str(real_tables), "--fix")
    assert fixed.exit_code == 0, fixed.stdout
    assert [name in fixed.stderr for name in old] == [True, True, True]
    assert {
        path.name.removesuffix(".original"): path.read_bytes()
        for path in real_tables.glob("*.original")
    } == old
    assert built(real_tables) == built(REAL)


def test_nothing_to_mend_is_nothing_written(real_tables: Path) -> None:
    names = sorted(path.name for path in real_tables.iterdir())
    result = run("check", str(real_tables), "--fix")
    assert result.exit_code == 0
    assert sorted(path.name for path in real_tables.iterdir()) == names


def test_what_is_wrong_in_the_cells_is_still_told(real_tables: Path) -> None:
    set_cell(real_tables, "ties", 2, "start", "31/03/2022")
    write_rows(real_tables, "ties", read_rows(real_tables, "ties"), ";")
    result = run("check", str(real_tables), "--fix")
    assert result.exit_code == 1
    assert "ties.csv, row 2, column “start”: found “31/03/2022”" in result.stdout
    assert "semicolons" not in result.stdout


def test_of_what_is_no_folder_nothing_is_mended(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    graph.write_bytes(built(REAL))
    assert run("check", str(graph), "--fix").exit_code == 0
    missing = run("check", str(tmp_path / "nowhere"), "--fix")
    assert missing.exit_code == 1
    assert "no such file or folder" in missing.stderr
