"""Departures, invitations, key players and likely ties beside plain networkx.

    python benchmarks/bench_what_if.py --sizes 5000 50000

What networkx would do a thousand times is timed once and multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from types import SimpleNamespace

import networkx as nx
import numpy as np

from codev_graph.network import Scene, invitations, key_players, predict_ties, what_if
from codev_graph.network.gaps import Party
from codev_graph.network.kernels import _jit
from codev_graph.terms import actor_classes, vocabulary
from contest import OURS, Call, Contest
from job import Job, run

CITIES = ("a", "b")
RUNS, REPEATS = 1000, 100
TIES = 5
ABOUT = (
    "What if, on a Barabási–Albert network with five times as many ties as actors, half of whom "
    f"take part, in two cities: {RUNS:,} random departures of a tenth, the ranking and the best "
    f"ten to invite, the three key players, and likely ties with {REPEATS} hold-outs. A loop over "
    "networkx is timed for one departure or hold-out and multiplied."
)


def scene(size: int) -> Scene:
    """Return a scene of one agreement whose actors are of all classes."""
    graph = nx.barabasi_albert_graph(size, 5, seed=1)
    graph = nx.relabel_nodes(graph, {node: f"x{node}" for node in graph})
    areas = [concept.iri for concept in vocabulary("area")]
    kinds = [concept.iri for concept in actor_classes()]
    rng = np.random.default_rng(1)
    parties = {}
    for number, node in enumerate(graph):
        city = CITIES[number % 2]
        graph.nodes[node].update(name=node, city=city)
        chosen = frozenset(rng.choice(areas, 3).tolist())
        kind = kinds[int(rng.integers(len(kinds)))]
        parties[node] = Party(node, node, "", kind, kind, city, number % 4 < 2, chosen)
    ties = {tuple(sorted(ends)): frozenset(rng.choice(areas, 1).tolist()) for ends in graph.edges}
    agreed = {city: {"deal": frozenset(areas)} for city in CITIES}
    return Scene(graph, parties, ties, agreed, (CITIES,), {city: city for city in CITIES})


def candidates(place: Scene) -> SimpleNamespace:
    """Return what invitations ask of the gaps: the candidates, and no cell held yet."""
    found = [SimpleNamespace(actor=p.actor) for p in place.parties.values() if not p.involved]
    return SimpleNamespace(cells=SimpleNamespace(occupied=list), candidates=found)


def departure(place: Scene, rng: np.random.Generator) -> tuple[float, float]:
    """Let networkx say fragmentation and reach across after one random departure of a tenth."""
    nodes = list(place.graph)
    gone = {nodes[n] for n in rng.choice(len(nodes), len(nodes) // 10, replace=False)}
    left = place.graph.subgraph(set(nodes) - gone)
    joined = reached = 0
    for part in nx.connected_components(left):
        in_a = sum(place.parties[node].city == "a" for node in part)
        joined += len(part) * (len(part) - 1)
        reached += 2 * in_a * (len(part) - in_a)
    return 1 - joined / (len(left) * (len(left) - 1)), reached


def hidden(graph: nx.Graph, rng: np.random.Generator) -> float:
    """Let networkx hide a tenth of the ties (2,000 at most) and score them and 20,000 pairs."""
    edges, nodes = list(graph.edges), list(graph)
    places = rng.choice(len(edges), min(2000, len(edges) // 10), replace=False)
    ties = [edges[n] for n in places]
    left = graph.copy()
    left.remove_edges_from(ties)
    drawn = ((nodes[i], nodes[j]) for i, j in rng.integers(0, len(nodes), (40_000, 2)))
    pairs = list(islice((p for p in drawn if p[0] != p[1] and not graph.has_edge(*p)), 20_000))
    scorers = (nx.adamic_adar_index, nx.resource_allocation_index, nx.jaccard_coefficient)
    scored = [[s for *_p, s in scorer(left, ties + pairs)] for scorer in scorers]
    return float(np.mean(scored))


def contests(ties: int) -> Iterator[Contest]:
    """Yield each question; for two of them there is no networkx to ask."""
    _jit.INTERPRETED = 0
    size = max(ties // TIES, 40)
    place, rng = scene(size), np.random.default_rng(0)
    departures: dict[str, Call] = {
        OURS: partial(what_if, place, remove_random=0.1, runs=RUNS),
        "networkx": partial(departure, place, rng),
    }
    yield Contest("random departures", ties, departures, parts={"networkx": RUNS})
    offered = candidates(place)
    yield Contest("invitations", ties, {OURS: partial(invitations, place, offered, 10)})
    players = {OURS: partial(key_players, place.graph, 3)}
    yield Contest("key players", ties, players, growth=2.0)
    likely: dict[str, Call] = {
        OURS: partial(predict_ties, place.graph, repeats=REPEATS),
        "networkx": partial(hidden, place.graph, rng),
    }
    yield Contest("likely ties", ties, likely, parts={"networkx": REPEATS})


JOB = Job("what-if", "ties", contests, ABOUT, (1_000, 10_000, 100_000), seed=1)

if __name__ == "__main__":
    run(JOB)
