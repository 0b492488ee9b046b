"""The findings page: current, with a command that runs under each finding, clear when empty."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from builders import ROOT, actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph._i18n import LANGUAGES, Language
from codev_graph.network import findings_page


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("findings", ROOT / "docs" / "make_findings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# In Spanish once the catalog holds the page's texts.
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_current(code: Language, real_graph: KnowledgeGraph) -> None:
    pages = maker()
    assert pages.PAGES[code].read_text(encoding="utf-8") == pages.page(real_graph, code)


def commands(page: str) -> set[str]:
    return set(re.findall(r"`codev-graph query ([^`]*)`", page))


def test_every_command_under_a_finding_runs(real_graph: KnowledgeGraph) -> None:
    found = commands(findings_page(real_graph.gaps()))
    assert len(found) > 20
    for command in found:
        name, *words = command.split()
        told = dict(zip((word[2:] for word in words[::2]), words[1::2], strict=True))
        real_graph.query(name, **told)


def test_every_finding_has_its_command(real_graph: KnowledgeGraph) -> None:
    page = findings_page(real_graph.gaps())
    found = page[: page.index("## How all this is reckoned")].splitlines()
    items = [n for n, line in enumerate(found) if line.startswith("- ")]
    assert items
    assert all("`codev-graph " in found[n + 1] for n in items)


THREE = [city("a"), city("b"), city("c")]
CASES = {
    "nothing": ({}, "No agreement is on record", "No actor is known"),
    "one city": (
        {
            "cities": [city("a")],
            "actors": [actor("x", "a")],
            "agreements": [agreement("d", "a", "sport")],
        },
        "“D” names one city alone",
        "In A, 6 of 6 cells are empty",
    ),
    "no areas": (
        {"cities": THREE[:2], "actors": [actor("x", "a")], "agreements": [agreement("d", "a|b")]},
        "No agreement names an area: there are no cells to cover.",
        "There are no cells",
    ),
    "no candidates": (
        {
            "cities": THREE[:2],
            "actors": [actor("x", "a")],
            "agreements": [agreement("d", "a|b", "sport")],
            "participations": [taking_part("x", "d", "sport")],
        },
        "Every known actor takes part.",
        "There are no candidates",
    ),
    "three cities": (
        {
            "cities": THREE,
            "actors": [actor("x", "c")],
            "agreements": [agreement("d", "a|b|c", "sport")],
        },
        "“D” joins 3 cities",
        "In C, 6 of 6 cells are empty",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_emptiest_graphs_are_told_as_such(case: str, tmp_path: Path) -> None:
    tables, *told = CASES[case]
    gaps = build(write_twinning(tmp_path / "t", tables)).gaps()
    page = findings_page(gaps)
    assert all(text in page for text in told)
    assert all(note in page for note in gaps.notes)
    assert len(gaps.indices.records()) >= 1


def test_at_the_level_of_kinds_those_of_a_class_alone_are_counted(tmp_path: Path) -> None:
    rows = {"cities": [city("a")], "actors": [actor("x", "a", "private-sector")]}
    gaps = build(write_twinning(tmp_path / "t", rows)).gaps("kind")
    assert any("counts in no kind" in note for note in gaps.notes)
    assert "Who is missing" in findings_page(gaps)
