"""``codev-graph push``: the graph into a store on another machine."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import GRAPH, Argument, Command, Option, lang_option
from codev_graph.cli._input import read_source
from codev_graph.cli._output import told
from codev_graph.cli._progress import step


@click.command(
    cls=Command,
    help=mark(
        "Upload the graph to a store on another machine.\n\n"
        "SOURCE is a folder of tables, a workspace or a graph file. Every named graph is replaced, "
        "the ontology with them, by the SPARQL 1.1 Graph Store Protocol, in pieces: a run that "
        "broke off goes on where it was. Then any command takes --endpoint in the place of a "
        "graph.\n\n"
        "User and password, or a token, come from CODEV_GRAPH_USER, CODEV_GRAPH_PASSWORD and "
        "CODEV_GRAPH_TOKEN, and from nowhere else. Give the data a repository of its own: the "
        "default graph is replaced too."
    ),
    epilog=mark(
        "codev-graph push my-workspace --endpoint http://127.0.0.1:7878/query "
        "--graph-store http://127.0.0.1:7878/store\n"
        "codev-graph measures --endpoint http://127.0.0.1:7878/query"
    ),
)
@click.argument("source", cls=Argument, metavar=mark("[SOURCE]"), default=GRAPH)
@click.option(
    "--endpoint",
    cls=Option,
    required=True,
    metavar="URL",
    help=mark("The address of the store's SPARQL service."),
)
@click.option(
    "--graph-store",
    cls=Option,
    metavar="URL",
    help=mark("The address of its Graph Store Protocol, where that is another."),
)
@click.option(
    "--progress",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("Where it is noted what has arrived, until all has; by default in your cache."),
)
@lang_option
def push(source: str, endpoint: str, graph_store: str | None, progress: str | None) -> None:
    """Upload the graph of SOURCE."""
    from codev_graph.graph import Upload

    address = graph_store or endpoint
    noted = Path(progress) if progress else _note_of(source, address)
    upload = Upload(endpoint, address, noted)
    quads = read_source(source).store.quads()
    with step(_("Uploading the graph")) as at_work:

        def watch(done: int, whole: int) -> None:
            at_work.detail = _("{done} of {whole} statements").format(done=done, whole=whole)

        pushed = upload.push(quads, watch)
    for graph in pushed.removed:
        click.echo(
            _("Removed {graph}, which is no more in the data.").format(graph=graph), err=True
        )
    text = _("Uploaded {n} statements in {graphs} named graphs.")
    told(text.format(n=pushed.statements, graphs=pushed.graphs))


def _note_of(source: str, address: str) -> Path:
    """Return the file that notes how far the upload of one source to one address is."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "codev-graph"
    cache.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(f"{Path(source).resolve()}\n{address}".encode()).hexdigest()
    return cache / f"push-{key[:16]}.json"
