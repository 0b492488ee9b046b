"""Large networks drawn at random, and some with a hub, as ends of ties and as our adjacency."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from codev_graph.network.kernels._adjacency import Adjacency, Arcs, merged

KINDS = ("random", "hub")


def drawn(kind: str, size: int, ties: int, hub: int) -> NDArray[np.int32]:
    """Draw the ends of the ties of a network, loops and parallel ones among them; actor 0 is a hub.

    A random network has none: there ``hub`` is not heeded.
    """
    rng = np.random.default_rng(0)
    ends = rng.integers(0, size, (ties, 2), dtype=np.int32)
    if kind == "hub":
        ends[:hub, 0], ends[:hub, 1] = 0, rng.choice(np.arange(1, size), hub, replace=False)
    return ends


def network_of(kind: str, size: int, ties: int, hub: int) -> Adjacency:
    """Draw a network; the greatest memory is set back, so that drawing it does not count."""
    ends = drawn(kind, size, ties, hub)
    ends = ends[ends[:, 0] != ends[:, 1]]
    ends = np.concatenate([ends, ends[:, ::-1]])
    arcs = merged(size, ends[:, 0], ends[:, 1], np.ones(len(ends)), None)
    nodes = tuple(range(size))
    found = Adjacency(nodes, False, False, Arcs(arcs.pointers, arcs.heads, np.ones(len(arcs))))
    del ends, arcs
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return found
