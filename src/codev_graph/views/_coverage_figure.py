"""The coverage as a heat map: actor class × cooperation area, the cities side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import Language, in_language, mark
from codev_graph._i18n import gettext as _
from codev_graph.views._look import INK, LINE, MUTED
from codev_graph.views._model import City, Picture
from codev_graph.views._report_model import Cell, State
from codev_graph.views._svg import figure, joined, lines, tag

STATE_LABELS: Final[dict[State, str]] = {
    "held": mark("Held by two actors or more"),
    "single-actor": mark("Held by a single actor"),
    "one-sided": mark("Held in one city only"),
    "empty": mark("Empty in both cities"),
}
_FILLS: Final[dict[State, str]] = {
    "held": "#0072b2",
    "single-actor": "url(#single-actor)",
    "one-sided": "url(#one-sided)",
    "empty": "#ffffff",
}
_WIDE, _HIGH, _ROW_NAMES, _GAP, _HEAD = 54, 30, 176, 26, 132


def coverage_svg(cells: Iterable[Cell], picture: Picture, language: Language) -> str:
    """Return the coverage as SVG: rows are areas, columns classes, one panel a city.

    Colour and pattern tell the state, the number tells how many actors of that class and city are
    active in that area. Cells that are not given stay blank.
    """
    found = {(cell.area, cell.actor_class, cell.city): cell for cell in cells}
    panel = len(picture.classes) * _WIDE
    width = _ROW_NAMES + len(picture.cities) * (panel + _GAP)
    foot = _HEAD + len(picture.areas) * _HIGH
    with in_language(language):
        panels = [
            _panel(city, _ROW_NAMES + index * (panel + _GAP), found, picture, language)
            for index, city in enumerate(picture.cities)
        ]
        label = _("Coverage by cooperation area, actor class and city")
        parts = (_patterns(), _row_names(picture, language), *panels, _key(foot + 26))
        return figure(width, foot + 60, f"0 0 {width} {foot + 60}", label, *parts)


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


def _row_names(picture: Picture, language: Language) -> Markup:
    return joined(
        tag(
            "text",
            area.label.of(language),
            x=_ROW_NAMES - 10,
            y=_HEAD + row * _HIGH + 20,
            text_anchor="end",
            font_size=13,
            fill=INK,
        )
        for row, area in enumerate(picture.areas)
    )


def _panel(
    city: City,
    left: int,
    found: dict[tuple[str, str, str], Cell],
    picture: Picture,
    language: Language,
) -> Markup:
    name = tag(
        "text", city.label.of(language), x=left, y=22, font_size=17, font_weight=600, fill=INK
    )
    heads = [
        _column_name(kind.label.of(language), left + column * _WIDE)
        for column, kind in enumerate(picture.classes)
    ]
    cells = [
        _cell(
            found[key],
            left + column * _WIDE,
            _HEAD + row * _HIGH,
            f"{area.label.of(language)} · {kind.label.of(language)} · {city.label.of(language)}",
        )
        for row, area in enumerate(picture.areas)
        for column, kind in enumerate(picture.classes)
        if (key := (area.notation, kind.notation, city.id)) in found
    ]
    return tag("g", name, *heads, *cells)


def _column_name(name: str, left: int) -> Markup:
    wrapped = "\n".join(textwrap.wrap(name, 17))
    turn = f"translate({left + _WIDE / 2 - 4:g} {_HEAD - 8}) rotate(-58)"
    return lines(wrapped, 14, transform=turn, font_size=12.5, fill=MUTED)


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


def _key(top: int) -> Markup:
    entries = []
    for index, (state, label) in enumerate(STATE_LABELS.items()):
        x = 8 + index * 196
        box = tag("rect", x=x, y=top, width=24, height=16, rx=3, fill=_FILLS[state], stroke=LINE)
        entries.append(box + tag("text", _(label), x=x + 32, y=top + 13, font_size=12.5, fill=INK))
    return joined(entries)
