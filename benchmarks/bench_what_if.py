"""Time departures, invitations, key players and likely ties beside plain networkx, in one run.

Both get the same Barabási–Albert network (5 ties a newcomer), half of whose actors take part, in
two cities; the first call compiles and is not counted. What networkx would do a thousand times is
timed on a few runs and multiplied, which the line says.

    python benchmarks/bench_what_if.py 1000 10000 --runs 1000
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import islice
from types import SimpleNamespace

import networkx as nx
import numpy as np

from codev_graph.network import Scene, invitations, key_players, predict_ties, what_if
from codev_graph.network.gaps import Party
from codev_graph.terms import actor_classes, vocabulary

CITIES = ("a", "b")
TRIED = 3


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


def seconds(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def lines(size: int, runs: int, repeats: int) -> Iterator[str]:
    """Yield one line for each task: ours, networkx, ratio."""
    place, rng = scene(size), np.random.default_rng(0)
    tasks: dict[str, tuple[Callable[[], object], Callable[[], object] | None, int]] = {
        f"{runs} random departures": (
            lambda: what_if(place, remove_random=0.1, runs=runs),
            lambda: departure(place, rng),
            runs,
        ),
        "ranking and best set of 10": (lambda: invitations(place, candidates(place), 10), None, 1),
        "key players, 3": (lambda: key_players(place.graph, 3), None, 1),
        f"{repeats} hold-outs and likely ties": (
            lambda: predict_ties(place.graph, repeats=repeats),
            lambda: hidden(place.graph, rng),
            repeats,
        ),
    }
    for task, (ours, peer, times) in tasks.items():
        mine = seconds(ours)
        if peer is None:
            yield f"{size:9}  {task:34} {mine:10.2f}"
            continue
        tried = min(TRIED, times)
        theirs = sum(seconds(peer) for _run in range(tried)) / tried * times
        told = f"{mine:10.2f} {theirs:12.2f} {theirs / mine:8.1f}"
        yield f"{size:9}  {task:34} {told}  (networkx: {tried} timed, × {times / tried:.0f})"


def main() -> None:
    """Read the sizes and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=100)
    options = parser.parse_args()
    print(f"{'actors':>9}  {'task':34} {'ours (s)':>10} {'networkx (s)':>12} {'ratio':>8}")
    list(lines(300, 1000, 5))
    for size in options.sizes:
        for line in lines(size, options.runs, options.repeats):
            print(line, flush=True)


if __name__ == "__main__":
    main()
