"""The filters and the legend in Chromium, with the network blocked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import puerto_alba as sample
import pytest
from opened_page import ACTORS, TIES, counts, network_html, number_of

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser


def test_it_opens_with_everything_shown(opened: Open) -> None:
    page = opened(network_html())
    assert counts(page) == (ACTORS, TIES)
    assert page.page.title() == sample.picture().title.en
    assert page.page.locator("#canvas canvas").count() == 1
    assert page.page.locator("html").get_attribute("data-ready") == "yes"


def test_the_legend_counts_and_filters_by_class(opened: Open) -> None:
    page = opened(network_html())
    civil = page.page.locator("#classes label", has_text="Civil society")
    assert civil.locator(".count").inner_text() == str(number_of(actor_class="civil-society"))
    civil.locator("input").uncheck()
    actors, ties = counts(page)
    assert actors == ACTORS - number_of(actor_class="civil-society")
    assert ties == TIES - 3
    assert civil.locator(".count").inner_text() == f"0/{number_of(actor_class='civil-society')}"


@pytest.mark.parametrize(("name", "city"), [("Puerto Alba", "alba"), ("Wider levels", None)])
def test_the_legend_filters_by_city(opened: Open, name: str, city: str | None) -> None:
    page = opened(network_html())
    page.page.locator("#cities label", has_text=name).locator("input").uncheck()
    assert counts(page)[0] == ACTORS - number_of(city=city)


def test_candidates_can_be_hidden_and_shown_alone(opened: Open) -> None:
    page = opened(network_html())
    boxes = page.page.locator("#taking input")
    boxes.nth(1).uncheck()
    assert counts(page)[0] == number_of(involved=True)
    boxes.nth(1).check()
    boxes.nth(0).uncheck()
    assert counts(page) == (number_of(involved=False), 1)


def test_a_legend_box_keeps_the_focus_when_it_is_switched(opened: Open) -> None:
    page = opened(network_html())
    page.page.locator("#classes input").nth(2).focus()
    page.page.keyboard.press("Space")
    assert page.page.evaluate("document.activeElement.dataset.member") == "public-administration"


def test_an_area_leaves_its_ties_and_those_active_in_it(opened: Open) -> None:
    page = opened(network_html())
    page.page.select_option("#area", "commerce")
    in_area = {tie.id for tie in sample.TIES if "commerce" in tie.areas}
    ends = {end for tie in sample.TIES if tie.id in in_area for end in (tie.source, tie.target)}
    active = {node.id for node in sample.picture().nodes if "commerce" in node.areas}
    assert counts(page) == (len(active | ends), len(in_area))
    assert "An area hides" in page.page.locator("#ties-explained").inner_text()
    page.page.select_option("#area", "")
    assert page.page.locator("#ties-explained").is_hidden()


def test_a_purpose_leaves_its_ties(opened: Open) -> None:
    page = opened(network_html())
    page.page.select_option("#purpose", "technical")
    assert counts(page) == (ACTORS, sum("technical" in tie.purposes for tie in sample.TIES))


def test_only_actors_with_a_tie_shown(opened: Open) -> None:
    page = opened(network_html())
    page.page.check("#tied")
    tied = {end for tie in sample.TIES for end in (tie.source, tie.target)}
    assert counts(page) == (len(tied), TIES)


def test_the_period_leaves_ties_that_overlap_it(opened: Open) -> None:
    page = opened(network_html())
    page.page.locator("#from").fill("2023")
    # Ended before 2023: the two of 2019–2022. Undated: one, shown as long as its box is ticked.
    assert counts(page)[1] == TIES - 2
    page.page.uncheck("#undated")
    assert counts(page)[1] == TIES - 3
    page.page.locator("#from").fill("2019")
    page.page.locator("#to").fill("2021")
    assert counts(page)[1] == 2


def test_no_end_of_a_range_passes_the_other(opened: Open) -> None:
    page = opened(network_html(), "#size=degree")
    for low, high, values in (("#from", "#to", (2020, 2022)), ("#least", "#most", (30, 60))):
        under, over = map(str, values)
        page.page.locator(high).fill(under)
        page.page.locator(low).fill(over)
        assert page.page.input_value(high) == over
        page.page.locator(high).fill(under)
        assert page.page.input_value(low) == under


def test_the_least_value_of_a_measure_filters(opened: Open) -> None:
    page = opened(network_html())
    assert page.page.locator("#range").is_hidden()
    page.page.select_option("#size", "degree")
    page.page.locator("#least").fill("50")
    nodes = sample.picture().nodes
    assert counts(page)[0] == sum((node.measures["degree"] or 0) >= 3 for node in nodes)


def test_size_and_colour_follow_a_measure(opened: Open) -> None:
    page = opened(network_html())
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
    page = opened(network_html())
    page.page.select_option("#colour", "city")
    colours = page.page.evaluate(
        "Object.fromEntries(codev.canvas.drawn().nodes.map((n) => [n.id, n.color.background]))"
    )
    assert colours["ayuntamiento-de-villa-brisa"] == colours["universidad-de-villa-brisa"]
    assert colours["ayuntamiento-de-villa-brisa"] != colours["alcalda-de-puerto-alba"]


def test_bridging_actors_stand_out_until_they_need_not(opened: Open) -> None:
    page = opened(network_html())
    width = "codev.canvas.drawn().nodes.filter((n) => n.borderWidth > 4).length"
    assert page.page.evaluate(width) == number_of(bridging=True)
    page.page.uncheck("#bridges")
    assert page.page.evaluate(width) == 0


def test_candidates_are_hollow(opened: Open) -> None:
    page = opened(network_html())
    hollow = "codev.canvas.drawn().nodes.filter((n) => n.color.background === '#ffffff').length"
    assert page.page.evaluate(hollow) == number_of(involved=False)


def test_a_range_of_a_measure_has_two_ends(opened: Open) -> None:
    page = opened(network_html())
    page.page.select_option("#size", "degree")
    page.page.locator("#least").fill("20")
    page.page.locator("#most").fill("60")
    values = [node.measures["degree"] or 0 for node in sample.picture().nodes]
    low, high = 0.2 * max(values), 0.6 * max(values)
    assert counts(page)[0] == sum(low <= value <= high for value in values)


def test_candidates_stand_out_on_demand(opened: Open) -> None:
    page = opened(network_html())
    marked = "codev.canvas.drawn().nodes.filter((n) => n.color.background === '#fbe87c').length"
    assert page.page.evaluate(marked) == 0
    page.page.check("#candidates")
    assert page.page.evaluate(marked) == number_of(involved=False)


def test_ties_across_the_border_stand_out_until_they_need_not(opened: Open) -> None:
    page = opened(network_html())
    dark = "codev.canvas.drawn().edges.filter((e) => e.color.color === '#1b2733').length"
    assert page.page.evaluate(dark) == sum(tie.crossing for tie in sample.TIES)
    page.page.uncheck("#bridges")
    assert page.page.evaluate(dark) == 0


def test_a_candidate_that_bridges_keeps_the_colour_of_its_class(opened: Open) -> None:
    outsider = replace(sample.CANDIDATES[0], bridging=True)
    picture = sample.picture(nodes=(*sample.PARTIES, outsider, *sample.CANDIDATES[1:]))
    page = opened(network_html(picture))
    line = f"codev.canvas.drawn().nodes.find((n) => n.id === '{outsider.id}').color.border"
    colour = f"codev.classes.get('{outsider.actor_class}').colour"
    assert page.page.evaluate(line) == page.page.evaluate(colour)


def test_a_single_year_has_no_sliders(opened: Open) -> None:
    one = tuple(replace(tie, start_year=2022, end_year=None) for tie in sample.TIES)
    assert opened(network_html(sample.picture(ties=one))).page.locator("#years").is_hidden()
    assert opened(network_html()).page.locator("#years").is_visible()
