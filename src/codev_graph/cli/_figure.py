"""``codev-graph figure``: figures for a printed page."""

from __future__ import annotations

from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import Argument, Command, Option, lang_option, source_argument
from codev_graph.cli._output import told
from codev_graph.cli._progress import step
from codev_graph.cli._pseudonyms import pseudonym_options, read_to_share
from codev_graph.views import FIGURES, FigureName, Width


@click.command(
    cls=Command,
    help=mark(
        "Draw a figure for print.\n\n"
        "NAME is network (the two sides and those who bridge), coverage (areas, classes and "
        "cities), measures (how they are spread, the foremost named) or timeline (agreements and "
        "dated ties). The file's ending tells the form: .svg, .pdf or .png. Text stays text, "
        "colours can be told apart with any colour vision, and the same graph gives the same "
        "file. Coverage before and after a change is drawn by `codev-graph what-if --figure`."
    ),
    epilog=mark(
        "codev-graph figure network out/graph.trig -o network.pdf\n"
        "codev-graph figure coverage data/santa-ana-tapachula -o coverage.svg --lang es"
    ),
)
@click.argument("name", cls=Argument, metavar=mark("NAME"), type=click.Choice(FIGURES))
@source_argument
@click.option(
    "-o",
    "--output",
    cls=Option,
    required=True,
    metavar=mark("FILE"),
    help=mark("The figure to write; .svg, .pdf or .png."),
)
@click.option(
    "--width",
    cls=Option,
    type=click.Choice(["column", "full"]),
    default="full",
    show_default=True,
    help=mark("Of an A4 page: one of two columns, or all of it."),
)
@pseudonym_options
@lang_option
def figure(
    name: FigureName, source: str, output: str, width: Width, pseudonymise: bool, key: str
) -> None:
    """Write one figure."""
    graph = read_to_share(source, pseudonymise, key)
    with step(_("Drawing the figure")):
        graph.figure(name, Path(output), width)
    told(_("Wrote {file}").format(file=output))
