"""The steps one by one: each reads and writes ordinary files, so that they can be scripted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from codev_graph.knowledge import KnowledgeGraph


@click.command(
    cls=Command,
    help=mark(
        "Build the knowledge graph of a folder of tables, or of an XLSX workbook.\n\n"
        "SOURCE is the folder, such as data/santa-ana-tapachula, or the workbook. Every table is "
        "checked first; if anything is wrong, all of it is listed and nothing is written. The "
        "result is TriG: one named graph for each source, and one for what follows from them under "
        "the ontology.\n\n"
        "With --workspace the result is a folder that holds a store: commands open it at once, "
        "however large the graph, and each sees it as it was then while the next build is written. "
        "A graph file goes into it as it is read, and may be larger than memory."
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
    from codev_graph.knowledge import keep_graph

    if workspace is not None and ctx.get_parameter_source("output") != ParameterSource.DEFAULT:
        raise click.UsageError(_("Give --output or --workspace, not both."))
    if workspace is None:
        write_output(_read(source).to_trig(), output)
        return
    if _is_graph_file(source):
        with step(_("Writing the store")):
            keep_graph(source, workspace)
    else:
        graph = _read(source)
        with step(_("Writing the store")):
            graph.save_workspace(workspace, source)
    told(_("Wrote {file}").format(file=workspace))


def _read(source: str) -> KnowledgeGraph:
    graph = read_source(source)
    for warning in graph.warnings:
        click.echo(str(warning), err=True)
    return graph


def _is_graph_file(source: str) -> bool:
    from codev_graph.sources import is_workbook

    return Path(source).is_file() and not is_workbook(Path(source))
