"""Compare the measures with networkx, igraph, networkit, rustworkx and R sna, in one run.

Every package gets the same Barabási–Albert network (5 ties a newcomer) in its own form, made
beforehand: what that takes is the measure “read the NetworkX graph”, and a whole call from a
NetworkX graph is the two together. A time is the least of the repeats, which other work on
the machine touches least; the first call (numba reads its cache, or compiles on a fresh machine)
is shown apart. A package is left out where its time at the size before promises more than the
budget. Each contest ends with whether the goal is met: no package faster, and networkx at least
50 times slower where that is asked.

    python benchmarks/bench_measures.py --sizes 1000 10000 100000 --measures PageRank Katz
"""

from __future__ import annotations

import argparse
import math
import platform
import time
from collections.abc import Iterator
from importlib.metadata import version

import large_networks
import sna
from codev_graph.network.kernels import _jit
from forms import OURS, Call, forms
from peers import contests
from tests_and_tables import LAPS, PERMUTATIONS, default_table, loop_test, permutation_test

BY_PAIRS = ("betweenness", "closeness", "harmonic", "eccentricity", "mean distance")
"""Measures whose time grows with the square of the number of actors, by what they begin with."""
FIFTY = ("betweenness", "closeness", "effective size")
"""Measures for which networkx has to take at least 50 times as long."""
PACKAGES = ("codev-graph", "networkx", "igraph", "networkit", "rustworkx", "numba", "numpy")
HEAD = f"{'actors':>8}  {'measure':27} {'package':12} {'first s':>10} {'least s':>10}  times ours"
Known = dict[tuple[str, str], tuple[int, float]]


def timed(call: Call, repeats: int) -> tuple[float, float]:
    """Return the seconds of the first call, and the least of the others.

    Those are 3 where one is long, and as many as a fifth of a second holds where one is short.
    """
    seconds: list[float] = []
    wanted = repeats
    while len(seconds) <= wanted or sum(seconds[1:]) < 0.2:
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
        wanted = 3 if seconds[0] > 10 else repeats
    return seconds[0], min(seconds[1:])


def promised(measure: str, last: tuple[int, float] | None, size: int) -> float:
    """Return the seconds that a call promises to take, from its time at a smaller size."""
    if last is None:
        return 0.0
    quadratic = any(name in measure for name in BY_PAIRS)
    return last[1] * (size / last[0]) ** (2 if quadratic else 1)


def shortfalls(measure: str, least: dict[str, float]) -> Iterator[str]:
    """Yield what the goal lacks, given the seconds of each package that was asked."""
    ours = least.get(OURS, math.inf)
    for package, seconds in least.items():
        if seconds < ours:
            yield f"{package} {seconds / ours:.2f}"
        if package == "networkx" and measure in FIFTY and seconds < 50 * ours:
            yield f"networkx only {seconds / ours:.0f}"


def lines(options: argparse.Namespace) -> Iterator[str]:
    """Yield a line for each size, measure and package and for each goal, then the goals missed."""
    known: Known = {}
    missed: list[str] = []
    yield HEAD
    for size in sorted(options.sizes):
        for measure, packages in contests(size):
            if options.measures and measure not in options.measures:
                continue
            least: dict[str, float] = {}
            for package, call in packages.items():
                label, key = f"{size:8}  {measure:27} {package:12}", (measure, package)
                if promised(measure, known.get(key), size) > options.budget:
                    yield f"{label} left out: over the budget"
                    continue
                first, least[package] = timed(call, options.repeats)
                known[key] = (size, least[package])
                times = least[package] / least[OURS]
                yield f"{label} {first:10.5f} {least[package]:10.5f}  {times:9.2f}"
            faults = "; ".join(shortfalls(measure, least))
            missed += [f"{measure} at {size:,}: {faults}"] if faults else []
            yield f"{size:8}  {measure:27} goal {'missed: ' + faults if faults else 'met'}"
        if not options.measures:
            yield from more(size, options.repeats)
    yield "Goals missed: " + ("; ".join(missed) or "none.")


def more(size: int, repeats: int) -> Iterator[str]:
    """Yield the permutation test, the default table and R sna beside our census of brokerage."""
    if size <= 1000:
        ours = timed(permutation_test(size), repeats)[1]
        theirs = timed(loop_test(size), repeats)[1] * PERMUTATIONS / LAPS
        goal = "met" if ours < 1 and theirs > 50 * ours else "missed"
        yield (
            f"{size:8}  10,000 E-I permutations: {ours:.3f} s; a networkx loop {theirs:.0f} s "
            f"({theirs / ours:.0f} times ours); goal {goal}"
        )
        first, least = timed(default_table(500), repeats)
        goal = "met" if max(first, least) < 1 else "missed"
        yield (
            f"{500:8}  default table, from the NetworkX graph: first {first:.3f}, {least:.3f} s; "
            f"goal {goal}"
        )
    yield f"{size:8}  {sna.told(forms(size), repeats)}"


def machine() -> Iterator[str]:
    """Yield the machine and the versions."""
    yield f"{platform.processor() or platform.machine()}, Python {platform.python_version()}"
    yield ", ".join(f"{package} {version(package)}" for package in PACKAGES)


def main() -> None:
    """Read the options and print the comparison.

    Kernels are compiled from the first call on: small calls would else be interpreted at first.
    """
    _jit.INTERPRETED = 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--measures", nargs="*", default=[], help="only these")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--budget", type=float, default=20, help="seconds a call may take")
    parser.add_argument("--large", action="store_true", help="1,000,000 actors, and a hub")
    options = parser.parse_args()
    for part in (machine(), lines(options), large_networks.lines() if options.large else ()):
        for line in part:
            print(line, flush=True)


if __name__ == "__main__":
    main()
