"""The pages in Chromium, against a real server: no other host, no error, no serious hurdle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsed import Seen, violations

from builders import DATASET

pytestmark = pytest.mark.browser
OIM = f"/codev-graph/id/{DATASET}/actor/oim"
PAGES = [
    "/queries",
    "/queries/actors",
    "/queries/actors?run=1&city=santa-ana",
    "/queries/uninvolved-actors?run=1&lang=es",
    "/queries/no-such-question",
    OIM,
    f"/codev-graph/id/{DATASET}/city/tapachula?lang=es&statements=1",
    "/resource?iri=https%3A%2F%2Fw3id.org%2Fcodev-graph%2Fontology%23Actor",
    "/sparql",
    "/sparql?lang=es",
    "/sparql?query=SELECT+*+%7B%3Fs+a+codev%3ACity%7D",
    "/sparql?query=CONSTRUCT+WHERE+%7B%3Fs+a+codev%3ACity%7D",
    "/sparql?query=SELECT",
]


@pytest.mark.parametrize(
    ("path", "width"), [*((path, 390) for path in PAGES), ("/sparql", 1280), (OIM, 1280)]
)
def test_every_kind_of_page_is_accessible_and_fits(
    visit: Callable[..., Seen], path: str, width: int
) -> None:
    seen = visit(path, width)
    if path.startswith("/sparql") and "query=" not in path:
        seen.page.wait_for_selector(".CodeMirror")
    assert violations(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_query_is_run_in_the_editor(visit: Callable[..., Seen]) -> None:
    seen = visit("/sparql")
    page = seen.page
    page.wait_for_selector(".CodeMirror")
    page.click(".yasqe_queryButton")
    page.wait_for_selector("#answer table td")
    assert "Tapachula" in page.inner_text("#answer")
    assert violations(seen) == []
    page.click("#answer a.iri >> nth=0")
    assert f"/codev-graph/id/{DATASET}/city/" in page.url


def test_a_question_fills_the_editor_and_is_answered(visit: Callable[..., Seen]) -> None:
    page = visit("/sparql").page
    page.select_option("#question", "twinned-cities")
    assert "twinnedWith" in page.inner_text(".CodeMirror-code")
    page.click(".yasqe_queryButton")
    page.wait_for_selector("#answer table td")


def test_a_mistake_is_told_in_the_editor(visit: Callable[..., Seen]) -> None:
    page = visit("/sparql?edit=SELECT+*+%7B+%3Fs+nope%3Ax+%3Fo+%7D").page
    page.wait_for_selector(".CodeMirror")
    page.click(".yasqe_queryButton")
    page.wait_for_selector("#answer :text('line 1')")


def test_the_editor_completes_terms_of_the_ontology(visit: Callable[..., Seen]) -> None:
    page = visit("/sparql?edit=").page
    page.wait_for_selector(".CodeMirror")
    page.evaluate(
        "() => { const e = document.querySelector('.CodeMirror').CodeMirror;"
        "e.setValue('PREFIX codev: <https://w3id.org/codev-graph/ontology#>\\n"
        "SELECT * WHERE { ?s a codev:Bridging }');"
        "e.focus(); e.getDoc().setCursor(1, 37); }"
    )
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hints li, .CodeMirror-code :text('BridgingActor')")
    shown = page.inner_text("body")
    assert "BridgingActor" in shown


def test_without_scripts_queries_and_questions_are_forms(visit: Callable[..., Seen]) -> None:
    page = visit("/sparql", scripts=False).page
    page.fill("#query", "SELECT ?name WHERE { ?city a codev:City ; rdfs:label ?name }")
    page.click("#plain button")
    assert "Tapachula" in page.inner_text("table")
    page = visit("/queries/actors", scripts=False).page
    page.select_option("#field-city", label="Tapachula")
    page.click("main form button")
    assert page.locator("tbody tr").count() > 3
    with page.expect_download() as download:
        page.click("text=csv")
    assert b"Tapachula" in Path(download.value.path()).read_bytes()


def test_the_language_follows_the_browser_and_the_switch(visit: Callable[..., Seen]) -> None:
    page = visit("/queries", lang="es-SV").page
    assert page.get_attribute("html", "lang") == "es"
    page.click("nav [hreflang=en]")
    assert page.get_attribute("html", "lang") == "en"
    page.click("main a >> nth=0")
    assert page.get_attribute("html", "lang") == "en"


def test_an_entity_leads_to_its_neighbours_and_sources(visit: Callable[..., Seen]) -> None:
    page = visit(OIM).page
    assert "International Organization for Migration" in page.inner_text("h1")
    page.click("tbody tr:has-text('Estrategia') td:last-child a >> nth=0")
    assert "/source/" in page.url
    assert page.locator("main li").count() > 3
    page.click("text=Every statement")
    assert page.locator("tbody tr").count() > 3
