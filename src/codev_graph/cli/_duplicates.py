"""``codev-graph duplicates``: actors that may be one and the same."""

from __future__ import annotations

from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.cli._base import (
    Argument,
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
)
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step


@click.command(
    cls=Command,
    help=mark(
        "Propose pairs of actors that may be one and the same.\n\n"
        "SOURCE is a folder of tables or a workbook. Names are compared in both languages, without "
        "accents, capitals and legal forms, and with their acronyms; each pair has a score from 0 "
        "to 1 and a reason. Nothing is merged until somebody writes “yes” into the table same_as: "
        "--draft writes one to fill in, the decisions already taken first. A decision is undone "
        "by deleting its row."
    ),
    epilog=mark(
        "codev-graph duplicates my-twinning\n"
        "codev-graph duplicates my-twinning --draft -o my-twinning/same_as.csv"
    ),
)
@click.argument("source", cls=Argument, metavar=mark("SOURCE"))
@click.option(
    "--least",
    cls=Option,
    type=click.FloatRange(0, 1),
    default=0.75,
    show_default=True,
    metavar=mark("SCORE"),
    help=mark("Leave out pairs below this score."),
)
@click.option(
    "--draft",
    is_flag=True,
    cls=Option,
    help=mark("Write the table same_as, each proposal as a row without decision."),
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def duplicates(source: str, least: float, draft: bool, output: str, format_: str | None) -> None:
    """Write the pairs of actors of SOURCE that may be one."""
    from codev_graph.sources import Actor, draft_decisions, duplicates_of, load_dataset

    with step(_("Comparing the actors' names")):
        dataset = load_dataset(Path(source))
        found = duplicates_of(dataset, least)
    if draft:
        write_table(draft_decisions(dataset, found), output, format_ or "csv")
        return
    names = {actor.id: actor.name for actor in dataset.of(Actor)}
    rows = ((*pair[:2], names[pair.actor], names[pair.same_as], *pair[2:]) for pair in found)
    columns = ["actor", "same_as", "name", "other_name", "score", "reason"]
    write_table(Table.of(columns, rows), output, format_)
