"""Who is missing, on twinnings whose gaps are planted, and on the emptiest ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import build
from codev_graph._i18n import in_language
from codev_graph.network import Gaps
from codev_graph.terms import actor_classes, concept_by_iri

CITIES = ("a", "b", "c")
AREAS = ("culture", "sport", "labour")
KINDS = {
    "local-government": "public-administration",
    "university": "other-actor",
    "company": "private-sector",
    "migrant-association": "civil-society",
}
Member = tuple[str, str, frozenset[str]]
MEMBERS = st.lists(
    st.tuples(
        st.sampled_from(CITIES),
        st.sampled_from(sorted(KINDS)),
        st.frozensets(st.sampled_from(AREAS)),
    ),
    max_size=8,
)


def gaps_of(folder: Path, tables: dict) -> Gaps:
    return build(write_twinning(folder / "t", tables)).gaps()


def last(iri: str) -> str:
    concept = concept_by_iri(iri)
    return concept.notation if concept else iri.rsplit("/", 1)[-1]


def expected_state(counts: Counter, place: str, kind: str, area: str, cities: tuple) -> str:
    here = counts[place, kind, area]
    elsewhere = sum(counts[other, kind, area] for other in cities if other != place)
    if here == 0:
        return "empty"
    if elsewhere == 0:
        return "one-sided"
    return "single-actor" if here == 1 else "held"


@settings(max_examples=12)
@given(members=MEMBERS, idle=MEMBERS, cities=st.sampled_from([CITIES[:2], CITIES]))
def test_every_cell_is_as_planted(
    members: list[Member],
    idle: list[Member],
    cities: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Those who take part hold the cells; those who do not are the candidates."""
    members = [member for member in members if member[0] in cities]
    tables = {
        "cities": [city(key) for key in CITIES],
        "actors": [actor(f"m{n}", place, kind) for n, (place, kind, _a) in enumerate(members)]
        + [actor(f"i{n}", place, kind) for n, (place, kind, _a) in enumerate(idle)],
        "agreements": [agreement("d", "|".join(cities), "|".join(AREAS))],
        "participations": [
            taking_part(f"m{n}", "d", "|".join(sorted(areas)))
            for n, (_place, _kind, areas) in enumerate(members)
        ],
    }
    gaps = gaps_of(tmp_path_factory.mktemp("cells"), tables)
    counts = Counter((p, KINDS[kind], area) for p, kind, areas in members for area in areas)
    found = {
        (last(c.city), last(c.actor_class), last(c.area)): (c.actors, c.state) for c in gaps.cells
    }
    assert found == {
        (place, kind.notation, area): (
            counts[place, kind.notation, area],
            expected_state(counts, place, kind.notation, area, cities),
        )
        for place in cities
        for kind in actor_classes()
        for area in AREAS
    }
    assert {last(c.actor) for c in gaps.candidates} == {f"i{n}" for n in range(len(idle))}


def test_each_state_has_its_meaning(tmp_path: Path) -> None:
    kinds = ["university", "university", "university", "company"]
    places = ["a", "b", "b", "a"]
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor(f"x{n}", places[n], kind) for n, kind in enumerate(kinds)],
        "agreements": [agreement("d", "a|b", "culture")],
        "participations": [taking_part(f"x{n}", "d", "culture") for n in range(4)],
    }
    cells = {(last(c.city), last(c.actor_class)): c.state for c in gaps_of(tmp_path, tables).cells}
    assert cells["a", "other-actor"] == "single-actor"
    assert cells["b", "other-actor"] == "held"
    assert cells["a", "private-sector"] == "one-sided"
    assert cells["b", "private-sector"] == "empty"


def test_a_signatory_holds_every_area(tmp_path: Path) -> None:
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a"), actor("y", "b")],
        "agreements": [agreement("d", "a|b", "culture|sport")],
        "participations": [taking_part("x", "d", role="signatory"), taking_part("y", "d")],
    }
    gaps = gaps_of(tmp_path, tables)
    held = {(last(c.city), last(c.area)) for c in gaps.cells if c.actors}
    assert held == {("a", "culture"), ("a", "sport")}
    assert gaps.candidates == ()


def test_part_in_a_committee_is_part_in_its_agreement(tmp_path: Path) -> None:
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a", "university")],
        "agreements": [agreement("d", "a|b", "culture|sport")],
        "committees": [
            {"id": "k", "name": "K", "agreement": "d", "cities": "a", "areas": "culture"}
        ],
        "participations": [taking_part("x", "k")],
    }
    gaps = gaps_of(tmp_path, tables)
    assert [(last(c.area), c.actors) for c in gaps.cells if c.actors] == [("culture", 1)]
    assert gaps.candidates == ()


def coverage(gaps: Gaps, scope: str) -> dict[str, tuple]:
    rows = gaps.coverage.records()
    return {
        last(str(row["key"])): (row["covered"], row["cells"], row["share"])
        for row in rows
        if row["scope"] == scope
    }


def test_coverage_is_counted_by_city_class_and_area(tmp_path: Path) -> None:
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a"), actor("y", "a", "company")],
        "agreements": [agreement("d", "a|b", "culture|sport")],
        "participations": [taking_part("x", "d", "culture|sport"), taking_part("y", "d", "sport")],
    }
    gaps = gaps_of(tmp_path, tables)
    assert coverage(gaps, "all") == {"": (3, 24, 3 / 24)}
    assert coverage(gaps, "city") == {"a": (3, 12, 3 / 12), "b": (0, 12, 0.0)}
    assert coverage(gaps, "area") == {"culture": (1, 12, 1 / 12), "sport": (2, 12, 2 / 12)}
    assert coverage(gaps, "class")["public-administration"] == (2, 4, 0.5)


