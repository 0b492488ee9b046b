"""The READMEs say what the commands print, run what they show, and keep the order promised."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": ROOT / "README.md", "es": ROOT / "README.es.md"}
ORDER = {
    "en": ["Two commands", "What it looks like", "Five questions", "The measures", "The gaps"],
    "es": ["Dos órdenes", "Cómo se ve", "Cinco preguntas", "Las medidas", "Los vacíos"],
}


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_readme", ROOT / "docs" / "make_readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", READMES)
def test_every_command_prints_what_the_readme_shows(language: str, tmp_path: Path) -> None:
    maker = _maker()
    text = READMES[language].read_text(encoding="utf-8")
    assert maker.rendered(text, maker.workplace(tmp_path), language) == text


@pytest.mark.parametrize("language", READMES)
def test_every_piece_of_python_runs(language: str, tmp_path: Path) -> None:
    maker = _maker()
    folder = maker.workplace(tmp_path)
    text = READMES[language].read_text(encoding="utf-8")
    pieces = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(pieces) == 2
    for piece in pieces:
        subprocess.run([sys.executable, "-c", piece], cwd=folder, check=True)
    assert (folder / "network.html").stat().st_size > 10_000


@pytest.mark.parametrize("language", READMES)
def test_the_sections_stand_in_the_order_promised(language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    places = [text.index(f"## {title}") for title in ORDER[language]]
    assert places == sorted(places)
    assert text.index("](docs/images/") > places[1]


@pytest.mark.parametrize("language", READMES)
def test_links_and_pictures_lead_somewhere(language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_make_demo_does_the_main_job(tmp_path: Path) -> None:
    """``make demo`` runs the command of the environment that make has set up."""
    dry = _make("--dry-run", "demo")
    assert "codev-graph demo" in dry
    assert "sh tests/run.sh" in _make("--dry-run", "test")
    script = tmp_path / "bin" / "codev-graph"
    script.parent.mkdir()
    script.symlink_to(Path(sys.executable).parent / "codev-graph")
    (tmp_path / ".installed").touch()
    made = tmp_path / "made"
    made.mkdir()
    _make(f"--file={ROOT / 'Makefile'}", f"VENV={tmp_path}", *_up_to_date(), "demo", folder=made)
    assert (made / "out" / "report.html").exists()


def _up_to_date() -> list[str]:
    files = ("requirements/lock.txt", "requirements/jars.txt", "pyproject.toml")
    return [f"--old-file={file}" for file in files]


def _make(*arguments: str, folder: Path = ROOT) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
