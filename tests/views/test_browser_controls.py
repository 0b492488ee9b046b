"""Every other control of the page in Chromium, with the network blocked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import puerto_alba as sample
import pytest
from opened_page import ACTORS, TIES, counts, moves_and_returns, network_html, number_of

from codev_graph.views import Text

if TYPE_CHECKING:
    from conftest import Open, Watched

pytestmark = pytest.mark.browser


def test_search_fades_the_rest_and_a_whole_name_chooses(opened: Open) -> None:
    page = opened(network_html())
    bright = "codev.canvas.drawn().nodes.filter((n) => n.opacity === 1).length"
    page.page.fill("#search", "universidad")
    assert page.page.evaluate(bright) == 2
    page.page.fill("#search", "POLITECNICA costa")
    assert page.page.evaluate(bright) == 1
    page.page.fill("#search", "Albergue del Río")
    assert page.page.locator("#details h2").inner_text() == "Albergue del Río"


def test_search_says_what_it_finds_and_enter_goes_to_the_first(opened: Open) -> None:
    page = opened(network_html(), "#focus=agencia-internacional-de-movilidad-humana")
    heard = {"universidad": "Found: 2, of which not shown: 2.", "zzz": "Nobody found: “zzz”."}
    for sought, answer in {**heard, "aimh": "Found: 1."}.items():
        page.page.fill("#search", sought)
        assert page.page.inner_text("#found") == page.page.inner_text("#live") == answer
    page.page.fill("#search", "universidad")
    for _step in range(9):
        page.page.click("#zoom-in")
    page.page.locator("#search").press("Enter")
    state = page.page.evaluate("codev.state.values")
    assert (state["search"], state["focus"]) == ("", "")
    assert "universidad" in state["chosen"]
    assert page.page.inner_text("#found") == ""
    assert in_the_free_space(page, state["chosen"])


def in_the_free_space(page: Watched, actor: str) -> bool:
    spot = page.page.evaluate("(id) => codev.canvas.spot(id)", actor)
    wide, high = page.page.evaluate(
        "[codev.get('canvas').clientWidth - codev.covered(), codev.get('canvas').clientHeight]"
    )
    return bool(0 < spot["x"] < wide and 0 < spot["y"] < high)


def test_the_view_fits_beside_the_panel_unless_the_reader_moved_it(opened: Open) -> None:
    page = opened(network_html())
    choose, scale = "(chosen) => codev.state.set({ chosen })", "codev.canvas.scale()"
    whole = page.page.evaluate(scale)
    page.page.evaluate(choose, "agencia-internacional-de-movilidad-humana")
    assert all(in_the_free_space(page, node.id) for node in sample.picture().nodes)
    page.page.evaluate(choose, "")
    assert page.page.evaluate(scale) == whole
    page.page.click("#zoom-in")
    page.page.evaluate(choose, "agencia-internacional-de-movilidad-humana")
    assert page.page.evaluate(scale) > whole
    page.page.evaluate("codev.state.set({ focus: 'agencia-internacional-de-movilidad-humana' })")
    chip, panel = (page.page.locator(name).bounding_box() for name in ("#focus-chip", "#details"))
    assert chip
    assert panel
    assert chip["x"] + chip["width"] < panel["x"]


def test_the_focus_goes_to_the_panel_and_back_to_where_it_came_from(opened: Open) -> None:
    page = opened(network_html(), "#view=actors")
    actor = "alcalda-de-puerto-alba"
    row = page.page.locator(f"[data-id='{actor}'] button")
    focused = "document.activeElement.id || document.activeElement.closest('[data-id]').dataset.id"
    row.press("Enter")
    assert page.page.evaluate(focused) == "details-title"
    page.page.locator("#details .ties button").first.press("Enter")
    assert page.page.evaluate("codev.ties.has(codev.state.values.chosen)")
    assert page.page.evaluate(focused) == "details-title"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#details").is_hidden()
    assert page.page.evaluate(focused) == actor
    row.press("Enter")
    page.page.locator("#details .close").press("Enter")
    assert page.page.evaluate(focused) == actor
    row.press("Enter")
    page.page.locator("#focus").press("Enter")
    assert page.page.evaluate(focused) == "focus"


def test_the_surroundings_of_an_actor_grow_with_the_steps(opened: Open) -> None:
    page = opened(network_html(), "#chosen=escuela-de-artes-de-puerto-alba")
    page.page.click("#focus")
    assert counts(page) == (3, 2)
    page.page.select_option("#depth", "2")
    assert counts(page)[0] == 5
    assert "2" in page.page.inner_text("#focus-chip")
    page.page.click("#focus-chip button")
    assert counts(page) == (ACTORS, TIES)


@pytest.mark.parametrize("layout", ["free", "map"])
def test_the_other_layouts_move_actors_and_back(opened: Open, layout: str) -> None:
    page = opened(network_html())
    assert moves_and_returns(page, "ayuntamiento-de-villa-brisa", layout)
    said = page.page.evaluate("(l) => codev.frame.parts(l).texts.map((t) => t.text)", layout)
    assert ("schematic" in " ".join(said)) == (layout == "map")


def test_a_click_on_a_symbol_tells_of_its_actor(opened: Open) -> None:
    page = opened(network_html())
    spot = page.page.evaluate("codev.canvas.spot('universidad-de-villa-brisa')")
    page.page.locator("#canvas").click(position=spot)
    details = page.page.locator("#details")
    details.wait_for()
    assert details.locator("h2").inner_text() == "Universidad de Villa Brisa"
    assert details.locator(".ties li").count() == 2
    details.locator(".close").click()
    assert details.is_hidden()
    spot = page.page.evaluate("codev.canvas.spot('universidad-de-villa-brisa')")
    page.page.locator("#canvas").dblclick(position=spot)
    page.page.locator("#focus-chip").wait_for()


def test_the_details_of_a_tie_name_its_sources(opened: Open) -> None:
    page = opened(network_html(), "#chosen=tie-02")
    sources = page.page.locator("#details .sources li")
    assert sources.count() == 2
    assert sources.nth(0).locator("a").count() == 0
    assert "javascript:alert(1)" in sources.nth(0).inner_text()
    assert sources.nth(1).locator("a").get_attribute("href") == sample.NEWS.url


def test_the_table_of_ties_leads_to_their_sources(opened: Open) -> None:
    page = opened(network_html(), "#view=ties")
    cell = page.page.locator("#view-ties [data-id=tie-02] td").last
    assert cell.locator("a").evaluate_all("links => links.map((each) => each.href)") == [
        sample.NEWS.url
    ]
    assert cell.inner_text() == f"Enlace hostil; {sample.NEWS.title}"


def test_the_language_switches_in_place(opened: Open) -> None:
    page = opened(network_html(), "#chosen=alcalda-de-puerto-alba")
    page.page.click("[data-language=es]")
    assert page.page.locator("html").get_attribute("lang") == "es"
    assert page.page.title() == sample.picture().title.es
    assert "Sociedad civil" in page.page.inner_text("#classes")
    assert "Administración pública" in page.page.inner_text("#details")
    assert page.page.locator("[data-view=actors]").inner_text() == "Actores"
    page.page.click("[data-language=en]")
    assert "Civil society" in page.page.inner_text("#classes")


def test_the_tables_hold_the_same_and_sort(opened: Open) -> None:
    page = opened(network_html())
    page.page.click("[data-view=actors]")
    rows = page.page.locator("#view-actors tbody tr")
    assert rows.count() == ACTORS
    button = page.page.locator("#view-actors thead button", has_text="Betweenness")
    button.click()
    button.click()
    assert rows.nth(0).locator("th").inner_text() == "Ayuntamiento de Villa Brisa"
    head = page.page.locator("#view-actors th[aria-sort=descending]")
    assert head.inner_text().startswith("Betweenness")
    page.page.locator("#view-actors thead button", has_text="Constraint").click()
    assert rows.nth(ACTORS - 1).locator("td").last.inner_text() == "–"
    page.page.fill("#search", "universidad")
    assert rows.count() == 2
    page.page.fill("#search", "")
    page.page.locator("#taking input").nth(1).uncheck()
    assert rows.count() == number_of(involved=True)
    page.page.click("[data-view=ties]")
    assert page.page.locator("#view-ties tbody tr").count() == TIES - 1


def test_a_long_name_of_a_city_stays_above_its_side(opened: Open) -> None:
    first, *others = sample.picture().cities
    long = replace(first, label=Text.same("Villa de San Pedro y San Pablo de la Costa Mayor " * 2))
    page = opened(network_html(replace(sample.picture(), cities=(long, *others))))
    overhang = """() => {
      const context = document.createElement("canvas").getContext("2d");
      const { width, x } = codev.frame.parts("sides").areas[0];
      const over = (part) => {
        context.font = `600 ${part.size}px ${codev.paint.FONT}`;
        return context.measureText(part.text).width - width;
      };
      return codev.frame.parts("sides").texts
        .filter((part) => part.kind === "heading" && part.x < x + width).map(over);
    }"""
    found = page.page.evaluate(overhang)
    assert len(found) > 2
    assert max(found) < 0


def test_the_keyboard_moves_zooms_and_lets_go(opened: Open) -> None:
    page = opened(network_html())
    canvas = page.page.locator("#canvas")
    chosen, scale = "codev.state.values.chosen", "codev.canvas.scale()"
    canvas.focus()
    assert canvas.locator("[tabindex='0']").count() == 0
    page.page.keyboard.press("ArrowRight")
    first = page.page.evaluate(chosen)
    assert first
    page.page.keyboard.press("ArrowRight")
    second = page.page.evaluate(chosen)
    assert second != first
    right = "(ids) => ids.map((id) => codev.canvas.position(id).x)"
    here, there = page.page.evaluate(right, [first, second])
    assert there > here
    assert name_of(second) in page.page.locator("#live").inner_text()
    before = page.page.evaluate(scale)
    page.page.keyboard.press("+")
    assert page.page.evaluate(scale) > before
    page.page.keyboard.press("-")
    page.page.keyboard.press("-")
    assert page.page.evaluate(scale) < before
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("codev.state.values.focus") == second
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("codev.state.values.focus + codev.state.values.chosen") == ""


def name_of(actor: str) -> str:
    return next(node.label.en for node in sample.picture().nodes if node.id == actor)


def test_a_link_restores_the_view(opened: Open) -> None:
    page = opened(network_html())
    page.page.select_option("#area", "culture")
    page.page.select_option("#layout", "free")
    page.page.locator("#taking input").nth(1).uncheck()
    page.page.click("[data-language=es]")
    before, fragment = counts(page), page.page.evaluate("location.hash")
    again = opened(network_html(), fragment)
    assert counts(again) == before
    assert again.page.locator("html").get_attribute("lang") == "es"
    assert again.page.input_value("#layout") == "free"


@pytest.mark.parametrize(
    "fragment", ["#area=nowhere&size=none&chosen=nobody&view=x&language=xx&depth=99", "#%E0%A4%A"]
)
def test_a_broken_link_shows_everything(opened: Open, fragment: str) -> None:
    assert counts(opened(network_html(), fragment)) == (ACTORS, TIES)


def test_show_everything_undoes_every_filter(opened: Open) -> None:
    page = opened(
        network_html(),
        "#area=culture&tied=1&focus=agencia-internacional-de-movilidad-humana&least=50&size=degree",
    )
    assert counts(page) != (ACTORS, TIES)
    page.page.click("#clear")
    assert counts(page) == (ACTORS, TIES)
    assert page.page.evaluate("location.hash") == ""


def test_nothing_shown_is_said(opened: Open) -> None:
    page = opened(network_html())
    for box in page.page.locator("#taking input").all():
        box.uncheck()
    assert counts(page) == (0, 0)
    assert page.page.locator("#nothing").is_visible()


# The texts of a figure that reach out of it.
CUT = """(text) => {
  const holder = document.createElement("div");
  holder.innerHTML = text.slice(text.indexOf("<svg"));
  document.body.append(holder);
  const box = holder.firstChild.getBoundingClientRect();
  const found = [...holder.querySelectorAll("text")].filter((line) => {
    const { left, right, top, bottom } = line.getBoundingClientRect();
    return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
  }).map((line) => line.textContent);
  holder.remove();
  return found;
}"""


@pytest.mark.parametrize("layout", ["sides", "free", "map"])
def test_the_figure_downloads_as_svg_and_png(opened: Open, layout: str) -> None:
    long = replace(sample.picture(), projection=Text.same("What counts as a tie. " * 30))
    page = opened(
        network_html(long), f"#area=culture&layout={layout}&size=degree&colour=betweenness"
    )
    actors, _ties = counts(page)
    with page.page.expect_download() as svg:
        page.page.click("#svg")
    text = Path(svg.value.path()).read_text(encoding="utf-8")
    assert page.page.evaluate(CUT, text) == []
    assert "Size: Degree, 0 – " in text
    assert "Colour: Betweenness, 0 – " in text
    assert all(page.page.evaluate("codev.style.SCALE.map((c) => c)")[i] in text for i in range(5))
    root = Xml.fromstring(text)  # noqa: S314 - ours
    titles = list(root.iter("{http://www.w3.org/2000/svg}title"))
    assert len(titles) == actors
    with page.page.expect_download() as png:
        page.page.click("#png")
    assert png.value.suggested_filename.endswith(".png")
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")


def test_copying_the_link_is_confirmed(opened: Open) -> None:
    page = opened(network_html())
    page.page.click("#copy")
    page.page.wait_for_function("document.getElementById('live').textContent !== ''")
    assert "link" in page.page.locator("#live").inner_text()
