"""``codev-graph gaps``: each part as a table, the findings as a page, empty ones too."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from builders import REAL, actor, city, run, write_twinning
from codev_graph import KnowledgeGraph

PARTS = ["all", "cells", "candidates", "scorecard", "indices", "structure"]


@pytest.mark.parametrize("what", PARTS)
def test_each_part_is_a_table(what: str, real_graph: KnowledgeGraph) -> None:
    result = run("gaps", str(REAL), "--what", what, "--format", "csv")
    assert result.exit_code == 0
    gaps = real_graph.gaps()
    table = gaps.table() if what == "all" else getattr(gaps, f"{what}_table")()
    assert result.stdout == table.to_csv()
    assert len(list(csv.reader(io.StringIO(result.stdout)))) == len(table) + 1


@pytest.mark.parametrize("what", PARTS)
def test_on_a_screen_there_is_room_for_what_is_drawn(what: str) -> None:
    drawn = run("gaps", str(REAL), "--what", what, "--format", "table").stdout
    assert "https://" not in drawn
    assert max(map(len, drawn.splitlines())) <= 100


def test_the_kinds_have_cells_of_their_own() -> None:
    result = run("gaps", str(REAL), "--what", "indices", "--level", "kind", "--format", "json")
    assert json.loads(result.stdout)[0]["cells"] == 2 * 31 * 11


def test_the_findings_are_a_page(tmp_path: Path) -> None:
    output = tmp_path / "findings.md"
    assert run("gaps", str(REAL), "--what", "findings", "-o", str(output)).exit_code == 0
    assert output.read_text(encoding="utf-8").startswith("# Who is missing")
    refused = run("gaps", str(REAL), "--what", "findings", "--format", "csv")
    assert refused.exit_code == 2
    assert "page" in refused.stderr


def test_what_is_not_there_is_said_on_standard_error(tmp_path: Path) -> None:
    rows = {"cities": [city("a")], "actors": [actor("x", "a")]}
    folder = write_twinning(tmp_path / "t", rows)
    for what in PARTS:
        result = run("gaps", str(folder), "--what", what, "--format", "csv")
        assert result.exit_code == 0
        assert "No agreement is on record" in result.stderr
        assert "No agreement" not in result.stdout.splitlines()[0]


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    result = run("gaps", str(REAL), "--what", "everything")
    assert result.exit_code == 2
    assert "scorecard" in result.stderr


def test_without_a_part_a_screen_shows_each_in_short() -> None:
    drawn = run("gaps", str(REAL), "--format", "table", "--lang", "en")
    assert len(drawn.stdout.splitlines()) < 250
    assert "share on one actor" in drawn.stdout
    assert "Museo de Tapachula" in drawn.stdout
    assert "--what cells" in drawn.stderr
