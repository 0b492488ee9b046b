"""The graph → the cube of the coverage, and the actors by class, kind and city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codev_graph.graph import Store, ask
from codev_graph.network.gaps._coverage import CoverageCube, Frame, Level, Place
from codev_graph.network.gaps._scene import wider_kinds
from codev_graph.terms import ACTOR_KIND, vocabulary


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the graph.

    Attributes:
        actor: Its IRI.
        name: Its name.
        kinds: IRIs of the class of Tabla 1 and of all kinds under it that it is, the class first.
        city: IRI of its city, or an empty string for one of a wider level.
        involved: Whether a source shows it taking part.
    """

    actor: str
    name: str
    kinds: tuple[str, ...]
    city: str
    involved: bool

    @property
    def actor_class(self) -> str:
        """IRI of its class of Tabla 1."""
        return self.kinds[0]

    @property
    def kind(self) -> str:
        """IRI of its kind, the narrowest that a source tells."""
        return self.kinds[-1]

    def at(self, level: Level) -> tuple[str, ...]:
        """Return its class, or its kinds: none if a source tells no more than the class."""
        return self.kinds[:1] if level == "class" else self.kinds[1:]


Actors = Mapping[str, KnownActor]


def level_terms(level: Level) -> tuple[str, ...]:
    """Return the IRIs of the six classes of Tabla 1, or of all kinds under them; sorted."""
    terms = vocabulary(ACTOR_KIND)
    return tuple(sorted(t.iri for t in terms if (t.top == t.notation) == (level == "class")))


def read_actors(store: Store) -> Actors:
    """Return every actor of a class of Tabla 1, by IRI."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for actor, kind in ask(store, "actor-kinds"):
        kinds[str(actor)].add(str(kind))
    found: dict[str, KnownActor] = {}
    for row in ask(store, "known-actors"):
        actor, name, city = (str(cell or "") for cell in row[:3])
        if actor in kinds:
            nested = tuple(sorted(kinds[actor], key=_depth))
            found[actor] = KnownActor(actor, name, nested, city, bool(row[3]))
    return found


def _depth(kind: str) -> tuple[int, str]:
    return len(wider_kinds(kind)), kind


def read_coverage(store: Store, actors: Actors, level: Level) -> CoverageCube:
    """Return the coverage of all agreements at a level.

    Returns:
        A cube without cells where no agreement names cities and areas.
    """
    frames = _frames(ask(store, "agreement-frames"))
    holders: dict[Place, list[str]] = defaultdict(list)
    active = set()
    for row in ask(store, "area-actors"):
        agreement, area, actor = map(str, row)
        active.add(actor)
        known = actors.get(actor)
        if known and agreement in frames and known.city in frames[agreement].cities:
            for kind in known.at(level):
                holders[Place(agreement, known.city, kind, area)].append(actor)
    held = {place: tuple(actors) for place, actors in holders.items()}
    return CoverageCube(frames, level_terms(level), held, level, frozenset(active))


def _frames(rows: Iterable[tuple[object, ...]]) -> dict[str, Frame]:
    cities: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, set[str]] = defaultdict(set)
    for agreement, city, area in rows:
        cities[str(agreement)].add(str(city))
        areas[str(agreement)].update([str(area)] if area else [])
    return {key: Frame(tuple(sorted(cities[key])), tuple(sorted(areas[key]))) for key in cities}
