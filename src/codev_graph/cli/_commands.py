"""The steps one by one: each reads and writes ordinary files, so that they can be scripted."""

from __future__ import annotations

import click
from click.core import ParameterSource

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    GRAPH,
    Argument,
    Command,
    Option,
    lang_option,
    output_option,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import told, write_output
from codev_graph.cli._progress import step


@click.command(
    cls=Command,
    help=mark(
        "Build the knowledge graph of a folder of tables, or of an XLSX workbook.\n\n"
        "SOURCE is the folder, such as data/santa-ana-tapachula, or the workbook. Every table is "
        "checked first; if anything is wrong, all of it is listed and nothing is written. The "
        "result is TriG: one named graph for each source, and one for what follows from them under "
        "the ontology.\n\n"
        "With --workspace the result is a folder that holds a store: commands open it at once, "
        "however large the graph, and each sees it as it was then while the next build is written."
    ),
    epilog=mark(
        "codev-graph build data/santa-ana-tapachula\n"
        "codev-graph build data/santa-ana-tapachula -o - | codev-graph measures -\n"
        "codev-graph build data/santa-ana-tapachula --workspace my-workspace"
    ),
)
@click.argument("source", cls=Argument, metavar=mark("SOURCE"))
@output_option(GRAPH, mark("The graph to write; “-” is standard output."))
@click.option(
    "--workspace",
    cls=Option,
    metavar=mark("FOLDER"),
    help=mark("Write a store into this folder, in the place of a file."),
)
@lang_option
@click.pass_context
def build(ctx: click.Context, source: str, output: str, workspace: str | None) -> None:
    """Write the graph of SOURCE."""
    if workspace is not None and ctx.get_parameter_source("output") != ParameterSource.DEFAULT:
        raise click.UsageError(_("Give --output or --workspace, not both."))
    graph = read_source(source)
    for warning in graph.warnings:
        click.echo(str(warning), err=True)
    if workspace is None:
        write_output(graph.to_trig(), output)
        return
    with step(_("Writing the store")):
        graph.save_workspace(workspace, source)
    told(_("Wrote {file}").format(file=workspace))
