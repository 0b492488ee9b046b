"""The indices of the coverage, each with its definition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Cell, Table
from codev_graph.network.gaps._coverage import CoverageCube, Frame, Place

Scope = Literal["all", "agreement", "city", "class", "area"]
Key = tuple[Scope, str]
NAN: Final = float("nan")


@dataclass(frozen=True, slots=True)
class Index:
    """One index of the coverage. Texts are kept in English and read in the language in force.

    Attributes:
        name: Its name in the table.
        term: Its name in words.
        formula: How it is reckoned.
        plain: How to read it.
    """

    name: str
    term: str
    formula: str
    plain: str

    def __str__(self) -> str:
        """Return the name in words, the formula and the reading on one line."""
        return f"{_(self.term)} ({self.name}): {_(self.formula)}. {_(self.plain)}"


INDICES: Final = (
    Index(
        "coverage",
        mark("coverage"),
        mark("cells with one actor or more / cells"),
        mark("What share of the cells anybody is in. From 0 to 1."),
    ),
    Index(
        "held_share",
        mark("share held"),
        mark("cells held / cells"),
        mark("What share has two actors or more and somebody in another city. From 0 to 1."),
    ),
    Index(
        "two_sided_share",
        mark("two-sided share"),
        mark("cells held or of a single actor / cells"),
        mark("What share somebody of another city faces, in class and area. From 0 to 1."),
    ),
    Index(
        "fragile_share",
        mark("fragile share"),
        mark("cells with exactly one actor / cells with one actor or more"),
        mark("What share of the occupied cells one departure would empty. From 0 to 1."),
    ),
    Index(
        "balance",
        mark("balance between the cities"),
        mark("coverage of the least covered city / coverage of the most covered one"),
        mark("1: the cities are covered alike; 0: one has nobody. Undefined for a single city."),
    ),
)
"""A share of nothing is undefined: its cell in the table is empty, never 0."""

COUNTS: Final = ("cells", "occupied", "held", "single_actor", "one_sided", "empty")


@dataclass(slots=True)
class _Tally:
    """What is counted under one key."""

    cells: int = 0
    occupied: int = 0
    held: int = 0
    single_actor: int = 0
    one_sided: int = 0
    fragile: int = 0

    def row(self) -> list[Cell]:
        occupied, cells = self.occupied, self.cells
        counts = [cells, occupied, self.held, self.single_actor, self.one_sided, cells - occupied]
        two_sided = self.held + self.single_actor
        shares = [_ratio(n, cells) for n in (occupied, self.held, two_sided)]
        return [*counts, *shares, _ratio(self.fragile, occupied)]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else NAN


def indices(cube: CoverageCube) -> Table:
    """Return the indices of the coverage as a whole, and by agreement, city, class and area.

    Columns: scope, key (an IRI; empty for ``all``), the counts of :data:`COUNTS`, and the
    indices of :data:`INDICES`, undefined where they divide by nothing. The row ``all`` is always
    there. Empty cells are counted by multiplication, none is made.
    """
    tallies: dict[Key, _Tally] = defaultdict(_Tally)
    towns: dict[tuple[Key, str], _Tally] = defaultdict(_Tally)
    for key, city, count in _spans(cube):
        tallies[key].cells += count
        towns[key, city].cells += count
    for cell in cube.occupied():
        for key in _keys_of(cell.place):
            _count(tallies[key], cell.state, cell.actors)
            towns[key, cell.city].occupied += 1
    balances = _balances(towns)
    columns = ["scope", "key", *COUNTS, *(index.name for index in INDICES)]
    rows = ([*key, *tallies[key].row(), balances.get(key, NAN)] for key in _ordered(tallies))
    return Table.of(columns, rows)


def _count(tally: _Tally, state: str, actors: int) -> None:
    tally.occupied += 1
    tally.held += state == "held"
    tally.single_actor += state == "single-actor"
    tally.one_sided += state == "one-sided"
    tally.fragile += actors == 1


def _keys_of(place: Place) -> tuple[Key, ...]:
    return (
        ("all", ""),
        ("agreement", place.agreement),
        ("city", place.city),
        ("class", place.actor_class),
        ("area", place.area),
    )


def _spans(cube: CoverageCube) -> Iterator[tuple[Key, str, int]]:
    """Yield how many cells each key has in each city."""
    kinds = len(cube.classes)
    yield ("all", ""), "", 0
    for agreement, frame in cube.frames.items():
        for city in frame.cities:
            own: tuple[Key, ...] = (("all", ""), ("agreement", agreement), ("city", city))
            yield from ((key, city, kinds * len(frame.areas)) for key in own)
    for kind in cube.classes:
        yield from ((("class", kind), city, count) for city, count in _by_city(cube).items())
    for (city, area), count in _named(cube.frames).items():
        yield ("area", area), city, kinds * count


def _by_city(cube: CoverageCube) -> Counter[str]:
    found: Counter[str] = Counter()
    for frame in cube.frames.values():
        for city in frame.cities:
            found[city] += len(frame.areas)
    return found


def _named(frames: Mapping[str, Frame]) -> Counter[tuple[str, str]]:
    return Counter((c, a) for frame in frames.values() for c in frame.cities for a in frame.areas)


def _balances(towns: Mapping[tuple[Key, str], _Tally]) -> dict[Key, float]:
    """Return the least over the greatest coverage of the cities under each key, if several."""
    shares: dict[Key, list[float]] = defaultdict(list)
    for (key, _city), tally in towns.items():
        if tally.cells:
            shares[key].append(tally.occupied / tally.cells)
    return {key: _ratio(min(found), max(found)) for key, found in shares.items() if len(found) > 1}


def _ordered(tallies: Mapping[Key, _Tally]) -> list[Key]:
    scopes = ("all", "agreement", "city", "class", "area")
    return sorted(tallies, key=lambda key: (scopes.index(key[0]), key[1]))
