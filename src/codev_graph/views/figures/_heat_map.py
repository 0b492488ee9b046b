"""The coverage on paper: areas down, actor classes across, a panel a city."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.views._counts import covered
from codev_graph.views._coverage_figure import STATE_COLOURS, STATE_LABELS
from codev_graph.views._look import INK, looks
from codev_graph.views._model import City, Concept, Picture
from codev_graph.views._report_model import Cell, State
from codev_graph.views.figures._page import Form, Width, bare, inches, printed, said_empty
from codev_graph.views.figures._sides import KEY, MARKS, class_key

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

# The state can be told without colour.
_HATCHES: Final[dict[State, str]] = {
    "held": "",
    "single-actor": "/////",
    "one-sided": ".....",
    "empty": "",
}
# The row above the first area, where the symbols of the classes stand.
_HEADS: Final = -1


def coverage_figure(
    cells: Sequence[Cell], picture: Picture, form: Form = "svg", width: Width = "full"
) -> bytes:
    """Return the coverage as a heat map; the number in a cell is that of its actors.

    Classes stand under their symbols, as in the network. Only the areas that the cells name have
    a row. Without cells the figure says that the coverage was not computed.
    """
    areas = covered(picture, cells)

    def draw(figure: Figure) -> None:
        if not cells:
            said_empty(figure, _("The coverage of areas, classes and cities was not computed."))
            return
        panels = figure.subplots(1, len(picture.cities), sharey=True, squeeze=False)[0]
        for axes, city in zip(panels, picture.cities, strict=True):
            _panel(axes, city, cells, picture, areas)
        class_key(figure, picture, _states())

    return printed((inches(width), KEY[width] + 0.22 * (len(areas) + 2)), form, draw)


def _panel(
    axes: Axes, city: City, cells: Sequence[Cell], picture: Picture, areas: list[Concept]
) -> None:
    rows = {area.notation: place for place, area in enumerate(areas)}
    columns = {kind.notation: place for place, kind in enumerate(picture.classes)}
    for cell in cells:
        if cell.city == city.id:
            _cell(axes, cell, columns[cell.actor_class], rows[cell.area])
    for column, look in enumerate(looks(picture.classes).values()):
        sign = MARKS[look.shape]
        axes.plot([column], [_HEADS], sign, color=look.colour, mec=INK, mew=0.5, ms=5)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, _HEADS - 0.5)
    axes.set_title(city.label.of(language()), loc="left")
    axes.set_xticks([])
    axes.set_yticks(range(len(rows)), [area.label.of(language()) for area in areas])
    bare(axes, keep=())


def _cell(axes: Axes, cell: Cell, column: int, row: int) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, **_look(cell.state)))
    if cell.actors:
        held = cell.state == "held"
        axes.text(
            column, row, str(cell.actors), ha="center", va="center", size=7, weight="bold",
            color="#ffffff" if held else INK,
            bbox=None if held else {"boxstyle": "circle,pad=0.15", "fc": "#ffffff", "lw": 0},
        )  # fmt: skip


def _look(state: State) -> dict[str, Any]:
    ground, line = STATE_COLOURS[state]
    return {"fc": ground, "ec": line, "hatch": _HATCHES[state], "lw": 0.4}


def _states() -> list[Patch]:
    from matplotlib.patches import Patch

    return [Patch(**_look(state), label=_(label)) for state, label in STATE_LABELS.items()]
