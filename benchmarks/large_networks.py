"""Brokerage, constraint and effective size of a million actors, and of a hub: time and memory.

Each call runs in a process of its own; memory is the greatest that the process held during the
call less what it held before, the network being there.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

ACTORS, TIES, HUB = 1_000_000, 5_000_000, 40_000
CALLS = ("holes", "brokerage")
KINDS = ("random", "hub")


def lines() -> Iterator[str]:
    """Yield one line for each kind of network and call."""
    yield f"{ACTORS:,} actors, {TIES:,} ties; a hub has {HUB:,} ties"
    for kind in KINDS:
        for call in CALLS:
            command = [sys.executable, __file__, kind, call]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            yield answer.stdout.strip()


def _measured(kind: str, call: str) -> str:
    import resource
    import time

    import numpy as np

    from codev_graph.network._brokerage import role_counts
    from codev_graph.network._contacts import contacts
    from codev_graph.network._groups import Groups
    from codev_graph.network._holes import holes
    from codev_graph.network.kernels import _jit

    _jit.INTERPRETED = 0
    codes = np.arange(ACTORS) % 2
    run = {
        "holes": lambda network, cities: holes(contacts(network)),
        "brokerage": lambda network, cities: role_counts(network, contacts(network), cities),
    }[call]
    run(network_of("random", 2000, 10_000, 100), Groups("city", ("A", "B"), codes[:2000]))
    network, cities = network_of(kind, ACTORS, TIES, HUB), Groups("city", ("A", "B"), codes)
    before = _held()
    start, busy = time.perf_counter(), time.process_time()
    run(network, cities)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    memory = f"{peak - before:6.0f} MB beyond {before:.0f} MB"
    return f"{kind:8} {call:10} {seconds:7.2f} s ({busy:.2f} s of processor), {memory}"


def drawn(kind, size, ties, hub):  # noqa: ANN001, ANN201 - numpy is imported in the child only
    """Draw the ends of the ties of a network, loops and parallel ones among them; actor 0 is a hub.

    A random network has none: there ``hub`` is not heeded.
    """
    import numpy as np

    rng = np.random.default_rng(0)
    ends = rng.integers(0, size, (ties, 2), dtype=np.int32)
    if kind == "hub":
        ends[:hub, 0], ends[:hub, 1] = 0, rng.choice(np.arange(1, size), hub, replace=False)
    return ends


def network_of(kind, size, ties, hub):  # noqa: ANN001, ANN201 - numpy is imported in the child only
    """Draw a network; the greatest memory is set back, so that drawing it does not count."""
    import numpy as np

    from codev_graph.network.kernels._adjacency import Adjacency, Arcs, merged

    ends = drawn(kind, size, ties, hub)
    ends = ends[ends[:, 0] != ends[:, 1]]
    ends = np.concatenate([ends, ends[:, ::-1]])
    arcs = merged(size, ends[:, 0], ends[:, 1], np.ones(len(ends)), None)
    nodes = tuple(range(size))
    found = Adjacency(nodes, False, False, Arcs(arcs.pointers, arcs.heads, np.ones(len(arcs))))
    del ends, arcs
    with open("/proc/self/clear_refs", "w", encoding="ascii") as stream:  # noqa: PTH123
        stream.write("5")
    return found


def _held() -> float:
    """Return the memory that the process holds, in MB."""
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    print(_measured(*sys.argv[1:]))
