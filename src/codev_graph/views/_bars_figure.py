"""Shares as bars on one scale, each with its interval where it has one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from markupsafe import Markup

from codev_graph._i18n import percentage
from codev_graph.views._look import ACCENT, INK, LINE
from codev_graph.views._report_model import Bar
from codev_graph.views._svg import figure, joined, lines, tag

_NAMES, _SCALE, _VALUES, _ROW, _BAR, _LETTERS = 330, 380, 150, 46, 18, 46


def bars_svg(bars: Sequence[Bar], caption: str) -> Markup:
    """Return bars of shares as SVG, from nothing at the left to all at the right.

    The share stands at the end of each bar; a thin line is its interval, a dash an undefined share.
    """
    width, height = _NAMES + _SCALE + _VALUES, len(bars) * _ROW + 8
    rows = joined(_row(bar, index * _ROW + _ROW / 2) for index, bar in enumerate(bars))
    axis = tag("path", d=f"M{_NAMES} 4V{height - 4}", stroke=LINE)
    return figure(width, height, f"0 0 {width} {height}", caption, axis, rows)


def _row(bar: Bar, middle: float) -> Markup:
    name = "\n".join(textwrap.wrap(bar.label, _LETTERS, max_lines=2, placeholder=" …"))
    top = middle + (4 if "\n" not in name else -3)
    label = lines(name, 15, x=_NAMES - 14, y=top, text_anchor="end", font_size=13, fill=INK)
    if bar.share is None:
        return joined([label, _value("–", _NAMES + 8, middle)])
    end = _NAMES + bar.share * _SCALE
    shape = tag("rect", x=_NAMES, y=middle - _BAR / 2, width=end - _NAMES, height=_BAR, fill=ACCENT)
    reach = max(end, _NAMES + (bar.high or 0) * _SCALE)
    value = _value(_told(bar), reach + 8, middle)
    return joined([label, shape, _interval(bar, middle), value])


def _told(bar: Bar) -> str:
    """Return the share, and its interval where it has one."""
    if bar.low is None or bar.high is None:
        return percentage(bar.share)
    return f"{percentage(bar.share)} ({percentage(bar.low)} – {percentage(bar.high)})"


def _interval(bar: Bar, middle: float) -> Markup:
    if bar.low is None or bar.high is None:
        return Markup()
    low, high = _NAMES + bar.low * _SCALE, _NAMES + bar.high * _SCALE
    ends = "".join(f"M{x:.2f} {middle - 6:g}v12" for x in (low, high))
    return tag("path", d=f"M{low:.2f} {middle:g}H{high:.2f}{ends}", stroke=INK, stroke_width=1.5)


def _value(text: str, x: float, middle: float) -> Markup:
    return tag("text", text, x=x, y=middle + 5, font_size=14, font_weight=600, fill=INK)
