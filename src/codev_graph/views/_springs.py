"""The free layout: actors drawn together by their ties alone, the same at every run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from codev_graph.views._layout import PITCH_X, PITCH_Y, STAGGER, Positions
from codev_graph.views._model import Node, Picture

if TYPE_CHECKING:
    import networkx as nx


def free(picture: Picture) -> Positions:
    """Lay the actors out by their ties, with the picture's seed.

    Connected actors are drawn by the force model of Fruchterman & Reingold (1991), component by
    component, the largest first; actors without a tie stand in rows below, class by class.
    """
    graph = _graph(picture)
    places, right, bottom = _components(graph, picture.seed)
    lone = [node for node in picture.nodes if not graph.degree(node.id)]
    width = max(right, round(PITCH_X * math.sqrt(2.5 * len(lone))))
    return places | _shelf(_by_class(picture, lone), width, bottom + PITCH_Y if places else 0)


def _graph(picture: Picture) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in picture.nodes)
    graph.add_edges_from((tie.source, tie.target) for tie in picture.ties)
    graph.remove_edges_from([(node, node) for node in graph if graph.has_edge(node, node)])
    return graph


def _components(graph: nx.Graph[str], seed: int) -> tuple[Positions, int, int]:
    """Draw each component in a disc of its own, in rows; return also the width and the foot."""
    import networkx as nx

    parts = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), part))
    places: Positions = {}
    left = top = bottom = right = 0
    for part in parts:
        radius = round(PITCH_X * max(0.7, 0.85 * math.sqrt(len(part))))
        if left and left + 2 * radius > max(right, 8 * PITCH_X):
            left, top = 0, bottom + PITCH_Y
        for name, (x, y) in _drawn(graph, part, seed).items():
            places[name] = (left + round(radius * (1 + x)), top + round(0.7 * radius * (1 + y)))
        left += 2 * radius + PITCH_X
        right = max(right, left - PITCH_X)
        bottom = max(bottom, top + round(1.4 * radius))
    return places, right, bottom


def _drawn(graph: nx.Graph[str], part: Sequence[str], seed: int) -> dict[str, tuple[float, float]]:
    """Draw one component in the unit square round the origin.

    It is copied in sorted order because the layout depends on the order of nodes, and that of a
    set of strings differs from run to run.
    """
    import networkx as nx

    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from(part)
    copy.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges(part)))
    drawn = nx.spring_layout(copy, seed=seed, iterations=200, k=1.6 / math.sqrt(len(part)))
    return {name: (float(x), float(y)) for name, (x, y) in drawn.items()}


def _by_class(picture: Picture, nodes: Sequence[Node]) -> list[Node]:
    order = {concept.notation: index for index, concept in enumerate(picture.classes)}
    return sorted(nodes, key=lambda node: (order[node.actor_class], node.label.es, node.id))


def _shelf(nodes: Sequence[Node], width: int, top: int) -> Positions:
    columns = max(1, width // PITCH_X)
    places: Positions = {}
    for index, node in enumerate(nodes):
        row, column = divmod(index, columns)
        places[node.id] = (column * PITCH_X, top + row * PITCH_Y + (column % 2) * STAGGER)
    return places
