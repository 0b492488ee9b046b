"""The report as PDF, with and without a browser; a page in a notebook."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import puerto_alba as sample
import pytest
from puerto_alba_report import report

from codev_graph._i18n import in_language
from codev_graph.errors import FileError
from codev_graph.views import _pdf as pdf
from codev_graph.views import framed, printable, report_page


@pytest.mark.parametrize("name", ["report.html", "report.HTM", "-"])
def test_a_page_stays_as_it_is(name: str) -> None:
    assert printable("<p>x</p>", Path(name)) == "<p>x</p>"


def test_an_ending_of_something_else_is_refused() -> None:
    with pytest.raises(FileError, match=r"\.html, \.htm, \.pdf"):
        printable("<p>x</p>", Path("report.txt"))


@pytest.mark.browser
def test_a_pdf_has_numbered_pages(chromium: object) -> None:
    content = printable(report_page(report(), sample.picture(), "es"), Path("informe.PDF"))
    assert isinstance(content, bytes)
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) > 2


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)
    with in_language("en"), pytest.raises(FileError, match=r"report\.pdf.*\.html"):
        printable("<p>x</p>", Path("report.pdf"))


@pytest.mark.parametrize(("script", "reason"), [("exit 3", "failed"), ("exit 0", "no PDF")])
def test_a_browser_that_fails_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: str(browser))
    with in_language("en"), pytest.raises(FileError, match=reason):
        printable("<p>x</p>", Path("report.pdf"))


def test_a_page_in_a_notebook_is_text_of_an_attribute() -> None:
    page = "<script>\"&'</script>"
    frame = framed(page, '"><img>')
    assert frame.count("<") == 2
    source = re.search(r'srcdoc="([^"]*)"', frame)
    assert source
    assert unescape(source[1]) == page
    assert "allow-same-origin" not in frame
