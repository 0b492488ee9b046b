"""``codev-graph measures``: of a knowledge graph, or of any network in a file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step


@click.command(
    cls=Command,
    help=mark(
        "Compute the social-capital measures of every actor.\n\n"
        "SOURCE is a folder of tables or a graph that “build” wrote; “-” reads one from standard "
        "input. The result has one row for each actor and measure: value, rank, and z or p where "
        "there is one. An undefined value (the constraint of an actor without ties, say) is empty, "
        "never zero. What counts as a tie is told on standard error.\n\n"
        "With --graph the network is read from a file of another tool instead: GraphML, GEXF, "
        "Pajek .net, or a CSV list of ties with a CSV list of actors beside it."
    ),
    epilog=mark(
        "codev-graph measures out/graph.trig\n"
        "codev-graph measures --name betweenness --name constraint --format csv -o m.csv\n"
        "codev-graph measures --whole\n"
        "codev-graph measures --graph edges.csv --nodes nodes.csv --group city"
    ),
)
@source_argument
@click.option(
    "--name",
    "names",
    cls=Option,
    multiple=True,
    metavar=mark("MEASURE"),
    help=mark("Only this measure; may be given several times."),
)
@click.option(
    "--whole",
    is_flag=True,
    cls=Option,
    help=mark("Measure the network as a whole and each city, not each actor."),
)
@click.option(
    "--graph",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("A network of another tool: .graphml, .gexf, .net or .csv."),
)
@click.option(
    "--nodes",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("With --graph: a CSV list of the actors and what they have."),
)
@click.option(
    "--group",
    cls=Option,
    metavar=mark("ATTRIBUTE"),
    help=mark("With --graph: what of an actor says to which group it belongs."),
)
@click.option(
    "--directed",
    is_flag=True,
    cls=Option,
    help=mark("With --graph: the ties of a CSV list have a direction."),
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def measures(
    source: str,
    names: tuple[str, ...],
    whole: bool,
    graph: str | None,
    nodes: str | None,
    group: str | None,
    directed: bool,
    output: str,
    format_: str | None,
) -> None:
    """Write the table of measures."""
    if graph is None:
        if nodes or group or directed:
            raise click.UsageError(_("--nodes, --group and --directed go with --graph."))
        table = _of_source(source, names, whole)
    else:
        table = _of_file(graph, nodes, group, names, directed=directed, whole=whole)
    write_table(table, output, format_)


def _of_source(source: str, names: tuple[str, ...], whole: bool) -> Table:
    network = read_source(source).network()
    click.echo(str(network.projection), err=True)
    with step(_("Computing the measures")):
        return network.network_measures(names or None) if whole else network.measures(names or None)


def _of_file(
    file: str,
    nodes: str | None,
    group: str | None,
    names: tuple[str, ...],
    *,
    directed: bool,
    whole: bool,
) -> Table:
    from codev_graph.network import graph_from_file, measures, network_measures

    network = graph_from_file(file, nodes, directed=directed)
    compute = network_measures if whole else measures
    with _notices_told(), step(_("Computing the measures")):
        return compute(network, group, names or None)


@contextmanager
def _notices_told() -> Iterator[None]:
    """Say on standard error what of a network was merged, dropped or left out."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for notice in caught:
        click.echo(str(notice.message), err=True)
