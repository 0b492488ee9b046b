"""Who is missing: the coverage, the candidates, and what would change."""

from codev_graph.network.gaps._candidates import Candidate, Counterpart
from codev_graph.network.gaps._coverage import CoverageCell, CoverageCube, Level, Place, State
from codev_graph.network.gaps._gaps import Gaps, find_gaps
from codev_graph.network.gaps._indices import INDICES, Index, indices
from codev_graph.network.gaps._precedent import Precedent, precedent_rule
from codev_graph.network.gaps._scorecard import (
    Absence,
    Evidence,
    Score,
    scorecard,
    scorecard_rule,
    scorecard_table,
)
from codev_graph.network.gaps._structure import StructuralGap, structural_gaps
from codev_graph.network.gaps._trust import trust_of_pairs, trust_rule
from codev_graph.network.gaps._ways import Way

__all__ = [
    "INDICES",
    "Absence",
    "Candidate",
    "Counterpart",
    "CoverageCell",
    "CoverageCube",
    "Evidence",
    "Gaps",
    "Index",
    "Level",
    "Place",
    "Precedent",
    "Score",
    "State",
    "StructuralGap",
    "Way",
    "find_gaps",
    "indices",
    "precedent_rule",
    "scorecard",
    "scorecard_rule",
    "scorecard_table",
    "structural_gaps",
    "trust_of_pairs",
    "trust_rule",
]
