"""``codev-graph predict``: ties that are likely by structure, and whether to trust that."""

from __future__ import annotations

from typing import Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    seed_option,
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step

# A screen has room for these; the other forms of the result hold every column.
TIE: Final = ("scope", "place", "source_name", "target_name")
SKILL: Final = ("scope", "predictor", "auc", "auc_low", "auc_high", "precision", "trusted")


@click.command(
    cls=Command,
    help=mark(
        "List the ties that are likely by structure alone.\n\n"
        "Pairs that share contacts, first across the cities, then within. How far that can be "
        "trusted is tried by hiding a tenth of the real ties over and over: with --skill the "
        "table is of that (AUC and precision at 10 with their intervals, beside chance and the "
        "mere numbers of ties); the verdict is told on standard error in any case."
    ),
    epilog=mark(
        "codev-graph predict\ncodev-graph predict --by resource_allocation --most 5\n"
        "codev-graph predict --skill --repeats 500 --seed 1"
    ),
)
@source_argument
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(
        [
            "common_neighbours",
            "jaccard",
            "adamic_adar",
            "resource_allocation",
            "preferential_attachment",
        ]
    ),
    default="adamic_adar",
    show_default=True,
    metavar=mark("MEASURE"),
    help=mark(
        "What the ties are ordered by: common_neighbours, jaccard, adamic_adar, "
        "resource_allocation or preferential_attachment."
    ),
)
@click.option(
    "--most",
    cls=Option,
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help=mark("How many across the cities, within, and of the others."),
)
@click.option(
    "--skill", is_flag=True, cls=Option, help=mark("Write how well hidden ties are told instead.")
)
@click.option(
    "--repeats",
    cls=Option,
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help=mark("How many times ties are hidden."),
)
@seed_option
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def predict(
    source: str,
    by: str,
    most: int,
    skill: bool,
    repeats: int,
    seed: int,
    output: str,
    format_: str | None,
) -> None:
    """Write the likely ties, or the skill."""
    outlook = read_source(source).outlook()
    with step(_("Hiding ties and looking for them")):
        found = outlook.predict(by, most=most, repeats=repeats, seed=seed)
    click.echo(str(found), err=True)
    if skill:
        write_table(found.skill_table(), output, format_, columns=SKILL)
    else:
        write_table(found.table(), output, format_, columns=(*TIE, by))
