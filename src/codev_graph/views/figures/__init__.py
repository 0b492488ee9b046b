"""Static figures for print: SVG, PDF and PNG sized for an A4 page."""

from codev_graph.views.figures._before_after import Change, before_after_figure
from codev_graph.views.figures._page import Form, Width

__all__ = ["Change", "Form", "Width", "before_after_figure"]
