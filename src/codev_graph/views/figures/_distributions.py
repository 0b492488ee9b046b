"""How the measures are spread over the actors, with the foremost named."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.views._labels import capital
from codev_graph.views._look import INK, looks
from codev_graph.views._model import Measure, Node, Picture
from codev_graph.views.figures._page import Form, Width, bare, inches, printed, said_empty
from codev_graph.views.figures._sides import MARKS, class_key

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN: Final = 6
NAMED: Final = 3


def distributions_figure(
    picture: Picture,
    measures: Sequence[Measure] = (),
    form: Form = "svg",
    width: Width = "full",
) -> bytes:
    """Return one strip a measure, with a mark for each actor and the names of up to three.

    These are the foremost, who have the greatest values, or the lowest where these say most
    (constraint).

    Marks that would lie on each other are set apart upwards, so that the heap shows how many there
    are. Names stand above all marks. Actors for whom a measure is undefined have no mark in its
    strip. Without values the figure says so.

    Args:
        picture: The picture whose actors carry the measures.
        measures: Which of its measures; by default its first six.
        form: ``svg``, ``pdf`` or ``png``.
        width: ``column`` or ``full``, of an A4 page.
    """
    chosen = [
        (measure, found)
        for measure in measures or picture.measures[:SHOWN]
        if (found := _valued(picture, measure))
    ]

    def draw(figure: Figure) -> None:
        if not chosen:
            said_empty(figure, _("No measure is defined for these actors."))
            return
        strips = figure.subplots(len(chosen), 1, squeeze=False)[:, 0]
        for axes, (measure, found) in zip(strips, chosen, strict=True):
            _strip(axes, measure, found, picture)
        class_key(figure, picture)

    return printed((inches(width), 0.8 + 1.2 * max(len(chosen), 1)), form, draw)


def _valued(picture: Picture, measure: Measure) -> list[tuple[float, Node]]:
    """Return the defined values with their actors, the foremost first."""
    found = [
        (value, node)
        for node in picture.nodes
        if (value := node.measures.get(measure.notation)) is not None and math.isfinite(value)
    ]
    sign = 1 if measure.low_first else -1
    return sorted(found, key=lambda pair: (sign * pair[0], pair[1].label.es, pair[1].id))


def _strip(
    axes: Axes, measure: Measure, found: Sequence[tuple[float, Node]], picture: Picture
) -> None:
    least, greatest = sorted((found[0][0], found[-1][0]))
    span = greatest - least or 1.0
    heaps: Counter[int] = Counter()
    looked = looks(picture.classes)
    for value, node in found:
        slot = round(60 * (value - least) / span)
        look = looked[node.actor_class]
        fill, line = look.inked(node.involved)
        axes.plot(
            [value], [heaps[slot]], MARKS[look.shape], ms=4.2, mew=0.5, mfc=fill, mec=line,
            zorder=3, clip_on=False,
        )  # fmt: skip
        heaps[slot] += 1
    # The heaps keep to the lower part: above it the names cover no mark.
    height = max(*heaps.values(), 4) / 0.5
    _names(axes, found, height, "left" if measure.low_first else "right")
    axes.set_xlim(least - 0.03 * span, greatest + 0.1 * span)
    axes.set_ylim(-0.8, height)
    axes.set_yticks([])
    axes.set_title(_title(measure), loc="left", fontsize=8)
    bare(axes)


def _title(measure: Measure) -> str:
    label = capital(measure.label.of(language()))
    text = _("{measure} (the lowest are named)") if measure.low_first else "{measure}"
    return text.format(measure=label)


def _names(
    axes: Axes,
    found: Sequence[tuple[float, Node]],
    height: float,
    side: Literal["left", "right"],
) -> None:
    """Name the foremost, each on a height of its own so that names do not lie on each other.

    Those who share their value with one who would not be named are not named either.
    """
    following = [value for value, _node in found[NAMED : NAMED + 1]]
    foremost = [(value, node) for value, node in found[:NAMED] if value not in following]
    for rank, (value, node) in enumerate(foremost):
        name = node.acronym or textwrap.shorten(node.label.of(language()), 34, placeholder=" …")
        axes.annotate(
            name, (value, 0.5), (value, height * (0.95 - 0.15 * rank)), size=6.5, ha=side,
            va="center", bbox={"fc": "#ffffff", "ec": "none", "pad": 0.6}, zorder=4,
            arrowprops={"arrowstyle": "-", "lw": 0.4, "color": INK, "shrinkB": 3, "zorder": 2},
        )  # fmt: skip
