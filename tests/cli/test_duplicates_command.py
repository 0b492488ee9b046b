"""``codev-graph duplicates`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from builders import actor, run, write_twinning


def twinning(folder: Path) -> Path:
    actors = [actor("x", name="Instituto del Agua, A.C."), actor("y", name="INSTITUTO DEL AGUA")]
    return write_twinning(folder / "t", {"actors": actors})


def test_pairs_are_told_with_score_and_reason(tmp_path: Path) -> None:
    found = run("duplicates", str(twinning(tmp_path)), "--format", "json")
    (pair,) = json.loads(found.stdout)
    assert (pair["actor"], pair["same_as"], pair["score"]) == ("y", "x", 1.0)
    assert "legal form" in pair["reason"]


def test_a_draft_is_filled_in_and_heeded(tmp_path: Path) -> None:
    folder = twinning(tmp_path)
    draft = folder / "same_as.csv"
    assert run("duplicates", str(folder), "--draft", "-o", str(draft)).exit_code == 0
    assert run("check", str(folder)).exit_code == 0
    text = draft.read_text(encoding="utf-8").replace("y,x,,", "y,x,yes,")
    draft.write_text(text, encoding="utf-8")
    assert run("duplicates", str(folder), "--format", "csv").stdout.count("\n") == 1
    built = run("build", str(folder), "-o", "-")
    assert "sameAs" in built.stdout


def test_a_higher_score_may_be_asked(tmp_path: Path) -> None:
    folder = twinning(tmp_path)
    assert run("duplicates", str(folder), "--least", "1.5").exit_code == 2
    assert run("duplicates", str(folder), "--least", "1").stdout.count("\n") == 2


def test_a_draft_is_in_the_language_asked(tmp_path: Path) -> None:
    folder = twinning(tmp_path)
    draft = folder / "mismo_actor.csv"
    asked = ("duplicates", str(folder), "--draft", "--lang", "es")
    assert run(*asked, "-o", str(draft)).exit_code == 0
    text = draft.read_text(encoding="utf-8")
    assert text.startswith("actor,mismo_que,decision,nota,fuentes\ny,x,,")
    draft.write_text(text.replace("y,x,,", "y,x,no,"), encoding="utf-8")
    assert run(*asked).stdout.splitlines()[1].startswith("y,x,no,")
