"""The package shows a dozen names and costs nothing until one is used."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from importlib.metadata import version
from pathlib import Path

import pytest

import codev_graph
from builders import ROOT, python

HEAVY = {"numpy", "scipy", "rdflib", "networkx", "pyoxigraph", "pydantic", "numba", "pyvis", "rich"}


@pytest.mark.parametrize("name", codev_graph.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(codev_graph, name) is not None


def test_all_is_what_is_exported() -> None:
    lazily = set(codev_graph._ROOMS)
    assert set(codev_graph.__all__) == lazily | {"__version__"}
    assert len(codev_graph.__all__) == len(lazily) + 1 <= 15
    assert dir(codev_graph) == sorted(codev_graph.__all__)


def test_a_type_checker_sees_the_same_names_from_the_same_rooms() -> None:
    tree = ast.parse(inspect.getsource(codev_graph))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imports = (node for node in block.body if isinstance(node, ast.ImportFrom))
    seen = {alias.name: node.module for node in imports for alias in node.names}
    assert seen == {name: f"codev_graph.{room}" for name, room in codev_graph._ROOMS.items()}


ROOMS = sorted(set(codev_graph._ROOMS.values()))


@pytest.mark.parametrize("room", ROOMS)
def test_a_public_name_is_its_rooms(room: str) -> None:
    module = importlib.import_module(f"codev_graph.{room}")
    for name, place in codev_graph._ROOMS.items():
        if place == room:
            assert getattr(codev_graph, name) is getattr(module, name)


@pytest.mark.parametrize("room", ["graph", "knowledge", "network", "sources", "terms", "views"])
def test_a_room_exports_what_it_says(room: str) -> None:
    module = importlib.import_module(f"codev_graph.{room}")
    assert module.__all__
    assert all(hasattr(module, name) for name in module.__all__)
    assert len(set(module.__all__)) == len(module.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = codev_graph.nothing


def test_importing_it_loads_no_heavy_library(tmp_path: Path) -> None:
    code = f"import sys, codev_graph; print(sorted({HEAVY!r} & sys.modules.keys()))"
    assert python(code, tmp_path).strip() == "[]"


def test_errors_can_be_caught_without_loading_a_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys, codev_graph as cg; cg.DataError; cg.Table; cg.use_language('es'); "
        f"print(sorted({HEAVY!r} & sys.modules.keys()))"
    )
    assert python(code, tmp_path).strip() == "[]"


def test_the_version_is_that_of_the_distribution() -> None:
    assert codev_graph.__version__ == version("codev-graph")


README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_the_examples_of_the_readme_run(block: str, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert "import codev_graph as cg" in block
    assert python(f"{block}\nprint('done')", tmp_path).splitlines()[-1] == "done"
