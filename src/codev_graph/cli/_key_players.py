"""``codev-graph key-players``: on whom the twinning depends."""

from __future__ import annotations

from typing import Literal

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step


@click.command(
    "key-players",
    cls=Command,
    help=mark(
        "Name the actors on whom the network depends.\n\n"
        "By default those whose loss would break it up most; with --reach those through whom most "
        "of the others are reached soonest (the key-player problems of Borgatti 2006). On small "
        "networks all sets are tried."
    ),
    epilog=mark(
        "codev-graph key-players -k 2\ncodev-graph key-players --reach\n"
        "codev-graph key-players --reach --steps 2"
    ),
)
@source_argument
@click.option(
    "-k",
    cls=Option,
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help=mark("How many actors."),
)
@click.option(
    "--reach", is_flag=True, cls=Option, help=mark("Those who reach most, not who hold most.")
)
@click.option(
    "--steps",
    cls=Option,
    type=click.IntRange(1),
    default=None,
    help=mark("With --reach: count who is reached within so many steps."),
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def key_players(
    source: str, k: int, reach: bool, steps: int | None, output: str, format_: str | None
) -> None:
    """Write the key players."""
    if steps is not None and not reach:
        raise click.UsageError(_("--steps goes with --reach."))
    outlook = read_source(source).outlook()
    known = len(outlook.scene.graph)
    if k > known > 0:
        text = _("-k asks for {k} actors; there are only {n}.")
        raise click.UsageError(text.format(k=k, n=known))
    problem: Literal["negative", "positive"] = "positive" if reach else "negative"
    with step(_("Looking for the key players")):
        found = outlook.key_players(k, problem, steps)
    click.echo(str(found), err=True)
    write_table(found.table(), output, format_, columns=("place", "name", "value", "before"))
