"""The tutorial notebooks run on the real data, and what they show is what is committed."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

from codev_graph._i18n import LANGUAGES

DOCS = Path(__file__).resolve().parents[1] / "docs"
ABSOLUTE = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|usr|var)/|0x[0-9a-f]{6,}")


def _made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_tutorial", DOCS / "make_tutorial.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_notebook_is_what_its_cells_give(language: str) -> None:
    tutorial = _made()
    path = tutorial.NOTEBOOKS[language]
    committed = nbformat.read(path, as_version=4)
    nbformat.validate(committed)
    found = tutorial.executed(language)
    assert [cell.source for cell in found.cells] == [cell.source for cell in committed.cells]
    assert [cell.get("outputs") for cell in found.cells] == [
        cell.get("outputs") for cell in committed.cells
    ], "run docs/make_tutorial.py again"
    assert not ABSOLUTE.search(path.read_text(encoding="utf-8"))
