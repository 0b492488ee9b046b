"""A folder of Parquet becomes a network on an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._from_graph import written_out
from codev_graph.network._projection import Projection
from codev_graph.network.engines._chances import put_chance_of_cases, put_chances
from codev_graph.network.engines._checks import checked
from codev_graph.network.engines._components import represent
from codev_graph.network.engines._engine import Engine
from codev_graph.network.engines._folder import CITY, open_folder
from codev_graph.network.engines._network import EngineNetwork
from codev_graph.network.engines._pagerank import rank_pages
from codev_graph.network.engines._steps import Loop, Workings

LOOPS: Final[Mapping[str, Loop]] = {
    "represented": represent,
    "pagerank": rank_pages,
    "chances": put_chances,
    "chance_of_cases": put_chance_of_cases,
}


def open_network(
    engine: Engine,
    path: str | Path,
    projection: Projection | None = None,
    group: str | Sequence[str] | None = CITY,
) -> EngineNetwork:
    """Open a folder of Parquet as a network on an engine.

    Args:
        engine: What will compute; it is the caller's to close.
        path: The folder, with actors in ``nodes`` and documented ties in ``edges``.
        projection: As in ``read_network``.
        group: The attribute of the actors whose values are the groups, or several whose
            combinations are. If it is the city and no actor is of any, there are no groups.

    Raises:
        NetworkError: if there is no such purpose, area or attribute, a tie names an actor that is
            not there, two actors have one id, a strength is not positive, or a date does not
            begin with a year.
        FileError: if the folder can not be read.
        EngineError: if the engine fails.
    """
    choice = written_out(projection or Projection())
    names = (group,) if isinstance(group, str) else tuple(group or ())
    values = open_folder(engine, Path(path)).values(choice, names)
    at_work = Workings(engine, values, LOOPS)
    made = _counted(at_work, choice)
    labels = tuple(at_work.columns("group_rows")["label"])
    if names not in ((), (CITY,)) and not labels and made[1]:
        raise NetworkError(" × ".join(names), _("no actor has a value of this attribute"))
    at_work = replace(at_work, values={**values, "kinds": len(labels)})
    return EngineNetwork(at_work, made[0], labels)


def _counted(at_work: Workings, choice: Projection) -> tuple[Projection, int]:
    """Return the projection with its counts, and the number of actors; refuse what is wrong."""
    ties, rest = checked(at_work), at_work.counts("counted")
    unconnected = rest["actors"] - rest["tied"]
    made = replace(
        choice,
        ties=ties["ties"],
        undated=ties["undated"],
        unended=ties["unended"],
        loops=ties["loops"],
        pairs=rest["pairs"],
        unconnected=unconnected,
        unlocated=rest["unlocated"],
    )
    return made, rest["actors"] - (0 if choice.isolates else unconnected)
