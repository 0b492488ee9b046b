"""``codev-graph export``: the graph or its network in the formats of other tools."""

from __future__ import annotations

from typing import Any

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import Command, Option, lang_option, source_argument
from codev_graph.cli._output import told
from codev_graph.cli._progress import step
from codev_graph.cli._projection import projection_if_any, projection_options
from codev_graph.cli._pseudonyms import pseudonym_options, read_to_share


@click.command(
    cls=Command,
    help=mark(
        "Write the graph, or its network, for other tools.\n\n"
        "SOURCE is a folder of tables or a graph; “-” reads one from standard input. The file's "
        "ending tells the format: .trig, .nq, .ttl and .jsonld hold the graph; .graphml, .gexf "
        "(with the time of each tie), .net (Pajek, with .clu partitions), .dl (UCINET), .csv "
        "(nodes and edges) and .xlsx hold the actors and their documented ties. docs/formats.md "
        "tells what each format can not hold.\n\n"
        "With --parquet the network goes to a folder that “codev-graph measures --graph” measures "
        "beyond memory; it is read from the store row by row, however large it is."
    ),
    epilog=mark(
        "codev-graph export out/graph.trig --to network.gexf\n"
        "codev-graph export my-workspace --parquet network\n"
        "codev-graph export data/santa-ana-tapachula --to network.csv --pseudonymise"
    ),
)
@source_argument
@click.option(
    "--to",
    "target",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("The file to write."),
)
@click.option(
    "--parquet",
    "folder",
    cls=Option,
    metavar=mark("FOLDER"),
    help=mark("The folder to write, in the place of a file: Parquet, ties by area and year."),
)
@click.option(
    "--format",
    "form",
    cls=Option,
    metavar=mark("FORMAT"),
    help=mark(
        "trig, nquads, turtle, jsonld, graphml, gexf, pajek, dl, csv or xlsx (default: by the "
        "ending)."
    ),
)
@projection_options
@pseudonym_options
@lang_option
def export(
    source: str,
    target: str | None,
    folder: str | None,
    form: str | None,
    pseudonymise: bool,
    key: str,
    **choice: Any,  # noqa: ANN401 -- the options of the projection
) -> None:
    """Write the files of one format."""
    if (target is None) == (folder is None) or (folder and form):
        raise click.UsageError(_("Give --to, with or without --format, or --parquet."))
    projection = projection_if_any(**choice)
    graph = read_to_share(source, pseudonymise, key)
    with step(_("Writing the files")):
        files = graph.export(target or str(folder), "parquet" if folder else form, projection)
    for path in files:
        told(_("Wrote {file}").format(file=path))
