"""The room ``network``: measures of social capital on NetworkX graphs."""

from codev_graph.network._brokerage_table import brokerage
from codev_graph.network._citations import CITATIONS
from codev_graph.network._definitions import definition, measures_of, registry
from codev_graph.network._gaps import Candidate, CoverageCell, Gaps, find_gaps
from codev_graph.network._measure import Measure
from codev_graph.network._measures import NetworkNotice, measures
from codev_graph.network._network import Network, read_network
from codev_graph.network._network_measures import network_measures
from codev_graph.network._projection import ActorRow, Projection, TieRow, project

__all__ = [
    "CITATIONS",
    "ActorRow",
    "Candidate",
    "CoverageCell",
    "Gaps",
    "Measure",
    "Network",
    "NetworkNotice",
    "Projection",
    "TieRow",
    "brokerage",
    "definition",
    "find_gaps",
    "measures",
    "measures_of",
    "network_measures",
    "project",
    "read_network",
    "registry",
]
