"""``codev-graph measures``: of a knowledge graph, or of any network in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    seed_option,
    source_argument,
)
from codev_graph.cli._engines import EngineChoice, Written, engine_options, measure_folder
from codev_graph.cli._measure_options import sampling_options, two_mode_options
from codev_graph.cli._measured import Wanted, of_file, of_source, table_of
from codev_graph.cli._projection import projection_options

if TYPE_CHECKING:
    from codev_graph.network import Weighting

# A screen has room for these; the other forms of the result hold every column.
BROKERAGE: Final = ("name", "group_name", "role", "raw", "expected", "z", "p")
PARTS: Final = ("area", "purpose", "class", "city", "year")


@click.command(
    cls=Command,
    help=mark(
        "Compute the social-capital measures of every actor.\n\n"
        "SOURCE is a folder of tables or a graph that “build” wrote; “-” reads one from standard "
        "input. The result has one row for each actor and measure: value, rank, and z or p where "
        "there is one. An undefined value (the constraint of an actor without ties, say) is empty, "
        "never zero. What counts as a tie, and the seed, are told on standard error.\n\n"
        "With --graph the network is read from a file of another tool instead: GraphML, GEXF, "
        "Pajek .net, or a CSV list of ties with a CSV list of actors beside it; or the folder of "
        "Parquet that “export --parquet” writes, which may be larger than memory."
    ),
    epilog=mark(
        "codev-graph measures out/graph.trig\n"
        "codev-graph measures --name betweenness --name constraint --format csv -o m.csv\n"
        "codev-graph measures --whole --by year --name ties --name cross_ties_share\n"
        "codev-graph measures --whole --uncertainty --name ei_index_total\n"
        "codev-graph measures --brokerage --group city --group class\n"
        "codev-graph measures --two-mode committee\n"
        "codev-graph measures --two-mode committee --onto actor\n"
        "codev-graph measures --name betweenness_sampled --epsilon 0.02\n"
        "codev-graph measures --write out/graph.trig\n"
        "codev-graph measures --graph edges.csv --nodes nodes.csv --group city\n"
        "codev-graph measures --graph network --engine duckdb --memory-limit 2GB --format csv\n"
        "codev-graph measures --graph network --engine spark --master local[2] --checkpoint kept"
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
    "--ties",
    is_flag=True,
    cls=Option,
    help=mark("Measure each tie: bridges, their span, what runs over them."),
)
@click.option(
    "--brokerage",
    is_flag=True,
    cls=Option,
    help=mark("Count the Gould–Fernandez roles, beside what chance gives."),
)
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(PARTS),
    help=mark("With --whole: measure each part of the network."),
)
@click.option(
    "--layers",
    cls=Option,
    metavar=mark("ATTRIBUTE"),
    help=mark("How layers of ties overlap: purposes or areas; with --graph what names them."),
)
@click.option(
    "--two-mode",
    "modes",
    cls=Option,
    metavar=mark("MODE"),
    help=mark(
        "Measure actors and what they take part in (committee, agreement, project, area), nothing "
        "projected; with --graph the attribute that names the two modes."
    ),
)
@two_mode_options
@click.option(
    "--uncertainty",
    "uncertain",
    is_flag=True,
    cls=Option,
    help=mark(
        "How sure it is: with --whole, permutation tests and bootstrap intervals; else how far the "
        "ranks would hold if actors were missing."
    ),
)
@click.option(
    "--group",
    cls=Option,
    multiple=True,
    metavar=mark("ATTRIBUTE"),
    help=mark(
        "What of an actor says to which group it belongs: city (the usual), class, kind or level; "
        "with --graph any. Given several times, their combinations."
    ),
)
@seed_option
@sampling_options
@projection_options
@click.option(
    "--write",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("Also write the graph with the measures in it, as a named graph of their own."),
)
@click.option(
    "--graph",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("A network of another tool: .graphml, .gexf, .net, .csv, or a folder of Parquet."),
)
@click.option(
    "--weight",
    cls=Option,
    metavar=mark("ATTRIBUTE"),
    help=mark(
        "With --graph: what of a tie is its strength (default: weight, where ties have it); “-” "
        "for none, so that every pair counts 1."
    ),
)
@click.option(
    "--distance",
    cls=Option,
    metavar=mark("ATTRIBUTE"),
    help=mark("With --graph: what of a tie is its length for paths; without it each is one step."),
)
@click.option(
    "--nodes",
    cls=Option,
    metavar=mark("FILE"),
    help=mark(
        "With --graph: a CSV list of the actors and what they have; with .net also a .clu, whose "
        "attribute is cluster."
    ),
)
@engine_options
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def measures(
    source: str,
    names: tuple[str, ...],
    whole: bool,
    ties: bool,
    brokerage: bool,
    by: str | None,
    layers: str | None,
    modes: str | None,
    onto: str | None,
    weighting: Weighting | None,
    uncertain: bool,
    group: tuple[str, ...],
    seed: int,
    epsilon: float | None,
    delta: float | None,
    write: str | None,
    graph: str | None,
    weight: str | None,
    distance: str | None,
    nodes: str | None,
    engine: str | None,
    memory_limit: str | None,
    master: str | None,
    checkpoint: str | None,
    output: str,
    format_: str | None,
    **choice: Any,  # noqa: ANN401 -- the options of the projection
) -> None:
    """Write the table of measures."""
    what = table_of(whole=whole, ties=ties, brokerage=brokerage)
    wanted = Wanted(
        *(names, group, seed, what, by, layers, modes, uncertain, distance),
        *(onto, weighting, epsilon, delta, weight),
    )
    to = Written(output, format_, BROKERAGE if what == "brokerage" else ())
    chosen = EngineChoice(engine, memory_limit, master, checkpoint)
    if chosen.given and not (graph and Path(graph).is_dir()):
        raise click.UsageError(_("--engine and --memory-limit go with --graph FOLDER."))
    if graph is None:
        if nodes or distance or weight:
            raise click.UsageError(_("--nodes, --weight and --distance go with --graph."))
        table = of_source(source, wanted, choice, write)
    elif Path(graph).is_dir():
        if nodes or distance or weight or write:
            text = _(
                "A folder of Parquet goes with none of these: --nodes, --weight, --distance, "
                "--write."
            )
            raise click.UsageError(text)
        measure_folder(graph, wanted, choice, chosen, to)
        return
    else:
        table = of_file(graph, nodes, wanted, choice, write)
    to.write(table)
