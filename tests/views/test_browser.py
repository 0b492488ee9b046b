"""The pages in Chromium with the network blocked: each control does what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import puerto_alba as sample
import pytest

from codev_graph._i18n import in_language
from codev_graph.views import Picture, network_page, report_page

if TYPE_CHECKING:
    from conftest import Watched

    Open = Callable[..., Watched]

pytestmark = pytest.mark.browser

ACTORS = len(sample.picture().nodes)
TIES = len(sample.TIES)
AXE = Path(__file__).with_name("vendor") / "axe.min.js"


def _network(picture: Picture | None = None) -> str:
    with in_language("en"):
        return network_page(picture or sample.picture())


HTML = _network()


def _counts(page: Watched) -> tuple[int, int]:
    """Return how many actors and ties the drawing shows, by its own data."""
    found = page.page.evaluate(
        "[codev.canvas.drawn().nodes.length, codev.canvas.drawn().edges.length]"
    )
    said = page.page.inner_text("#counts")
    assert re.findall(r"\d+", said)[::2] == [str(number) for number in found]
    return found[0], found[1]


def _of(**wanted: object) -> int:
    return sum(
        all(getattr(node, key) == value for key, value in wanted.items())
        for node in sample.picture().nodes
    )


def test_it_opens_with_everything_shown(opened: Open) -> None:
    page = opened(HTML)
    assert _counts(page) == (ACTORS, TIES)
    assert page.page.title() == sample.picture().title.en
    assert page.page.locator("#canvas canvas").count() == 1
    assert page.page.locator("html").get_attribute("data-ready") == "yes"


def test_the_legend_counts_and_filters_by_class(opened: Open) -> None:
    page = opened(HTML)
    civil = page.page.locator("#classes label", has_text="Civil society")
    assert civil.locator(".count").inner_text() == str(_of(actor_class="civil-society"))
    civil.locator("input").uncheck()
    actors, ties = _counts(page)
    assert actors == ACTORS - _of(actor_class="civil-society")
    assert ties == TIES - 3
    assert civil.locator(".count").inner_text() == f"0/{_of(actor_class='civil-society')}"


@pytest.mark.parametrize(("name", "city"), [("Puerto Alba", "alba"), ("Wider levels", None)])
def test_the_legend_filters_by_city(opened: Open, name: str, city: str | None) -> None:
    page = opened(HTML)
    page.page.locator("#cities label", has_text=name).locator("input").uncheck()
    assert _counts(page)[0] == ACTORS - _of(city=city)


def test_candidates_can_be_hidden_and_shown_alone(opened: Open) -> None:
    page = opened(HTML)
    boxes = page.page.locator("#taking input")
    boxes.nth(1).uncheck()
    assert _counts(page)[0] == _of(involved=True)
    boxes.nth(1).check()
    boxes.nth(0).uncheck()
    assert _counts(page) == (_of(involved=False), 1)


def test_a_legend_box_keeps_the_focus_when_it_is_switched(opened: Open) -> None:
    page = opened(HTML)
    page.page.locator("#classes input").nth(2).focus()
    page.page.keyboard.press("Space")
    assert page.page.evaluate("document.activeElement.dataset.member") == "public-administration"


def test_an_area_leaves_its_ties_and_those_active_in_it(opened: Open) -> None:
    page = opened(HTML)
    page.page.select_option("#area", "commerce")
    in_area = {tie.id for tie in sample.TIES if "commerce" in tie.areas}
    ends = {end for tie in sample.TIES if tie.id in in_area for end in (tie.source, tie.target)}
    active = {node.id for node in sample.picture().nodes if "commerce" in node.areas}
    assert _counts(page) == (len(active | ends), len(in_area))


def test_a_purpose_leaves_its_ties(opened: Open) -> None:
    page = opened(HTML)
    page.page.select_option("#purpose", "technical")
    assert _counts(page) == (ACTORS, sum("technical" in tie.purposes for tie in sample.TIES))


def test_only_actors_with_a_tie_shown(opened: Open) -> None:
    page = opened(HTML)
    page.page.check("#tied")
    tied = {end for tie in sample.TIES for end in (tie.source, tie.target)}
    assert _counts(page) == (len(tied), TIES)


def test_the_period_leaves_ties_that_overlap_it(opened: Open) -> None:
    page = opened(HTML)
    page.page.locator("#from").fill("2023")
    # Ended before 2023: the two of 2019–2022. Undated: one, shown as long as its box is ticked.
    assert _counts(page)[1] == TIES - 2
    page.page.uncheck("#undated")
    assert _counts(page)[1] == TIES - 3
    page.page.locator("#from").fill("2019")
    page.page.locator("#to").fill("2021")
    assert _counts(page)[1] == 2


def test_the_least_value_of_a_measure_filters(opened: Open) -> None:
    page = opened(HTML)
    assert page.page.locator("#range").is_hidden()
    page.page.select_option("#size", "degree")
    page.page.locator("#least").fill("50")
    nodes = sample.picture().nodes
    assert _counts(page)[0] == sum((node.measures["degree"] or 0) >= 3 for node in nodes)


def test_size_and_colour_follow_a_measure(opened: Open) -> None:
    page = opened(HTML)
    look = """(id) => {
      const node = codev.canvas.drawn().nodes.find((node) => node.id === id);
      return [node.size, node.color.background];
    }"""
    names = ["ayuntamiento-de-villa-brisa", "comisin-regional-de-estudios"]
    before = [page.page.evaluate(look, name) for name in names]
    page.page.select_option("#size", "betweenness")
    page.page.select_option("#colour", "betweenness")
    after = [page.page.evaluate(look, name) for name in names]
    assert before[0][0] == before[1][0]
    assert after[0][0] > after[1][0]
    assert after[0][1] != after[1][1]
    assert page.page.locator("#scale i").count() == 5


def test_colour_by_city(opened: Open) -> None:
    page = opened(HTML)
    page.page.select_option("#colour", "city")
    colours = page.page.evaluate(
        "Object.fromEntries(codev.canvas.drawn().nodes.map((n) => [n.id, n.color.background]))"
    )
    assert colours["ayuntamiento-de-villa-brisa"] == colours["universidad-de-villa-brisa"]
    assert colours["ayuntamiento-de-villa-brisa"] != colours["alcalda-de-puerto-alba"]


def test_bridging_actors_stand_out_until_they_need_not(opened: Open) -> None:
    page = opened(HTML)
    width = "codev.canvas.drawn().nodes.filter((n) => n.borderWidth > 4).length"
    assert page.page.evaluate(width) == _of(bridging=True)
    page.page.uncheck("#bridges")
    assert page.page.evaluate(width) == 0


def test_candidates_are_hollow(opened: Open) -> None:
    page = opened(HTML)
    hollow = "codev.canvas.drawn().nodes.filter((n) => n.color.background === '#ffffff').length"
    assert page.page.evaluate(hollow) == _of(involved=False)


def test_search_fades_the_rest_and_a_whole_name_chooses(opened: Open) -> None:
    page = opened(HTML)
    bright = "codev.canvas.drawn().nodes.filter((n) => n.opacity === 1).length"
    page.page.fill("#search", "universidad")
    assert page.page.evaluate(bright) == 2
    page.page.fill("#search", "POLITECNICA costa")
    assert page.page.evaluate(bright) == 1
    page.page.fill("#search", "Albergue del Río")
    assert page.page.locator("#details h2").inner_text() == "Albergue del Río"


def test_the_surroundings_of_an_actor_grow_with_the_steps(opened: Open) -> None:
    page = opened(HTML, "#chosen=escuela-de-artes-de-puerto-alba")
    page.page.click("#focus")
    assert _counts(page) == (3, 2)
    page.page.select_option("#depth", "2")
    assert _counts(page)[0] == 5
    assert "2" in page.page.inner_text("#focus-chip")
    page.page.click("#focus-chip button")
    assert _counts(page) == (ACTORS, TIES)


def test_the_free_layout_moves_actors_and_back(opened: Open) -> None:
    page = opened(HTML)
    place = "codev.canvas.position('ayuntamiento-de-villa-brisa')"
    before = page.page.evaluate(place)
    page.page.select_option("#layout", "free")
    assert page.page.evaluate(place) != before
    page.page.select_option("#layout", "sides")
    assert page.page.evaluate(place) == before


def test_a_click_on_a_symbol_tells_of_its_actor(opened: Open) -> None:
    page = opened(HTML)
    spot = page.page.evaluate("codev.canvas.spot('universidad-de-villa-brisa')")
    page.page.locator("#canvas").click(position=spot)
    details = page.page.locator("#details")
    details.wait_for()
    assert details.locator("h2").inner_text() == "Universidad de Villa Brisa"
    assert details.locator(".ties li").count() == 2
    details.locator(".close").click()
    assert details.is_hidden()


def test_the_details_of_a_tie_name_its_sources(opened: Open) -> None:
    page = opened(HTML, "#chosen=tie-02")
    sources = page.page.locator("#details .sources li")
    assert sources.count() == 2
    assert sources.nth(0).locator("a").count() == 0
    assert "javascript:alert(1)" in sources.nth(0).inner_text()
    assert sources.nth(1).locator("a").get_attribute("href") == sample.NEWS.url


def test_the_language_switches_in_place(opened: Open) -> None:
    page = opened(HTML, "#chosen=alcalda-de-puerto-alba")
    page.page.click("[data-language=es]")
    assert page.page.locator("html").get_attribute("lang") == "es"
    assert page.page.title() == sample.picture().title.es
    assert "Sociedad civil" in page.page.inner_text("#classes")
    assert "Administración pública" in page.page.inner_text("#details")
    assert page.page.locator("[data-view=actors]").inner_text() == "Actores"
    page.page.click("[data-language=en]")
    assert "Civil society" in page.page.inner_text("#classes")


def test_the_tables_hold_the_same_and_sort(opened: Open) -> None:
    page = opened(HTML)
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
    page.page.locator("#taking input").nth(1).uncheck()
    assert rows.count() == _of(involved=True)
    page.page.click("[data-view=ties]")
    assert page.page.locator("#view-ties tbody tr").count() == TIES - 1


def test_the_keyboard_moves_zooms_and_lets_go(opened: Open) -> None:
    page = opened(HTML)
    canvas = page.page.locator("#canvas")
    chosen, scale = "codev.state.values.chosen", "codev.canvas.scale()"
    canvas.focus()
    page.page.keyboard.press("ArrowRight")
    first = page.page.evaluate(chosen)
    assert first
    page.page.keyboard.press("ArrowRight")
    second = page.page.evaluate(chosen)
    assert second != first
    right = "(ids) => ids.map((id) => codev.canvas.position(id).x)"
    here, there = page.page.evaluate(right, [first, second])
    assert there > here
    assert sample_name(second) in page.page.locator("#live").inner_text()
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


def sample_name(actor: str) -> str:
    return next(node.label.en for node in sample.picture().nodes if node.id == actor)


def test_a_link_restores_the_view(opened: Open) -> None:
    page = opened(HTML)
    page.page.select_option("#area", "culture")
    page.page.select_option("#layout", "free")
    page.page.locator("#taking input").nth(1).uncheck()
    page.page.click("[data-language=es]")
    counts, fragment = _counts(page), page.page.evaluate("location.hash")
    again = opened(HTML, fragment)
    assert _counts(again) == counts
    assert again.page.locator("html").get_attribute("lang") == "es"
    assert again.page.input_value("#layout") == "free"


@pytest.mark.parametrize(
    "fragment", ["#area=nowhere&size=none&chosen=nobody&view=x&language=xx&depth=99", "#%E0%A4%A"]
)
def test_a_broken_link_shows_everything(opened: Open, fragment: str) -> None:
    assert _counts(opened(HTML, fragment)) == (ACTORS, TIES)


def test_show_everything_undoes_every_filter(opened: Open) -> None:
    page = opened(HTML, "#area=culture&tied=1&focus=aimh&least=50&size=degree")
    assert _counts(page) != (ACTORS, TIES)
    page.page.click("#clear")
    assert _counts(page) == (ACTORS, TIES)
    assert page.page.evaluate("location.hash") == ""


def test_nothing_shown_is_said(opened: Open) -> None:
    page = opened(HTML)
    for box in page.page.locator("#taking input").all():
        box.uncheck()
    assert _counts(page) == (0, 0)
    assert page.page.locator("#nothing").is_visible()


def test_the_figure_downloads_as_svg_and_png(opened: Open, tmp_path: Path) -> None:
    page = opened(HTML, "#area=culture")
    actors, _ties = _counts(page)
    with page.page.expect_download() as svg:
        page.page.click("#svg")
    root = Xml.fromstring(Path(svg.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - ours
    titles = list(root.iter("{http://www.w3.org/2000/svg}title"))
    assert len(titles) == actors
    with page.page.expect_download() as png:
        page.page.click("#png")
    assert png.value.suggested_filename.endswith(".png")
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")


def test_copying_the_link_is_confirmed(opened: Open) -> None:
    page = opened(HTML)
    page.page.click("#copy")
    page.page.wait_for_function("document.getElementById('live').textContent !== ''")
    assert "link" in page.page.locator("#live").inner_text()


@pytest.mark.parametrize("fragment", ["", "#chosen=hostil", "#view=actors", "#chosen=tie-13"])
def test_markup_in_the_data_stays_text(opened: Open, fragment: str) -> None:
    page = opened(_network(sample.hostile()), fragment)
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
            "cities": sample.CITIES[1:],
            "nodes": tuple(n for n in sample.picture().nodes if n.city != "alba"),
            "ties": (),
        },
    ],
)
def test_pictures_that_lack_something_open(opened: Open, change: dict[str, object]) -> None:
    picture = sample.picture(**change)
    page = opened(_network(picture))
    assert _counts(page) == (len(picture.nodes), len(picture.ties))
    page.page.select_option("#layout", "free")
    page.page.click("[data-view=actors]")


@pytest.mark.parametrize("width", [360, 390, 768])
def test_it_fits_a_narrow_screen(opened: Open, width: int) -> None:
    page = opened(HTML, "#chosen=alcalda-de-puerto-alba", width=width, height=800)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def _violations(page: Watched) -> list[str]:
    page.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical", "moderate"}
        for node in rule["nodes"]
    ]


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
    assert _violations(opened(HTML, fragment)) == []


@pytest.mark.parametrize("width", [390, 1100])
def test_the_report_is_accessible_and_fits(opened: Open, width: int) -> None:
    page = opened(report_page(sample.report(), sample.picture(), "es"), width=width)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    assert _violations(page) == []
