"""The graph → the cube of the coverage, and the actors by class, kind and city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codev_graph.graph import GraphStore, ask
from codev_graph.network.gaps._coverage import CoverageCube, Frame, Level, Place
from codev_graph.terms import ACTOR_KIND, vocabulary

_TOPS = "class"


@dataclass(frozen=True)
class Membership:
    """What each actor is, and where.

    Attributes:
        kinds: IRIs of the classes, or kinds, that the level has, by actor; sorted.
        cities: IRI of the city, by actor; those of a wider level are not in it.
        level: The level.
    """

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    level: Level = "class"


def level_terms(level: Level) -> tuple[str, ...]:
    """Return the IRIs of the six classes of Tabla 1, or of all kinds under them; sorted."""
    terms = vocabulary(ACTOR_KIND)
    return tuple(sorted(t.iri for t in terms if (t.top == t.notation) == (level == _TOPS)))


def read_membership(store: GraphStore, level: Level) -> Membership:
    """Return what each actor is at a level; an actor without a kind has none at ``kind``."""
    wanted = frozenset(level_terms(level))
    kinds: dict[str, list[str]] = defaultdict(list)
    cities: dict[str, str] = {}
    for actor, kind, city in ask(store, "actor-kinds"):
        if kind in wanted:
            kinds[str(actor)].append(str(kind))
        if city:
            cities[str(actor)] = str(city)
    return Membership({key: tuple(sorted(set(v))) for key, v in kinds.items()}, cities, level)


def read_coverage(store: GraphStore, members: Membership) -> CoverageCube:
    """Return the coverage of all agreements.

    Returns:
        A cube without cells where no agreement names cities and areas.
    """
    frames = _frames(ask(store, "agreement-frames"))
    holders: dict[Place, list[str]] = defaultdict(list)
    active = set()
    for row in ask(store, "area-actors"):
        agreement, area, actor = map(str, row)
        active.add(actor)
        city = members.cities.get(actor, "")
        if agreement in frames and city in frames[agreement].cities:
            for kind in members.kinds.get(actor, ()):
                holders[Place(agreement, city, kind, area)].append(actor)
    held = {place: tuple(actors) for place, actors in holders.items()}
    return CoverageCube(frames, level_terms(members.level), held, members.level, frozenset(active))


def _frames(rows: Iterable[tuple[object, ...]]) -> dict[str, Frame]:
    cities: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, set[str]] = defaultdict(set)
    for agreement, city, area in rows:
        cities[str(agreement)].add(str(city))
        areas[str(agreement)].update([str(area)] if area else [])
    return {key: Frame(tuple(sorted(cities[key])), tuple(sorted(areas[key]))) for key in cities}
