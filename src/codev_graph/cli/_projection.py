"""The options that say which documented ties count, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import F, Option

if TYPE_CHECKING:
    from codev_graph.network import Projection


def projection_options(command: F) -> F:
    """Add the options of a projection; :func:`projection_of` reads them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--purpose",
        "purposes",
        cls=Option,
        multiple=True,
        metavar=mark("PURPOSE"),
        help=mark("Only ties of this type of cooperation; may be given several times."),
    ),
    click.option(
        "--area",
        "areas",
        cls=Option,
        multiple=True,
        metavar=mark("AREA"),
        help=mark("Only ties of this area; may be given several times."),
    ),
    click.option(
        "--year",
        cls=Option,
        metavar=mark("YEAR[-YEAR]"),
        help=mark("Only ties that may have been active in this year, or period (2016-2020)."),
    ),
    click.option(
        "--directed",
        is_flag=True,
        cls=Option,
        help=mark("Ties keep their direction (with --graph: those of a CSV list have one)."),
    ),
    click.option(
        "--weighted",
        is_flag=True,
        cls=Option,
        help=mark(
            "The strength of a tie is its weight; without it every pair counts 1 (with "
            "--graph: see --weight)."
        ),
    ),
    click.option(
        "--no-isolates",
        "isolates",
        is_flag=True,
        default=True,
        flag_value=False,
        cls=Option,
        help=mark("Leave out the actors without any tie."),
    ),
)


def projection_of(
    purposes: tuple[str, ...],
    areas: tuple[str, ...],
    year: str | None,
    *,
    directed: bool,
    weighted: bool,
    isolates: bool,
) -> Projection:
    """Return the projection that the options say.

    Raises:
        click.UsageError: if the year is none, or a period that ends before it begins.
    """
    from codev_graph.network import Projection

    first, until = _period(year) if year else (None, None)
    return Projection(purposes, areas, first, until, directed, weighted, isolates)


def projection_if_any(**choice: Any) -> Projection | None:  # noqa: ANN401 -- as they come
    """Return the projection that the options say, or ``None`` if none of them was given."""
    from codev_graph.network import Projection

    projection = projection_of(**choice)
    return None if projection == Projection() else projection


def _period(text: str) -> tuple[int, int | None]:
    first, sign, last = text.partition("-")
    try:
        years = int(first), int(last) if sign else None
    except ValueError:
        years = None
    if years is None or (years[1] is not None and years[1] < years[0]):
        reason = _("“{text}” is no year, nor a period such as 2016-2020.").format(text=text)
        raise click.UsageError(reason)
    return years
