"""The ways to a candidate, how far they are trusted, and its counterpart across the border."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import build
from codev_graph._table import Table
from codev_graph.network.gaps import Gaps, trust_of_pairs, trust_rule
from codev_graph.terms import VOCAB

COLUMNS = ("tie", "from", "to", "confidence", "strength", "ended")


def last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def trust(*rows: tuple[str, str, str | None, float | None, bool]) -> dict:
    told = [
        (f"t{n}", one, other, kind and f"{VOCAB}confidence/{kind}", strength, ended)
        for n, (one, other, kind, strength, ended) in enumerate(rows)
    ]
    return trust_of_pairs(Table.of(COLUMNS, told))


def test_trust_is_confidence_by_strength_by_whether_it_lasts() -> None:
    assert trust(("b", "a", "documented", None, False)) == {("a", "b"): pytest.approx(0.9)}
    assert trust(("a", "b", None, None, False)) == {("a", "b"): pytest.approx(0.5)}
    assert trust(("a", "b", "reported", None, True)) == {("a", "b"): pytest.approx(0.35)}
    strong, weak = ("a", "b", "reported", 4.0, False), ("a", "c", "reported", 1.0, False)
    found = trust(strong, weak)
    assert found["a", "b"] == pytest.approx(0.7)
    assert found["a", "c"] == pytest.approx(0.7 * (1 + 1 / 4) / 2)


def test_several_ties_of_a_pair_bear_each_other_out() -> None:
    twice = trust(("a", "b", "inferred", None, False), ("b", "a", "inferred", None, False))
    assert twice == {("a", "b"): pytest.approx(1 - 0.6 * 0.6)}
    assert trust(("a", "a", "documented", None, False)) == {}
    assert trust() == {}


def test_the_rule_is_told_with_its_numbers() -> None:
    assert all(text in trust_rule() for text in ("documented 0.9", "disputed 0.2", "0.5"))


def tie(one: str, other: str, confidence: str = "documented") -> dict[str, str]:
    return {"from": one, "to": other, "confidence": confidence}


def gaps_of(folder: Path, ties: list[dict[str, str]], **more: list[dict[str, str]]) -> Gaps:
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [
            actor("here", "a"),
            actor("there", "b"),
            actor("near", "a", "ngo"),
            actor("far", "a", "university"),
            actor("twin", "b", "university"),
            actor("centre", "b", "knowledge-centre"),
        ],
        "agreements": [agreement("d", "a|b", "sport|culture")],
        "participations": [
            taking_part("here", "d", "sport|culture"),
            taking_part("there", "d", "sport"),
        ],
        "ties": ties,
        **more,
    }
    return build(write_twinning(folder / "t", tables)).gaps()


def ways(gaps: Gaps, key: str) -> list[list[str]]:
    (found,) = [each for each in gaps.candidates if last(each.actor) == key]
    return [[last(step) for step in way.actors] for way in found.ways]


def test_the_way_that_is_trusted_comes_before_the_shorter_one(tmp_path: Path) -> None:
    ties = [tie("here", "far", "disputed"), tie("here", "near"), tie("near", "far")]
    gaps = gaps_of(tmp_path, ties)
    assert ways(gaps, "far") == [["here", "near", "far"], ["here", "far"]]
    (far,) = [each for each in gaps.candidates if last(each.actor) == "far"]
    assert [way.trusted for way in far.ways] == [True, False]
    assert far.ways[0].trust == pytest.approx(0.81)
    assert last(far.ways[0].introducer) == "near"


def test_a_way_in_doubt_is_offered_where_there_is_no_other_and_told_as_such(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, [tie("here", "near", "inferred")])
    assert ways(gaps, "near") == [["here", "near"]]
    (near,) = [each for each in gaps.candidates if last(each.actor) == "near"]
    assert "in doubt, or over" in near.reason


def test_of_ways_alike_the_one_from_the_own_city_is_first(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, [tie("there", "far"), tie("here", "far")])
    assert ways(gaps, "far") == [["here", "far"], ["there", "far"]]


def test_who_has_no_tie_is_not_yet_connected(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, [])
    assert [each.connected for each in gaps.candidates] == [False] * 4
    assert ways(gaps, "far") == []


def test_the_counterpart_is_of_the_same_kind_else_of_the_same_class(tmp_path: Path) -> None:
    found = {last(each.actor): each.counterpart for each in gaps_of(tmp_path, []).candidates}
    assert (last(found["far"].actor), found["far"].alike) == ("twin", "kind")
    assert (last(found["centre"].actor), found["centre"].alike) == ("far", "class")
    assert found["near"] is None


def test_a_counterpart_that_takes_part_comes_first(tmp_path: Path) -> None:
    parts = [taking_part("here", "d", "sport"), taking_part("twin", "d", "culture")]
    tables = {
        "cities": [city("a"), city("b")],
        "actors": [
            actor("here", "a"),
            actor("far", "a", "university"),
            actor("twin", "b", "university"),
            actor("early", "b", "university", name="Aaa"),
        ],
        "agreements": [agreement("d", "a|b", "sport|culture")],
        "participations": parts,
    }
    gaps = build(write_twinning(tmp_path / "u", tables)).gaps()
    (far,) = [each for each in gaps.candidates if last(each.actor) == "far"]
    assert last(far.counterpart.actor) == "twin"
    assert "takes part: Twin" in far.reason


def test_who_takes_part_elsewhere_could_extend_to_what_is_empty(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, [])
    (there,) = gaps.extensions
    assert last(there.actor) == "there"
    assert [last(area) for area in there.fills] == ["culture"]
    assert there.involved
    assert there.ways == ()
    assert [last(c.area) for c in gaps.fills(there)] == ["culture"]


def test_a_precedent_is_the_most_similar_held_cell(tmp_path: Path) -> None:
    cells = gaps_of(tmp_path, []).cells
    gaps = gaps_of(tmp_path / "again", [])
    found = {
        (last(c.city), last(c.area)): gaps.precedent(c)
        for c in cells
        if c.actor_class.endswith("PublicAdministration")
    }
    # Nobody holds a cell here; sport has one actor on each side, culture one side alone.
    assert last(found["b", "culture"].cell.area) == "sport"
    assert found["b", "culture"].cell.state == "single-actor"
    assert found["b", "culture"].likeness == 2
    empty = next(c for c in cells.empty() if c.actor_class.endswith("CivilSociety"))
    assert gaps.precedent(empty).told == "another class in the same area"
    assert gaps.precedent(empty).cell.area == empty.area
