"""The options of engines, and the measures of a folder of Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.cli._base import F, Option
from codev_graph.cli._measured import Wanted, of_network
from codev_graph.cli._output import told, write_rows, write_table
from codev_graph.cli._progress import step
from codev_graph.cli._projection import projection_of

if TYPE_CHECKING:
    from codev_graph.network import Level, Projection
    from codev_graph.network.engines import Engine, EngineNetwork

MEMORY: Final = "memory"
DUCKDB: Final = "duckdb"
SPARK: Final = "spark"
ENGINES: Final = (MEMORY, DUCKDB, SPARK)
LOCAL: Final = "local[*]"


@dataclass(frozen=True)
class EngineChoice:
    """Which engine measures a folder of Parquet.

    Attributes:
        name: One of :data:`ENGINES`; ``None`` for the one that suits the size.
        memory: The most memory that it may hold, as ``2GB``; ``None`` for what it takes.
        master: Where Spark runs; ``None`` for this machine.
        checkpoint: Where Spark keeps what it has computed; ``None`` for a folder that goes again.
    """

    name: str | None
    memory: str | None
    master: str | None = None
    checkpoint: str | None = None

    def __post_init__(self) -> None:
        """Refuse what only Spark has.

        Raises:
            click.UsageError: if the engine is another.
        """
        if self.name != SPARK and (self.master or self.checkpoint):
            raise click.UsageError(_("--master and --checkpoint go with --engine spark."))

    @property
    def given(self) -> bool:
        """Return whether any option of engines was given."""
        return self.name is not None or self.memory is not None


def engine_options(command: F) -> F:
    """Add the options of engines."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--engine",
        cls=Option,
        type=click.Choice(ENGINES),
        help=mark(
            "With --graph FOLDER: what computes. memory holds the whole network and gives every "
            "measure; duckdb gives those that are joins and sums, from Parquet, spilling to disk; "
            "spark gives the same on one machine or many. By default duckdb where the network "
            "would take more than half of the memory."
        ),
    ),
    click.option(
        "--memory-limit",
        cls=Option,
        metavar=mark("SIZE"),
        help=mark(
            "With --engine duckdb or spark: the most memory it may hold, such as 2GB; of Spark "
            "each of its processes."
        ),
    ),
    click.option(
        "--master",
        cls=Option,
        metavar="MASTER",
        help=mark(
            "With --engine spark: where it runs, such as local[2] or spark://host:7077 (default: "
            "all processors of this machine)."
        ),
    ),
    click.option(
        "--checkpoint",
        cls=Option,
        metavar=mark("FOLDER"),
        help=mark(
            "With --engine spark: keep what is computed here, so that an interrupted run goes on "
            "where it was; every machine of a cluster must see it."
        ),
    ),
)


@dataclass(frozen=True)
class Written:
    """Where a table goes.

    Attributes:
        output: A file, or ``-`` for standard output.
        form: ``table``, ``csv``, ``tsv``, ``json`` or ``None``.
        columns: The columns that are drawn, if not all are.
    """

    output: str
    form: str | None
    columns: Sequence[str] = ()

    @property
    def parquet(self) -> bool:
        """Whether a folder of Parquet is asked for."""
        return Path(self.output).suffix == ".parquet"

    def write(self, table: Table) -> None:
        """Write a table there."""
        write_table(table, self.output, self.form, columns=self.columns)


def measure_folder(
    folder: str, wanted: Wanted, choice: Mapping[str, Any], engine: EngineChoice, to: Written
) -> None:
    """Write the table asked for of a folder of Parquet.

    Args:
        folder: What ``export --parquet`` wrote, or alike.
        wanted: The table.
        choice: The options of the projection.
        engine: What computes.
        to: Where the table goes.

    Raises:
        click.UsageError: if the engine can not give that table.
    """
    from codev_graph.network import definition
    from codev_graph.network.engines import read_folder

    if wanted.modes is not None:
        raise click.UsageError(_("--two-mode needs a knowledge graph, or a file with both modes."))
    projection = projection_of(**choice)
    for name in wanted.names:
        definition(name)
    in_memory = (engine.name or _suiting(folder, engine)) == MEMORY
    _refuse(wanted, to, in_memory)
    if in_memory:
        to.write(of_network(read_folder(folder, projection), wanted))
    else:
        _measure_on(engine, folder, wanted, projection, to)


