"""Before and after a what-if: one row a number, each on its own scale."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph.views._labels import number
from codev_graph.views._look import INK, LINE, MUTED
from codev_graph.views.figures._page import Form, Width, bare, inches, printed, said_empty

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Mark, colour and size of what was before and of what is after; the first shows round the second.
_MARKS: Final = (("o", "#56b4e9", 9), ("D", "#d55e00", 5))
_ROW: Final = 0.52
_HEAD: Final = 0.62


@dataclass(frozen=True, slots=True)
class Change:
    """A number before and after a change.

    Attributes:
        label: What it is, in the language of the figure.
        before: Its value before, ``None`` where it is undefined.
        after: Its value after, likewise.
        low: The lower end of the interval within which ``after`` lies, ``None`` if none is known.
        high: Its upper end likewise.
    """

    label: str
    before: float | None
    after: float | None
    low: float | None = None
    high: float | None = None


def before_after_figure(
    changes: Sequence[Change], title: str = "", form: Form = "svg", width: Width = "full"
) -> bytes:
    """Return the figure that sets each number after a change beside what it was before.

    Each row has a scale of its own, which holds zero, because the numbers have different units;
    that of counts has whole numbers. A large circle is before, a diamond after, so that both are
    seen where nothing changes; the bar behind the diamond is its interval. An undefined value is
    a dash in the label and has no mark. Without changes the figure says so.

    Args:
        changes: The rows, from the top.
        title: What was changed, in the language in force.
        form: ``svg``, ``pdf`` or ``png``.
        width: ``column`` or ``full``, of an A4 page.
    """

    def draw(figure: Figure) -> None:
        if not changes:
            said_empty(figure, _("Nothing changes."))
            return
        rows = figure.subplots(len(changes), 1, squeeze=False)[:, 0]
        for axes, change in zip(rows, changes, strict=True):
            _row(axes, change, 16 if width == "column" else 30)
        _key(figure)
        if title:
            heading = _("Before and after: {change}").format(change=title)
            figure.suptitle(heading, fontsize=9, fontweight="bold", x=0.02, ha="left")

    return printed((inches(width), _HEAD + _ROW * max(len(changes), 1)), form, draw)


def _row(axes: Axes, change: Change, letters: int) -> None:
    from matplotlib.ticker import MaxNLocator

    known = [v for v in (change.before, change.after, change.low, change.high) if v is not None]
    if change.low is not None and change.high is not None:
        axes.plot([change.low, change.high], [0, 0], color="#f3c9ab", lw=7, solid_capstyle="butt")
    if change.before is not None and change.after is not None:
        axes.plot([change.before, change.after], [0, 0], color=LINE, lw=1.2, zorder=2)
    for value, (mark, colour, size) in zip((change.before, change.after), _MARKS, strict=True):
        if value is not None:
            axes.plot(
                [value], [0], mark, color=colour, mec=INK, mew=0.6, ms=size, zorder=3, clip_on=False
            )
    least, greatest = min([0.0, *known]), max([0.0, *known])
    axes.set_xlim(least, greatest if greatest > least else 1.0)
    # What goes beyond 1 counts something, or comes near it: half an actor is none.
    whole = greatest > 1 or all(float(value).is_integer() for value in known)
    axes.set_ylim(-1, 1)
    axes.set_yticks([0], [textwrap.fill(change.label, letters)])
    axes.tick_params(axis="y", pad=7)
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=whole))
    axes.set_title(
        f"{number(change.before)} → {number(change.after)}",
        loc="right", fontsize=7.5, fontweight="normal", color=MUTED, pad=1,
    )  # fmt: skip
    bare(axes)


def _key(figure: Figure) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], marker=mark, color=colour, label=label, mec=INK, mew=0.6, ms=size, lw=0)
        for (mark, colour, size), label in zip(_MARKS, (_("Before"), _("After")), strict=True)
    ]
    figure.legend(handles=handles, loc="outside lower right", ncols=2, frameon=False)
