"""The network of a knowledge graph: a NetworkX graph, how it was made, and its measures."""

from __future__ import annotations

import html
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from codev_graph._table import Cell, Table
from codev_graph.network._brokerage_table import brokerage
from codev_graph.network._choices import refuse_unknown
from codev_graph.network._layers import LAYERS, multiplexity
from codev_graph.network._measures import NetworkNotice, measures
from codev_graph.network._missing import missing_actors
from codev_graph.network._naming import named
from codev_graph.network._network_measures import COLUMNS, network_measures
from codev_graph.network._projection import Projection
from codev_graph.network._slices import Documented, slices
from codev_graph.network._statements import uncertainty
from codev_graph.network._tie_measures import path_share, tie_measures
from codev_graph.network.definitions._registry import asked, definition

if TYPE_CHECKING:
    import networkx as nx

Grouping = str | Sequence[str]
CITY: Final = "city"
TOWN_HALL: Final = "local-government"
PATH_SHARE: Final = "path_share"


@dataclass(frozen=True)
class Network:
    """The actors and their ties, measurable.

    Where a method takes ``group``, that is the attribute of the actors (``city``, ``class``,
    ``kind``, ``level``) whose values are the groups, or several whose combinations are. If it is
    the city and no actor is of any, the measures on groups are left out.

    Attributes:
        graph: Any NetworkX function works on it; the nodes are the actors' IRIs.
        projection: How ties became edges; it prints itself.
        documented: What it was made from, to be taken apart by area, class or year.
    """

    graph: nx.Graph[str]
    projection: Projection
    documented: Documented = field(default_factory=Documented, repr=False)

    def _repr_html_(self) -> str:
        """Render for notebooks: how ties became edges, and the actors with their neighbours."""
        rows = [
            (attributes.get("name", node), attributes.get("class"), self.graph.degree(node))
            for node, attributes in self.graph.nodes(data=True)
        ]
        rows.sort(key=lambda row: (-row[2], str(row[0])))
        table = Table.of(("name", "class", "neighbours"), rows)
        return f"<p>{html.escape(str(self.projection))}</p>{table._repr_html_()}"

    @cached_property
    def counted(self) -> frozenset[str]:
        """The IRIs of the actors in the network and of the documented ties that count."""
        ties = (tie.id for tie in self.documented.ties if self.projection.takes(tie))
        return frozenset((*self.graph, *ties))

    def measures(
        self,
        names: Iterable[str] | None = None,
        seed: int = 0,
        group: Grouping | None = CITY,
        *,
        epsilon: float = 0.05,
        delta: float = 0.1,
    ) -> Table:
        """Return the measures of every actor: those of :func:`codev_graph.measures`, with names.

        Columns: actor, name, measure, value, rank, z, p. ``epsilon`` and ``delta`` bound the error
        of ``betweenness_sampled`` as there.
        """
        with _told_already():
            grouping = _group(self.graph, group)
            table = measures(self.graph, grouping, names, seed, epsilon=epsilon, delta=delta)
        return self._named(table, "actor", "name")

    def network_measures(
        self, names: Iterable[str] | None = None, seed: int = 0, group: Grouping | None = CITY
    ) -> Table:
        """Return the measures of the whole: those of :func:`codev_graph.network_measures`.

        A column ``name`` tells the cities by name, and one row more, ``path_share``, what share of
        the shortest paths between the groups runs through the town halls (the actors of kind
        ``local-government``, as a group; see :meth:`path_share`).
        """
        with _told_already():
            table = _whole(self.graph, _group(self.graph, group), names, seed)
        return self._named(table, "group", "name")

    def by(
        self,
        part: str,
        names: Iterable[str] | None = None,
        seed: int = 0,
        group: Grouping | None = CITY,
    ) -> Table:
        """Return the measures of the whole for each part of the network.

        Args:
            part: ``area``, ``purpose`` (type of cooperation), ``class``, ``city`` or ``year``; what
                each part holds is said by :func:`slices`. A city's part has no measures on cities.
            names: As in :meth:`network_measures`; ``ties`` of a year are the dated ones that may
                have been active in it.
            seed: The seed of the permutations.
            group: As in :meth:`network_measures`.

        Returns:
            The columns of :meth:`network_measures` after one of the name ``part``, empty for the
            ties that name no area or purpose, or have no date (and ``city_name`` after ``city``). A
            part without any actor of a city has no rows for the measures on cities.

        Raises:
            NetworkError: if ``part`` is none of these, or as :func:`codev_graph.network_measures`.
        """
        known = asked(names)
        rows: list[tuple[Cell, ...]] = []
        for label, graph in slices(self.documented, self.projection, part):
            attribute = None if part == group else _group(graph, group)
            placeless = attribute is None and part != group
            names_here = _without_groups(known) if placeless else known
            with _told_already():
                rows += [(label, *row) for row in _whole(graph, attribute, names_here, seed)]
        table = self._named(Table.of((part, *COLUMNS), rows), "group", "name")
        return self._named(table, CITY, "city_name") if part == CITY else table

    def tie_measures(
        self, names: Iterable[str] | None = None, group: Grouping | None = CITY
    ) -> Table:
        """Return the measures of every tie; see :func:`codev_graph.network.tie_measures`.

        Columns: source, source_name, target, target_name, measure, value, rank.
        """
        with _told_already():
            table = tie_measures(self.graph, _group(self.graph, group), names)
        named = self._named(table, "source", "source_name")
        return self._named(named, "target", "target_name")

    def brokerage(self, group: Grouping = CITY, seed: int = 0, *, simulations: int = 1000) -> Table:
        """Return the Gould–Fernandez roles; see :func:`codev_graph.brokerage`.

        Columns: scope, actor, name and the others there. ``group=("city", "class")`` gives two
        cities a liaison role.
        """
        with _told_already():
            table = brokerage(self.graph, group, seed, simulations=simulations)
        return self._named(table, "actor", "name")

    def path_share(self, kind: str = TOWN_HALL, group: Grouping | None = CITY) -> Table:
        """Say what share of the paths between others runs through the actors of one kind.

        By default the town halls, which are the actors of kind ``local-government``, and the paths
        from one city to another; see :func:`codev_graph.network.path_share`.
        """
        with _told_already():
            chosen = _of_kind(self.graph, kind)
            return path_share(self.graph, chosen, _group(self.graph, group))

    def multiplexity(self, layer: str = "purposes", group: Grouping | None = CITY) -> Table:
        """Say how far the layers of cooperation overlap; see ``network.multiplexity``.

        Args:
            layer: ``purposes`` or ``areas`` of the documented ties.
            group: Whose pairs are told apart.

        Raises:
            NetworkError: if the ties of a twinning have no such layers.
        """
        refuse_unknown(layer, LAYERS)
        graph = self._layered()
        with _told_already():
            return multiplexity(graph, layer, _group(graph, group))

    def uncertainty(
        self,
        names: Iterable[str] | None = None,
        seed: int = 0,
        group: Grouping | None = CITY,
        *,
        repeats: int = 200,
    ) -> Table:
        """Test every statement on the whole, with intervals; see ``network.uncertainty``."""
        with _told_already():
            attribute = _group(self.graph, group)
            return uncertainty(self.graph, attribute, names, seed, repeats=repeats)

    def missing_actors(
        self, names: Iterable[str] | None = None, seed: int = 0, *, repeats: int = 100
    ) -> Table:
        """Say how far rankings hold if actors were missed; see ``network.missing_actors``."""
        return missing_actors(self.graph, names, seed, repeats=repeats)

    def _layered(self) -> nx.Graph[str]:
        """Return the documented ties unmerged, with their purposes and areas."""
        import networkx as nx

        directed = self.projection.directed
        graph: nx.Graph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
        graph.add_nodes_from(self.graph.nodes(data=True))
        for tie in filter(self.projection.takes, self.documented.ties):
            graph.add_edge(tie.source, tie.target, purposes=tie.purposes, areas=tie.areas)
            if directed and tie.mutual:
                graph.add_edge(tie.target, tie.source, purposes=tie.purposes, areas=tie.areas)
        return graph

    def _named(self, table: Table, column: str, name: str) -> Table:
        return named(table, column, name, self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        rows = self.documented.actors
        cities = {row.city: row.city_name for row in rows if row.city and row.city_name}
        return cities | {row.id: row.name for row in rows}


def _whole(
    graph: nx.Graph[str], group: Grouping | None, names: Iterable[str] | None, seed: int
) -> Table:
    """Return the measures of the whole, the share of paths through the town halls among them."""
    known = asked(names)
    rest = None if known is None else tuple(name for name in known if name != PATH_SHARE)
    table = network_measures(graph, group, rest, seed)
    if group is None or (known is not None and PATH_SHARE not in known):
        return table
    halls = _of_kind(graph, TOWN_HALL)
    value = path_share(graph, halls, group).column("share")[0] if halls else None
    row = (PATH_SHARE, TOWN_HALL, value, None, None, None, None)
    return Table.of(table.columns, [*table, row])


def _of_kind(graph: nx.Graph[str], kind: str) -> list[str]:
    return [actor for actor, data in graph.nodes(data=True) if data.get("kind") == kind]


def _without_groups(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Leave out the measures that need groups, where a part has no actor of any."""
    return names and tuple(name for name in names if not definition(name).grouped)


def _group(graph: nx.Graph[str], group: Grouping | None) -> Grouping | None:
    """Return the attribute of the groups, or ``None`` if no actor is of any city."""
    located = any(CITY in data for _node, data in graph.nodes(data=True))
    return None if group == CITY and not located else group


@contextmanager
def _told_already() -> Iterator[None]:
    """Keep quiet about actors without a city: the projection counts and says them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NetworkNotice)
        yield
