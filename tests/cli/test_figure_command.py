"""``codev-graph figure`` and the report as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import REAL, run
from codev_graph.views import FIGURES
from codev_graph.views import _pdf as pdf


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_is_written_in_the_language_asked(name: str, tmp_path: Path) -> None:
    written = {}
    for code in ("es", "en"):
        file = tmp_path / f"{code}.svg"
        done = run("figure", name, str(REAL), "-o", str(file), "--lang", code)
        assert done.exit_code == 0, done.output
        written[code] = file.read_text(encoding="utf-8")
    assert written["es"] != written["en"]
    assert "Santa Ana" in written["es"]


def test_a_column_is_narrower_than_the_page(tmp_path: Path) -> None:
    sizes = []
    for width in ("column", "full"):
        file = tmp_path / f"{width}.png"
        run("figure", "timeline", str(REAL), "-o", str(file), "--width", width)
        sizes.append(int.from_bytes(file.read_bytes()[16:20]))
    assert sizes == [round(84 / 25.4 * 300 - 0.5), round(174 / 25.4 * 300 - 0.5)]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["figure", "network", str(REAL), "-o", "x.gif"], 1, ".svg, .pdf or .png"),
        (["figure", "network", str(REAL)], 2, "--output"),
        (["figure", "portrait", str(REAL), "-o", "x.svg"], 2, "portrait"),
        (["figure", "network", "nowhere", "-o", "x.svg"], 1, "nowhere"),
        (["figure", "network", str(REAL), "-o", "x.svg", "--width", "7"], 2, "7"),
    ],
)
def test_what_can_not_be_drawn_is_told(
    arguments: list[str], code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == code
    assert told in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_pseudonymised_figure_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("figure", "network", str(REAL), "-o", "x.svg", "--pseudonymise")
    assert done.exit_code == 0, done.output
    assert "Ayuntamiento" not in Path("x.svg").read_text(encoding="utf-8")


def test_a_report_as_pdf_needs_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)
    file = tmp_path / "report.pdf"
    done = run("report", str(REAL), "-o", str(file))
    assert done.exit_code == 1
    assert ".html" in done.output
    assert not file.exists()
