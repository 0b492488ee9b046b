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


@pytest.mark.parametrize(
    "fragment", ["", "#chosen=hostil", "#view=actors", "#view=ties", "#chosen=tie-13"]
)
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


def test_a_phone_shows_all_and_names_those_who_bridge(opened: Open) -> None:
    page = opened(network_html(), width=390, height=844)
    scale = page.page.evaluate("codev.canvas.scale()")
    sizes = page.page.evaluate(
        "Object.fromEntries(codev.canvas.drawn().nodes.map((n) => [n.id, n.font.size]))"
    )
    for node in sample.picture().nodes:
        spot = page.page.evaluate("(id) => codev.canvas.spot(id)", node.id)
        assert 5 < spot["x"] < 385
        assert (sizes[node.id] * scale > 8.9) == node.bridging
    lanes = page.page.evaluate(
        "codev.frame.parts('sides', codev.canvas.scale()).texts.filter((t) => t.kind === 'lane')"
    )
    assert len(lanes) == len(sample.picture().classes)
    assert all(lane["size"] * scale > 9 for lane in lanes)


def test_outlines_shrink_with_their_symbols(opened: Open) -> None:
    page = opened(network_html(), width=390, height=844)
    inside = """(id) => {
      const { x, y } = codev.canvas.spot(id);
      const context = document.querySelector("#canvas canvas").getContext("2d");
      return [...context.getImageData(Math.round(x) + 2, Math.round(y), 1, 1).data].slice(0, 3);
    }"""
    page.page.wait_for_timeout(100)  # the drawing comes with the next frame
    red, _green, blue = page.page.evaluate(inside, "alcalda-de-puerto-alba")
    assert (red < 20, blue > 150) == (True, True), "the colour of its class, not ink"


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#chosen=alcalda-de-puerto-alba&size=degree&colour=degree",
        "#chosen=tie-01",
        "#view=actors",
        "#view=ties&language=es",
        "#focus=agencia-internacional-de-movilidad-humana",
    ],
)
def test_the_network_page_is_accessible(opened: Open, fragment: str) -> None:
    assert violations(opened(network_html(), fragment)) == []


@pytest.mark.parametrize("width", [390, 1100])
def test_the_report_is_accessible_and_fits(opened: Open, width: int) -> None:
    page = opened(report_page(report(), sample.picture(), "es"), width=width)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
