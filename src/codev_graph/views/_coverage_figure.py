"""The coverage as a heat map: actor class × cooperation area, the cities side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import Language, in_language, language, mark
from codev_graph._i18n import gettext as _
from codev_graph.views._look import INK, LINE, Look, looks, shape_path
from codev_graph.views._model import City, Concept, Picture
from codev_graph.views._report_model import Cell, State
from codev_graph.views._svg import figure, joined, tag

STATE_LABELS: Final[dict[State, str]] = {
    "held": mark("Held by two actors or more"),
    "single-actor": mark("Held by a single actor"),
    "one-sided": mark("Held in one city only"),
    "empty": mark("Empty"),
}
_FILLS: Final[dict[State, str]] = {
    "held": "#0072b2",
    "single-actor": "url(#single-actor)",
    "one-sided": "url(#one-sided)",
    "empty": "#ffffff",
}
_WIDE, _HIGH, _ROW_NAMES, _GAP, _HEAD, _STEP = 54, 30, 176, 26, 66, 22


def coverage_svg(cells: Iterable[Cell], picture: Picture, code: Language) -> str:
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


def covered(picture: Picture, cells: Iterable[Cell]) -> list[Concept]:
    """Return the areas that the coverage speaks of, in the order of the picture."""
    named = {cell.area for cell in cells}
    return [area for area in picture.areas if area.notation in named]


def _patterns() -> Markup:
    stripes = tag(
        "pattern",
        tag("rect", width=8, height=8, fill="#bfe1f6"),
        tag("path", d="M0 8L8 0M-2 2L2 -2M6 10L10 6", stroke="#56b4e9", stroke_width=2),
        id="single-actor",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    dots = tag(
        "pattern",
        tag("rect", width=8, height=8, fill="#fbeccb"),
        tag("circle", cx=4, cy=4, r=1.5, fill="#c98a00"),
        id="one-sided",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    return tag("defs", stripes, dots)


def _row_names(areas: list[Concept]) -> Markup:
    return joined(
        tag(
            "text",
            area.label.of(language()),
            x=_ROW_NAMES - 10,
            y=_HEAD + row * _HIGH + 20,
            text_anchor="end",
            font_size=13,
            fill=INK,
        )
        for row, area in enumerate(areas)
    )


def _panel(
    city: City,
    left: int,
    found: dict[tuple[str, str, str], Cell],
    picture: Picture,
    areas: list[Concept],
) -> Markup:
    said = language()
    name = tag("text", city.label.of(said), x=left, y=22, font_size=17, font_weight=600, fill=INK)
    looked = looks(picture.classes)
    heads = [
        _symbol(looked[kind.notation], left + (column + 0.5) * _WIDE, _HEAD - 18)
        for column, kind in enumerate(picture.classes)
    ]
    cells = [
        _cell(
            found[key],
            left + column * _WIDE,
            _HEAD + row * _HIGH,
            f"{area.label.of(said)} · {kind.label.of(said)} · {city.label.of(said)}",
        )
        for row, area in enumerate(areas)
        for column, kind in enumerate(picture.classes)
        if (key := (area.notation, kind.notation, city.id)) in found
    ]
    return tag("g", name, *heads, *cells)


def _symbol(look: Look, x: float, y: float) -> Markup:
    return tag(
        "path",
        d=shape_path(look.shape),
        transform=f"translate({x:g} {y:g}) scale(8)",
        fill=look.colour,
        stroke=INK,
        stroke_width=0.12,
    )


def _cell(cell: Cell, x: int, y: int, name: str) -> Markup:
    held = cell.state == "held"
    title = f"{name}: {_(STATE_LABELS[cell.state])} ({cell.actors})"
    box = tag(
        "rect",
        x=x + 1,
        y=y + 1,
        width=_WIDE - 2,
        height=_HIGH - 2,
        rx=3,
        fill=_FILLS[cell.state],
        stroke=LINE,
        stroke_width=0.8,
    )
    if not cell.actors:
        return tag("g", tag("title", title), box)
    backing = (
        []
        if held
        else [
            tag(
                "circle", cx=x + _WIDE / 2, cy=y + _HIGH / 2, r=9, fill="#ffffff", fill_opacity=0.85
            )
        ]
    )
    count = tag(
        "text",
        str(cell.actors),
        x=x + _WIDE / 2,
        y=y + _HIGH / 2 + 4.5,
        font_size=13,
        text_anchor="middle",
        font_weight=600,
        fill="#ffffff" if held else INK,
    )
    return tag("g", tag("title", title), box, *backing, count)


def _key(picture: Picture, top: int, width: int) -> tuple[Markup, int]:
    """Explain symbols, then patterns, two in a row; return also where the figure ends."""
    looked = looks(picture.classes)
    entries = [
        (_symbol(looked[kind.notation], 12, 8), kind.label.of(language()))
        for kind in picture.classes
    ]
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
