"""Lists and search: facets, orders, pages and files tell the same as the query that is shown."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from openpyxl import load_workbook
from served import Reply

from builders import DATASET
from codev_graph.terms import CODEV, VOCAB, individual
from codev_graph.web.explorer._entries import KINDS, Entry
from codev_graph.web.explorer._explored import Explored
from codev_graph.web.explorer._found import SORTS, Facets, choices, find, query_of
from codev_graph.web.explorer._lists import HITS, PAGE, PLURALS

Get = Callable[..., Reply]
TAPACHULA = individual(DATASET, "city", "tapachula")
CHOSEN = [
    *(Facets(kind) for kind in KINDS),
    Facets("actor", city=TAPACHULA),
    Facets("actor", actor_class=f"{CODEV}CivilSociety", involved="no"),
    Facets("actor", area=f"{VOCAB}area/culture", involved="yes"),
    Facets("committee", city=TAPACHULA),
    Facets("agreement", area=f"{VOCAB}area/culture"),
    Facets("actor", text="universidad", city=TAPACHULA),
]


def found(explored: Explored, facets: Facets) -> list[Entry]:
    return explored.catalogue.at(find(explored, facets))


@pytest.mark.parametrize("facets", CHOSEN, ids=str)
def test_the_query_shown_gives_the_rows_and_the_numbers_of_the_list(
    explored: Explored, facets: Facets
) -> None:
    rows_found = found(explored, facets)
    rows = explored.graph.sparql(query_of(facets, [entry.iri for entry in rows_found])).records()
    assert (
        {row["row"]: row["number"] for row in rows} == {e.iri: e.number for e in rows_found} != {}
    )


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_and_its_reverse_hold_the_same(explored: Explored, sort: str) -> None:
    up = found(explored, Facets("actor", sort=sort))
    down = found(explored, Facets("actor", sort=f"-{sort}"))
    assert {e.iri for e in up} == {e.iri for e in down}
    if sort == "number":
        assert [e.number for e in down] == sorted((e.number for e in up), reverse=True)


def test_a_facet_tells_how_many_it_would_leave(explored: Explored) -> None:
    facets = Facets("actor", involved="no")
    for iri, _label, count in choices(explored, facets)["class"]:
        assert len(found(explored, Facets("actor", actor_class=iri, involved="no"))) == count


def test_files_hold_the_whole_list(get: Get, explored: Explored) -> None:
    address = f"/actors?city={quote(TAPACHULA)}&sort=-number"
    chosen = Facets("actor", city=TAPACHULA, sort="-number")
    expected = [entry.iri for entry in found(explored, chosen)]
    rows = list(csv.DictReader(io.StringIO(get(f"{address}&format=csv").text)))
    assert [row["iri"] for row in rows] == expected
    assert {row["cities"] for row in rows} == {"Tapachula"}
    book = load_workbook(io.BytesIO(get(f"{address}&format=xlsx").body))
    assert [row[-1] for row in book["actor"].iter_rows(min_row=2, values_only=True)] == expected


@pytest.mark.parametrize("address", ["/actors?q=universidad", "/agreements", "/areas"])
def test_the_linked_data_of_a_list_describe_its_rows(get: Get, address: str) -> None:
    page = get(address).text
    (link,) = re.findall(r'href="(/sparql[^"]*format=jsonld)"', page)
    reply = get(html.unescape(link))
    assert reply.status == 200
    rows = set(re.findall(r'<tr><td><a href="([^"?]*)"', page))
    assert rows
    assert {f"https://w3id.org{path}" for path in rows} <= {each["@id"] for each in reply.json}


def test_pages_part_the_list(get: Get, explored: Explored) -> None:
    held = [entry.iri.rpartition("/")[2] for entry in found(explored, Facets("actor"))]
    pages = [get(f"/actors?page={n + 1}").text for n in range(-(-len(held) // PAGE))]
    assert all(sum(f'/actor/{key}"' in page for page in pages) == 1 for key in held)
    assert get(f"/actors?page={len(pages) + 1}").status == 404


def test_actors_are_told_as_the_coverage_knows_them(explored: Explored) -> None:
    actors = {entry.iri: entry for entry in found(explored, Facets("actor"))}
    assert actors.keys() == explored.gaps.actors.keys()
    for iri, known in explored.gaps.actors.items():
        entry = actors[iri]
        assert (entry.name, entry.cities) == (known.name, (known.city,) * bool(known.city))
        assert (entry.actor_class, entry.actor_kind) == (known.actor_class, known.kind)
        assert entry.involved == known.involved
    assert {e.kind for e in explored.entries.values() if e.acronym or e.actor_class} == {"actor"}


def test_hits_of_a_search_are_paged_too(get: Get) -> None:
    first, second = (get(f"/search?q=santa+ana&page={page}").text for page in (1, 2))
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert f'<ol class="hits" start="{HITS + 1}">' in second
    hits = [set(re.findall(r'<li><a href="([^"]*)"', page)) for page in (first, second)]
    assert len(hits[0]) == HITS
    assert hits[1]
    assert not hits[0] & hits[1]


@pytest.mark.parametrize("plural", PLURALS.values())
def test_every_kind_has_its_list(get: Get, plural: str) -> None:
    assert get(f"/{plural}").status == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/areas?page=9", 404, "There is no page “9”: the list has 1."),
        ("/actors?page=x", 404, "There is no page “x”"),
        ("/actors?sort=size", 400, "A list can be sorted by name"),
        ("/actors?involved=perhaps", 400, "“involved” is “yes” or “no”."),
        ("/?agreement=urn%3Anone", 404, "There is no agreement"),
        ("/compare?agreement=urn%3Anone", 404, "There is no agreement"),
        ("/actorss", 404, "There is nothing at this address."),
    ],
)
def test_wrong_addresses_are_told_in_words(get: Get, address: str, status: int, said: str) -> None:
    reply = get(address)
    assert reply.status == status
    assert said in reply.text


def test_hostile_texts_stay_texts(get: Get) -> None:
    hostile = quote('"><script>alert(1)</script>{{7*7}} tapachula')
    for address in (f"/search?q={hostile}", f"/actors?q={hostile}", f"/actors?city={hostile}"):
        reply = get(address)
        assert "<script>alert" not in reply.text
        assert reply.status in (200, 400)


def test_search_finds_every_kind_in_both_languages(get: Get) -> None:
    for text in ("organizacion internacional migraciones", "Intrnational Organization Migration"):
        assert "/actor/oim" in get(f"/search?q={quote(text)}").text
    mixed = get("/search?q=tapachula").text
    assert f"/id/{DATASET}/city/tapachula" in mixed
    assert f"/id/{DATASET}/source/" in mixed
    only = get("/search?q=tapachula&kind=city").text
    assert "/source/" not in only


def test_home_and_comparison_count_what_the_graph_holds(get: Get, explored: Explored) -> None:
    home = get("/").text
    crossing = [row for row in explored.graph.query("ties").records() if row["crossing"]]
    assert f"<b>{len(crossing)}</b>" in home
    assert "Santa Ana – Tapachula" in home
    assert get("/", Accept_Language="es").text.startswith("<!DOCTYPE")
    assert get("/compare").status == 200


def test_a_page_that_was_kept_need_not_be_sent_again(get: Get) -> None:
    tag = get("/actors").headers["etag"]
    assert get("/actors", If_None_Match=tag).status == 304
    assert get("/actors?page=2", If_None_Match=tag).status == 200
