"""What the page of an actor tells beside its facts: measures, roles, neighbours, ways to others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from markupsafe import Markup
from starlette.requests import Request

from codev_graph._i18n import gettext as _
from codev_graph.network.definitions import Measure, registry
from codev_graph.terms import actor_classes, concept_by_iri
from codev_graph.views import Alter, Concept, Text, ego_svg
from codev_graph.web.explorer._entries import Entry
from codev_graph.web.explorer._explored import ROLES, Explored

DRAWN: Final = 36
PATHS: Final = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure of an actor, and where it stands.

    Attributes:
        measure: What it is.
        value: Its value.
        rank: Its rank among all actors, 1 for the first.
        peer_rank: Its rank among those of its class; ``None`` where only its own is known.
        peers: How many of its class have a value.
    """

    measure: Measure
    value: float
    rank: int
    peer_rank: int | None = None
    peers: int = 0


def actor_told(request: Request, explored: Explored, entry: Entry) -> Mapping[str, object]:
    """Return what the template of an actor shows beside what all entities show."""
    asked = request.query_params.get("to", "").strip()
    target = _meant(explored, asked)
    standings = list(_standings(request, explored, entry))
    return {
        "measures": [each for each in standings if each.measure.name not in ROLES],
        "roles": [each for each in standings if each.measure.name in ROLES and each.value],
        "all_actors": explored.counts["actor"],
        "unmeasured": not standings and explored.large,
        "ego": _ego(explored, entry),
        "left_out": max(0, len(explored.partners.get(entry.iri, ())) - DRAWN),
        "asked": asked,
        "target": target,
        "paths": _named(explored, shortest(explored, entry.iri, target.iri)) if target else [],
    }


def _standings(request: Request, explored: Explored, entry: Entry) -> Iterator[Standing]:
    """Yield the measures with their ranks; in a large network, unless asked, those written back."""
    if explored.large and "measures" not in request.query_params:
        for _actor, name, value, rank in explored.written(entry.iri):
            yield Standing(registry()[name], value, rank)
        return
    for name, value, rank in explored.measures.get(entry.iri, ()):
        ranks = explored.peer_ranks[name, entry.actor_class]
        place = bisect_left(ranks, rank) + 1
        yield Standing(registry()[name], value, rank, place, len(ranks))


def _ego(explored: Explored, entry: Entry) -> Markup | None:
    """Return the drawing of an actor and those it has most ties with; none for an isolate."""
    partners = explored.partners.get(entry.iri)
    if not partners:
        return None
    drawn = [explored.entries[i] for i, _n in partners.most_common(DRAWN) if i in explored.entries]
    alters = [_alter(each, partners[each.iri], entry) for each in drawn]
    names = [each.iri for each in drawn]
    among = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if other in explored.partners.get(one, ())
    ]
    label = _("{name} and those it has ties with").format(name=entry.label)
    return ego_svg(_alter(entry, 0, entry), alters, among, _looks(), label)


def _looks() -> list[Concept]:
    classes = [
        Concept(kind.notation, Text(kind.label("es"), kind.label("en"))) for kind in actor_classes()
    ]
    # The last stands for actors whose class no source tells.
    return [*classes, Concept("", Text.same(""))]


def _alter(entry: Entry, ties: int, centre: Entry) -> Alter:
    kind = concept_by_iri(entry.actor_class)
    crossing = bool(entry.cities and centre.cities and entry.cities != centre.cities)
    notation = kind.notation if kind else ""
    return Alter(entry.iri, entry.acronym or entry.label, notation, ties, crossing)


def _meant(explored: Explored, text: str) -> Entry | None:
    """Return the actor that a text means: its IRI, or the nearest name; ``None`` for none."""
    if text in explored.entries:
        return explored.entries[text]
    catalogue = explored.catalogue
    found = explored.index.search(text, 1, wanted=catalogue.having({"kind": "actor"}))
    return next(iter(catalogue.at(found)), None)


def _named(explored: Explored, paths: list[tuple[str, ...]]) -> list[list[Entry]]:
    return [[explored.entries[iri] for iri in path if iri in explored.entries] for path in paths]


def shortest(explored: Explored, start: str, end: str) -> list[tuple[str, ...]]:
    """Return the shortest paths from one actor to another, both included, at most :data:`PATHS`.

    Returns:
        Nothing where no ties lead there, or where the two are one.
    """
    before: dict[str, list[str]] = {start: []}
    reached = [start]
    while reached and end not in before:
        following: dict[str, list[str]] = {}
        for actor in reached:
            for partner in explored.partners.get(actor, ()):
                if partner not in before:
                    following.setdefault(partner, []).append(actor)
        before |= following
        reached = list(following)
    return list(islice(_unwound(before, end), PATHS)) if start != end and end in before else []


def _unwound(before: Mapping[str, list[str]], end: str) -> Iterator[tuple[str, ...]]:
    """Yield the first paths that lead to an actor; of many ways to one of them, few."""
    if not before[end]:
        yield (end,)
    for former in before[end][:PATHS]:
        for path in _unwound(before, former):
            yield (*path, end)
