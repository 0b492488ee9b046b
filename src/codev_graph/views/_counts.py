"""What a picture adds up to: actors by class and city, ties by side, coverage by state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from codev_graph.views._model import City, Concept, Node, Picture, Tie
from codev_graph.views._report_model import Cell, State


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group take part."""

    involved: int
    known: int


def share(nodes: Iterable[Node]) -> Share:
    """Count the actors of a group and those of them that take part."""
    taking = [node.involved for node in nodes]
    return Share(sum(taking), len(taking))


def by_class(picture: Picture, actor_class: Concept) -> list[Share]:
    """Count one class in each city, in the order of the picture, and last in the wider levels."""
    members = [node for node in picture.nodes if node.actor_class == actor_class.notation]
    places = [*(city.id for city in picture.cities), None]
    return [share(node for node in members if node.city == place) for place in places]


def unknown(picture: Picture) -> list[tuple[list[City], list[Concept]]]:
    """Return the classes of which cities know nobody; cities that lack the same stand together."""
    counts = [(kind, by_class(picture, kind)) for kind in picture.classes]
    found: dict[tuple[Concept, ...], list[City]] = {}
    for place, city in enumerate(picture.cities):
        absent = tuple(kind for kind, shares in counts if not shares[place].known)
        found.setdefault(absent, []).append(city)
    return [(cities, [*absent]) for absent, cities in found.items() if absent]


@dataclass(frozen=True, slots=True)
class TieCounts:
    """Ties by where their ends are; ``within`` has one number a city, in the picture's order."""

    all: int
    crossing: int
    within: tuple[int, ...]
    wider: int


def tie_counts(picture: Picture) -> TieCounts:
    """Count the ties across the border, inside each city, and with actors of wider levels."""
    city = {node.id: node.city for node in picture.nodes}
    inside: Counter[str | None] = Counter(
        city[tie.source] for tie in picture.ties if city[tie.source] == city[tie.target]
    )
    within = tuple(inside[place.id] for place in picture.cities)
    wider = sum(None in (city[tie.source], city[tie.target]) for tie in picture.ties)
    return TieCounts(len(picture.ties), len(crossing(picture)), within, wider)


def crossing(picture: Picture) -> list[Tie]:
    """Return the ties that cross the border."""
    return [tie for tie in picture.ties if tie.crossing]


def states(cells: Iterable[Cell]) -> Counter[State]:
    """Count the cells of the coverage by state."""
    return Counter(cell.state for cell in cells)


def covered(picture: Picture, cells: Iterable[Cell]) -> list[Concept]:
    """Return the areas that the coverage speaks of, in the order of the picture."""
    named = {cell.area for cell in cells}
    return [area for area in picture.areas if area.notation in named]


def bridges(picture: Picture, measure: str | None) -> list[Node]:
    """Return the bridging actors, those with the greatest value of a measure first."""

    def rank(node: Node) -> tuple[float, str]:
        value = node.measures.get(measure) if measure else None
        return -(value if value is not None else -1.0), node.label.es

    return sorted((node for node in picture.nodes if node.bridging), key=rank)
