"""The two diagrams of the ontology's pages: the tree of classes, and who relates to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final, Protocol

ROW: Final = 22
COLUMN: Final = 250
BOX: Final = (178, 44)
# Where the main classes stand: column and row of a grid, the twinning in the middle.
GRID: Final = {
    "City": (0.9, 0.0),
    "PhaseRecord": (3.2, 0.0),
    "Actor": (0.0, 1.0),
    "Agreement": (2.1, 1.0),
    "SectorPresence": (4.0, 1.0),
    "Committee": (1.6, 2.1),
    "Project": (3.4, 2.0),
    "Participation": (2.2, 3.0),
    "Tie": (0.0, 3.0),
}
STEP: Final = (215, 130)
TIP: Final = (
    '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker>'
)


class Related(Protocol):
    """A property with what is said of it."""

    name: str
    said: tuple[tuple[str, str], ...]


def tree_svg(parents: Mapping[str, Sequence[str]], labels: Mapping[str, str]) -> str:
    """Return the classes as a tree from left to right; each stands under its first superclass."""
    children: dict[str, list[str]] = {}
    for name in sorted(parents, key=lambda name: labels[name].casefold()):
        children.setdefault(next(iter(sorted(parents[name])), ""), []).append(name)
    lines, depth = [], 0
    for row, (name, level, parent_row) in enumerate(_walk(children)):
        depth = max(depth, level)
        lines.append(_branch(name, labels[name], (level, row), parent_row))
    size = (depth + 1) * COLUMN + 40, len(lines) * ROW + 20
    return _svg(size, lines)


def _walk(children: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int, int | None]]:
    """Yield each class with its depth and the row of its parent, from top to bottom."""
    stack: list[tuple[str, int, int | None]] = [
        (name, 0, None) for name in reversed(children.get("", ()))
    ]
    row = 0
    while stack:
        name, level, parent_row = stack.pop()
        yield name, level, parent_row
        stack.extend((child, level + 1, row) for child in reversed(children.get(name, ())))
        row += 1


def _branch(name: str, label: str, place: tuple[int, int], parent_row: int | None) -> str:
    x, y = place[0] * COLUMN * 0.45 + 16, place[1] * ROW + 18
    text = f'<a href="#{name}"><text x="{x:g}" y="{y}">{escape(label)}</text></a>'
    if parent_row is None:
        return text
    left, top = x - COLUMN * 0.45 + 6, parent_row * ROW + 24
    return f'<path d="M{left:g} {top}V{y - 4}H{x - 6:g}"/>{text}'


def relations_svg(properties: Iterable[Related], labels: Mapping[str, str]) -> str:
    """Return the main classes as boxes and the properties that join them as labelled lines."""
    joined: dict[tuple[str, str], list[str]] = {}
    for each in properties:
        for ends in _ends(each):
            joined.setdefault(ends, []).append(each.name)
    lines = [_line(ends, names) for ends, names in sorted(joined.items())]
    boxes = [_box(name, labels[name]) for name in GRID]
    return _svg((5 * STEP[0], 4 * STEP[1]), [*lines, *boxes])


def _ends(each: Related) -> Iterator[tuple[str, str]]:
    """Yield domain and range of a property where both are main classes and differ."""
    said = dict(each.said)
    domains = said.get("Domain", "").replace("codev:", "").split(" or ")
    ranges = said.get("Range", "").replace("codev:", "").split(" or ")
    for start in domains:
        for end in ranges:
            if start in GRID and end in GRID and start != end:
                yield start, end


def _middle(name: str) -> tuple[float, float]:
    column, row = GRID[name]
    return column * STEP[0] + STEP[0] / 2, row * STEP[1] + STEP[1] / 2


def _line(ends: tuple[str, str], names: Sequence[str]) -> str:
    """Return an arrow from box to box, its label nearer to where it starts."""
    start, end = _edge(ends[0], ends[1]), _edge(ends[1], ends[0])
    # The two directions of one pair run side by side.
    shift = 9 if ends[0] < ends[1] else -9
    (x1, y1), (x2, y2) = (
        (x, y + shift) if start[1] == end[1] else (x + shift, y) for x, y in (start, end)
    )
    x, y = x1 + 0.27 * (x2 - x1), y1 + 0.27 * (y2 - y1)
    text = "".join(
        f'<text class="role" x="{x:g}" y="{y + 12 * at:g}">{escape(name)}</text>'
        for at, name in enumerate(sorted(names)[:3])
    )
    return f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" marker-end="url(#tip)"/>{text}'


def _edge(here: str, there: str) -> tuple[float, float]:
    """Return where the straight way from one box to another leaves the first."""
    (x1, y1), (x2, y2) = _middle(here), _middle(there)
    across, down = x2 - x1, y2 - y1
    share = max(2 * abs(across) / BOX[0], 2 * abs(down) / BOX[1])
    return x1 + across / share, y1 + down / share


def _box(name: str, label: str) -> str:
    x, y = _middle(name)
    width, height = BOX
    return (
        f'<a href="#{name}"><rect x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width}" '
        f'height="{height}" rx="6"/><text class="box" x="{x:g}" y="{y + 5:g}">{escape(label)}'
        "</text></a>"
    )


def _svg(size: tuple[float, float], parts: Iterable[str]) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">{TIP}{"".join(parts)}</svg>'
    )
