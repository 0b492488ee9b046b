"""The cities and their agreements on a map, with outlines of countries in the public domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.views._look import ACCENT, INK, LINE
from codev_graph.views._model import City, Picture, Text
from codev_graph.views._svg import figure, joined, tag
from codev_graph.views.layout import Map, on_map

_WIDTH: Final = 900
_NONE: Final = Text.same("")


def cities_svg(cities: Sequence[City], twinned: Iterable[tuple[str, str]]) -> Markup | None:
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
    marks = joined(_marks([city for city in cities if city.id in chart.cities], chart, unit))
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
    drawn = "".join(_ring(ring, _WIDTH * unit) for ring in chart.land)
    return tag("path", d=drawn, fill="#f4f6f8", stroke=LINE, stroke_width=unit)


def _ring(ring: Sequence[tuple[int, int]], widest: float) -> str:
    """Return an outline as a path; one that leaps over the map, at the date line, is lifted."""
    steps = zip(ring, (ring[0], *ring), strict=False)
    signs = ("L" if abs(x - before) < widest else "M" for (x, _y), (before, _z) in steps)
    points = (f"{sign}{x} {y}" for sign, (x, y) in zip(signs, ring, strict=True))
    return "M" + "".join(points)[1:]


def _line(one: tuple[int, int, int], other: tuple[int, int, int], unit: float) -> Markup:
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    return tag("line", **ends, stroke=ACCENT, stroke_width=2.5 * unit)


def _marks(cities: Iterable[City], chart: Map, unit: float) -> Iterator[Markup]:
    """Yield each city as a dot; its name stands above it, or below, or where there is room."""
    taken: list[tuple[float, float, float]] = []
    for city in cities:
        x, y, _radius = chart.cities[city.id]
        name = city.label.of(language())
        half = 4.4 * unit * len(name)
        rows = (y + step * unit for step in (-11, 22, -29, 40, -47, 58))
        top = next((row for row in rows if _is_free(x, row, half, taken, unit)), y - 11 * unit)
        taken.append((x, top, half))
        place = {"x": x, "y": top, "font_size": 15 * unit}
        dot = tag("circle", cx=x, cy=y, r=5 * unit, fill=INK)
        yield tag("g", dot, tag("text", name, **place, text_anchor="middle", fill=INK))


def _is_free(
    x: float, y: float, half: float, taken: Iterable[tuple[float, float, float]], unit: float
) -> bool:
    return all(abs(x - a) > half + c or abs(y - b) > 16 * unit for a, b, c in taken)
