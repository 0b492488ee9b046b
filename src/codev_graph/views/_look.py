"""Colours, shapes and patterns, one table for page, figures and legend.

Colours are those of Okabe and Ito (2008), made to be told apart with any colour vision; a shape
or a pattern always says the same as the colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle
from typing import Final

from codev_graph.views._model import Concept

INK: Final = "#1b2733"
MUTED: Final = "#5b6875"
LINE: Final = "#9aa5b1"
PAPER: Final = "#ffffff"
ACCENT: Final = "#0072b2"

_COLOURS: Final = ("#cc79a7", "#56b4e9", "#0072b2", "#009e73", "#e69f00", "#d55e00")
_SHAPES: Final = ("star", "hexagon", "square", "dot", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Look:
    """How the actors of one class look: a fill, and a shape by its vis-network name."""

    colour: str
    shape: str

    def inked(self, involved: bool) -> tuple[str, str]:
        """Return fill and outline of an actor; one that does not take part is hollow."""
        return (self.colour, INK) if involved else (PAPER, self.colour)


def looks(classes: Iterable[Concept]) -> dict[str, Look]:
    """Return the look of each class by notation; a seventh class starts again from the first."""
    styles = cycle(zip(_COLOURS, _SHAPES, strict=True))
    return {concept.notation: Look(*next(styles)) for concept in classes}


def _polygon(corners: Iterable[tuple[float, float]]) -> str:
    points = " L".join(f"{x:.3f} {y:.3f}" for x, y in corners)
    return f"M{points}Z"


def _regular(corners: int, turn: float, radius: float = 1.0) -> str:
    angles = (turn + 2 * math.pi * corner / corners for corner in range(corners))
    return _polygon((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)


def _star() -> str:
    radii = [1.15 if corner % 2 == 0 else 0.5 for corner in range(10)]
    angles = [-math.pi / 2 + math.pi * corner / 5 for corner in range(10)]
    return _polygon(
        (r * math.cos(angle), r * math.sin(angle)) for r, angle in zip(radii, angles, strict=True)
    )


_PATHS: Final[dict[str, Callable[[], str]]] = {
    "dot": lambda: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
    "square": lambda: _regular(4, math.pi / 4, 1.25),
    "diamond": lambda: _regular(4, 0.0, 1.2),
    "triangle": lambda: _regular(3, -math.pi / 2, 1.25),
    "hexagon": lambda: _regular(6, 0.0, 1.1),
    "star": _star,
}


def shape_path(shape: str) -> str:
    """Return the SVG path of a shape of radius about 1 round the origin."""
    return _PATHS[shape]()
