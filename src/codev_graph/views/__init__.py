"""Views: the interactive network page, the report, and figures for print."""

from codev_graph.views._cities_figure import cities_svg
from codev_graph.views._coverage_figure import STATE_LABELS, coverage_svg
from codev_graph.views._ego_figure import Alter, ego_svg
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
    Bar,
    Candidate,
    Cell,
    Finding,
    Grid,
    Holding,
    Method,
    Passage,
    Reference,
    Report,
    State,
)
from codev_graph.views._report_page import report_page
from codev_graph.views._timeline_strip import strip_svg
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
    form_of,
    sides_figure,
    timeline_figure,
)

__all__ = [
    "FIGURES",
    "STATE_LABELS",
    "Alter",
    "Bar",
    "Candidate",
    "Cell",
    "Change",
    "Citation",
    "City",
    "Concept",
    "FigureName",
    "Finding",
    "Form",
    "Grid",
    "Holding",
    "Measure",
    "Method",
    "Node",
    "Passage",
    "Picture",
    "Reference",
    "Report",
    "Span",
    "State",
    "Text",
    "Tie",
    "Width",
    "before_after_figure",
    "cities_svg",
    "coverage_figure",
    "coverage_svg",
    "distributions_figure",
    "ego_svg",
    "environment",
    "form_of",
    "framed",
    "network_page",
    "network_svg",
    "printable",
    "report_page",
    "sides_figure",
    "strip_svg",
    "timeline_figure",
]
