"""The map layout: each city at its place on the earth, its actors around it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from codev_graph.views._assets import asset
from codev_graph.views._model import City, Node, Picture
from codev_graph.views.layout._sides import PITCH_X, PITCH_Y, Positions, closeness
from codev_graph.views.layout._springs import shelf

Point = tuple[float, float]

_STEP: Final = 72  # from one actor to the next, along the spiral around a city
_CORE: Final = 60  # room for the city's own name
_WIDEST: Final = 2800  # the whole map, unless the cities themselves need more
_TURN: Final = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Map:
    """Where cities and actors stand on the map, and the outlines behind them.

    Attributes:
        positions: The place of each actor.
        cities: The place and the radius of each city that has one.
        land: The outlines of countries that the map touches, each a closed line.
        box: The left, top, right and bottom of the map itself.
        shelf: The height at which the actors begin that belong to no place, ``None`` if there is
            none.
    """

    positions: Positions
    cities: dict[str, tuple[int, int, int]]
    land: tuple[tuple[tuple[int, int], ...], ...]
    box: tuple[int, int, int, int]
    shelf: int | None


def on_map(picture: Picture) -> Map | None:
    """Lay the actors out around their cities, ``None`` if no city has a known place.

    The projection is equidistant cylindrical, true at the middle latitude of the cities. Actors
    stand on a spiral, those that bridge or take part innermost; actors of wider levels and of
    cities without a place stand in rows below the map.
    """
    placed = [city for city in picture.cities if city.place]
    if not placed:
        return None
    members = _members(picture)
    radii = {city.id: _radius(len(members.get(city.id, ()))) for city in placed}
    flat = _projected(placed)
    scale = _scale(flat, radii)
    cities = {
        name: (round(x * scale), round(y * scale), radii[name]) for name, (x, y) in flat.items()
    }
    box = _box(cities)
    rest = [node for node in picture.nodes if node.city not in cities]
    positions = shelf(rest, box[2] - box[0], box[3] + 2 * PITCH_Y, box[0])
    for name, (x, y, _) in cities.items():
        positions |= _spiral(members.get(name, ()), x, y)
    land = tuple(_land(placed, scale, box))
    return Map(positions, cities, land, box, box[3] + PITCH_Y if rest else None)


def _members(picture: Picture) -> dict[str, list[Node]]:
    members: dict[str, list[Node]] = {}
    for node in sorted(picture.nodes, key=closeness(picture)):
        if node.city:
            members.setdefault(node.city, []).append(node)
    return members


def _radius(actors: int) -> int:
    return _CORE + round(_STEP * math.sqrt(actors))


def _centre(cities: Sequence[City]) -> Point:
    """Return the longitude and latitude in the middle of the cities."""
    places = [city.place for city in cities if city.place]
    longitudes, latitudes = zip(*places, strict=True)
    return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


def _flat(place: Point, centre: Point) -> Point:
    """Return degrees east and south of the centre, both of the same length on the ground."""
    return (place[0] - centre[0]) * math.cos(math.radians(centre[1])), centre[1] - place[1]


def _projected(cities: Sequence[City]) -> dict[str, Point]:
    centre = _centre(cities)
    return {city.id: _flat(city.place, centre) for city in cities if city.place}


def _scale(flat: dict[str, Point], radii: dict[str, int]) -> float:
    """Return units a degree: as many as keep the cities' actors apart, within the widest map."""
    needed = [
        (radii[a] + radii[b] + PITCH_X / 2) / apart
        for (a, here), (b, there) in combinations(flat.items(), 2)
        if (apart := math.dist(here, there)) > 0
    ]
    xs, ys = zip(*flat.values(), strict=True)
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    limit = max(_WIDEST, 4 * max(radii.values())) / extent if extent else 200.0
    return min(max(needed, default=200.0), limit)


def _box(cities: dict[str, tuple[int, int, int]]) -> tuple[int, int, int, int]:
    margin = PITCH_X
    return (
        min(x - r for x, _y, r in cities.values()) - margin,
        min(y - r for _x, y, r in cities.values()) - margin,
        max(x + r for x, _y, r in cities.values()) + margin,
        max(y + r for _x, y, r in cities.values()) + margin,
    )


def _spiral(nodes: Sequence[Node], x: int, y: int) -> Positions:
    places: Positions = {}
    for index, node in enumerate(nodes):
        reach = _CORE + _STEP * math.sqrt(index + 0.5)
        turn = index * _TURN
        places[node.id] = (round(x + reach * math.cos(turn)), round(y + reach * math.sin(turn)))
    return places


@cache
def _outlines() -> tuple[tuple[Point, ...], ...]:
    """Return the outer rings of the world's countries, in degrees east and north."""
    return tuple(tuple(_undone(ring)) for ring in json.loads(asset("vendor/land.json")))


def _undone(steps: Sequence[int]) -> Iterator[Point]:
    x = y = 0
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + east, y + north
        yield x / 100, y / 100


def _land(
    cities: Sequence[City], scale: float, box: tuple[int, int, int, int]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the outlines that touch the box, without points too close to be told apart."""
    centre = _centre(cities)
    left, top, right, bottom = box
    apart = max(right - left, bottom - top) / 900
    for ring in _outlines():
        drawn = _thinned([_flat(place, centre) for place in ring], scale, apart)
        xs, ys = zip(*drawn, strict=True)
        inside = max(xs) > left and min(xs) < right and max(ys) > top and min(ys) < bottom
        if inside and len(drawn) > 3:
            yield tuple(drawn)


def _thinned(points: Sequence[Point], scale: float, apart: float) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for x, y in points:
        place = (round(x * scale), round(y * scale))
        if not kept or math.dist(place, kept[-1]) >= apart:
            kept.append(place)
    return kept
