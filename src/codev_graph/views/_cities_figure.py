"""The cities and their agreements on a map, with outlines of countries in the public domain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.views._look import INK, LINE
from codev_graph.views._model import City, Picture, Text
from codev_graph.views._svg import figure, joined, tag
from codev_graph.views.layout import Map, on_map

_WIDTH: Final = 900
_NONE: Final = Text.same("")


def cities_svg(cities: Sequence[City], twinned: Iterable[tuple[str, str]]) -> str | None:
    """Return the map as SVG, ``None`` if no city has a known place.

    Args:
        cities: The cities; those without a place are not drawn.
        twinned: The ids of each pair of twinned cities.
    """
    empty = Picture(_NONE, tuple(cities), (), (), (), (), (), (), _NONE)
    chart = on_map(empty)
    if chart is None:
        return None
    left, top, right, bottom = _framed(chart.box)
    unit = (right - left) / _WIDTH
    drawn = [(chart.cities[a], chart.cities[b]) for a, b in twinned if {a, b} <= {*chart.cities}]
    lines = joined(_line(one, other, unit) for one, other in drawn)
    marks = joined(_mark(city, chart, unit) for city in cities if city.id in chart.cities)
    box = f"{left} {top} {right - left} {bottom - top}"
    height = _WIDTH * (bottom - top) / (right - left)
    label = _("The cities on the map, lines between those twinned")
    return figure(_WIDTH, height, box, label, _land(chart, unit), lines, marks)


def _framed(box: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    """Return the box with room around it, no flatter than 2 : 1 and no steeper than 1 : 1."""
    left, top, right, bottom = box
    width = max(right - left, bottom - top) * 1.3
    height = max((bottom - top) * 1.3, width / 2)
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _land(chart: Map, unit: float) -> Markup:
    rings = ("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in chart.land)
    return tag("path", d="".join(rings), fill="#f4f6f8", stroke=LINE, stroke_width=unit)


def _line(one: tuple[int, int, int], other: tuple[int, int, int], unit: float) -> Markup:
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    return tag("line", **ends, stroke="#0072b2", stroke_width=2.5 * unit)


def _mark(city: City, chart: Map, unit: float) -> Markup:
    x, y, _radius = chart.cities[city.id]
    dot = tag("circle", cx=x, cy=y, r=6 * unit, fill=INK)
    place = {"x": x, "y": y - 11 * unit, "font_size": 15 * unit}
    name = tag("text", city.label.of(language()), **place, text_anchor="middle", fill=INK)
    return tag("g", dot, name)
