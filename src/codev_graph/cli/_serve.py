"""``codev-graph serve``: the graph as a SPARQL endpoint and as pages."""

from __future__ import annotations

from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import GRAPH, Argument, Command, Option, lang_option


@click.command(
    cls=Command,
    help=mark(
        "Serve the graph: SPARQL at /sparql, and pages for people.\n\n"
        "SOURCE is a workspace; or graph files, folders of tables and workbooks, which are put "
        "together, their named graphs kept. Only this machine can reach the server unless --host "
        "says otherwise. It is for reading, asks no other machine, and stops queries that take "
        "too long."
    ),
    epilog=mark(
        "codev-graph serve\n"
        "codev-graph serve data/santa-ana-tapachula --port 8080\n"
        "codev-graph serve one.trig other.nq --host 0.0.0.0 --workers 4 --time-limit 10"
    ),
)
@click.argument("sources", cls=Argument, metavar=mark("[SOURCE]..."), nargs=-1)
@click.option(
    "--host",
    cls=Option,
    default="127.0.0.1",
    show_default=True,
    metavar=mark("ADDRESS"),
    help=mark("The address to listen at; 0.0.0.0 is every one this machine has."),
)
@click.option(
    "--port",
    cls=Option,
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help=mark("The port to listen at."),
)
@click.option(
    "--workers",
    cls=Option,
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help=mark("How many processes answer requests; each runs two queries at a time."),
)
@click.option(
    "--time-limit",
    cls=Option,
    type=click.FloatRange(0.1, 86_400),
    default=30,
    show_default=True,
    help=mark("The longest that a query may run, in seconds."),
)
@click.option(
    "--row-limit",
    cls=Option,
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help=mark("The most rows that an answer may have; more are refused, never cut."),
)
@click.option(
    "--memory-limit",
    cls=Option,
    type=click.IntRange(64),
    default=2048,
    show_default=True,
    help=mark("The most memory that a query may take, in MiB."),
)
@click.option(
    "--allow-service",
    "services",
    cls=Option,
    multiple=True,
    metavar=mark("HOST"),
    help=mark("A host that SERVICE may ask; it is trusted, with whatever it leads to."),
)
@click.option(
    "--cors",
    "origins",
    cls=Option,
    multiple=True,
    metavar=mark("ORIGIN"),
    help=mark("An origin, such as https://example.org, whose pages may ask by script."),
)
@lang_option
def serve(
    sources: tuple[str, ...],
    host: str,
    port: int,
    workers: int,
    time_limit: float,
    row_limit: int,
    memory_limit: int,
    services: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Serve until interrupted."""
    from codev_graph.web import Settings, made_workspace, serve_forever

    with made_workspace([Path(source) for source in sources or (GRAPH,)]) as workspace:
        settings = Settings(
            workspace=str(workspace),
            host=host,
            port=port,
            workers=workers,
            time_limit=time_limit,
            row_limit=row_limit,
            memory_limit=memory_limit,
            services=services,
            origins=origins,
        )
        text = _("Serving at {address} – Ctrl+C ends it.").format(address=settings.address)
        serve_forever(settings, lambda: click.echo(text))
