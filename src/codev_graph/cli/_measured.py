"""What the command ``measures`` computes: of a knowledge graph, or of a network in a file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.cli._input import read_source
from codev_graph.cli._output import told
from codev_graph.cli._progress import step
from codev_graph.cli._projection import projection_of

if TYPE_CHECKING:
    import networkx as nx

    from codev_graph.network import Network, Projection


@dataclass(frozen=True)
class Wanted:
    """What of a network is asked for.

    Attributes:
        names: The measures; empty for all.
        group: The attribute of the groups, several for their combinations; empty for the usual.
        seed: The seed of what is drawn at random.
        what: ``actors``, ``whole``, ``ties`` or ``brokerage``.
        by: What the whole is taken apart by, if it is.
        layers: The attribute of the layers, if those are asked for.
        modes: The other mode, if two modes are asked for.
        uncertain: Whether tests and intervals are asked for.
        distance: The attribute of the ties' lengths, if they have any.
    """

    names: tuple[str, ...]
    group: tuple[str, ...]
    seed: int
    what: str
    by: str | None
    layers: str | None
    modes: str | None
    uncertain: bool
    distance: str | None = None

    def __post_init__(self) -> None:
        """Refuse what can not go together.

        Raises:
            click.UsageError: if two tables are asked for at once.
        """
        others = [self.what != "actors", self.layers is not None, self.modes is not None]
        _refuse_several(others)
        if self.by and (self.what != "whole" or self.uncertain):
            raise click.UsageError(_("--by goes with --whole, and without --uncertainty."))
        if self.uncertain and (self.what not in ("actors", "whole") or any(others[1:])):
            raise click.UsageError(_("--uncertainty goes with --whole, or with actors."))

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The measures asked for, or ``None`` for all."""
        return self.names or None

    @property
    def grouping(self) -> str | tuple[str, ...] | None:
        """The attribute of the groups, or several; ``None`` if none was named."""
        return self.group[0] if len(self.group) == 1 else self.group or None


def table_of(**flags: bool) -> str:
    """Return the name of the flag that is given, ``actors`` without any.

    Raises:
        click.UsageError: if several are.
    """
    _refuse_several(list(flags.values()))
    return next((name for name, given in flags.items() if given), "actors")


def _refuse_several(asked: list[bool]) -> None:
    if sum(asked) > 1:
        text = _("Ask for one of --whole, --ties, --brokerage, --layers and --two-mode.")
        raise click.UsageError(text)


def of_source(source: str, wanted: Wanted, choice: Mapping[str, Any], write: str | None) -> Table:
    """Return the table asked for of a knowledge graph, and write its measures back if asked.

    Args:
        source: What to read; see :func:`read_source`.
        wanted: The table.
        choice: The options of the projection.
        write: The file to write the graph with its measures to, if any.
    """
    projection = projection_of(**choice)
    graph = read_source(source)
    if wanted.modes is not None:
        modes = graph.two_modes(wanted.modes)
        click.echo(str(modes), err=True)
        return modes.measures()
    table = of_network(graph.network(projection), wanted)
    if write:
        with step(_("Computing the measures")):
            measured = graph.with_measures(projection, wanted.seed)
        told(_("Wrote {file}").format(file=measured.save(write)))
    return table


def of_network(network: Network, wanted: Wanted) -> Table:
    """Return the table asked for of a network in memory; say how it was made."""
    click.echo(str(network.projection), err=True)
    if wanted.by == "year":
        _tell_open(network.projection)
    _tell_seed(wanted)
    with step(_("Computing the measures")):
        return _of_network(network, wanted)


def _of_network(network: Network, wanted: Wanted) -> Table:
    names, seed, group = wanted.chosen, wanted.seed, wanted.grouping or "city"
    if wanted.layers is not None:
        return network.multiplexity(wanted.layers, group)
    if wanted.by is not None:
        return network.by(wanted.by, names, seed, group)
    if wanted.what == "brokerage":
        return network.brokerage(group, seed)
    if wanted.what == "ties":
        return network.tie_measures(names, group)
    if wanted.what == "actors" and wanted.uncertain:
        return network.missing_actors(names, seed)
    whole = network.uncertainty if wanted.uncertain else network.network_measures
    return (whole if wanted.what == "whole" else network.measures)(names, seed, group)


def of_file(
    file: str, nodes: str | None, wanted: Wanted, choice: Mapping[str, Any], write: str | None
) -> Table:
    """Return the table asked for of a network that another tool wrote.

    Raises:
        click.UsageError: if something is asked for that only a knowledge graph can give.
    """
    from codev_graph.network import Projection, graph_from_file

    chosen = projection_of(**{**choice, "directed": False})
    if write or wanted.by or chosen != Projection():
        text = _("--graph goes with neither --by, nor --write, nor a choice of ties.")
        raise click.UsageError(text)
    with _notices_told():
        graph = graph_from_file(file, nodes, directed=choice["directed"])
    _tell_seed(wanted)
    with _notices_told(), step(_("Computing the measures")):
        found = _of_layers(graph, wanted)
        return _of_graph(graph, wanted) if found is None else found


def _of_layers(graph: nx.Graph[Any], wanted: Wanted) -> Table | None:
    """Return the table of two modes or of layers, or ``None`` if neither was asked for."""
    from codev_graph.network import multiplexity, two_mode_measures

    if wanted.modes is not None:
        return two_mode_measures(graph, wanted.modes)
    return None if wanted.layers is None else multiplexity(graph, wanted.layers, wanted.grouping)


def _of_graph(graph: nx.Graph[Any], wanted: Wanted) -> Table:
    from codev_graph import network as room

    names, seed, group = wanted.chosen, wanted.seed, wanted.grouping
    if wanted.what == "brokerage":
        return room.brokerage(graph, group or "city", seed)
    if wanted.uncertain and wanted.what == "actors":
        return room.missing_actors(graph, names, seed)
    if wanted.uncertain:
        return room.uncertainty(graph, group, names, seed)
    if wanted.what == "ties":
        return room.tie_measures(graph, group, names, distance=wanted.distance)
    compute = room.network_measures if wanted.what == "whole" else room.measures
    return compute(graph, group, names, seed, distance=wanted.distance)


def _tell_open(made: Projection) -> None:
    """Say of how many ties the dates do not bound the years in which they are counted."""
    if made.undated or made.unended:
        text = _(
            "Ties without any date count in every year: {undated}. Those with no end count in "
            "every year since their start: {unended}."
        )
        click.echo(text.format(undated=made.undated, unended=made.unended), err=True)


def _tell_seed(wanted: Wanted) -> None:
    """Say the seed where something is drawn at random."""
    if wanted.uncertain or wanted.what in ("whole", "brokerage"):
        click.echo(_("Seed: {seed}.").format(seed=wanted.seed), err=True)


@contextmanager
def _notices_told() -> Iterator[None]:
    """Say on standard error, each once, what of a network was merged, dropped or left out."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for notice in dict.fromkeys(str(notice.message) for notice in caught):
        click.echo(notice, err=True)
