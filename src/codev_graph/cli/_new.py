"""``codev-graph new``: an empty twinning with a worked example."""

from __future__ import annotations

from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language, mark
from codev_graph.cli._base import Argument, Command, lang_option


@click.command(
    cls=Command,
    help=mark(
        "Begin another twinning: write a folder of tables to fill in.\n\n"
        "The folder gets every table as CSV, the same as one XLSX workbook with drop-downs, a data "
        "dictionary, a worked example that is clearly marked, and a guide from empty sheets to a "
        "network in ten minutes. Headers and lists are in the language of --lang; both languages "
        "are understood when the tables are read. Nothing that is there is ever overwritten."
    ),
    epilog=mark("codev-graph new my-twinning\ncodev-graph new mi-hermanamiento --lang es"),
)
@click.argument("folder", cls=Argument, metavar=mark("FOLDER"))
@lang_option
def new(folder: str) -> None:
    """Write FOLDER."""
    from codev_graph.sources.starter import write_starter

    files = write_starter(Path(folder), language())
    click.echo(_("Wrote {n} files into {folder}.").format(n=len(files), folder=f"{folder}/"))
    click.echo(_("Begin with {file}.").format(file=files[0]))
