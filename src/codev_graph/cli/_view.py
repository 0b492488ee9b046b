"""``codev-graph view``: the network as one interactive page."""

from __future__ import annotations

from typing import Any

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import Command, lang_option, output_option, source_argument
from codev_graph.cli._output import write_output
from codev_graph.cli._progress import step
from codev_graph.cli._projection import projection_of, projection_options
from codev_graph.cli._pseudonyms import pseudonym_options, read_to_share


@click.command(
    cls=Command,
    help=mark(
        "Draw the network as one interactive HTML file.\n\n"
        "The file needs no network access and can be sent by mail: the two cities face each "
        "other, ties across the border stand out, and actors not yet involved are hollow."
    ),
    epilog=mark("codev-graph view out/graph.trig -o network.html"),
)
@source_argument
@output_option("out/network.html", mark("The page to write."))
@projection_options
@pseudonym_options
@lang_option
def view(
    source: str,
    output: str,
    pseudonymise: bool,
    key: str,
    **choice: Any,  # noqa: ANN401 -- the options of the projection
) -> None:
    """Write the interactive network."""
    projection = projection_of(**choice)
    graph = read_to_share(source, pseudonymise, key)
    with step(_("Drawing the network")):
        page = graph.network_page(projection)
    write_output(page, output)
