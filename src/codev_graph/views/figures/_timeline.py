"""When agreements hold and ties last, on one axis of years."""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language, ngettext
from codev_graph.views._labels import number
from codev_graph.views._look import ACCENT, INK, LINE, MUTED
from codev_graph.views._model import Picture, Text, Tie
from codev_graph.views.figures._page import Form, Width, bare, inches, printed, said_empty

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS: Final = {"agreement": ACCENT, "crossing": INK, "within": LINE}
_HIGH: Final = 0.2
_LISTED: Final = 45
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """An agreement on the axis of years.

    Attributes:
        label: Its name.
        start: When it began at the earliest (EDTF: a year, a month or a day).
        end: When it ended at the latest, likewise; an empty string if that is not known.
    """

    label: Text
    start: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    start: float
    end: float | None
    kind: str


def timeline_figure(
    agreements: Sequence[Span], picture: Picture, form: Form = "svg", width: Width = "full"
) -> bytes:
    """Return the timeline: agreements above, dated ties below, each by its start.

    A bar begins with the year, month or day that the date names and ends with the last of its end.
    A bar whose end is not known fades into an arrow at the last year that any has. Ties without a
    date are counted below the axis. Where nothing is dated the figure says so.
    """
    rows = [*_agreements(agreements), *_ties(picture)]
    shown = rows[:_LISTED]
    undated = sum(tie.start_year is None for tie in picture.ties)

    def draw(figure: Figure) -> None:
        if not shown:
            said_empty(figure, _("Nothing is dated."))
            return
        axes = figure.subplots()
        last = max(row.end or math.floor(row.start) + 1 for row in shown)
        for place, row in enumerate(shown):
            _bar(axes, row, place, last)
        _axis(axes, shown, last, width)
        axes.set_xlabel(_foot(len(rows) - len(shown), undated))
        _key(figure, shown)

    return printed((inches(width), min(1.1 + _HIGH * max(len(shown), 3), 9.6)), form, draw)


def _agreements(agreements: Sequence[Span]) -> Iterable[_Row]:
    for span in sorted(agreements, key=lambda each: (each.start, each.label.es)):
        end = _moment(span.end, ending=True) if span.end else None
        yield _Row(span.label.of(language()), _moment(span.start), end, "agreement")


def _ties(picture: Picture) -> Iterable[_Row]:
    names = {node.id: node.acronym or node.label.of(language()) for node in picture.nodes}

    def when(tie: Tie) -> tuple[bool, float, str]:
        return not tie.crossing, _start(tie), names[tie.source]

    dated = sorted((tie for tie in picture.ties if tie.start_year), key=when)
    rows = Counter(
        _Row(
            f"{names[tie.source]} – {names[tie.target]}",
            _start(tie),
            _end(tie),
            "crossing" if tie.crossing else "within",
        )
        for tie in dated
    )
    # Several ties of one pair over the same years are one bar with their number.
    for row, ties in rows.items():
        yield row if ties == 1 else replace(row, label=f"{row.label} ({ties})")


def _start(tie: Tie) -> float:
    """Return when a dated tie starts; what no plain date says, by the earliest year."""
    return _moment(tie.start if _DATE.fullmatch(tie.start) else f"{tie.start_year:04}")


def _end(tie: Tie) -> float | None:
    """Return when a tie ends; what no plain date says, by the latest year."""
    if tie.end_year is None:
        return None
    return _moment(tie.end if _DATE.fullmatch(tie.end) else f"{tie.end_year:04}", ending=True)


def _moment(date: str, *, ending: bool = False) -> float:
    """Return in years when the year or month of a date begins, or when it has ended."""
    month = date[5:7]
    if not month:
        return int(date[:4]) + ending
    return int(date[:4]) + (int(month) - 1 + ending) / 12


def _bar(axes: Axes, row: _Row, place: int, last: float) -> None:
    colour = _COLOURS[row.kind]
    end = row.end if row.end is not None else last
    axes.barh(place, end - row.start, left=row.start, height=0.62, color=colour, lw=0)
    if row.end is None:
        axes.plot([end], [place], ">", color=colour, ms=4.5, clip_on=False)


def _axis(axes: Axes, rows: Sequence[_Row], last: float, width: Width) -> None:
    from matplotlib.ticker import MaxNLocator

    letters, ticks = (26, 4) if width == "column" else (52, 10)
    axes.set_yticks(
        range(len(rows)),
        [textwrap.fill(row.label, letters, max_lines=2, placeholder=" …") for row in rows],
    )
    axes.tick_params(axis="y", labelsize=6.2)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(min(row.start for row in rows) - 0.3, last + 0.3)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=ticks))
    axes.grid(axis="x", color="#e4e9ee", lw=0.5)
    axes.set_axisbelow(True)
    bare(axes)


def _foot(left_out: int, undated: int) -> str:
    said = []
    if undated:
        text = ngettext("{n} tie has no date.", "{n} ties have no date.", undated)
        said.append(text.format(n=number(undated)))
    if left_out:
        text = ngettext("{n} more is not drawn.", "{n} more are not drawn.", left_out)
        said.append(text.format(n=number(left_out)))
    return " ".join(said)


def _key(figure: Figure, rows: Sequence[_Row]) -> None:
    from matplotlib.patches import Patch

    names = {
        "agreement": _("Agreement"),
        "crossing": _("Tie across the border"),
        "within": _("Tie on one side"),
    }
    present = {row.kind for row in rows}
    handles = [Patch(color=_COLOURS[kind], label=names[kind]) for kind in names if kind in present]
    columns = 3 if figure.get_figwidth() > 5 else 1
    figure.legend(
        handles=handles, loc="outside lower center", ncols=columns, frameon=False, labelcolor=MUTED
    )
