"""The coverage as a heat map: actor class × cooperation area, the cities side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import Language, in_language, language, mark
from codev_graph._i18n import gettext as _
from codev_graph.views._counts import covered
from codev_graph.views._look import ACCENT, INK, LINE, PAPER, looks
from codev_graph.views._model import City, Concept, Picture
from codev_graph.views._report_model import Cell, State
from codev_graph.views._svg import Value, figure, joined, symbol, tag

STATE_LABELS: Final[dict[State, str]] = {
    "held": mark("Held by two actors or more"),
    "single-actor": mark("Held by a single actor"),
    "one-sided": mark("Held in one city only"),
    "empty": mark("Empty"),
}
# The ground of each state and what is drawn upon it.
STATE_COLOURS: Final[dict[State, tuple[str, str]]] = {
    "held": (ACCENT, ACCENT),
    "single-actor": ("#bfe1f6", "#56b4e9"),
    "one-sided": ("#fbeccb", "#c98a00"),
    "empty": (PAPER, LINE),
}
_FILLS: Final[dict[State, str]] = {
    "held": ACCENT,
    "single-actor": "url(#single-actor)",
    "one-sided": "url(#one-sided)",
    "empty": PAPER,
}
_Key = tuple[str, str, str]  # area, class, city
_WIDE, _HIGH, _ROW_NAMES, _GAP, _HEAD, _STEP = 54, 30, 176, 26, 66, 22


def coverage_svg(cells: Iterable[Cell], picture: Picture, code: Language) -> Markup:
    """Return the coverage as SVG: rows are areas, columns classes, one panel a city.

    Classes stand under their symbols, as in the network. Colour and pattern tell the state, the
    number tells how many actors of that class and city are active in that area. Only the areas
    that the cells name have a row; a combination that is not given stays blank.
    """
    found = {(cell.area, cell.actor_class, cell.city): cell for cell in cells}
    areas = covered(picture, found.values())
    panel = len(picture.classes) * _WIDE
    width = _ROW_NAMES + len(picture.cities) * (panel + _GAP)
    foot = _HEAD + len(areas) * _HIGH + 20
    with in_language(code):
        panels = [
            _panel(city, _ROW_NAMES + index * (panel + _GAP), found, picture, areas)
            for index, city in enumerate(picture.cities)
        ]
        key, height = _key(picture, foot, width)
        label = _("Coverage by cooperation area, actor class and city")
        parts = (_patterns(), _row_names(areas), *panels, key)
        return figure(width, height, f"0 0 {width} {height}", label, *parts)


def _patterns() -> Markup:
    size: dict[str, Value] = {"width": 8, "height": 8}
    (pale, blue), (warm, brown) = STATE_COLOURS["single-actor"], STATE_COLOURS["one-sided"]
    strokes = tag("path", d="M0 8L8 0M-2 2L2 -2M6 10L10 6", stroke=blue, stroke_width=2)
    dot = tag("circle", cx=4, cy=4, r=1.5, fill=brown)
    tile: dict[str, Value] = {**size, "patternUnits": "userSpaceOnUse"}
    stripes = tag("pattern", tag("rect", **size, fill=pale), strokes, id="single-actor", **tile)
    dots = tag("pattern", tag("rect", **size, fill=warm), dot, id="one-sided", **tile)
    return tag("defs", stripes, dots)


def _row_names(areas: list[Concept]) -> Markup:
    look: dict[str, Value] = {
        "x": _ROW_NAMES - 10,
        "text_anchor": "end",
        "font_size": 13,
        "fill": INK,
    }
    names = (area.label.of(language()) for area in areas)
    return joined(
        tag("text", name, y=_HEAD + row * _HIGH + 20, **look) for row, name in enumerate(names)
    )


def _panel(
    city: City, left: int, found: dict[_Key, Cell], picture: Picture, areas: list[Concept]
) -> Markup:
    said = language()
    name = tag("text", city.label.of(said), x=left, y=22, font_size=17, font_weight=600, fill=INK)
    heads = (
        symbol(look, left + (column + 0.5) * _WIDE, _HEAD - 18, 8)
        for column, look in enumerate(looks(picture.classes).values())
    )
    cells = (
        _cell(found[key], (left + column * _WIDE, _HEAD + row * _HIGH), (area, kind, city))
        for row, area in enumerate(areas)
        for column, kind in enumerate(picture.classes)
        if (key := (area.notation, kind.notation, city.id)) in found
    )
    return tag("g", name, *heads, *cells)


def _cell(cell: Cell, corner: tuple[int, int], named: tuple[Concept, Concept, City]) -> Markup:
    x, y = corner
    place = {"x": x + 1, "y": y + 1, "width": _WIDE - 2, "height": _HIGH - 2, "rx": 3}
    box = tag("rect", **place, fill=_FILLS[cell.state], stroke=LINE, stroke_width=0.8)
    name = " · ".join(each.label.of(language()) for each in named)
    title = tag("title", f"{name}: {_(STATE_LABELS[cell.state])} ({cell.actors})")
    return tag("g", title, box, *_count(cell, x + _WIDE / 2, y + _HIGH / 2))


def _count(cell: Cell, x: float, y: float) -> Iterator[Markup]:
    """Yield the number of actors, on a pale ground where a pattern would run through it."""
    if not cell.actors:
        return
    held = cell.state == "held"
    if not held:
        yield tag("circle", cx=x, cy=y, r=9, fill="#ffffff", fill_opacity=0.85)
    look: dict[str, Value] = {"font_size": 13, "text_anchor": "middle", "font_weight": 600}
    yield tag("text", str(cell.actors), x=x, y=y + 4.5, **look, fill="#ffffff" if held else INK)


def _key(picture: Picture, top: int, width: int) -> tuple[Markup, int]:
    """Explain symbols, then patterns, two in a row; return also where the figure ends."""
    symbols = (symbol(look, 12, 8, 8) for look in looks(picture.classes).values())
    names = (kind.label.of(language()) for kind in picture.classes)
    entries = [*zip(symbols, names, strict=True)]
    entries += [
        (tag("rect", width=24, height=16, rx=3, fill=_FILLS[state], stroke=LINE), _(label))
        for state, label in STATE_LABELS.items()
    ]
    drawn = []
    for index, (icon, label) in enumerate(entries):
        row, column = divmod(index, 2)
        text = tag("text", label, x=34, y=13, font_size=12.5, fill=INK)
        place = f"translate({8 + column * width // 2} {top + row * _STEP})"
        drawn.append(tag("g", icon, text, transform=place))
    return joined(drawn), top + math.ceil(len(entries) / 2) * _STEP + 8