THREE = [city(key) for key in CITIES]


@pytest.mark.parametrize(
    ("tables", "cells", "candidates"),
    [
        ({}, 0, 0),
        ({"cities": [city("a")]}, 0, 0),
        ({"cities": [city("a")], "actors": [actor("x", "a")]}, 0, 1),
        ({"actors": [actor("x")]}, 0, 1),
        ({"cities": [city("a"), city("b")], "agreements": [agreement("d", "a|b")]}, 0, 0),
        ({"cities": [city("a")], "agreements": [agreement("d", "a", "sport")]}, 6, 0),
        ({"cities": THREE, "agreements": [agreement("d", "a|b|c", "sport")]}, 18, 0),
    ],
)
def test_the_emptiest_twinnings_have_clear_gaps(
    tables: dict, cells: int, candidates: int, tmp_path: Path
) -> None:
    gaps = gaps_of(tmp_path, tables)
    assert len(gaps.cells) == cells
    assert {cell.state for cell in gaps.cells} <= {"empty"}
    assert len(gaps.candidates) == candidates
    assert len(gaps.table()) == cells + candidates
    (whole,) = coverage(gaps, "all").values()
    assert whole[:2] == (0, cells)
    assert (whole[2] == 0.0) == (cells > 0)


def test_the_table_lists_what_is_not_held_then_whom_to_invite(tmp_path: Path) -> None:
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor(key, place) for key, place in (("x", "a"), ("y", "b"), ("z", "b"))],
        "agreements": [agreement("d", "a|b", "sport")],
        "participations": [taking_part("x", "d", "sport"), taking_part("y", "d", "sport")],
    }
    gaps = gaps_of(tmp_path, tables)
    rows = gaps.table().records()
    assert [row["gap"] for row in rows] == ["cell"] * 12 + ["actor"]
    assert Counter(row["state"] for row in rows) == {"empty": 10, "single-actor": 2, None: 1}
    assert last(str(rows[-1]["actor_iri"])) == "z"
    assert rows[-1]["reason"] == gaps.candidates[0].reason


WAYS = {
    "cities": [city("a"), city("b")],
    "actors": [
        actor("x", "a", name="Xunta"),
        actor("near", "b", "university", name="Near"),
        actor("far", "b", "university", name="Far"),
        actor("alone", "b", "university", name="Alone"),
        actor("pair", "b", "university", name="Pair"),
        actor("other", "b", "university", name="Other"),
        actor("wide", "", "international-body", name="Wide"),
    ],
    "agreements": [agreement("d", "a|b", "sport|culture")],
    "participations": [taking_part("x", "d", role="signatory")],
    "ties": [
        {"from": one, "to": two} for one, two in (("near", "x"), ("near", "far"), ("pair", "other"))
    ],
}


def test_candidates_come_with_the_reason_and_the_way(tmp_path: Path) -> None:
    found = {last(c.actor): c for c in gaps_of(tmp_path, WAYS).candidates}
    assert found["near"].path == ("Xunta", "Near")
    assert found["far"].path == ("Xunta", "Near", "Far")
    assert found["alone"].path == found["pair"].path == ()
    assert [found[key].ties for key in ("near", "far", "alone")] == [2, 1, 0]
    assert {last(area) for area in found["near"].fills} == {"sport", "culture"}
    assert "(Other actor) takes part in B yet" in found["near"].reason
    assert "Xunta already has a tie with it" in found["near"].reason
    assert "Xunta → Near" in found["far"].reason
    assert "no tie is documented" in found["alone"].reason
    assert "reach no actor that takes part" in found["pair"].reason
    assert "no single city" in found["wide"].reason


def test_a_city_without_areas_is_said_to_have_none(tmp_path: Path) -> None:
    tables = {"cities": [city("a")], "actors": [actor("x", "a")]}
    (found,) = gaps_of(tmp_path, tables).candidates
    assert found.reason.startswith("No agreement of A names an area.")


def test_a_class_that_is_there_in_part_or_whole_is_told_as_such(tmp_path: Path) -> None:
    kinds = {"m": "university", "n": "company", "i": "university", "j": "company"}
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [actor(key, "a", kind) for key, kind in kinds.items()],
        "agreements": [agreement("d", "a|b", "sport|culture")],
        "participations": [taking_part("m", "d", "sport|culture"), taking_part("n", "d", "sport")],
    }
    found = {last(c.actor): c for c in gaps_of(tmp_path, tables).candidates}
    assert [last(area) for area in found["j"].fills] == ["culture"]
    assert "in 1 of 2 areas" in found["j"].reason
    assert found["i"].fills == ()
    assert "already present in A" in found["i"].reason


def test_those_that_fill_more_and_are_nearer_come_first(tmp_path: Path) -> None:
    order = [last(c.actor) for c in gaps_of(tmp_path, WAYS).candidates]
    assert order == ["near", "far", "other", "pair", "alone", "wide"]


def test_the_reason_follows_the_language(tmp_path: Path) -> None:
    first = gaps_of(tmp_path, WAYS).candidates[0]
    with in_language("es"):
        spanish = first.reason
    assert spanish != first.reason
    assert "Xunta" in spanish
    assert "takes part" not in spanish
