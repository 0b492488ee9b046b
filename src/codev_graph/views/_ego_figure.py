"""An actor among those it has ties with, as a small drawing for a page."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from codev_graph.views._look import INK, LINE, Look, looks
from codev_graph.views._model import Concept
from codev_graph.views._svg import figure, symbol, tag

_REACH: Final = 210
_WIDTH, _HEIGHT = 860, 560
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Alter:
    """Somebody an actor has ties with.

    Attributes:
        id: Unique in the drawing.
        label: Its name.
        actor_class: Notation of its class.
        ties: How many ties the two have; the line is as wide.
        crossing: Whether it is of another city.
    """

    id: str
    label: str
    actor_class: str
    ties: int = 1
    crossing: bool = False


def ego_svg(
    centre: Alter,
    alters: Sequence[Alter],
    among: Iterable[tuple[str, str]],
    classes: Iterable[Concept],
    label: str,
) -> Markup:
    """Return the drawing as SVG: the actor in the middle, the others around it, class by class.

    Args:
        centre: The actor.
        alters: Those it has ties with; without any it stands alone.
        among: Which of these have ties with each other, by id.
        classes: The classes, whose looks are those of every other view.
        label: What the drawing shows, for those who do not see it.
    """
    looked = looks(classes)
    ordered = sorted(alters, key=lambda each: (each.actor_class, each.label))
    places = {each.id: _place(index, len(ordered)) for index, each in enumerate(ordered)}
    middle = (_WIDTH / 2, _HEIGHT / 2)
    between = [_line(places[one], places[other], LINE, 1) for one, other in among]
    spokes = [_spoke(middle, places[each.id], each) for each in ordered]
    marks = [_mark(each, places[each.id], looked[each.actor_class]) for each in ordered]
    own = _mark(centre, middle, looked[centre.actor_class], size=15)
    box = f"0 0 {_WIDTH} {_HEIGHT}"
    return figure(_WIDTH, _HEIGHT, box, label, *between, *spokes, *marks, own)


def _place(index: int, count: int) -> tuple[float, float]:
    turn = 2 * math.pi * (index + 0.5) / count - math.pi / 2
    return _WIDTH / 2 + 1.15 * _REACH * math.cos(turn), _HEIGHT / 2 + _REACH * math.sin(turn)


def _line(
    one: tuple[float, float], other: tuple[float, float], colour: str, width: float
) -> Markup:
    return tag(
        "line", x1=one[0], y1=one[1], x2=other[0], y2=other[1], stroke=colour, stroke_width=width
    )


def _spoke(middle: tuple[float, float], place: tuple[float, float], alter: Alter) -> Markup:
    width = 1.2 + math.log2(1 + alter.ties)
    return _line(middle, place, INK if alter.crossing else LINE, width)


def _mark(alter: Alter, place: tuple[float, float], look: Look, size: float = 9) -> Markup:
    x, y = place
    right = x > _WIDTH / 2 + 1
    ends = ("start", x + size + 5) if right else ("end", x - size - 5)
    anchor, left, top = (*ends, y + 4) if size < 10 else ("middle", x, y + size + 14)
    text = textwrap.shorten(alter.label, _LETTERS, placeholder=" …")
    drawn = symbol(look, round(x, 1), round(y, 1), size)
    name = tag("text", text, x=left, y=top, text_anchor=anchor, font_size=11, fill=INK)
    return tag("g", tag("title", alter.label), drawn, name)
