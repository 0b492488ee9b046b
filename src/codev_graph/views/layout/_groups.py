"""The summary of a large picture: the actors of one class in one city stand as one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from codev_graph.views._model import Node, Picture, Tie
from codev_graph.views.layout._map import Map
from codev_graph.views.layout._sides import Positions, Sides
from codev_graph.views.layout._springs import free

Place = tuple[int, int]
WIDER: Final = "*"


@dataclass(frozen=True, slots=True)
class Group:
    """The actors of one class in one city (``None``: of wider levels).

    Attributes:
        key: ``class@city``, unique in the picture.
        actor_class: Notation of the class.
        city: Id of the city.
        places: Its place in each layout, in the order of the layouts.
    """

    key: str
    actor_class: str
    city: str | None
    places: tuple[Place, ...]


def group_key(node: Node) -> str:
    """Return the key of the group that an actor belongs to."""
    return f"{node.actor_class}@{node.city or WIDER}"


def groups(picture: Picture, sides: Sides, chart: Map | None) -> list[Group]:
    """Return the groups that have members, with their places.

    On two sides a group stands amid its actors; by ties, where its own ties to other groups draw
    it; on the map, around its city.
    """
    members: dict[str, list[Node]] = defaultdict(list)
    for node in picture.nodes:
        members[group_key(node)].append(node)
    drawn = free(_summary(picture, members))
    places: list[Callable[[str], Place]] = [
        lambda key: _middle(members[key], sides.positions),
        lambda key: drawn[key],
    ]
    if chart is not None:
        turns = {kind.notation: turn for turn, kind in enumerate(picture.classes)}
        places.append(lambda key: _around(members[key], chart, turns, len(turns)))
    return [
        Group(key, found[0].actor_class, found[0].city, tuple(place(key) for place in places))
        for key, found in members.items()
    ]


def _summary(picture: Picture, members: dict[str, list[Node]]) -> Picture:
    """Return the picture in which each group is an actor and ties join groups once."""
    group = {node.id: group_key(node) for node in picture.nodes}
    pairs = {tuple(sorted((group[tie.source], group[tie.target]))) for tie in picture.ties}
    ties = [Tie(f"{a} {b}", a, b, mutual=True, crossing=False) for a, b in sorted(pairs) if a != b]
    nodes = [replace(found[0], id=key) for key, found in members.items()]
    return replace(picture, nodes=tuple(nodes), ties=tuple(ties))


def _middle(nodes: Iterable[Node], positions: Positions) -> Place:
    xs, ys = zip(*(positions[node.id] for node in nodes), strict=True)
    return round(sum(xs) / len(xs)), round(sum(ys) / len(ys))


def _around(nodes: list[Node], chart: Map, turns: dict[str, int], classes: int) -> Place:
    if nodes[0].city not in chart.cities:
        return _middle(nodes, chart.positions)
    x, y, radius = chart.cities[nodes[0].city]
    angle = 2 * math.pi * turns[nodes[0].actor_class] / classes - math.pi / 2
    return round(x + 0.6 * radius * math.cos(angle)), round(y + 0.6 * radius * math.sin(angle))
