"""A network taken apart: by area, purpose, class of actors, city or year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from codev_graph.network._choices import refuse_unknown
from codev_graph.network._projection import ActorRow, Projection, TieRow, active, project, undated

if TYPE_CHECKING:
    import networkx as nx

By = Literal["area", "purpose", "class", "city", "year"]
SLICES: Final[tuple[By, ...]] = get_args(By)


@dataclass(frozen=True, slots=True)
class Documented:
    """What a knowledge graph documents, before any projection: its actors and its ties."""

    actors: tuple[ActorRow, ...] = ()
    ties: tuple[TieRow, ...] = ()

    def project(self, choice: Projection) -> tuple[nx.Graph[str], Projection]:
        """Return the network that a projection makes of all of it; see :func:`project`."""
        return project(self.actors, self.ties, choice)


def slices(
    documented: Documented, choice: Projection, by: str
) -> Iterator[tuple[str | int | None, nx.Graph[str]]]:
    """Yield the parts of a network in their order, each under its label.

    ``area`` and ``purpose``: all actors, and the ties that name it; a tie that names several is in
    each, and those that name none come last under ``None``. ``class``: the ties that touch an
    actor of the class, those actors and the others at the ends of these ties. ``city``: the
    actors of the city and the ties among them. ``year``: all actors, and the dated ties that may
    have been active in it, from the first year that a tie is dated by to the last; a tie with one
    date only counts since it, or until it. Those without any date, which would drown what changes
    from year to year, come last under ``None``.

    Args:
        documented: Actors and ties.
        choice: Which ties count, and as what; whether actors without ties are kept.
        by: One of :data:`SLICES`.

    Raises:
        NetworkError: if a network is not taken apart so.
    """
    refuse_unknown(by, SLICES)
    taken = replace(documented, ties=tuple(filter(choice.takes, documented.ties)))
    for label, part in _PARTS[by](taken):
        if label is None or _within(choice, by, label):
            yield label, part.project(choice)[0]


def _within(choice: Projection, by: str, label: str | int) -> bool:
    """Return whether a label is one of those that the projection asks for, if it asks for any."""
    if by == "year":
        first, last = choice.year, choice.until or choice.year
        return first is None or last is None or first <= int(label) <= last
    wanted = {"area": choice.areas, "purpose": choice.purposes}.get(by)
    return not wanted or label in wanted


def _by_concept(
    documented: Documented, named: Callable[[TieRow], Iterable[str]]
) -> Iterator[tuple[str | None, Documented]]:
    """Yield the ties of each concept that they name, and those that name none."""
    for label in sorted({name for tie in documented.ties for name in named(tie)}):
        ties = tuple(tie for tie in documented.ties if label in named(tie))
        yield label, replace(documented, ties=ties)
    silent = tuple(tie for tie in documented.ties if not named(tie))
    if silent:
        yield None, replace(documented, ties=silent)


def _by_class(documented: Documented) -> Iterator[tuple[str, Documented]]:
    for label in sorted({actor.actor_class for actor in documented.actors}):
        own = {actor.id for actor in documented.actors if actor.actor_class == label}
        ties = tuple(tie for tie in documented.ties if {tie.source, tie.target} & own)
        near = own.union(*({tie.source, tie.target} for tie in ties))
        actors = tuple(actor for actor in documented.actors if actor.id in near)
        yield label, Documented(actors, ties)


def _by_city(documented: Documented) -> Iterator[tuple[str, Documented]]:
    for label in sorted({actor.city for actor in documented.actors if actor.city}):
        actors = tuple(actor for actor in documented.actors if actor.city == label)
        own = {actor.id for actor in actors}
        ties = tuple(tie for tie in documented.ties if {tie.source, tie.target} <= own)
        yield label, Documented(actors, ties)


def _by_year(documented: Documented) -> Iterator[tuple[int | None, Documented]]:
    dated = [tie for tie in documented.ties if not undated(tie)]
    bounds = [bound for tie in dated for bound in (tie.earliest, tie.latest) if bound]
    years = sorted({int(bound[:4]) for bound in bounds})
    for year in range(years[0], years[-1] + 1) if years else ():
        ties = tuple(tie for tie in dated if active(tie, year))
        yield year, replace(documented, ties=ties)
    silent = tuple(filter(undated, documented.ties))
    if silent:
        yield None, replace(documented, ties=silent)


_PARTS: Final[dict[str, Callable[[Documented], Iterator[tuple[str | int | None, Documented]]]]] = {
    "area": lambda documented: _by_concept(documented, lambda tie: tie.areas),
    "purpose": lambda documented: _by_concept(documented, lambda tie: tie.purposes),
    "class": _by_class,
    "city": _by_city,
    "year": _by_year,
}