def cover_folder(folder: str, level: Level, engine: EngineChoice, to: Written) -> None:
    """Write the cells of the coverage of a folder of Parquet, the empty ones too.

    Raises:
        click.UsageError: if it is to be counted in memory, which takes a knowledge graph.
    """
    from codev_graph.network.engines import CELL_COLUMNS, coverage_rows

    if engine.name == MEMORY:
        text = _("In memory the gaps are those of a knowledge graph: leave --graph out.")
        raise click.UsageError(text)
    with closing(_running(engine)) as running, step(_("Looking for who is missing")):
        rows = coverage_rows(running, folder, level)
        write_rows(CELL_COLUMNS, rows, to.output, to.form)


def _suiting(folder: str, engine: EngineChoice) -> str:
    """Return the engine for a network's size, and say so if it is not memory."""
    from codev_graph.network.engines import memory_needed, memory_to_spare

    if engine.memory is not None:
        return DUCKDB
    needed, spare = memory_needed(folder), memory_to_spare()
    if needed <= spare:
        return MEMORY
    text = _(
        "{engine} measures this network: in memory it would take about {needed:.1f} GB, where "
        "{spare:.1f} GB are to spare."
    )
    sizes = {"needed": needed / 2**30, "spare": spare / 2**30}
    click.echo(text.format(engine=DUCKDB, **sizes), err=True)
    return DUCKDB


def _refuse(wanted: Wanted, to: Written, in_memory: bool) -> None:
    """Refuse the tables that only a network in memory can give, and what is not to be Parquet."""
    if to.parquet and (in_memory or wanted.what != "actors"):
        text = _("-o NAME.parquet takes the measures of actors, with --engine duckdb or spark.")
        raise click.UsageError(text)
    apart = wanted.what == "ties" or wanted.by or wanted.layers or wanted.uncertain
    if apart and not in_memory:
        text = _(
            "An engine gives the measures of actors, --whole and --brokerage; the rest needs the "
            "network in memory: --engine memory."
        )
        raise click.UsageError(text)


def _measure_on(
    engine: EngineChoice, folder: str, wanted: Wanted, projection: Projection, to: Written
) -> None:
    """Write the table asked for, as an engine computes it; refuse its measures before that."""
    from codev_graph.network.engines import at_hand, open_network

    if wanted.what != "brokerage":
        at_hand(wanted.chosen, projection.directed, whole=wanted.what == "whole")
    with closing(_running(engine)) as running, step(_("Computing the measures")):
        network = open_network(running, folder, projection, wanted.grouping or "city")
        click.echo(str(network.projection), err=True)
        _measure(network, wanted, to)


def _running(engine: EngineChoice) -> Engine:
    from codev_graph.network.engines import DuckDb, Spark

    if engine.name != SPARK:
        return DuckDb(engine.memory)
    checkpoint = Path(engine.checkpoint) if engine.checkpoint else None
    return Spark(engine.master or LOCAL, engine.memory, checkpoint)


def _measure(network: EngineNetwork, wanted: Wanted, to: Written) -> None:
    """Write the table asked for, and say what of it no engine gives."""
    from codev_graph.network.engines import sampled_instead

    if wanted.what == "brokerage":
        to.write(network.brokerage())
        return
    whole = wanted.what == "whole"
    missing = network.left_out(wanted.chosen, whole=whole)
    if missing:
        text = _("Left out, as they need the network in memory: {names}.")
        words = (text.format(names=", ".join(missing)), sampled_instead(missing))
        click.echo(" ".join(filter(None, words)), err=True)
    if whole:
        to.write(network.network_measures(wanted.chosen))
    elif to.parquet:
        network.write_parquet(Path(to.output), wanted.chosen)
        told(_("Wrote {file}").format(file=to.output))
    else:
        write_rows(network.columns, network.rows(wanted.chosen), to.output, to.form)
