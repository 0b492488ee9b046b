"""Static figures for print: SVG, PDF and PNG sized for an A4 page, in the language in force."""

from codev_graph.views.figures._before_after import Change, before_after_figure
from codev_graph.views.figures._distributions import distributions_figure
from codev_graph.views.figures._heat_map import coverage_figure
from codev_graph.views.figures._page import FIGURES, FigureName, Form, Width, form_of
from codev_graph.views.figures._sides import sides_figure
from codev_graph.views.figures._timeline import Span, timeline_figure

__all__ = [
    "FIGURES",
    "Change",
    "FigureName",
    "Form",
    "Span",
    "Width",
    "before_after_figure",
    "coverage_figure",
    "distributions_figure",
    "form_of",
    "sides_figure",
    "timeline_figure",
]
