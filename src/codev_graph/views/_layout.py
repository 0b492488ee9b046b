"""Two cities as two sides: where each actor stands so that bridging is visible at a glance."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from codev_graph.views._model import Node, Picture

PITCH_X: Final = 168
PITCH_Y: Final = 92
STAGGER: Final = 18
GUTTER: Final = 64
LANE_GAP: Final = 24
ASPECT: Final = 1.5

Positions = dict[str, tuple[int, int]]
_Cells = dict[tuple[str, str | None], list[Node]]


@dataclass(frozen=True, slots=True)
class Band:
    """The vertical strip of one city, or of the wider levels (``city`` is ``None``)."""

    city: str | None
    columns: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The horizontal strip of one actor class."""

    actor_class: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The two-sided layout: bands across, lanes down, and each actor's place; the border is x = 0."""

    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    positions: Positions

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The left, top, right and bottom of the whole."""
        bottom = self.lanes[-1].bottom if self.lanes else PITCH_Y
        return self.bands[0].left, 0, self.bands[-1].right, bottom


def two_sides(picture: Picture) -> Sides:
    """Lay the cities out as two sides with the border between them.

    Each actor class is a lane that runs across; each city is a band, with the wider levels
    between them. Within its cell an actor stands the nearer to the border the more it does
    across it. A class without actors keeps a thin lane: its emptiness is a finding. More than
    two cities stand half on each side; a picture without actors gives bands and thin lanes.
    """
    cells = _cells(picture)
    bands = _bands(picture, cells)
    lanes = _lanes(picture, cells, bands)
    middle = len(bands) // 2
    positions: Positions = {}
    for index, band in enumerate(bands):
        for lane in lanes:
            if members := cells.get((lane.actor_class, band.city)):
                positions |= _place(members, band, lane, (index > middle) - (index < middle))
    return Sides(bands, lanes, positions)


def _cells(picture: Picture) -> _Cells:
    """Group the actors by class and city, those first that belong near the border."""
    degree = Counter(end for tie in picture.ties for end in (tie.source, tie.target))

    def closeness(node: Node) -> tuple[bool, bool, int, str]:
        return not node.bridging, not node.involved, -degree[node.id], node.label.es

    cells: _Cells = {}
    for node in sorted(picture.nodes, key=closeness):
        cells.setdefault((node.actor_class, node.city), []).append(node)
    return cells


def _order(picture: Picture) -> list[str | None]:
    ids: list[str | None] = [city.id for city in picture.cities]
    middle = (len(ids) + 1) // 2
    return [*ids[:middle], None, *ids[middle:]]


def _widest(cells: _Cells, city: str | None) -> int:
    return max((len(members) for (_, where), members in cells.items() if where == city), default=1)


def _columns(picture: Picture, cells: _Cells) -> int:
    """Choose the most columns in a band, so that the whole is nearest to the shape of a screen."""

    def misfit(columns: int) -> float:
        rows: Counter[str] = Counter()
        for (actor_class, _city), members in cells.items():
            rows[actor_class] = max(rows[actor_class], math.ceil(len(members) / columns))
        across = sum(min(columns, _widest(cells, city)) for city in _order(picture))
        height = (rows.total() + len(picture.classes) / 2) * PITCH_Y
        return abs(math.log(across * PITCH_X / height / ASPECT))

    widest = max((len(members) for members in cells.values()), default=1)
    return min(range(1, widest + 1), key=misfit) if cells else 1


def _bands(picture: Picture, cells: _Cells) -> tuple[Band, ...]:
    limit = _columns(picture, cells)
    order = _order(picture)
    columns = [min(limit, _widest(cells, city)) for city in order]
    widths = [count * PITCH_X + GUTTER for count in columns]
    middle = len(order) // 2
    left = -sum(widths[:middle]) - widths[middle] // 2
    bands = []
    for city, count, width in zip(order, columns, widths, strict=True):
        bands.append(Band(city, count, left, left + width))
        left += width
    return tuple(bands)


def _lanes(picture: Picture, cells: _Cells, bands: Sequence[Band]) -> tuple[Lane, ...]:
    lanes, top = [], 0
    for concept in picture.classes:
        rows = max(
            math.ceil(len(cells.get((concept.notation, band.city), ())) / band.columns)
            for band in bands
        )
        bottom = top + (rows * PITCH_Y + STAGGER if rows else PITCH_Y // 2) + LANE_GAP
        lanes.append(Lane(concept.notation, top, bottom))
        top = bottom
    return tuple(lanes)


def _place(members: Sequence[Node], band: Band, lane: Lane, side: int) -> Positions:
    """Fill a cell column by column, from the edge that looks to the border."""
    rows = math.ceil(len(members) / band.columns)
    columns = math.ceil(len(members) / rows)
    spare = lane.bottom - lane.top - LANE_GAP - STAGGER - rows * PITCH_Y
    top = lane.top + LANE_GAP // 2 + spare // 2 + PITCH_Y // 3
    places: Positions = {}
    for index, node in enumerate(members):
        column, row = divmod(index, rows)
        x = _column_x(band, column, columns, side)
        places[node.id] = (x, top + row * PITCH_Y + (column % 2) * STAGGER)
    return places


def _column_x(band: Band, column: int, columns: int, side: int) -> int:
    inset = GUTTER // 2 + PITCH_X // 2 + column * PITCH_X
    if side < 0:
        return band.right - inset
    if side > 0:
        return band.left + inset
    return (band.left + band.right) // 2 + (2 * column - columns + 1) * PITCH_X // 2
