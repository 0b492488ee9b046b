"""Growth on logarithmic axes as SVG: a panel for each task, a line for each package."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from codev_graph.views._svg import figure, joined, tag
from contest import OURS
from job import slope

WIDTH, HEIGHT, ACROSS, MOST = 230, 170, 4, 40
LEFT, RIGHT, TOP, BOTTOM = 42, 10, 34, 26
COLOURS = ("#0b5d8a", "#c2410c", "#4d7c0f", "#7e22ce", "#a16207", "#be185d", "#0f766e", "#525252")
"""Ours first; each at 4.5 : 1 or more on white."""
Points = Sequence[tuple[int, float]]
Curves = Mapping[str, Points]


def image(job: str) -> str:
    """Return the file's name of a job's plot."""
    return f"benchmarks-{job}.svg"


def power(points: Points) -> float | None:
    """Return the power that seconds grow with, of times above a millisecond; ``None`` for one."""
    long = [(size, took) for size, took in points if took >= 1e-3]
    return slope(long) if len(long) > 1 else None


def drawing(unit: str, curves: Mapping[str, Curves]) -> str:
    """Return the plot of all tasks; of more than forty, those that take ours longest."""
    shown = dict(sorted(curves.items(), key=lambda task: -_longest(task[1]))[:MOST])
    chosen = {task: found for task, found in curves.items() if task in shown}
    names = list(dict.fromkeys(name for found in chosen.values() for name in found))
    names.sort(key=lambda name: name != OURS)
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}
    rows = -(-len(chosen) // ACROSS)
    width, height = ACROSS * WIDTH, rows * HEIGHT + 30
    panels = (
        tag(
            "g",
            *_panel(task, found, colours),
            transform=f"translate({place % ACROSS * WIDTH} {30 + place // ACROSS * HEIGHT})",
        )
        for place, (task, found) in enumerate(chosen.items())
    )
    ground = tag("rect", width=width, height=height, fill="#fff")
    body = (ground, joined(_legend(colours)), joined(panels))
    return f"{figure(width, height, f'0 0 {width} {height}', f'Seconds by {unit}', *body)}\n"


def _longest(found: Curves) -> float:
    return max((took for _size, took in found.get(OURS, ())), default=0.0)


def _legend(colours: Mapping[str, str]) -> Iterator[Markup]:
    left = float(LEFT)
    for name, colour in colours.items():
        yield tag("rect", x=left, y=11, width=14, height=4, fill=colour)
        yield tag("text", name, x=left + 19, y=18, font_size=12, fill="#222")
        left += 36 + 6.6 * len(name)


def _panel(task: str, found: Curves, colours: Mapping[str, str]) -> Iterator[Markup]:
    """Yield a panel: title with our power, axes by powers of ten, the lines, ours on top."""
    every = [point for points in found.values() for point in points]
    if not every:
        return
    across = Scale([size for size, _took in every], LEFT, WIDTH - RIGHT)
    up = Scale([took for _size, took in every], HEIGHT - BOTTOM, TOP)
    grows = power(found.get(OURS, ()))
    title = task if grows is None else f"{task}, n^{grows:.2f}"
    yield tag("text", title, x=LEFT, y=TOP - 10, font_size=12, font_weight="bold", fill="#222")
    yield from _axes(across, up)
    for name in reversed(list(colours)):
        points = found.get(name, ())
        places = " ".join(f"{across.place(size):.1f},{up.place(took):.1f}" for size, took in points)
        thick = 2.5 if name == OURS else 1.5
        yield tag("polyline", points=places, fill="none", stroke=colours[name], stroke_width=thick)
        yield from (
            tag("circle", cx=across.place(size), cy=up.place(took), r=thick, fill=colours[name])
            for size, took in points
        )


class Scale:
    """Where a value lies between two places, by the powers of ten that hold all values."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        """Return where a value lies."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self._start + share * (self._end - self._start)


def _axes(across: Scale, up: Scale) -> Iterator[Markup]:
    floor, edge = HEIGHT - BOTTOM, WIDTH - RIGHT
    for exponent in range(across.low, across.high + 1):
        x = across.place(10.0**exponent)
        yield tag("line", x1=x, y1=TOP, x2=x, y2=floor, stroke="#ddd")
        yield tag(
            "text", _ten(exponent, _SIZES, 0), x=x, y=floor + 14, **_SMALL, text_anchor="middle"
        )
    step = -(-(up.high - up.low) // 5)
    for exponent in range(up.low, up.high + 1, step):
        y = up.place(10.0**exponent)
        yield tag("line", x1=LEFT, y1=y, x2=edge, y2=y, stroke="#ddd")
        yield tag(
            "text", _ten(exponent, _SECONDS, -6), x=LEFT - 4, y=y + 3, **_SMALL, text_anchor="end"
        )


_SMALL: dict[str, str | int] = {"font_size": 10, "fill": "#444"}
_SECONDS = ("1 µs", "10 µs", "0.1 ms", "1 ms", "10 ms", "0.1 s", "1 s", "10 s", "100 s", "1000 s")
_SIZES = ("1", "10", "100", "1 k", "10 k", "100 k", "1 M", "10 M", "100 M")


def _ten(exponent: int, names: Sequence[str], first: int) -> str:
    """Return what a power of ten is called; the first of the names is that of ``first``."""
    known = 0 <= exponent - first < len(names)
    return names[exponent - first] if known else f"10^{exponent}"
