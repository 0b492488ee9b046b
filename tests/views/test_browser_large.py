"""The page of a large network in Chromium: the same shell around WebGL, from summary to actors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import puerto_alba as sample
import pytest
from accessibility import violations
from crowd import ACTORS, TIES, crowd, crowd_html, groups
from opened_page import drawn, moves_and_returns, said

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

GROUP = max(groups(), key=lambda key: (groups()[key], key))


def test_it_opens_on_a_summary_by_class_and_city(opened: Open) -> None:
    page = opened(crowd_html())
    assert page.page.locator("html").get_attribute("data-renderer") == "webgl"
    assert drawn(page)[0] == len(groups())
    assert said(page) == [ACTORS, ACTORS, TIES, TIES]
    assert f"{len(groups())} marks" in page.page.inner_text("#counts")
    sizes = page.page.evaluate("[...codev.shown.members.values()].reduce((a, b) => a + b)")
    assert sizes == ACTORS
    bundled = page.page.evaluate("[...codev.shown.links.values()].reduce((n, l) => n + l.count, 0)")
    city = {node.id: (node.actor_class, node.city) for node in crowd().nodes}
    assert bundled == sum(city[tie.source] != city[tie.target] for tie in crowd().ties)


def test_a_group_opens_into_its_actors_and_closes_again(opened: Open) -> None:
    page = opened(crowd_html(), f"#chosen={GROUP}")
    assert f"{groups()[GROUP]} of {groups()[GROUP]} actors" in page.page.inner_text("#details")
    ends = {node.id: f"{node.actor_class}@{node.city or '*'}" for node in crowd().nodes}
    pairs = [{ends[tie.source], ends[tie.target]} for tie in crowd().ties]
    others = {key for pair in pairs if GROUP in pair for key in pair} - {GROUP}
    assert page.page.locator("#details .ties").first.locator("li").count() == len(others)
    page.page.click("#open-group")
    assert drawn(page)[0] == len(groups()) - 1 + groups()[GROUP]
    member = next(n for n in crowd().nodes if f"{n.actor_class}@{n.city or '*'}" == GROUP)
    page.page.evaluate("(id) => codev.state.set({ chosen: id })", member.id)
    page.page.click("#close-group")
    assert drawn(page)[0] == len(groups())


def test_a_click_on_a_mark_tells_of_it(opened: Open) -> None:
    page = opened(crowd_html())
    spot = page.page.evaluate("(id) => codev.canvas.spot(id)", GROUP)
    page.page.locator("#canvas").click(position=spot)
    page.page.locator("#open-group").wait_for()
    assert page.page.evaluate("codev.state.values.chosen") == GROUP
    page.page.wait_for_timeout(350)  # sooner the picture keeps still for a double click
    free = "codev.get('canvas').clientWidth - codev.covered()"
    spots = page.page.evaluate("[...codev.shown.marks].map((id) => codev.canvas.spot(id).x)")
    assert 0 < min(spots) < max(spots) < page.page.evaluate(free)


def test_each_tie_of_a_pair_can_be_picked(opened: Open) -> None:
    """They bow apart, by as much as the data says, and each answers where its bow is widest."""
    page = opened(crowd_html(parallel=3), "#focus=n5&layout=free")
    middle = """(id) => {
      const { source, target, bend } = codev.ties.get(id);
      const [a, b] = [codev.canvas.spot(source), codev.canvas.spot(target)];
      return { x: (a.x + b.x) / 2 + 0.4 * bend * (b.y - a.y),
               y: (a.y + b.y) / 2 - 0.4 * bend * (b.x - a.x) };
    }"""
    for tie in ("p0", "p1", "p2"):
        page.page.locator("#canvas").click(position=page.page.evaluate(middle, tie))
        page.page.locator("#details-title").wait_for()
        assert page.page.evaluate("codev.state.values.chosen") == tie
        page.page.evaluate("codev.state.set({ chosen: '' })")
        page.page.wait_for_timeout(350)  # sooner, two clicks are a double click


def test_without_the_summary_every_actor_and_tie_is_drawn(opened: Open) -> None:
    page = opened(crowd_html())
    page.page.uncheck("#summary")
    assert drawn(page) == (ACTORS, TIES)
    page.page.check("#summary")
    assert drawn(page)[0] == len(groups())


def test_filters_count_as_they_do_for_few(opened: Open) -> None:
    page = opened(crowd_html(), "#summary=")
    civil = sum(node.actor_class == "civil-society" for node in crowd().nodes)
    page.page.locator("#classes label", has_text="Civil society").locator("input").uncheck()
    assert drawn(page)[0] == said(page)[0] == ACTORS - civil
    page.page.select_option("#size", "degree")
    page.page.locator("#least").fill("50")
    page.page.locator("#most").fill("80")
    expected = sum(
        node.actor_class != "civil-society" and 9.5 <= (node.measures["degree"] or 0) <= 15.2
        for node in crowd().nodes
    )
    assert drawn(page)[0] == said(page)[0] == expected


def test_a_name_sought_opens_its_group_and_tells_of_it(opened: Open) -> None:
    page = opened(crowd_html())
    page.page.fill("#search", "actor 77")
    assert 1 < page.page.locator("#names option").count() <= 60
    page.page.fill("#search", "Actor 77")
    assert page.page.locator("#details h2").inner_text() == "Actor 77"
    assert drawn(page)[0] > len(groups())
    assert page.page.evaluate("codev.shown.marks.has('n77')")


def test_the_surroundings_of_an_actor_stand_one_by_one(opened: Open) -> None:
    page = opened(crowd_html(), "#chosen=n5")
    page.page.click("#focus")
    ends = [{tie.source, tie.target} for tie in crowd().ties]
    near = set().union(*(pair for pair in ends if "n5" in pair))
    assert drawn(page)[0] == len(near)
    assert said(page)[0] == len(near)


def test_the_tables_come_page_by_page(opened: Open) -> None:
    page = opened(crowd_html(), "#view=actors")
    rows = page.page.locator("#view-actors tbody tr")
    assert rows.count() == 200
    assert "1 to 200 of 2,100" in page.page.inner_text(".pager")
    first = rows.nth(0).inner_text()
    page.page.click("[data-step='1']")
    assert rows.nth(0).inner_text() != first
    assert "201 to 400" in page.page.inner_text(".pager")
    page.page.locator("#view-actors thead button", has_text="Degree").click()
    assert "1 to 200" in page.page.inner_text(".pager")


def test_the_keyboard_goes_from_mark_to_mark(opened: Open) -> None:
    page = opened(crowd_html())
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("ArrowRight")
    chosen = page.page.evaluate("codev.state.values.chosen")
    assert chosen in groups()
    scale = page.page.evaluate("codev.canvas.scale()")
    page.page.keyboard.press("+")
    assert page.page.evaluate("codev.canvas.scale()") > scale
    page.page.keyboard.press("Enter")
    assert drawn(page)[0] == len(groups()) - 1 + groups()[chosen]


@pytest.mark.parametrize("layout", ["free", "map"])
def test_the_layouts_move_marks_and_back(opened: Open, layout: str) -> None:
    assert moves_and_returns(opened(crowd_html()), GROUP, layout)


def test_a_link_restores_what_was_opened(opened: Open) -> None:
    page = opened(crowd_html(), f"#chosen={GROUP}")
    page.page.click("#open-group")
    before, fragment = drawn(page), page.page.evaluate("location.hash")
    assert drawn(opened(crowd_html(), fragment)) == before


def test_the_figure_of_the_summary_downloads(opened: Open) -> None:
    page = opened(crowd_html())
    with page.page.expect_download() as svg:
        page.page.click("#svg")
    root = Xml.fromstring(Path(svg.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - ours
    titles = list(root.iter("{http://www.w3.org/2000/svg}title"))
    assert len(titles) == len(groups())
    with page.page.expect_download() as png:
        page.page.click("#png")
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")


def test_markup_in_the_data_stays_text(opened: Open) -> None:
    page = opened(crowd_html(), "#chosen=n0")
    assert sample.HOSTILE in page.page.locator("#details").inner_text()
    assert page.page.locator("img").count() == 0
    assert page.page.locator("[href^='javascript']").count() == 0


def test_without_webgl_the_page_says_so_and_its_tables_work(opened: Open) -> None:
    # The library asks for a WebGL context as it loads; it must not get one.
    off = "<script>HTMLCanvasElement.prototype.getContext = () => null</script>"
    page = opened(re.sub(r"<meta http-equiv=[^>]*>", off, crowd_html(), count=1))
    page.wrong.clear()
    assert "WebGL" in page.page.inner_text("#view-network")
    page.page.click("[data-view=actors]")
    assert page.page.locator("#view-actors tbody tr").count() == 200


@pytest.mark.parametrize("fragment", ["", f"#chosen={GROUP}", "#view=actors", "#layout=map"])
def test_it_is_accessible(opened: Open, fragment: str) -> None:
    assert violations(opened(crowd_html(), fragment)) == []
