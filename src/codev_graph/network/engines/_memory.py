"""A folder of Parquet read whole, for the measures that need a network in memory."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from codev_graph.network._from_graph import written_out
from codev_graph.network._network import Network
from codev_graph.network._projection import ActorRow, Projection, TieRow
from codev_graph.network._slices import Documented
from codev_graph.network.engines._checks import checked
from codev_graph.network.engines._duckdb import DuckDb
from codev_graph.network.engines._folder import NODES, open_folder
from codev_graph.network.engines._parts import LISTS, column
from codev_graph.network.engines._steps import Workings


def read_folder(path: str | Path, projection: Projection | None = None) -> Network:
    """Return the network of a folder of Parquet, in memory.

    Args:
        path: The folder, with actors in ``nodes`` and documented ties in ``edges``. Columns of the
            actors beside the usual ones become attributes.
        projection: As in ``read_network``.

    Raises:
        NetworkError: if there is no such purpose or area, a tie names an actor that is not there,
            two actors have one id, a strength is not positive, or a date does not begin with a
            year.
        FileError: if the folder can not be read.
    """
    import networkx as nx

    choice = written_out(projection or Projection())
    with closing(DuckDb()) as engine:
        folder = open_folder(engine, Path(path))
        at_work = Workings(engine, folder.values(Projection(), ()))
        checked(at_work)
        actors = tuple(_actor(*row) for row in at_work.rows("actor_rows"))
        ties = tuple(_tie(*row) for row in at_work.rows("tie_rows"))
        documented = Documented(actors, ties)
        graph, made = documented.project(choice)
        for name in sorted(set(folder.nodes).difference(NODES, LISTS, ("id",))):
            values = at_work.rows("attribute_rows", attribute=column(name, folder.nodes))
            nx.set_node_attributes(graph, dict(values), name)
    return Network(graph, made, documented)


def _actor(id_: str, name: str | None, class_: str | None, *rest: Any) -> ActorRow:  # noqa: ANN401 -- texts or None
    city, level, kind, city_name = rest
    actor = name or id_, class_ or "", city, level, kind or "", city_name or ""
    return ActorRow(id_, *actor)


def _tie(source: str, target: str, mutual: bool | None, *rest: Any) -> TieRow:  # noqa: ANN401 -- as the columns are
    purposes, areas, strength, earliest, latest = rest
    named = frozenset(purposes or ()), frozenset(areas or ())
    return TieRow(source, target, bool(mutual), *named, strength, earliest or "", latest or "")
