"""The permutation test of the E-I index, ours and by a loop over networkx; the default table."""

from __future__ import annotations

from random import Random

import networkx as nx

from codev_graph.network import measures
from codev_graph.network._nulls import label_null
from forms import Call, forms

PERMUTATIONS = 10_000
LAPS = 20
"""Permutations that networkx's loop is timed for; the figure is brought up to all of them."""


def crossing_by_loop(graph: nx.Graph, permutations: int) -> list[int]:
    """Deal the cities so many times and count the ties between them, tie by tie."""
    dealt = [city for _node, city in graph.nodes(data="city")]
    random, counts = Random(0), []  # noqa: S311 - no secret
    for _permutation in range(permutations):
        random.shuffle(dealt)
        city = dict(zip(graph, dealt, strict=True))
        counts.append(sum(city[tail] != city[head] for tail, head in graph.edges))
    return counts


def permutation_test(size: int) -> Call:
    """Return our call for the same test, moments and all."""
    found = forms(size)
    return lambda: label_null(found.ours, found.cities, PERMUTATIONS, 0)


def loop_test(size: int) -> Call:
    """Return the call of the same by a loop over networkx's ties, for :data:`LAPS` permutations."""
    graph = forms(size).graph
    return lambda: crossing_by_loop(graph, LAPS)


def default_table(size: int) -> Call:
    """Return the call for all measures of actors, from the NetworkX graph."""
    graph = forms(size).graph
    return lambda: measures(graph)
