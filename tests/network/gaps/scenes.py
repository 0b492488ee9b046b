"""Small twinnings for the questions “whom to invite?” and “what if?”, made without a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from codev_graph.network import CoverageCell, Scene
from codev_graph.network.gaps import Party
from codev_graph.network.gaps._scene import TOWN_HALL, pair
from codev_graph.terms import CODEV

CLASSES = {"hall": "PublicAdministration", "uni": "OtherActor", "firm": "PrivateSector"}
KINDS = {"hall": TOWN_HALL, "uni": f"{CODEV}University", "firm": f"{CODEV}Company"}


def party(
    key: str, city: str, sort: str = "uni", *, involved: bool = True, areas: Iterable[str] = ()
) -> Party:
    return Party(
        actor=key,
        name=key.upper(),
        kind=KINDS[sort],
        actor_class=CODEV + CLASSES[sort],
        city=city,
        involved=involved,
        areas=frozenset(areas),
    )


def scene(
    parties: Iterable[Party],
    ties: Mapping[tuple[str, str], Iterable[str]],
    areas: Iterable[str] = ("art", "sport"),
    cities: Iterable[str] = ("a", "b"),
) -> Scene:
    """Return a scene of one agreement among the cities."""
    known = {each.actor: each for each in parties}
    graph: nx.Graph = nx.Graph()
    for key, each in known.items():
        graph.add_node(key, name=each.name, **({"city": each.city} if each.city else {}))
    graph.add_edges_from(ties)
    places = sorted(cities)
    return Scene(
        graph=graph,
        parties=known,
        tie_areas={pair(*ends): frozenset(named) for ends, named in ties.items()},
        agreed={city: {"deal": frozenset(areas)} for city in places},
        twinned=tuple((one, other) for one in places for other in places if one < other),
        names={city: city.upper() for city in places},
    )


def cell(city: str, sort: str, area: str, actors: int) -> CoverageCell:
    state = "held" if actors else "empty"
    return CoverageCell("deal", city, CODEV + CLASSES[sort], area, actors, state)
