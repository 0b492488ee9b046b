"""Hostile data, scant data, narrow screens and accessibility, in Chromium without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import puerto_alba as sample
import pytest
from accessibility import violations
from opened_page import counts, network_html
from puerto_alba_report import report
from puerto_alba_terms import CITIES

from codev_graph.views import report_page

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("fragment", ["", "#chosen=hostil", "#view=actors", "#chosen=tie-13"])
def test_markup_in_the_data_stays_text(opened: Open, fragment: str) -> None:
    page = opened(network_html(sample.hostile()), fragment)
    assert page.page.locator("img").count() == 0
    assert page.page.locator("[href^='javascript']").count() == 0
    assert page.page.title().endswith(sample.HOSTILE)
    if "chosen" in fragment:
        assert sample.HOSTILE in page.page.locator("#details").inner_text()
    page.page.click("[data-language=es]")
    with page.page.expect_download():
        page.page.click("#svg")
    assert page.page.locator("img").count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"nodes": (), "ties": ()},
        {"ties": ()},
        {"measures": ()},
        {
            "cities": CITIES[1:],
            "nodes": tuple(n for n in sample.picture().nodes if n.city != "alba"),
            "ties": (),
        },
    ],
)
def test_pictures_that_lack_something_open(opened: Open, change: dict[str, object]) -> None:
    picture = sample.picture(**change)
    page = opened(network_html(picture))
    assert counts(page) == (len(picture.nodes), len(picture.ties))
    page.page.select_option("#layout", "free")
    page.page.click("[data-view=actors]")


@pytest.mark.parametrize("width", [360, 390, 768])
def test_it_fits_a_narrow_screen(opened: Open, width: int) -> None:
    page = opened(network_html(), "#chosen=alcalda-de-puerto-alba", width=width, height=800)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_opens_on_those_who_bridge_with_their_names(opened: Open) -> None:
    page = opened(network_html(), width=390, height=844)
    for node in sample.picture().nodes:
        if node.bridging:
            spot = page.page.evaluate("(id) => codev.canvas.spot(id)", node.id)
            assert 30 < spot["x"] < 360


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#chosen=alcalda-de-puerto-alba&size=degree&colour=degree",
        "#chosen=tie-01",
        "#view=actors",
        "#view=ties&language=es",
        "#focus=aimh",
    ],
)
def test_the_network_page_is_accessible(opened: Open, fragment: str) -> None:
    assert violations(opened(network_html(), fragment)) == []


@pytest.mark.parametrize("width", [390, 1100])
def test_the_report_is_accessible_and_fits(opened: Open, width: int) -> None:
    page = opened(report_page(report(), sample.picture(), "es"), width=width)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
