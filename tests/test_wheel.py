"""The wheel works alone: installed elsewhere, it does the main job without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from builders import ROOT
from codev_graph.knowledge import OUTPUTS


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of the checkout in its environment."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    plain = {**kept, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and finds its dependencies.

    The dependencies are those of this environment, read after the wheel's own packages: there is
    no network to install them from.
    """
    place = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", place / "dist", ROOT)
    run(sys.executable, *build, cwd=place)
    (wheel,) = (place / "dist").glob("*.whl")
    venv.create(place / "venv", with_pip=True, symlinks=True)
    programs = place / "venv" / "bin"
    run(programs / "python", "-m", "pip", "install", "--no-index", "--no-deps", wheel, cwd=place)
    # Plain paths only: the .pth files there, the checkout's own among them, are not followed.
    (site,) = (place / "venv").glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def test_the_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    code = (
        "import codev_graph as cg, codev_graph.terms as t; print(cg.__file__, t.resource('data'))"
    )
    file, data = map(Path, run(installed / "python", "-c", code, cwd=tmp_path).split())
    assert file.is_relative_to(installed.parent)
    assert data.is_relative_to(file.parent)
    assert ROOT not in file.parents


def test_the_resources_travel_inside(installed: Path) -> None:
    (package,) = installed.parent.glob("lib/python*/site-packages/codev_graph")
    for folder, pattern in (("ontology", "*.ttl"), ("queries", "*.rq"), ("data", "*.csv")):
        inside = {p.name for p in (package / "resources" / folder).rglob(pattern)}
        assert inside == {p.name for p in (ROOT / folder).rglob(pattern)}
        assert inside
    assert (package / "locale" / "es" / "LC_MESSAGES" / "codev_graph.mo").is_file()
    assert (package / "py.typed").is_file()


def test_the_main_job_runs_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    told = run(installed / "codev-graph", "demo", cwd=tmp_path)
    assert "Santa Ana – Tapachula" in told
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert all(path.stat().st_size for path in (tmp_path / "out").iterdir())
    program = installed / "codev-graph"
    assert "tapachula" in run(program, "query", "uninvolved-actors", cwd=tmp_path)
    assert run(program, "gaps", cwd=tmp_path) == (tmp_path / "out" / "gaps.csv").read_text("utf-8")
