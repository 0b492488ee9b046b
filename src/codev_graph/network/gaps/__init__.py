"""Who is missing: the coverage, the candidates, and what would change."""

from codev_graph.network.gaps._absences import absences
from codev_graph.network.gaps._additions import read_additions
from codev_graph.network.gaps._candidates import Candidate, Counterpart
from codev_graph.network.gaps._coverage import CoverageCell, CoverageCube, Level, Place, State
from codev_graph.network.gaps._crossing_areas import Robustness
from codev_graph.network.gaps._effects import Effect
from codev_graph.network.gaps._gaps import Gaps, find_gaps
from codev_graph.network.gaps._hold_out import Skill
from codev_graph.network.gaps._indices import INDICES, Index, indices
from codev_graph.network.gaps._invitation import Invitation
from codev_graph.network.gaps._invite import Invitations, invitations
from codev_graph.network.gaps._key_players import KeyPlayers, key_players
from codev_graph.network.gaps._objective import CoverageGain, Weights
from codev_graph.network.gaps._occupancy import KnownActor
from codev_graph.network.gaps._outlook import Outlook, outlook
from codev_graph.network.gaps._page import findings_page, structure_findings
from codev_graph.network.gaps._plausible import PlausibleTie, Rule
from codev_graph.network.gaps._precedent import Precedent, precedent_rule
from codev_graph.network.gaps._prediction import LikelyTie, Prediction, predict_ties
from codev_graph.network.gaps._rule_text import read_rule, read_weights
from codev_graph.network.gaps._scene import Party, Scene, read_scene
from codev_graph.network.gaps._scorecard import (
    Absence,
    Evidence,
    Score,
    scorecard,
    scorecard_rule,
    scorecard_table,
)
from codev_graph.network.gaps._scorecard_page import SCORE_LISTS, score_commands
from codev_graph.network.gaps._structure import StructuralGap, structural_gaps
from codev_graph.network.gaps._trust import trust_of_pairs, trust_rule
from codev_graph.network.gaps._ways import Way
from codev_graph.network.gaps._what_if import WhatIf, what_if
from codev_graph.network.gaps._words import in_words, key_of

__all__ = [
    "INDICES",
    "SCORE_LISTS",
    "Absence",
    "Candidate",
    "Counterpart",
    "CoverageCell",
    "CoverageCube",
    "CoverageGain",
    "Effect",
    "Evidence",
    "Gaps",
    "Index",
    "Invitation",
    "Invitations",
    "KeyPlayers",
    "KnownActor",
    "Level",
    "LikelyTie",
    "Outlook",
    "Party",
    "Place",
    "PlausibleTie",
    "Precedent",
    "Prediction",
    "Robustness",
    "Rule",
    "Scene",
    "Score",
    "Skill",
    "State",
    "StructuralGap",
    "Way",
    "Weights",
    "WhatIf",
    "absences",
    "find_gaps",
    "findings_page",
    "in_words",
    "indices",
    "invitations",
    "key_of",
    "key_players",
    "outlook",
    "precedent_rule",
    "predict_ties",
    "read_additions",
    "read_rule",
    "read_scene",
    "read_weights",
    "score_commands",
    "scorecard",
    "scorecard_rule",
    "scorecard_table",
    "structural_gaps",
    "structure_findings",
    "trust_of_pairs",
    "trust_rule",
    "what_if",
]
