"""The measures that are joins and sums, as SQL steps on engines that need not hold a network."""

from codev_graph.network.engines._coverage import CELL_COLUMNS, coverage_rows
from codev_graph.network.engines._duckdb import DuckDb
from codev_graph.network.engines._engine import Engine
from codev_graph.network.engines._extent import memory_needed, memory_to_spare
from codev_graph.network.engines._memory import read_folder
from codev_graph.network.engines._network import EngineNetwork
from codev_graph.network.engines._offer import at_hand, sampled_instead
from codev_graph.network.engines._opening import open_network
from codev_graph.network.engines._spark import Spark

__all__ = [
    "CELL_COLUMNS",
    "DuckDb",
    "Engine",
    "EngineNetwork",
    "Spark",
    "at_hand",
    "coverage_rows",
    "memory_needed",
    "memory_to_spare",
    "open_network",
    "read_folder",
    "sampled_instead",
]
