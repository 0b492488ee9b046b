"""The free layout: actors drawn together by their ties alone, the same at every run."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from codev_graph.views._model import Node, Picture
from codev_graph.views.layout._field import push_of_field
from codev_graph.views.layout._sides import PITCH_X, PITCH_Y, STAGGER, Positions

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

_STEPS: Final = 200
_REACH: Final = 2.0
_MANY: Final = 1500  # above it, pairs cost more than a field does


def free(picture: Picture) -> Positions:
    """Lay the actors out by their ties, with the picture's seed.

    Connected actors are drawn by the force model of Fruchterman & Reingold (1991), component by
    component, the largest first; actors without a tie stand in rows below, class by class.
    """
    graph = _graph(picture)
    places, right, bottom = _components(graph, picture.seed)
    lone = [node for node in picture.nodes if not graph.degree(node.id)]
    width = max(right, round(PITCH_X * math.sqrt(2.5 * len(lone))))
    return places | shelf(_by_class(picture, lone), width, bottom + PITCH_Y if places else 0)


def _graph(picture: Picture) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in picture.nodes)
    graph.add_edges_from(
        (tie.source, tie.target) for tie in picture.ties if tie.source != tie.target
    )
    return graph


def _components(graph: nx.Graph[str], seed: int) -> tuple[Positions, int, int]:
    """Draw each component in a disc of its own, in rows; return also the width and the foot."""
    import networkx as nx

    parts = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), part))
    radii = [_radius(part) for part in parts]
    limit = round(1.45 * math.sqrt(sum((2 * radius + PITCH_X) ** 2 for radius in radii)))
    places: Positions = {}
    left = top = bottom = right = 0
    for part, radius in zip(parts, radii, strict=True):
        if left and left + 2 * radius > limit:
            left, top = 0, bottom + PITCH_Y
        points = _drawn(part, graph.edges(part), seed)
        for name, (x, y) in zip(part, points.tolist(), strict=True):
            places[name] = (left + round(2 * radius * x), top + round(1.4 * radius * y))
        left += 2 * radius + PITCH_X
        right = max(right, left - PITCH_X)
        bottom = max(bottom, top + round(1.4 * radius))
    return places, right, bottom


def _radius(part: Sequence[str]) -> int:
    """Give each actor of a large component more room: its ties cross more."""
    return round(PITCH_X * (0.5 if len(part) < 6 else 0.85) * math.sqrt(len(part)))


def _drawn(part: Sequence[str], ties: Iterable[tuple[str, str]], seed: int) -> Points:
    """Draw one component in the unit square; rows follow ``part``.

    The steps grow smaller in a straight line, as in the source. Repulsion ends at two ideal
    lengths, as there, as long as actors are few; of many it is a field (see ``_field``).
    """
    import numpy as np

    place = {name: index for index, name in enumerate(part)}
    ends = np.array(sorted({tuple(sorted((place[a], place[b]))) for a, b in ties}))
    ideal = 1 / math.sqrt(len(part))
    push = push_of_field(len(part), ideal) if len(part) > _MANY else _push_of_near(ideal)
    points = np.random.default_rng(seed).random((len(part), 2))
    for step in range(_STEPS):
        move = push(points)
        _add(move, points, ends, lambda distance: -distance / ideal)
        length = np.maximum(np.hypot(*move.T), 1e-9)[:, None]
        points += move / length * np.minimum(length, 0.12 * (1 - step / _STEPS))
    low, span = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1e-9)
    return np.asarray((points - low) / span)


def _push_of_near(ideal: float) -> Callable[[Points], Points]:
    """Return the function that tells how points push those near to them (ideal² / distance)."""

    def push(points: Points) -> Points:
        import numpy as np
        from scipy.spatial import cKDTree

        move = np.zeros_like(points)
        near = cKDTree(points).query_pairs(_REACH * ideal, output_type="ndarray")
        _add(move, points, near, lambda distance: ideal**2 / distance**2)
        return move

    return push


def _add(
    move: Points, points: Points, pairs: NDArray[np.int64], force: Callable[[Points], Points]
) -> None:
    """Add to ``move`` what each pair does to both its points, per unit of what lies between."""
    import numpy as np

    apart = points[pairs[:, 0]] - points[pairs[:, 1]]
    distance = np.maximum(np.hypot(*apart.T), 1e-6)[:, None]
    pull = apart * force(distance)
    np.add.at(move, pairs[:, 0], pull)
    np.subtract.at(move, pairs[:, 1], pull)


def _by_class(picture: Picture, nodes: Sequence[Node]) -> list[Node]:
    order = {concept.notation: index for index, concept in enumerate(picture.classes)}
    return sorted(nodes, key=lambda node: (order[node.actor_class], node.label.es, node.id))


def shelf(nodes: Sequence[Node], width: int, top: int, left: int = 0) -> Positions:
    """Stand actors in rows of ``width`` from ``left`` and ``top`` on."""
    columns = max(1, width // PITCH_X)
    places: Positions = {}
    for index, node in enumerate(nodes):
        row, column = divmod(index, columns)
        places[node.id] = (left + column * PITCH_X, top + row * PITCH_Y + (column % 2) * STAGGER)
    return places
