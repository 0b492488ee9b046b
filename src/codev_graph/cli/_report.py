"""``codev-graph report``: what the run found, to read and to print."""

from __future__ import annotations

from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import Command, lang_option, output_option, source_argument
from codev_graph.cli._output import write_output
from codev_graph.cli._progress import step
from codev_graph.cli._pseudonyms import pseudonym_options, read_to_share
from codev_graph.views import printable


@click.command(
    cls=Command,
    help=mark(
        "Write the report as one HTML file: what the graph holds and from which sources, who ties "
        "the cities together, what is missing and whom to invite, and how it was computed.\n\n"
        "A file that ends in .pdf is printed by the Chromium, Chrome or Edge of this machine."
    ),
    epilog=mark(
        "codev-graph report out/graph.trig --lang es -o informe.html\n"
        "codev-graph report out/graph.trig -o report.pdf"
    ),
)
@source_argument
@output_option("out/report.html", mark("The page to write; .html or .pdf."))
@pseudonym_options
@lang_option
def report(source: str, output: str, pseudonymise: bool, key: str) -> None:
    """Write the report."""
    graph = read_to_share(source, pseudonymise, key)
    with step(_("Writing the report")):
        content = printable(graph.report_page(), Path(output))
    write_output(content, output)
