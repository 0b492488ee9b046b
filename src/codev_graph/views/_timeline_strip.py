"""One span of years as a bar on the axis that all rows of a table share."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from codev_graph.views._look import ACCENT, INK, LINE, MUTED
from codev_graph.views._svg import figure, tag

_WIDTH, _HEIGHT = 320, 16
_COLOURS: Final = {"agreement": ACCENT, "crossing": INK, "within": MUTED}


def strip_svg(start: int, end: int | None, first: int, last: int, kind: str, label: str) -> Markup:
    """Return the bar as SVG; one whose end is not known fades out in an arrow at the last year.

    Args:
        start: The first year.
        end: The last year, ``None`` if it is not known.
        first: The year at which the axis begins.
        last: The year at which it ends.
        kind: ``agreement``, ``crossing`` or ``within``: the colour.
        label: What the bar says, for those who do not see it.
    """
    scale = (_WIDTH - 12) / max(1, last - first + 1)
    left = (start - first) * scale
    right = ((last if end is None else end) - first + 1) * scale
    axis = tag("line", x1=0, y1=8, x2=_WIDTH, y2=8, stroke=LINE, stroke_width=0.5)
    bar = tag("rect", x=left, y=3, width=max(3.0, right - left), height=10, fill=_COLOURS[kind])
    arrow = tag("path", d=f"M{right:.1f} 1L{right + 9:.1f} 8L{right:.1f} 15Z", fill=_COLOURS[kind])
    parts = (axis, bar, *([arrow] if end is None else []))
    return figure(_WIDTH, _HEIGHT, f"0 0 {_WIDTH} {_HEIGHT}", label, *parts)
