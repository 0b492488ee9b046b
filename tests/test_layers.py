"""Imports go downwards only, from the roof of the house to its ground."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builders import ROOT, process_environment

CONTRACT = "Rooms import downwards only"


def lint(config: Path, cwd: Path, path: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--config", str(config)],
        cwd=cwd,
        env=process_environment(PYTHONPATH=str(path)),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_rooms_keep_their_order() -> None:
    result = lint(ROOT / "pyproject.toml", ROOT, ROOT / "src")
    assert result.returncode == 0, result.stdout
    assert f"{CONTRACT} KEPT" in result.stdout


@pytest.mark.parametrize(
    ("room", "imported"), [("terms", "sources"), ("graph", "network"), ("views", "cli")]
)
def test_an_import_upwards_is_found(room: str, imported: str, tmp_path: Path) -> None:
    """The contract would see one: this copy of the package has it."""
    import shutil

    package = tmp_path / "codev_graph"
    shutil.copytree(ROOT / "src" / "codev_graph", package)
    with (package / room / "__init__.py").open("a", encoding="utf-8") as stream:
        stream.write(f"\nimport codev_graph.{imported}\n")
    result = lint(ROOT / "pyproject.toml", tmp_path, tmp_path)
    assert result.returncode == 1
    assert f"{CONTRACT} BROKEN" in result.stdout
    assert f"codev_graph.{room} is not allowed to import codev_graph.{imported}" in result.stdout
