"""The explorer of 100,000 actors in Chromium: every kind of page and each of its controls.

On one core it takes about a minute, half of it to build the workspace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsed import Seen, visiting
from generated import ACTORS, CITIES, DATASET, HOSTILE, iri, write_large
from served import PAGE, Server, serving

from codev_graph.terms import vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
BASE = f"/codev-graph/id/{DATASET}"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("large")
    write_large(folder / "workspace")
    with serving(folder / "server.log", str(folder / "workspace")) as started:
        # Until then the first page would wait, on a busy machine longer than a browser does.
        started.send("GET", "/", timeout=300, Accept=PAGE)
        yield started


@pytest.fixture
def visit(chromium: Browser, large: Server) -> Iterator[Callable[..., Seen]]:
    with visiting(chromium, large.url) as open_page:
        yield open_page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def taken(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.click(f".links >> text={name}")
    return Path(download.value.path()).read_bytes()


def test_from_home_to_a_search_with_slips_and_facets(visit: Callable[..., Seen]) -> None:
    page = visit("/").page
    assert f"{ACTORS} actors" in page.inner_text("main")
    page.click("header [hreflang=es]")
    assert page.get_attribute("html", "lang") == "es"
    page.click("header [hreflang=en]")
    page.click("text=its cities >> nth=1")
    page.click("main table a >> nth=2")
    assert "/actors?city=" in page.url
    page.click(".name")
    page.fill("#q", "actr 1207")
    press(page, "Search")
    page.click("[rel=next]")
    page.click("[rel=prev]")
    first = page.inner_text(".hits li >> nth=0")
    assert first.startswith("Actor 1207")
    page.select_option("#kind", "actor")
    page.select_option("#facet-involved", "yes")
    press(page, "Search")
    for facet in ("area", "class", "city"):
        page.select_option(f"#facet-{facet}", index=1)
        press(page, "Search")
    count = page.inner_text("[role=status]")
    page.click("text=As a list")
    assert page.inner_text("[role=status]") == count


def test_a_list_is_narrowed_sorted_paged_and_taken_along(visit: Callable[..., Seen]) -> None:
    page = visit("/actors").page
    assert f"{ACTORS} entries" in page.inner_text("[role=status]")
    page.click("[rel=next]")
    page.select_option("#facet-city", iri("city", 7))
    press(page, "Show")
    for column in range(1, 6):
        page.click(f"th a >> nth={column - 1}")
        assert page.locator("th[aria-sort]").count() == 1
    page.click("[rel=next]")
    page.click("[rel=prev]")
    assert len(taken(page, "csv").splitlines()) == ACTORS // CITIES + 1
    assert taken(page, "xlsx").startswith(b"PK")
    page.fill("#text", "actor 1207")
    press(page, "Show")
    assert b"actor-1207" in taken(page, "jsonld")
    page.click("summary")
    assert "VALUES ?row" in page.inner_text("details")
    page.click("text=Draw their network")
    assert "is not drawn here" in page.inner_text("main")
    page.go_back()
    page.click("text=Open in the editor")
    page.wait_for_selector(".CodeMirror")


def test_an_actor_leads_to_others_and_to_its_statements(visit: Callable[..., Seen]) -> None:
    page = visit(f"{BASE}/actor/actor-10").page
    assert page.locator("figure svg").count() == 1
    assert page.locator("text=Measure this large network now").count() == 1
    page.fill("#to", "actr 210")
    press(page, "Find the way")
    assert "The shortest ways to Actor 210" in page.inner_text("[role=status]")
    page.click("text=Every statement")
    assert page.locator("tbody tr").count() > 3
    assert b"actor-10" in taken(page, "turtle")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"{BASE}/committee/committee-4", "Members"),
        (f"{BASE}/agreement/agreement-4", "Participants"),
        (f"{BASE}/project/project-4", "Agreement"),
        (f"{BASE}/city/city-4", "Committees"),
        (f"{BASE}/source/source-0", "Everything this source says"),
        (vocabulary("area")[0].iri.removeprefix("https://w3id.org"), "Active actors"),
        ("/map", "Outlines of countries"),
        ("/network", "is not drawn here"),
        (f"{BASE}/actor/nobody", "Nothing is said of"),
        ("/actors?page=5000", "There is no page"),
        ("/nowhere", "There is nothing at this address"),
    ],
)
def test_every_other_page_is_told(visit: Callable[..., Seen], path: str, told: str) -> None:
    assert told in visit(path).page.inner_text("main")


def test_from_the_coverage_to_a_cell_and_to_what_if(visit: Callable[..., Seen]) -> None:
    page = visit("/coverage").page
    page.select_option("#agreement", index=3)
    chosen = page.input_value("#agreement")
    press(page, "Show")
    page.click("td.cell.empty a >> nth=0")
    page.click("main >> text=What if")
    assert page.input_value("#agreement") == chosen
    assert "Before and after" in page.inner_text("main")
    page.check("[name=remove] >> nth=0")
    press(page, "See what changes")
    assert page.locator("[name=remove]:checked").count() == 1
    page.click("text=Untick all")
    assert page.locator(":checked[type=checkbox]").count() == 0
    page.select_option("#agreement", index=5)
    press(page, "Show")
    assert page.input_value("#agreement") != chosen


def test_gaps_comparison_and_timeline(visit: Callable[..., Seen]) -> None:
    page = visit("/").page
    page.click("text=Work out what is missing here")
    assert "Of this twinning alone." in page.inner_text("main")
    page.check("[name=agreement] >> nth=0")
    page.check("[name=agreement] >> nth=2")
    press(page, "Compare those ticked")
    page.check("[name=agreement] >> nth=4")
    press(page, "Compare")
    assert page.locator("thead th").count() == 3
    page.click("header nav >> text=Timeline")
    page.select_option("#kind", "crossing")
    press(page, "Show")
    page.click("[rel=next]")
    assert page.locator("tbody svg").count() == 100


def test_a_hostile_name_stays_a_name(visit: Callable[..., Seen]) -> None:
    page = visit(f"{BASE}/actor/actor-{ACTORS - 1}").page
    assert HOSTILE.split("\u202e")[0] in page.inner_text("h1")
    page.click("header nav >> text=Search")
    page.fill("#q", HOSTILE)
    press(page, "Search")
    assert page.locator("main img, main script").count() == 0
    assert "alert(2)" in page.inner_text(".hits li >> nth=0")
