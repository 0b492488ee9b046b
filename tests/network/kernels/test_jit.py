"""Kernels: interpreted until compiling is worth it, divided without changing the sums."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from codev_graph.network.kernels import _jit as jit
from codev_graph.network.kernels import _paths as paths
from codev_graph.network.kernels._adjacency import adjacency


def squares(first: int, last: int) -> tuple[np.ndarray]:
    found = np.zeros(1)
    for number in range(first, last):
        found[0] += number * number
    return (found,)


def test_small_calls_add_up_to_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jit, "INTERPRETED", 100)
    kernel = jit.Kernel(squares)
    assert kernel.chosen(60) is squares
    assert kernel.chosen(60) is not squares
    assert kernel.chosen(1) is kernel.compiled


def test_a_kernel_that_can_not_be_cached_is_compiled_all_the_same() -> None:
    namespace: dict = {}
    exec("def double(number):\n    return 2 * number", namespace)  # noqa: S102 - of no file
    assert jit.Kernel(namespace["double"]).compiled(21) == 42


def test_parts_add_up_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = jit.Kernel(squares)
    whole = jit.added(kernel.spread(10, jit.even(50)))
    monkeypatch.setattr(jit, "PARALLEL", 0)
    parts = kernel.spread(10, jit.even(50))
    assert len(parts) == jit.CHUNKS
    assert jit.added(parts)[0] == whole[0] == sum(number * number for number in range(50))


def test_sources_travel_in_batches_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    arcs = adjacency(nx.karate_club_graph()).into
    arrays = (arcs.pointers, arcs.heads, np.arange(34))
    whole = paths.DISTANCES.function(*arrays, 0, 1)
    monkeypatch.setattr(paths, "BATCH", 5)
    parts = [paths.DISTANCES.function(*arrays, n, n + 1) for n in range(7)]
    assert (whole[0] == 33).all()
    assert [part[0].sum() for part in parts] == [5 * 33] * 6 + [4 * 33]
    for one, other in zip(jit.added(parts)[:3], whole[:3], strict=True):
        assert one == pytest.approx(other)
