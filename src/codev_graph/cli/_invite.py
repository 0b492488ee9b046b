"""``codev-graph invite``: whom to invite first."""

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
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step
from codev_graph.cli._rule import rule_option

SHOWN: Final = 15
BRIEF: Final = ("list", "place", "city", "coverage_gain", "reason")


@click.command(
    cls=Command,
    help=mark(
        "Say whom to invite first.\n\n"
        "The best set of K for the coverage comes first, in the order of choice, then the "
        "candidates by themselves, the first fifteen or, with --all, every one: the gain in "
        "coverage, in ties and ways across the border, and in what would outlast the town halls "
        "or one departure, with a sentence that says so. Drawn as a table, it is the sentence "
        "that is shown. The rule under which ties are assumed is told on standard error."
    ),
    epilog=mark(
        "codev-graph invite -k 3\n"
        "codev-graph invite --all --rule areas=documented --rule most=1\n"
        "codev-graph invite --weight two_sided=1 --format csv -o invitations.csv"
    ),
)
@source_argument
@click.option(
    "-k",
    cls=Option,
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help=mark("How many the best set has."),
)
@click.option(
    "--all", "every", is_flag=True, cls=Option, help=mark("Rank every candidate, not fifteen.")
)
@rule_option
@click.option(
    "--weight",
    "weights",
    cls=Option,
    multiple=True,
    metavar=mark("KEY=NUMBER"),
    help=mark("What a gain in coverage counts: filled=1, backed=0.5, two_sided=0.5."),
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def invite(
    source: str,
    k: int,
    every: bool,
    rule: tuple[str, ...],
    weights: tuple[str, ...],
    output: str,
    format_: str | None,
) -> None:
    """Write the best set and the ranking."""
    from codev_graph.network import read_rule, read_weights

    assumed, counted = read_rule(rule), read_weights(weights)
    outlook = read_source(source).outlook()
    with step(_("Looking for whom to invite")):
        found = outlook.invite(k, assumed, counted)
    click.echo(str(found), err=True)
    if not every and len(found.ranking) > SHOWN:
        text = _("The ranking shows the first {n} of {all}; --all lists every one.")
        click.echo(text.format(n=SHOWN, all=len(found.ranking)), err=True)
    table = found.table(None if every else SHOWN)
    write_table(table, output, format_, columns=BRIEF)
