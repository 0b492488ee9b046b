"""``codev-graph new`` on the command line: what it writes builds at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import run


@pytest.mark.parametrize(("code", "guide"), [("es", "LEEME.md"), ("en", "README.md")])
def test_a_new_folder_is_written_checked_and_built(code: str, guide: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = run("new", str(folder), "--lang", code)
    assert (made.exit_code, guide in made.stdout) == (0, True)
    checked = run("check", str(folder), "--lang", code)
    assert checked.exit_code == 0
    built = run("build", str(folder), "-o", str(tmp_path / "g.trig"))
    assert built.exit_code == 0
    assert "example-" in built.stderr
    assert (tmp_path / "g.trig").stat().st_size > 0


def test_a_workbook_is_built_and_checked_by_its_path(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run("new", str(folder))
    whole = run("build", str(folder), "-o", "-").stdout
    assert run("build", str(folder / "mine.xlsx"), "-o", "-").stdout == whole
    assert run("check", str(folder / "mine.xlsx"), "--format", "json").exit_code == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "actors.csv").write_text("precious", encoding="utf-8")
    found = run("new", str(tmp_path / "mine"))
    assert found.exit_code == 1
    assert "is there already" in found.stderr
    assert (tmp_path / "mine" / "actors.csv").read_text(encoding="utf-8") == "precious"
