"""The two-sided network on paper: the cities face each other, the border between them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.views._labels import short_label
from codev_graph.views._look import INK, LINE, MUTED, Look, looks
from codev_graph.views._model import Node, Picture
from codev_graph.views._network_figure import grounds, left_out, twinning
from codev_graph.views.figures._page import Form, Width, inches, printed, said_empty
from codev_graph.views.layout import Sides, tie_bends, two_sides

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARKS: Final = {
    "dot": "o",
    "square": "s",
    "diamond": "D",
    "triangle": "^",
    "hexagon": "h",
    "star": "*",
}
# How many inches the key takes below a figure, and how many points the cities' names above it.
KEY: Final[dict[Width, float]] = {"full": 0.9, "column": 1.9}
_HEAD: Final = 17
# Names are written no smaller; where there is no room for them all, some are left out.
_LEAST: Final[dict[Width, float]] = {"full": 3.6, "column": 5}


def sides_figure(picture: Picture, form: Form = "svg", width: Width = "full") -> bytes:
    """Return the two-sided network of those that take part, bridge or are tied to them.

    Shapes and colours are those of the interactive page; a hollow symbol does not yet take part,
    a bold name bridges, a dark line crosses the border. Who takes part or bridges is named, and
    of the others whoever has room for a name; what is not drawn is counted below. A picture in
    which nobody takes part or bridges gives a figure that says so.
    """
    shown = twinning(picture)
    sides = two_sides(shown)
    left, top, right, bottom = sides.box
    wide = inches(width)
    unit = 72 * wide / (right - left)  # points a unit of the layout
    head = _HEAD / unit
    letters = max(_LEAST[width], min(6.5, 17 * unit))
    looked = looks(picture.classes)

    def draw(figure: Figure) -> None:
        if not shown.nodes:
            said_empty(figure, _("Nobody takes part yet."))
            return
        axes = figure.subplots()
        axes.set_xlim(left - 4, right + 4)
        axes.set_ylim(bottom + 4, top - head)
        axes.set_axis_off()
        _ground(axes, shown, sides, 8 if width == "full" else 6.5)
        _ties(axes, shown, sides)
        for node in shown.nodes:
            _symbol(axes, node, looked[node.actor_class], sides, unit)
        for node in _named(shown, sides, letters / unit):
            _name(axes, node, sides, letters)
        _key(figure, picture)

    below = KEY[width] + (0.3 if left_out(picture) else 0)
    tall = wide * (bottom - top + head) / (right - left) + below
    return printed((wide, min(max(tall, 2.2), 9.6)), form, draw)


def _ground(axes: Axes, picture: Picture, sides: Sides, size: float) -> None:
    left, top, right, bottom = sides.box
    names = {city.id: city.label.of(language()) for city in picture.cities}
    for band, fill in zip(sides.bands, grounds(sides), strict=True):
        axes.fill_between([band.left, band.right], top, bottom, color=fill, lw=0, zorder=0)
        name = names[band.city] if band.city else textwrap.fill(_("Wider levels"), 14)
        weight = "bold" if band.city else "normal"
        axes.annotate(
            name, ((band.left + band.right) / 2, top), (0, 3), textcoords="offset points",
            ha="center", weight=weight, size=size, linespacing=1.0,
        )  # fmt: skip
    kinds = {kind.notation: kind.label.of(language()) for kind in picture.classes}
    for lane in sides.lanes:
        axes.plot([left, right], [lane.top, lane.top], color="#d9dfe5", lw=0.5, zorder=1)
        axes.annotate(
            kinds[lane.actor_class], (left, lane.top), (2, -1), textcoords="offset points",
            va="top", size=0.6 * size, color=MUTED, zorder=1,
        )  # fmt: skip
    axes.plot([0, 0], [top, bottom], color=MUTED, lw=0.8, ls=(0, (5, 4)), zorder=1)


def _ties(axes: Axes, picture: Picture, sides: Sides) -> None:
    from matplotlib.patches import FancyArrowPatch

    bends = tie_bends(picture.ties)
    for tie in picture.ties:
        colour, width = (INK, 1.1) if tie.crossing else (LINE, 0.6)
        axes.add_patch(
            FancyArrowPatch(
                sides.positions[tie.source],
                sides.positions[tie.target],
                connectionstyle=f"arc3,rad={bends[tie.id]}",
                arrowstyle="-" if tie.mutual else "-|>",
                mutation_scale=6,
                shrinkA=4,
                shrinkB=5,
                color=colour,
                lw=width,
                zorder=2,
            )
        )


def _symbol(axes: Axes, node: Node, look: Look, sides: Sides, unit: float) -> None:
    fill, line = look.inked(node.involved)
    x, y = sides.positions[node.id]
    axes.plot(
        [x],
        [y],
        MARKS[look.shape],
        ms=(11 if look.shape == "star" else 7.5) * min(1, 3.2 * unit),
        mfc=fill,
        mec=line,
        mew=1.4 if node.bridging else 0.7,
        zorder=3,
    )


def _named(picture: Picture, sides: Sides, letter: float) -> list[Node]:
    """Choose who is named: who takes part or bridges, then whoever has room for a name.

    Args:
        picture: Who is drawn.
        sides: Where.
        letter: The size of a letter in units of the layout.
    """
    chosen: list[Node] = []
    boxes = [(x - 14.0, y - 14.0, x + 14.0, y + 14.0) for x, y in sides.positions.values()]
    for node in sorted(picture.nodes, key=lambda each: not (each.involved or each.bridging)):
        x, y = sides.positions[node.id]
        rows = short_label(node, language()).split("\n")
        half = 0.27 * letter * max(map(len, rows))
        box = (x - half, y + 22, x + half, y + 22 + letter * len(rows))
        if node.involved or node.bridging or not any(_meet(box, other) for other in boxes):
            chosen.append(node)
            boxes.append(box)
    return chosen


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(one[low] < other[low + 2] and other[low] < one[low + 2] for low in (0, 1))


def _name(axes: Axes, node: Node, sides: Sides, size: float) -> None:
    x, y = sides.positions[node.id]
    axes.text(
        x,
        y + 22,
        short_label(node, language()),
        ha="center",
        va="top",
        size=size,
        weight="bold" if node.bridging else "normal",
        zorder=4,
        linespacing=1.0,
        # A name stays legible where a tie runs under it.
        bbox={"fc": "#ffffffc0", "ec": "none", "pad": 0.4},
    )


def _key(figure: Figure, picture: Picture) -> None:
    from matplotlib.lines import Line2D

    signs = [
        Line2D([], [], marker="o", lw=0, mec=INK, mew=0.6, mfc=fill, label=label)
        for fill, label in ((MUTED, _("Takes part")), ("#ffffff", _("Not yet involved")))
    ]
    lines = [
        Line2D([], [], color=INK, lw=1.1, label=_("Tie across the border")),
        Line2D([], [], color=LINE, lw=0.8, label=_("Tie on one side")),
    ]
    note = textwrap.fill(left_out(picture), round(20 * figure.get_figwidth()))
    class_key(figure, picture, [*signs, *lines], note)


def class_key(
    figure: Figure, picture: Picture, more: Sequence[Artist] = (), note: str = ""
) -> None:
    """Explain the classes' symbols below a figure, then what ``more`` explains, under a note."""
    from matplotlib.lines import Line2D

    symbols = [
        Line2D(
            [], [], marker=MARKS[look.shape], color=look.colour, mec=INK, mew=0.6, lw=0,
            label=textwrap.fill(kind.label.of(language()), 34),
        )
        for kind, look in zip(picture.classes, looks(picture.classes).values(), strict=True)
    ]  # fmt: skip
    figure.legend(
        handles=[*symbols, *more],
        loc="outside lower center",
        ncols=3 if figure.get_figwidth() > 5 else 1,
        frameon=False,
        fontsize=6.5,
        title=note,
        title_fontsize=6.5,
    )
