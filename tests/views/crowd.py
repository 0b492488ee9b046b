"""A made-up crowd in the two towns that do not exist: more actors than pyvis draws."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import puerto_alba as sample
from puerto_alba_terms import CITIES, CLASSES, LEVELS, NEWS

from codev_graph._i18n import in_language
from codev_graph.views import Node, Picture, Text, Tie, network_page

ACTORS = 2100
TIES = 4200


@cache
def crowd() -> Picture:
    """Return a picture of 2,100 actors and 4,200 ties, the same at every call."""
    draw = random.Random(8)  # noqa: S311 - test data, not a secret
    nodes = tuple(_actor(place, draw) for place in range(ACTORS))
    return sample.picture(
        nodes=nodes, ties=tuple(_tie(place, draw, nodes) for place in range(TIES))
    )


def _actor(place: int, draw: random.Random) -> Node:
    return Node(
        id=f"n{place}",
        label=Text.same(f"Actor {place}" if place else sample.HOSTILE),
        actor_class=draw.choice(CLASSES).notation,
        kind=Text("organización", "organisation"),
        city=draw.choice([*(city.id for city in CITIES), None]),
        level=LEVELS["local"],
        involved=draw.random() < 0.4,
        bridging=draw.random() < 0.1,
        measures={"degree": float(draw.randrange(20)), "betweenness": draw.random()},
        areas=("culture",) if place % 7 == 0 else (),
        sources=(sample.SCRIPT, NEWS),
    )


def _tie(place: int, draw: random.Random, nodes: tuple[Node, ...]) -> Tie:
    source, target = draw.sample(nodes, 2)
    crossing = None not in (source.city, target.city) and source.city != target.city
    return Tie(f"t{place}", source.id, target.id, mutual=place % 3 > 0, crossing=crossing)


@cache
def crowd_html(parallel: int = 0) -> str:
    """Return its page in English, with so many more ties between n5 and n6, ``p0`` and on."""
    ends = (("n5", "n6"), ("n6", "n5"))
    more = (Tie(f"p{n}", *ends[n % 2], mutual=True, crossing=False) for n in range(parallel))
    with in_language("en"):
        return network_page(replace(crowd(), ties=(*crowd().ties, *more)))


def groups() -> dict[str, int]:
    """Count the actors of each class and city."""
    found: dict[str, int] = {}
    for node in crowd().nodes:
        key = f"{node.actor_class}@{node.city or '*'}"
        found[key] = found.get(key, 0) + 1
    return found
