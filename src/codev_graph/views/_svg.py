"""SVG elements from plain values: every attribute and text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from codev_graph.views._look import INK, Look, shape_path

Value = str | int | float


def _written(value: Value) -> str:
    """Write numbers to a hundredth, so that the same figure gives the same bytes everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def tag(name: str, *children: Markup | str, **attributes: Value) -> Markup:
    """Return an element; ``font_size=9`` becomes ``font-size="9"``, a plain string is escaped."""
    pairs = Markup().join(
        Markup(' {}="{}"').format(key.strip("_").replace("_", "-"), _written(value))
        for key, value in attributes.items()
    )
    body = Markup().join(escape(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), pairs, body)  # noqa: S704 - our names


def joined(parts: Iterable[Markup]) -> Markup:
    """Return the elements one after the other."""
    return Markup().join(parts)


def lines(text: str, step: float, **attributes: Value) -> Markup:
    """Return a text element with one line for each line of ``text``, ``step`` apart."""
    x = attributes.get("x", 0)
    spans = [
        tag("tspan", line, x=x, dy=0 if index == 0 else step)
        for index, line in enumerate(text.split("\n"))
    ]
    return tag("text", *spans, **attributes)


def symbol(look: Look, x: float, y: float, size: float) -> Markup:
    """Return the symbol of a class at a place, outlined."""
    place = f"translate({x:g} {y:g}) scale({size:g})"
    path = shape_path(look.shape)
    return tag("path", d=path, transform=place, fill=look.colour, stroke=INK, stroke_width=0.12)


def figure(width: float, height: float, box: str, label: str, *children: Markup) -> Markup:
    """Return a whole SVG document fragment with a text alternative."""
    return tag(
        "svg",
        tag("title", label),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=box,
        width=width,
        height=height,
        font_family="Helvetica, Arial, 'Liberation Sans', sans-serif",
    )
