"""The room ``network``: measures of social capital on NetworkX graphs."""

from codev_graph.network._brokerage_table import brokerage
from codev_graph.network._from_graph import MODES, Mode, TwoModes, read_network, read_two_modes
from codev_graph.network._layers import multiplexity
from codev_graph.network._measures import NetworkNotice, SampleNotice, measures
from codev_graph.network._missing import missing_actors
from codev_graph.network._network import TOWN_HALL, Network
from codev_graph.network._network_measures import network_measures
from codev_graph.network._projection import ActorRow, Projection, TieRow, project
from codev_graph.network._reading import graph_from_file
from codev_graph.network._slices import SLICES, Documented
from codev_graph.network._statements import uncertainty
from codev_graph.network._tie_measures import path_share, tie_measures
from codev_graph.network._two_mode import two_mode_measures, two_mode_projection
from codev_graph.network._uncertainty import bootstrap_intervals, label_test, rewiring_test
from codev_graph.network._written_back import measured_quads
from codev_graph.network.definitions import (
    CITATIONS,
    Measure,
    definition,
    measures_of,
    measures_page,
    registry,
)
from codev_graph.network.gaps import (
    Candidate,
    CoverageCell,
    Gaps,
    Invitation,
    Invitations,
    KeyPlayers,
    Level,
    Outlook,
    Prediction,
    Rule,
    Scene,
    Weights,
    WhatIf,
    find_gaps,
    findings_page,
    invitations,
    key_players,
    outlook,
    predict_ties,
    read_additions,
    read_rule,
    read_scene,
    read_weights,
    what_if,
)

__all__ = [
    "CITATIONS",
    "MODES",
    "SLICES",
    "TOWN_HALL",
    "ActorRow",
    "Candidate",
    "CoverageCell",
    "Documented",
    "Gaps",
    "Invitation",
    "Invitations",
    "KeyPlayers",
    "Level",
    "Measure",
    "Mode",
    "Network",
    "NetworkNotice",
    "Outlook",
    "Prediction",
    "Projection",
    "Rule",
    "SampleNotice",
    "Scene",
    "TieRow",
    "TwoModes",
    "Weights",
    "WhatIf",
    "bootstrap_intervals",
    "brokerage",
    "definition",
    "find_gaps",
    "findings_page",
    "graph_from_file",
    "invitations",
    "key_players",
    "label_test",
    "measured_quads",
    "measures",
    "measures_of",
    "measures_page",
    "missing_actors",
    "multiplexity",
    "network_measures",
    "outlook",
    "path_share",
    "predict_ties",
    "project",
    "read_additions",
    "read_network",
    "read_rule",
    "read_scene",
    "read_two_modes",
    "read_weights",
    "registry",
    "rewiring_test",
    "tie_measures",
    "two_mode_measures",
    "two_mode_projection",
    "uncertainty",
    "what_if",
]
