"""Two sides and the free layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import puerto_alba as sample
from hypothesis import given
from hypothesis import strategies as st
from puerto_alba_terms import CLASSES

from codev_graph.views import City, Node, Picture, Text, Tie
from codev_graph.views.layout import PITCH_X, free, tie_bends, two_sides

_LEVEL = Text.same("local")


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    number = draw(st.integers(0, 60))
    cities = draw(st.integers(1, 4))
    places = [None, *(f"city-{index}" for index in range(cities))]
    nodes = tuple(
        Node(
            id=f"n{index}",
            label=Text.same(f"Actor {index}"),
            actor_class=draw(st.sampled_from(CLASSES)).notation,
            kind=_LEVEL,
            city=draw(st.sampled_from(places)),
            level=_LEVEL,
            involved=draw(st.booleans()),
            bridging=draw(st.booleans()),
        )
        for index in range(number)
    )
    ends = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)) if number else None
    pairs = [] if ends is None else draw(st.lists(ends, max_size=40))
    ties = tuple(
        Tie(f"t{index}", f"n{a}", f"n{b}", mutual=True, crossing=False)
        for index, (a, b) in enumerate(pairs)
    )
    found = tuple(City(f"city-{index}", _LEVEL, "MX") for index in range(cities))
    return sample.picture(cities=found, nodes=nodes, ties=ties)


@given(pictures())
def test_every_actor_has_a_place_of_its_own_in_its_lane_and_band(picture: Picture) -> None:
    sides = two_sides(picture)
    assert set(sides.positions) == {node.id for node in picture.nodes}
    assert len(set(sides.positions.values())) == len(picture.nodes)
    bands = {band.city: band for band in sides.bands}
    lanes = {lane.actor_class: lane for lane in sides.lanes}
    for node in picture.nodes:
        x, y = sides.positions[node.id]
        assert bands[node.city].left < x < bands[node.city].right
        assert lanes[node.actor_class].top < y < lanes[node.actor_class].bottom


@given(pictures())
def test_free_layout_places_every_actor_once(picture: Picture) -> None:
    places = free(picture)
    assert set(places) == {node.id for node in picture.nodes}
    lone = Counter(places.values())
    tied = {
        end for tie in picture.ties if tie.source != tie.target for end in (tie.source, tie.target)
    }
    assert all(lone[places[node.id]] == 1 for node in picture.nodes if node.id not in tied)


def test_cities_stand_on_both_sides_of_the_border_with_wider_levels_upon_it() -> None:
    picture = sample.picture()
    sides = two_sides(picture)
    for node in picture.nodes:
        x, _ = sides.positions[node.id]
        if node.city == "alba":
            assert x < -PITCH_X / 2
        elif node.city == "brisa":
            assert x > PITCH_X / 2
    middle = sides.bands[1]
    assert middle.city is None
    assert abs(middle.left + middle.right) <= 1


def test_those_who_take_part_stand_nearer_the_border() -> None:
    picture = sample.picture()
    positions = two_sides(picture).positions
    for city in ("alba", "brisa"):
        members = [node for node in picture.nodes if node.city == city]
        near = max(abs(positions[node.id][0]) for node in members if node.involved)
        far = min(abs(positions[node.id][0]) for node in members if not node.involved)
        assert near < far


def test_a_class_without_actors_keeps_a_thin_lane() -> None:
    picture = sample.picture()
    private = tuple(node for node in picture.nodes if node.actor_class != "private-sector")
    names = {node.id for node in private}
    ties = tuple(tie for tie in picture.ties if {tie.source, tie.target} <= names)
    lanes = {v.actor_class: v for v in two_sides(replace(picture, nodes=private, ties=ties)).lanes}
    thin = lanes["private-sector"].bottom - lanes["private-sector"].top
    assert 0 < thin < lanes["other-actor"].bottom - lanes["other-actor"].top


def test_a_picture_without_actors_still_has_its_frame() -> None:
    sides = two_sides(sample.picture(nodes=(), ties=()))
    assert sides.positions == {}
    assert [band.city for band in sides.bands] == ["alba", None, "brisa"]
    left, top, right, bottom = sides.box
    assert left < 0 < right
    assert top < bottom


def test_another_seed_moves_only_the_tied() -> None:
    one, two = free(sample.picture(seed=1)), free(sample.picture(seed=2))
    moved = {name for name in one if one[name] != two[name]}
    tied = {end for tie in sample.TIES for end in (tie.source, tie.target)}
    assert moved
    assert moved <= tied


def test_parallel_ties_bow_apart_whatever_their_direction() -> None:
    ties = [
        Tie(name, source, target, mutual=True, crossing=False)
        for name, source, target in (("1", "a", "b"), ("2", "b", "a"), ("3", "a", "b"))
    ]
    bends = tie_bends(ties)
    # Seen from one end, so that a tie the other way round counts with the other sign.
    seen = [bends["1"], -bends["2"], bends["3"]]
    assert len(set(seen)) == 3
