"""Views: the interactive network page, the report, and figures for print."""

from codev_graph.views._coverage_figure import coverage_svg
from codev_graph.views._environment import environment
from codev_graph.views._frame import framed
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
from codev_graph.views._pdf import printable
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
from codev_graph.views.figures import (
    FIGURES,
    Change,
    FigureName,
    Form,
    Span,
    Width,
    before_after_figure,
    coverage_figure,
    distributions_figure,
    sides_figure,
    timeline_figure,
)

__all__ = [
    "FIGURES",
    "Candidate",
    "Cell",
    "Change",
    "Citation",
    "City",
    "Concept",
    "FigureName",
    "Form",
    "Holding",
    "Measure",
    "Method",
    "Node",
    "Picture",
    "Reference",
    "Report",
    "Span",
    "State",
    "Text",
    "Tie",
    "Width",
    "before_after_figure",
    "coverage_figure",
    "coverage_svg",
    "distributions_figure",
    "environment",
    "framed",
    "network_page",
    "network_svg",
    "printable",
    "report_page",
    "sides_figure",
    "timeline_figure",
]
