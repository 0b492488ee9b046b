"""What a command reads: tables, a workspace, a graph file, standard input, or an endpoint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from codev_graph._i18n import gettext as _
from codev_graph.cli._base import ENDPOINT
from codev_graph.cli._progress import step
from codev_graph.errors import FileError

if TYPE_CHECKING:
    from codev_graph.knowledge import KnowledgeGraph


def read_source(source: str) -> KnowledgeGraph:
    """Return the knowledge graph that a command's SOURCE names.

    Args:
        source: A folder of tables or a workbook is built, a workspace is opened, a graph file is
            read, ``-`` is TriG from standard input. With ``--endpoint`` it is left out.

    Raises:
        click.UsageError: if both are given.
        EndpointError: if the endpoint is no web address.
        FileError: if there is no such file or folder, or it is not what it says.
        DataError: if the tables hold problems.
    """
    from codev_graph.graph import is_workspace
    from codev_graph.knowledge import build, open_endpoint, open_graph, open_workspace
    from codev_graph.sources import is_workbook

    if endpoint := _endpoint():
        return open_endpoint(endpoint)
    if source == "-":
        return open_graph(_standard_input(), "stdin.trig")
    path = Path(source)
    if is_workspace(path):
        return open_workspace(path)
    if path.is_dir() or is_workbook(path):
        with step(_("Building the graph")) as at_work:
            return build(path, at_work.rows)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = _("there is no such file or folder") if not path.exists() else str(error.strerror)
        raise FileError(source, reason) from error
    with step(_("Reading the graph")):
        return open_graph(content, path.name)


def _endpoint() -> str | None:
    """Return the address that ``--endpoint`` names, if it is given."""
    context = click.get_current_context()
    endpoint: str | None = context.meta.get(ENDPOINT)
    if endpoint and context.get_parameter_source("source") is ParameterSource.COMMANDLINE:
        raise click.UsageError(_("Give a graph or --endpoint, not both."))
    return endpoint


def _standard_input() -> bytes:
    stream = sys.stdin.buffer
    if stream.isatty():
        reason = _("nothing is piped in; name a folder of tables or a graph file")
        raise FileError("-", reason)
    return stream.read()
