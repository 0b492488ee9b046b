"""The map layout, the field that pushes thousands, and the groups of the summary."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import puerto_alba as sample
import pytest
from crowd import crowd, groups

from codev_graph.views import City, Picture, Text
from codev_graph.views.layout import group_key, on_map, two_sides
from codev_graph.views.layout import groups as groups_of
from codev_graph.views.layout._field import push_of_field

NORTH = City("alba", Text.same("Puerto Alba"), "SV", 13.98, -89.53)
SOUTH = City("brisa", Text.same("Villa Brisa"), "MX", 14.9, -92.27)


def _picture(*cities: City) -> Picture:
    return sample.picture(cities=cities)


def test_cities_lie_as_on_the_earth() -> None:
    chart = on_map(_picture(NORTH, SOUTH))
    assert chart is not None
    (east, low, _), (west, high, _) = chart.cities["alba"], chart.cities["brisa"]
    assert west < east
    assert high < low
    flat = math.cos(math.radians((13.98 + 14.9) / 2))
    assert (east - west) / (low - high) == pytest.approx((92.27 - 89.53) * flat / 0.92, rel=0.01)


def test_actors_stand_around_their_own_city_each_at_a_place_of_its_own() -> None:
    picture = _picture(NORTH, SOUTH)
    chart = on_map(picture)
    assert chart is not None
    assert set(chart.positions) == {node.id for node in picture.nodes}
    assert len(set(chart.positions.values())) == len(picture.nodes)
    for node in picture.nodes:
        here = chart.positions[node.id]
        apart = {name: math.dist(here, place[:2]) for name, place in chart.cities.items()}
        if node.city:
            assert min(apart, key=lambda name: apart[name]) == node.city
        else:
            assert here[1] > chart.box[3]


def test_actors_of_a_city_without_a_place_stand_below() -> None:
    chart = on_map(_picture(NORTH, replace(SOUTH, latitude=None)))
    assert chart is not None
    assert set(chart.cities) == {"alba"}
    assert chart.shelf is not None


def test_no_place_gives_no_map() -> None:
    assert on_map(_picture(replace(NORTH, longitude=None), replace(SOUTH, latitude=None))) is None


def test_cities_of_one_place_give_a_map() -> None:
    chart = on_map(_picture(NORTH, replace(SOUTH, latitude=13.98, longitude=-89.53)))
    assert chart is not None
    assert chart.cities["alba"][:2] == chart.cities["brisa"][:2]


def test_the_outlines_are_those_of_the_region() -> None:
    here = on_map(_picture(NORTH, SOUTH))
    ocean = replace(NORTH, latitude=-5.0, longitude=-130.0)
    far = on_map(_picture(ocean, replace(SOUTH, latitude=-5.0, longitude=-130.5)))
    assert here is not None
    assert far is not None
    # Guatemala and El Salvador are there; in the middle of the Pacific there is no country.
    assert len(here.land) >= 2
    assert far.land == ()


def test_the_field_pushes_as_pairs_do() -> None:
    points = np.random.default_rng(3).random((1600, 2))
    ideal = 1 / 40
    found = push_of_field(1600, ideal)(points)
    apart = points[:, None] - points[None]
    square = (apart**2).sum(axis=2)
    np.fill_diagonal(square, 1)
    exact = (ideal**2 * apart / square[..., None]).sum(axis=1)
    away = np.abs(found - exact).mean() / np.abs(exact).mean()
    assert away < 0.1


def test_points_of_one_place_do_not_push_themselves_out_of_the_world() -> None:
    assert np.isfinite(push_of_field(50, 0.1)(np.zeros((50, 2)))).all()


def test_each_actor_belongs_to_one_group_with_a_place_in_each_layout() -> None:
    picture = crowd()
    chart = on_map(picture)
    found = groups_of(picture, two_sides(picture), chart)
    assert {group.key for group in found} == set(groups())
    assert {group_key(node) for node in picture.nodes} == set(groups())
    for layout in range(3):
        places = [group.places[layout] for group in found]
        assert len(set(places)) == len(places)
