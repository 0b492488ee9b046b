"""The measures of a graph's network, written back as a named graph of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from codev_graph import __version__
from codev_graph.graph import write_trig
from codev_graph.terms import is_measured, parts_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from codev_graph.network import Network


def split_measured(quads: Iterable[ox.Quad]) -> tuple[list[ox.Quad], tuple[ox.Quad, ...]]:
    """Return what a file states and entails, and apart from it the measures written back."""
    stated: list[ox.Quad] = []
    measured: list[ox.Quad] = []
    for quad in quads:
        name = getattr(quad.graph_name, "value", "")
        (measured if is_measured(name) else stated).append(quad)
    return stated, tuple(measured)


def written_back(
    quads: Iterable[ox.Quad], network: Network, name: str, seed: int
) -> tuple[ox.Quad, ...]:
    """Return the measures of a network as quads.

    Args:
        quads: The graph that the network is of; its digest tells which it was.
        network: What to measure.
        name: The data set to name a graph without actors by; else the actors' own.
        seed: The seed of the permutations.
    """
    from codev_graph.network import measured_quads

    digest = hashlib.sha256(write_trig(quads)).hexdigest()
    datasets = sorted(parts[0] for actor in network.graph if (parts := parts_of(actor)))
    dataset = datasets[0] if datasets else name
    return tuple(measured_quads(network, dataset, digest, __version__, seed))
