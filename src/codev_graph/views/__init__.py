"""Views: the interactive network page, the report, and figures for print."""

from codev_graph.views._coverage_figure import coverage_svg
from codev_graph.views._environment import environment
from codev_graph.views._model import (
    Citation,
    City,
    Concept,
    Measure,
    Node,
    Picture,
    Text,
    Tie,
)
from codev_graph.views._network_figure import network_svg
from codev_graph.views._network_page import network_page
from codev_graph.views._report_model import (
    Candidate,
    Cell,
    Holding,
    Method,
    Reference,
    Report,
    State,
)
from codev_graph.views._report_page import report_page
from codev_graph.views.figures import Change, before_after_figure

__all__ = [
    "Candidate",
    "Cell",
    "Change",
    "Citation",
    "City",
    "Concept",
    "Holding",
    "Measure",
    "Method",
    "Node",
    "Picture",
    "Reference",
    "Report",
    "State",
    "Text",
    "Tie",
    "before_after_figure",
    "coverage_svg",
    "environment",
    "network_page",
    "network_svg",
    "report_page",
]
