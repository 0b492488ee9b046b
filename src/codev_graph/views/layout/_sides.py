"""Two cities as two sides: where each actor stands so that bridging is visible at a glance."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from codev_graph.views._model import Node, Picture, Tie

PITCH_X: Final = 162
PITCH_Y: Final = 94
STAGGER: Final = 18
GUTTER: Final = 48
LANE_GAP: Final = 24
ASPECT: Final = 1.5
MARGINS: Final = (244, 100)

Positions = dict[str, tuple[int, int]]
_Cells = dict[tuple[str, str | None, bool], list[Node]]


@dataclass(frozen=True, slots=True)
class Band:
    """The vertical strip of one city, or of the wider levels (``city`` is ``None``).

    ``inner`` columns next to the border hold the actors that take part, ``outer`` ones the rest.
    """

    city: str | None
    inner: int
    outer: int
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
    """The two-sided layout: bands across, lanes down, each actor's place. The border is x = 0."""

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
    between them. In a city the actors that take part stand next to the border, those that do
    most across it first, and those not yet involved stand behind them. A class without actors
    keeps a thin lane: its emptiness is a finding. More than two cities stand half on each side;
    a picture without actors gives bands and thin lanes.
    """
    cells = _cells(picture)
    bands = _bands(picture, cells, _columns(picture, cells))
    lanes = _lanes(picture, cells, bands)
    middle = len(bands) // 2
    positions: Positions = {}
    for index, band in enumerate(bands):
        for lane in lanes:
            positions |= _place(cells, band, lane, (index > middle) - (index < middle))
    return Sides(bands, lanes, positions)


def closeness(picture: Picture) -> Callable[[Node], tuple[bool, bool, int, str]]:
    """Return the key that sorts actors: who bridges, who takes part, who has most ties."""
    degree = Counter(end for tie in picture.ties for end in (tie.source, tie.target))
    return lambda node: (not node.bridging, not node.involved, -degree[node.id], node.label.es)


def _cells(picture: Picture) -> _Cells:
    """Group the actors by class, city and near or far, the nearest to the border first.

    Between the cities there is no far side: all actors of wider levels stand together.
    """
    cells: _Cells = {}
    for node in sorted(picture.nodes, key=closeness(picture)):
        inner = node.involved or node.city is None
        cells.setdefault((node.actor_class, node.city, inner), []).append(node)
    return cells


def _order(picture: Picture) -> list[str | None]:
    ids: list[str | None] = [city.id for city in picture.cities]
    middle = (len(ids) + 1) // 2
    return [*ids[:middle], None, *ids[middle:]]


def _widest(cells: _Cells, city: str | None, involved: bool) -> int:
    """Return the number of actors in the fullest cell of a city."""
    return max(
        (len(held) for (_, *key), held in cells.items() if key == [city, involved]), default=0
    )


def _columns(picture: Picture, cells: _Cells) -> tuple[int, int]:
    """Choose the most columns of a kind in a city and between the cities.

    The choice is the one that brings the whole nearest to the shape of a screen.
    """

    def misfit(limits: tuple[int, int]) -> float:
        bands = _bands(picture, cells, limits)
        bottom = _lanes(picture, cells, bands)[-1].bottom if picture.classes else PITCH_Y
        width = MARGINS[0] + bands[-1].right - bands[0].left
        return abs(math.log(width / (MARGINS[1] + bottom) / ASPECT))

    fullest = max((len(members) for members in cells.values()), default=1)
    choices = [
        (columns, between)
        for columns in range(1, min(fullest, 100) + 1)
        for between in range(max(1, columns - 2), columns + 1)
    ]
    return min(choices, key=misfit)


def _bands(picture: Picture, cells: _Cells, limits: tuple[int, int]) -> tuple[Band, ...]:
    shapes = []
    for city in _order(picture):
        limit = limits[city is None]
        inner, outer = (min(limit, _widest(cells, city, near)) for near in (True, False))
        shapes.append((city, inner, outer))
    widths = [max(inner + outer, 1) * PITCH_X + GUTTER for _, inner, outer in shapes]
    middle = len(shapes) // 2
    left = -sum(widths[:middle]) - widths[middle] // 2
    bands = []
    for (city, inner, outer), width in zip(shapes, widths, strict=True):
        bands.append(Band(city, inner, outer, left, left + width))
        left += width
    return tuple(bands)


def _rows(cells: _Cells, actor_class: str, band: Band) -> int:
    parts = ((True, band.inner), (False, band.outer))
    return max(
        math.ceil(len(cells.get((actor_class, band.city, involved), ())) / max(columns, 1))
        for involved, columns in parts
    )


def _lanes(picture: Picture, cells: _Cells, bands: Sequence[Band]) -> tuple[Lane, ...]:
    lanes, top = [], 0
    for concept in picture.classes:
        rows = max(_rows(cells, concept.notation, band) for band in bands)
        bottom = top + (rows * PITCH_Y + STAGGER if rows else PITCH_Y // 2) + LANE_GAP
        lanes.append(Lane(concept.notation, top, bottom))
        top = bottom
    return tuple(lanes)


def _place(cells: _Cells, band: Band, lane: Lane, side: int) -> Positions:
    """Fill a cell column by column, from the edge that looks to the border."""
    rows = _rows(cells, lane.actor_class, band)
    spare = lane.bottom - lane.top - LANE_GAP - STAGGER - rows * PITCH_Y
    top = lane.top + LANE_GAP // 2 + spare // 2 + PITCH_Y // 3
    places: Positions = {}
    for involved, first in ((True, 0), (False, band.inner)):
        members = cells.get((lane.actor_class, band.city, involved), [])
        for index, node in enumerate(members):
            column, row = divmod(index, rows)
            x = _column_x(band, first + column, math.ceil(len(members) / rows), side)
            places[node.id] = (x, top + row * PITCH_Y + ((first + column) % 2) * STAGGER)
    return places


def _column_x(band: Band, column: int, columns: int, side: int) -> int:
    if not side:
        return (band.left + band.right) // 2 + (2 * column - columns + 1) * PITCH_X // 2
    inset = GUTTER // 2 + PITCH_X // 2 + column * PITCH_X
    return band.right - inset if side < 0 else band.left + inset


def tie_bends(ties: Iterable[Tie]) -> dict[str, float]:
    """Return how far each tie bows out, so that parallel ties lie side by side.

    The value is a share of the tie's length; its sign is the side, seen from source to target.
    """
    seen: Counter[tuple[str, str]] = Counter()
    bends: dict[str, float] = {}
    for tie in ties:
        low, high = sorted((tie.source, tie.target))
        rank = seen[low, high]
        seen[low, high] += 1
        bow = 0.12 + 0.14 * (rank // 2)
        side = 1 if rank % 2 == 0 else -1
        bends[tie.id] = round(bow * side * (1 if tie.source == low else -1), 2)
    return bends
