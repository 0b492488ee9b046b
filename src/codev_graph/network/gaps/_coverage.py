"""The coverage: which actor class is active in which area of an agreement, in which city.

What is not stated is treated as not there: a closed world, as OWL has none. The counts come from
the query ``coverage-cells``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from codev_graph._table import Table

State = Literal["empty", "one-sided", "single-actor", "held"]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """An actor class in a cooperation area of an agreement, in one of its cities.

    Attributes:
        agreement: IRI of the agreement.
        city: IRI of the city.
        actor_class: IRI of the class of Tabla 1.
        area: IRI of the area.
        actors: How many actors of the class, in the city, take part and are active in the area.
        state: ``empty`` (none), ``one-sided`` (some, but none in any other city of the
            agreement), ``single-actor`` (one: its departure empties the cell) or ``held``.
    """

    agreement: str
    city: str
    actor_class: str
    area: str
    actors: int
    state: State


def coverage_cells(counts: Table) -> Iterator[CoverageCell]:
    """Yield each cell of the counts, judged."""
    sides: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    rows = [(str(a), str(c), str(k), str(r), int(n or 0)) for a, c, k, r, n in counts]
    for agreement, city, kind, area, actors in rows:
        sides[agreement, kind, area][city] += actors
    for agreement, city, kind, area, actors in rows:
        elsewhere = sides[agreement, kind, area].total() - actors
        yield CoverageCell(agreement, city, kind, area, actors, _state(actors, elsewhere))


def _state(actors: int, elsewhere: int) -> State:
    if actors == 0:
        return "empty"
    if elsewhere == 0:
        return "one-sided"
    return "single-actor" if actors == 1 else "held"


def empty_areas(cells: Iterable[CoverageCell]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the areas without an actor, by city and class."""
    empty: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in cells:
        if cell.state == "empty":
            empty[cell.city, cell.actor_class].add(cell.area)
    return {key: tuple(sorted(areas)) for key, areas in empty.items()}


def areas_by_city(cells: Iterable[CoverageCell]) -> Mapping[str, set[str]]:
    """Return the areas of the agreements of each city."""
    areas: dict[str, set[str]] = defaultdict(set)
    for cell in cells:
        areas[cell.city].add(cell.area)
    return areas


Row = tuple[str, str, int, int, float]


def shares(scope: str, keyed: Iterable[tuple[CoverageCell, str]]) -> Iterator[Row]:
    """Yield covered, all and their ratio for each key."""
    cells: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for cell, key in keyed:
        cells[key] += 1
        covered[key] += cell.actors > 0
    for key, count in sorted(cells.items()):
        yield scope, key, covered[key], count, covered[key] / count
