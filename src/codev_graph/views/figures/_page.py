"""A figure for a printed page: its size, its type, and how it becomes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.views._look import INK, MUTED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Form = Literal["svg", "pdf", "png"]
Width = Literal["column", "full"]
FigureName = Literal["network", "coverage", "measures", "timeline"]

FIGURES: Final = get_args(FigureName)

# Of an A4 page with margins of 18 mm: the whole measure, and one of two columns.
_MILLIMETRES: Final[dict[Width, float]] = {"column": 84, "full": 174}
# Any: the type of its keys is a literal of some three hundred names.
_STYLE: Final[Any] = {
    # DejaVu comes with matplotlib and holds Spanish; text stays text in SVG and PDF.
    "font.family": "DejaVu Sans",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "svg.hashsalt": "codev-graph",
    "font.size": 8,
    "axes.titlesize": 9,
    "axes.titleweight": "bold",
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 8,
    "legend.fontsize": 7.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "text.parse_math": False,
    "savefig.dpi": 300,
}
# What would tell when the file was made: without it the same input gives the same bytes.
_UNDATED: Final[dict[Form, dict[str, None]]] = {
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
    "png": {},
}


def form_of(path: Path) -> Form:
    """Return the form that the ending of a file's name means.

    Raises:
        FileError: if it means none.
    """
    forms: dict[str, Form] = {f".{form}": form for form in get_args(Form)}
    form = forms.get(path.suffix.lower())
    if form is None:
        raise FileError(path, _("the name of a figure ends in .svg, .pdf or .png"))
    return form


def inches(width: Width) -> float:
    """Return the width of a figure in inches."""
    return _MILLIMETRES[width] / 25.4


@contextmanager
def _styled() -> Iterator[None]:
    import matplotlib as mpl

    with mpl.rc_context(_STYLE):
        yield


def printed(size: tuple[float, float], form: Form, draw: Callable[[Figure], None]) -> bytes:
    """Return a figure of ``size`` inches as a file's content; PNG has 300 dots an inch.

    Nothing in it tells when it was made: the same drawing gives the same bytes.
    """
    from matplotlib.figure import Figure

    stream = BytesIO()
    with _styled():
        figure = Figure(figsize=size, layout="constrained")
        draw(figure)
        figure.savefig(stream, format=form, metadata=_UNDATED[form], facecolor="white")
    return stream.getvalue()


def bare(axes: Axes, *, keep: tuple[str, ...] = ("bottom",)) -> None:
    """Leave an axes only those of its edges that carry a scale."""
    for name, spine in axes.spines.items():
        spine.set_visible(name in keep)
    if "left" not in keep:
        axes.tick_params(axis="y", length=0)
    if "bottom" not in keep:
        axes.tick_params(axis="x", length=0)


def said_empty(figure: Figure, text: str) -> None:
    """Say on the figure that there is nothing to draw."""
    figure.text(0.5, 0.5, text, ha="center", va="center", color=MUTED)
