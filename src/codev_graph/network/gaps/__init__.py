"""Who is missing: the coverage, the candidates, and what would change."""

from codev_graph.network.gaps._candidates import Candidate
from codev_graph.network.gaps._coverage import CoverageCell
from codev_graph.network.gaps._gaps import Gaps, find_gaps

__all__ = [
    "Candidate",
    "CoverageCell",
    "Gaps",
    "find_gaps",
]
