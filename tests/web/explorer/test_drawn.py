"""Coverage, what-if, timeline, map and network: what is drawn is what the graph holds."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlencode

import pytest
from served import Reply

from builders import DATASET
from codev_graph import KnowledgeGraph
from codev_graph.terms import CODEV, VOCAB, actor_classes, individual
from codev_graph.views import City, Text, cities_svg, strip_svg
from codev_graph.web.explorer._explored import Explored
from codev_graph.web.explorer._what_if import cover

Get = Callable[..., Reply]
OIM = individual(DATASET, "actor", "oim")
CULTURE = urlencode({"area": f"{VOCAB}area/culture"})


def address(path: str, **told: str) -> str:
    return f"{path}?{urlencode(told)}"


def test_every_cell_of_the_coverage_opens(explored: Explored, get: Get) -> None:
    page = get("/coverage").text
    cells = list(explored.gaps.cells)
    assert page.count('<td class="cell ') == len(cells)
    for state in ("empty", "single-actor"):
        cell = next(each for each in cells if each.state == state)
        place = cell.place._asdict()
        told = {**place, "class": place.pop("actor_class")}
        opened = get(address("/coverage/cell", **told))
        assert opened.status == 200
        assert explored.gaps.cell_name(cell) in opened.text
        for holder in explored.gaps.cells.holders.get(cell.place, ()):
            assert f"/actor/{holder.rpartition('/')[2]}" in opened.text
        assert ("The most similar cell" in opened.text) == bool(explored.gaps.precedent(cell))


def test_an_empty_cell_names_who_could_fill_it(explored: Explored, get: Get) -> None:
    candidate = next(each for each in explored.gaps.candidates if each.fills)
    cell = next(explored.gaps.fills(candidate))
    told = {"agreement": cell.agreement, "city": cell.city, "area": cell.area}
    opened = get(address("/coverage/cell", **told, **{"class": cell.actor_class}))
    assert f"What if {candidate.name} came?" in opened.text or candidate.name in opened.text


def test_departures_and_arrivals_change_the_numbers(explored: Explored, get: Get) -> None:
    candidate = next(each for each in explored.gaps.candidates if each.fills)
    arrival = explored.entries[candidate.actor]
    changed = cover(explored, [], [arrival])
    assert changed.after == changed.before + len(list(explored.gaps.fills(candidate)))
    holders = {iri for actors in explored.gaps.cells.holders.values() for iri in actors}
    emptied = cover(explored, [explored.entries[iri] for iri in holders], [])
    assert (emptied.before, emptied.after) == (len(explored.gaps.cells.holders), 0)
    assert cover(explored, [arrival], [arrival]).after == changed.before
    page = get(address("/what-if", remove=OIM, add=candidate.actor)).text
    assert f"{changed.after} / {changed.cells}" in page
    result = explored.graph.outlook().what_if(remove=[OIM], add=[candidate.actor])
    assert all(effect.label in page for effect in result.effects)
    assert page.count(" checked") == 2


def test_the_timeline_tells_every_date(explored: Explored, get: Get) -> None:
    ties = [row for row in explored.graph.query("ties").records() if row["start"]]
    agreements = [row for row in explored.graph.query("agreements").records() if row["start"]]
    assert get("/timeline").text.count("<svg") == len(ties) + len(agreements)
    assert get("/timeline?kind=agreement").text.count("<svg") == len(agreements)
    assert get("/timeline?kind=crossing").text.count("<svg") == sum(
        map(bool, (t["crossing"] for t in ties))
    )


def test_a_bar_is_as_long_as_what_it_tells() -> None:
    open_ended, ended = (strip_svg(2000, end, 1990, 2020, "within", "x") for end in (None, 2005))
    assert open_ended.count("<path") == 1
    assert ended.count("<path") == 0


def test_the_map_shows_the_cities_that_have_a_place(get: Get, peer_graph: KnowledgeGraph) -> None:
    page = get("/map").text
    assert "<svg" in page
    assert ">Tapachula</text>" in page
    assert cities_svg([City("x", Text.same("X"), "")], []) is None
    alone = cities_svg([City("x", Text.same("<X>"), "", 14.0, -89.0)], [("x", "y")])
    assert alone is not None
    assert "&lt;X&gt;" in alone
    assert "<line" not in alone


def test_the_network_is_drawn_by_the_views_under_its_own_policy(
    explored: Explored, get: Get
) -> None:
    reply = get(f"/network?draw=1&{CULTURE}&until=2024&year=2022")
    rules = reply.headers["content-security-policy"]
    assert "script-src 'sha256-" in rules
    assert "default-src 'none'" in rules
    assert rules in reply.text
    assert get("/network").status == 200
    for wrong in ("area=nothing", "area=urn%3Ax", "year=20", "purpose=x", "until=2020"):
        assert get(f"/network?draw=1&{wrong}").status == 400


def test_the_facets_of_actors_are_handed_to_the_view_in_its_link(get: Get) -> None:
    tapachula = quote(individual(DATASET, "city", "tapachula"), safe="")
    society = quote(f"{CODEV}CivilSociety", safe="")
    reply = get(f"/network?draw=1&city={tapachula}&class={society}&involved=no&{CULTURE}")
    assert reply.status == 303
    address, _hash, state = reply.headers["location"].partition("#")
    assert address == f"/network?{CULTURE}&draw=1"
    off = {key: values[0].split("|") for key, values in parse_qs(state).items()}
    assert off.pop("away") == ["*", individual(DATASET, "city", "santa-ana")]
    assert off.pop("taking") == ["in"]
    assert "civil-society" not in off["hidden"]
    assert len(off["hidden"]) == len(actor_classes()) - 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/coverage/cell", 404),
        ("/coverage?agreement=urn%3Anone", 404),
        ("/what-if?remove=urn%3Anone", 404),
        (f"/what-if?{urlencode([('add', f'urn:{n}') for n in range(51)])}", 400),
        ("/timeline?page=0", 404),
        ("/timeline?kind=nothing", 200),
    ],
)
def test_what_is_not_there_is_told_in_words(get: Get, path: str, status: int) -> None:
    assert get(path).status == status
