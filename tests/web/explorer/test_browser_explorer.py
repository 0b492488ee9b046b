"""The explorer in Chromium: every kind of page fits, is accessible, and its controls lead on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from browsed import Seen, violations

from builders import DATASET
from codev_graph.terms import CODEV, VOCAB, individual

pytestmark = pytest.mark.browser
CELL = "&".join(
    (
        f"agreement={quote(individual(DATASET, 'agreement', 'santa-ana-tapachula-2022'), safe='')}",
        f"city={quote(individual(DATASET, 'city', 'tapachula'), safe='')}",
        f"class={quote(CODEV + 'CivilSociety', safe='')}",
        f"area={quote(VOCAB + 'area/culture', safe='')}",
    )
)
PAGES = [
    "/",
    "/compare",
    "/actors?lang=es",
    "/search?q=tapchula",
    f"/codev-graph/id/{DATASET}/actor/oim",
    f"/codev-graph/id/{DATASET}/agreement/santa-ana-tapachula-2022",
    f"/codev-graph/id/{DATASET}/committee/comite-tecnico-ciudades-hermanas",
    f"/codev-graph/id/{DATASET}/project/ciudades-hermanas",
    f"/codev-graph/id/{DATASET}/source/estrategia-2022",
    "/codev-graph/vocab/area/culture",
    "/coverage",
    f"/coverage/cell?{CELL}",
    "/timeline",
    "/map",
    "/network",
    f"/what-if?remove={quote(individual(DATASET, 'actor', 'oim'), safe='')}",
    "/actors?page=99",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_is_accessible_and_fits_a_phone(
    visit: Callable[..., Seen], path: str
) -> None:
    seen = visit(path, 390)
    assert violations(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_walks_from_home_to_a_cell_and_to_what_if(visit: Callable[..., Seen]) -> None:
    page = visit("/", scripts=False).page
    page.fill("#q", "museo de tapchula")
    page.click("main form button >> nth=0")
    page.click(".hits a >> nth=0")
    assert "Tapachula" in page.inner_text("h1")
    page.fill("#to", "ayuntamiento tapachula")
    page.click("main form button >> nth=0")
    assert "The shortest ways to" in page.inner_text("[role=status]")
    page.click("header nav >> text=Coverage")
    page.click("td.cell.empty a >> nth=3")
    assert "Who could fill it" in page.inner_text("main")
    page.click("header nav >> text=What if")
    page.check("[name=remove] >> nth=0")
    page.check("[name=add] >> nth=0")
    page.click("main form button >> nth=0")
    assert "Before and after" in page.inner_text("main")


def test_a_list_is_narrowed_sorted_taken_along_and_opened_as_a_query(
    visit: Callable[..., Seen],
) -> None:
    page = visit("/actors?lang=es").page
    page.select_option("#facet-city", index=1)
    page.click("main form button >> nth=0")
    page.click("th a >> nth=-1")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "ascending"
    assert page.get_attribute("html", "lang") == "es"
    with page.expect_download() as download:
        page.click("text=xlsx")
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    page.click("a[href*='edit=']")
    page.wait_for_selector(".CodeMirror")
    assert "locatedIn" in page.inner_text(".CodeMirror-code")


def test_the_network_is_drawn_without_asking_another_host(visit: Callable[..., Seen]) -> None:
    page = visit("/actors").page
    page.select_option("#facet-class", f"{CODEV}CivilSociety")
    page.click("main form button >> nth=0")
    page.click("text=Draw their network")
    page.select_option("#facet-city", individual(DATASET, "city", "tapachula"))
    page.click("main form button")
    page.wait_for_selector("#counts:not(:empty)")
    assert page.locator("#classes input:checked").count() == 1
    assert page.locator("#cities input:checked").count() == 1


def test_the_keyboard_reaches_the_content_first(visit: Callable[..., Seen]) -> None:
    page = visit("/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


@pytest.mark.parametrize("path", ["/", "/actors", f"/codev-graph/id/{DATASET}/actor/oim"])
def test_paper_has_no_controls(visit: Callable[..., Seen], path: str) -> None:
    page = visit(path, 720).page
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert [each for each in page.locator("form, header, summary").all() if each.is_visible()] == []
