"""The measures that are joins and sums, as SQL steps on engines that need not hold a network."""

from codev_graph.network.engines._duckdb import DuckDb
from codev_graph.network.engines._engine import Engine

__all__ = ["DuckDb", "Engine"]
