"""What the command ``measures`` computes: of a knowledge graph, or of a network in a file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypedDict

import click

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.cli._input import read_source
from codev_graph.cli._measure_options import refuse_ungrouped
from codev_graph.cli._output import told
from codev_graph.cli._progress import step
from codev_graph.cli._projection import projection_of

if TYPE_CHECKING:
    import networkx as nx

    from codev_graph.network import Network, Projection, TwoModes, Weighting

SAMPLED: Final = "betweenness_sampled"
NEWMAN: Final = "newman"
CITY: Final = "city"
WEIGHT: Final = "weight"
NO_WEIGHT: Final = "-"


class Precision(TypedDict, total=False):
    """How near a sample has to come: the arguments of ``measures`` that say so."""

    epsilon: float
    delta: float


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
        onto: The mode onto which two modes are projected, if they are.
        weighting: What a shared node adds to a tie then; ``None`` for the usual.
        epsilon: How far off a sampled score may be; ``None`` for the usual.
        delta: The chance that some score is farther off; ``None`` for the usual.
        weight: The attribute of the ties' strengths; ``None`` for the usual, ``-`` for none.
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
    onto: str | None = None
    weighting: Weighting | None = None
    epsilon: float | None = None
    delta: float | None = None
    weight: str | None = None

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
        if (self.onto and not self.modes) or (self.weighting and not self.onto):
            raise click.UsageError(_("--onto goes with --two-mode, and --weighting with --onto."))
        if self.sampling and SAMPLED not in self.names:
            raise click.UsageError(_("--epsilon and --delta go with --name betweenness_sampled."))

    @property
    def sampling(self) -> Precision:
        """How near a sample has to come, where that was said."""
        told = Precision() if self.epsilon is None else Precision(epsilon=self.epsilon)
        return told if self.delta is None else {**told, "delta": self.delta}

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The measures asked for, each once, or ``None`` for all."""
        return tuple(dict.fromkeys(self.names)) or None

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
        return _of_two_modes(graph.two_modes(wanted.modes), wanted)
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
        return (_of_whole if wanted.what == "whole" else _of_parts)(network, wanted)


def _of_two_modes(modes: TwoModes, wanted: Wanted) -> Table:
    click.echo(str(modes), err=True)
    if wanted.onto is None:
        return modes.measures()
    return modes.projected_ties(wanted.weighting or NEWMAN, wanted.onto)


def _of_whole(network: Network, wanted: Wanted) -> Table:
    names, seed, group = wanted.chosen, wanted.seed, wanted.grouping or CITY
    if wanted.by is not None:
        return network.by(wanted.by, names, seed, group)
    whole = network.uncertainty if wanted.uncertain else network.network_measures
    return whole(names, seed, group)


def _of_parts(network: Network, wanted: Wanted) -> Table:
    """Return the table of layers, of actors in their roles, of ties or of actors."""
    names, seed, group = wanted.chosen, wanted.seed, wanted.grouping or CITY
    if wanted.layers is not None:
        return network.multiplexity(wanted.layers, group)
    if wanted.what == "brokerage":
        return network.brokerage(group, seed)
    if wanted.what == "ties":
        return network.tie_measures(names, group)
    if wanted.uncertain:
        return network.missing_actors(names, seed)
    return network.measures(names, seed, group, **wanted.sampling)


def of_file(
    file: str, nodes: str | None, wanted: Wanted, choice: Mapping[str, Any], write: str | None
) -> Table:
    """Return the table asked for of a network that another tool wrote, or ``export`` did.

    The latter says of its ties what a graph does, so that the same options give the same numbers.

    Raises:
        click.UsageError: if something is asked for that only a knowledge graph can give.
    """
    from codev_graph.network import Projection, exported_network, graph_from_file

    with _notices_told():
        graph = graph_from_file(file, nodes, directed=choice["directed"])
    ties = projection_of(**choice)
    apart = wanted.modes or wanted.distance or wanted.weight
    ours = None if apart else exported_network(graph, ties)
    plain = replace(ties, directed=False, weighted=False) == Projection()
    if write or (ours is None and (wanted.by or not plain)):
        text = _(
            "--graph goes without --write, and without --by and a choice of ties unless “export” "
            "wrote the file."
        )
        raise click.UsageError(text)
    if ours is not None:
        return of_network(ours, wanted)
    if not wanted.group:
        refuse_ungrouped(wanted.names)
    _weigh(graph, wanted.weight, needed=ties.weighted)
    _tell_seed(wanted)
    with _notices_told(), step(_("Computing the measures")):
        found = _of_layers(graph, wanted)
        return _of_graph(graph, wanted) if found is None else found


def _weigh(graph: nx.Graph[Any], asked: str | None, *, needed: bool) -> None:
    """Make the attribute asked for the weight of the ties, and say how the file was read.

    Raises:
        click.UsageError: if weights are asked for by an attribute that no tie has.
    """
    ties = [data for *_ends, data in graph.edges(data=True)]
    name = asked or WEIGHT
    weighted = name != NO_WEIGHT and any(name in data for data in ties)
    if ties and not weighted and (needed or asked not in (None, NO_WEIGHT)):
        known = ", ".join(sorted({str(key) for data in ties for key in data}))
        text = _("No tie of the --graph file has a “{name}” to weigh it; they have: {known}.")
        raise click.UsageError(text.format(name=name, known=known or "–"))
    for data in ties:
        strength = {WEIGHT: data[name]} if name in data else {}
        data.pop(WEIGHT, None)
        data.update(strength)
    directed = graph.is_directed()
    ways = _("Ties keep their direction.") if directed else _("Directions are not heeded.")
    strengths = (
        _("The weight of a tie is its “{name}”.") if weighted else _("Ties have no weights.")
    )
    click.echo(f"{ways} {strengths.format(name=name)}", err=True)


def _of_layers(graph: nx.Graph[Any], wanted: Wanted) -> Table | None:
    """Return the table of two modes or of layers, or ``None`` if neither was asked for."""
    from codev_graph.network import multiplexity, projected_ties, two_mode_measures

    if wanted.modes is not None and wanted.onto is not None:
        return projected_ties(graph, wanted.onto, wanted.modes, wanted.weighting or NEWMAN)
    if wanted.modes is not None:
        return two_mode_measures(graph, wanted.modes)
    return None if wanted.layers is None else multiplexity(graph, wanted.layers, wanted.grouping)


def _of_graph(graph: nx.Graph[Any], wanted: Wanted) -> Table:
    from codev_graph import network as room

    names, seed, group = wanted.chosen, wanted.seed, wanted.grouping
    if wanted.what == "brokerage":
        return room.brokerage(graph, group or CITY, seed)
    if wanted.uncertain and wanted.what == "actors":
        return room.missing_actors(graph, names, seed)
    if wanted.uncertain:
        return room.uncertainty(graph, group, names, seed)
    if wanted.what == "ties":
        return room.tie_measures(graph, group, names, distance=wanted.distance)
    if wanted.what == "whole":
        return room.network_measures(graph, group, names, seed, distance=wanted.distance)
    return room.measures(graph, group, names, seed, distance=wanted.distance, **wanted.sampling)


def _tell_open(made: Projection) -> None:
    """Say of how many ties the dates do not bound the years in which they are counted."""
    if made.undated or made.unended:
        text = _(
            "Ties without any date stand in no year, but in the last rows: {undated}. Those with "
            "no end count in every year since their start: {unended}."
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
