"""The two-sided network as a static figure for the report and for print."""

from __future__ import annotations

import math
import textwrap
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from codev_graph._i18n import Language, in_language
from codev_graph._i18n import gettext as _
from codev_graph.views._labels import number, short_label
from codev_graph.views._look import INK, LINE, MUTED, Look, looks, shape_path
from codev_graph.views._model import Node, Picture, Tie
from codev_graph.views._svg import Value, figure, joined, lines, tag
from codev_graph.views.layout import Sides, tie_bends, two_sides

_MARGIN: Final = 190
_HEADING: Final = 64
_FILLS: Final = ("#eef4f8", "#ffffff", "#f8f2ea")


def network_svg(picture: Picture, language: Language) -> Markup:
    """Return the two-sided network of those that take part, bridge or are tied to them, as SVG.

    Other actors are left out, because they would crowd a printed page; :func:`left_out` counts
    them. Symbols are those of the interactive page. A picture in which nobody takes part or
    bridges gives the empty frame.
    """
    shown = twinning(picture)
    sides, bends = two_sides(shown), tie_bends(shown.ties)
    left, top, right, bottom = sides.box
    box = (left - _MARGIN, top - _HEADING, right - left + _MARGIN + 8, bottom - top + _HEADING + 8)
    looked = looks(picture.classes)
    with in_language(language):
        label = _("Network of {title}").format(title=picture.title.of(language))
        parts = (
            _backdrop(shown, sides, language),
            joined(_tie(tie, 0.8 * bends[tie.id], sides) for tie in shown.ties),
            joined(_node(node, looked, sides, language) for node in shown.nodes),
        )
        return figure(box[2], box[3], " ".join(map(str, box)), label, *parts)


def twinning(picture: Picture) -> Picture:
    """Return those that take part or bridge, those tied to one that takes part, and all their ties.

    No tie across the border is left out, nor any between two actors that are drawn.
    """
    taking = {node.id for node in picture.nodes if node.involved}
    ends = [{tie.source, tie.target} for tie in picture.ties if tie.crossing]
    ends += [pair for tie in picture.ties if (pair := {tie.source, tie.target}) & taking]
    near = taking.union((node.id for node in picture.nodes if node.bridging), *ends)
    return replace(
        picture,
        nodes=tuple(node for node in picture.nodes if node.id in near),
        ties=tuple(tie for tie in picture.ties if {tie.source, tie.target} <= near),
    )


def left_out(picture: Picture) -> str:
    """Return a sentence that counts what the figure does not draw; an empty string if it does."""
    shown = twinning(picture)
    actors, ties = len(picture.nodes) - len(shown.nodes), len(picture.ties) - len(shown.ties)
    if not actors:
        return ""
    text = _(
        "Not drawn: actors not yet involved, without a tie to one that takes part or across the "
        "border ({actors}); ties with them ({ties})."
    )
    return text.format(actors=number(actors), ties=number(ties))


def _backdrop(picture: Picture, sides: Sides, language: Language) -> Markup:
    left, top, right, bottom = sides.box
    areas = (
        tag("rect", x=b.left, y=top, width=b.right - b.left, height=bottom - top, fill=fill)
        for b, fill in zip(sides.bands, grounds(sides), strict=True)
    )
    rule: dict[str, Value] = {"x1": left - _MARGIN + 20, "x2": right, "stroke": "#d9dfe5"}
    rules = (tag("line", y1=lane.top, y2=lane.top, **rule) for lane in sides.lanes[1:])
    ends = {"x1": 0, "x2": 0, "y1": top - 12, "y2": bottom}
    border = tag("line", **ends, stroke=LINE, stroke_width=2, stroke_dasharray="10 8")
    names = (*_headings(picture, sides, language), *_lane_names(picture, sides, language))
    return joined([*areas, *rules, border, *names])


def grounds(sides: Sides) -> list[str]:
    """Return the colour behind each band: one for each side, none for the wider levels."""
    middle = len(sides.bands) // 2
    return [_FILLS[(place > middle) - (place < middle) + 1] for place in range(len(sides.bands))]


def _headings(picture: Picture, sides: Sides, language: Language) -> list[Markup]:
    names = {city.id: city.label.of(language) for city in picture.cities}
    return [
        tag(
            "text",
            names[band.city] if band.city else _("Wider levels"),
            x=(band.left + band.right) / 2,
            y=-28,
            text_anchor="middle",
            font_size=22 if band.city else 17,
            font_weight=600 if band.city else 400,
            fill=INK,
        )
        for band in sides.bands
    ]


def _lane_names(picture: Picture, sides: Sides, language: Language) -> list[Markup]:
    names = {concept.notation: concept.label.of(language) for concept in picture.classes}
    look: dict[str, Value] = {
        "x": sides.box[0] - 16,
        "fill": MUTED,
        "text_anchor": "end",
        "font_size": 15,
    }
    found = []
    for lane in sides.lanes:
        wrapped = textwrap.wrap(names[lane.actor_class], 20)
        start = (lane.top + lane.bottom) / 2 - 9 * (len(wrapped) - 1) + 5
        found.append(lines("\n".join(wrapped), 18, y=start, **look))
    return found


def _node(node: Node, looked: dict[str, Look], sides: Sides, language: Language) -> Markup:
    x, y = sides.positions[node.id]
    size = 16 if node.involved else 13
    name = tag("title", node.label.of(language))
    parts = (name, _symbol(node, looked[node.actor_class], size), _label(node, size, language))
    return tag("g", *parts, transform=f"translate({x} {y})")


def _symbol(node: Node, look: Look, size: int) -> Markup:
    width = 4.5 if node.bridging else 1.2 if node.involved else 2.4
    fill, line = look.inked(node.involved)
    return tag(
        "path",
        d=shape_path(look.shape),
        transform=f"scale({size})",
        fill=fill,
        stroke=line,
        stroke_width=width / size,
    )


def _label(node: Node, size: int, language: Language) -> Markup:
    halo: dict[str, Value] = {"stroke": "#ffffff", "stroke_width": 4, "paint_order": "stroke"}
    weight = 600 if node.bridging else 400
    place: dict[str, Value] = {"x": 0, "y": size + 20, "text_anchor": "middle"}
    text = short_label(node, language)
    return lines(text, 18, **place, font_size=16, font_weight=weight, fill=INK, **halo)


def _tie(tie: Tie, bend: float, sides: Sides) -> Markup:
    (x1, y1), (x2, y2) = sides.positions[tie.source], sides.positions[tie.target]
    cx, cy = (x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - (x2 - x1) * bend
    colour, width = (INK, 2.8) if tie.crossing else (LINE, 1.6)
    angle = math.atan2(y2 - cy, x2 - cx)
    tip = (x2 - 22 * math.cos(angle), y2 - 22 * math.sin(angle))
    curve = tag(
        "path",
        d=f"M{x1} {y1}Q{cx:.1f} {cy:.1f} {x2} {y2}",
        fill="none",
        stroke=colour,
        stroke_width=width,
    )
    if tie.mutual:
        return curve
    turn = f"translate({tip[0]:.1f} {tip[1]:.1f}) rotate({math.degrees(angle):.1f})"
    return curve + tag("path", d="M0 0L-12 5L-12 -5Z", fill=colour, transform=turn)
