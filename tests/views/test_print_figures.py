"""Figures for print: the same bytes each time, text as text, the data in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import puerto_alba as sample
import pytest
from puerto_alba_report import coverage

from codev_graph._i18n import LANGUAGES, Language, gettext, in_language
from codev_graph.views import (
    Change,
    Form,
    Span,
    Text,
    Width,
    before_after_figure,
    coverage_figure,
    distributions_figure,
    sides_figure,
    timeline_figure,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SPANS = (Span(Text("Acuerdo de la niñez", "Childhood agreement"), "2019-07", "2023"),)
CHANGES = (
    Change("Lazos", 3, 9, 6, 11),
    Change("Índice $E$–I", -0.5, None),
    Change("Igual", 2, 2),
)
Draw = Callable[..., bytes]
FIGURES: dict[str, Draw] = {
    "network": lambda form, width: sides_figure(sample.picture(), form, width),
    "coverage": lambda form, width: coverage_figure(coverage(), sample.picture(), form, width),
    "measures": lambda form, width: distributions_figure(sample.picture(), (), form, width),
    "timeline": lambda form, width: timeline_figure(SPANS, sample.picture(), form, width),
    "before-after": lambda form, width: before_after_figure(CHANGES, "¿Y si…?", form, width),
}
EMPTY = sample.picture(nodes=(), ties=())
NOTHING: dict[str, Draw] = {
    "Nobody takes part yet.": lambda: sides_figure(EMPTY),
    "The coverage of areas, classes and cities was not computed.": lambda: coverage_figure(
        (), EMPTY
    ),
    "No measure is defined for these actors.": lambda: distributions_figure(EMPTY),
    "Nothing is dated.": lambda: timeline_figure((), EMPTY),
    "Nothing changes.": lambda: before_after_figure(()),
}


def texts(svg: bytes) -> str:
    """Return all text of an SVG file, as text."""
    root = Xml.fromstring(svg)  # noqa: S314 - our own figure
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return "\n".join("".join(text.itertext()) for text in found)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    ("form", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")]
)
def test_the_same_input_gives_the_same_file(name: str, form: Form, start: bytes) -> None:
    first = FIGURES[name](form, "full")
    assert first.startswith(start)
    assert FIGURES[name](form, "full") == first


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("width", "millimetres"), [("column", 84), ("full", 174)])
def test_they_are_as_wide_as_the_page_wants(name: str, width: Width, millimetres: int) -> None:
    root = Xml.fromstring(FIGURES[name]("svg", width))  # noqa: S314 - our own figure
    points = float((root.get("width") or "").removesuffix("pt"))
    assert points == pytest.approx(millimetres / 25.4 * 72, abs=0.5)
    assert float((root.get("height") or "").removesuffix("pt")) <= 261 / 25.4 * 72


@pytest.mark.parametrize("said", NOTHING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_of_nothing_says_so(said: str, language: Language) -> None:
    with in_language(language):
        assert texts(NOTHING[said]()) == gettext(said)


def test_the_network_names_those_that_take_part_and_the_cities() -> None:
    with in_language("es"):
        said = texts(FIGURES["network"]("svg", "full"))
    for word in ("Puerto Alba", "Villa Brisa", "AIMH", "UVB"):
        assert word in said
    assert "Albergue del" not in said


def test_the_coverage_has_the_count_of_every_held_cell() -> None:
    said = texts(FIGURES["coverage"]("svg", "full")).splitlines()
    assert sum(line.isdigit() for line in said) == sum(cell.actors > 0 for cell in coverage())


def test_the_measures_name_the_foremost_and_no_one_of_a_crowd() -> None:
    with in_language("es"):
        said = texts(FIGURES["measures"]("svg", "full"))
    assert "Ayuntamiento de Villa Brisa" in said
    assert "Albergue" not in said


@pytest.mark.parametrize("low_first", [True, False])
def test_where_low_values_say_most_the_lowest_are_named(low_first: bool) -> None:
    measure = replace(sample.picture().measures[0], low_first=low_first)
    nodes = tuple(
        replace(node, acronym=f"<{place}>", measures={measure.notation: float(place)})
        for place, node in enumerate(sample.picture().nodes)
    )
    told = texts(distributions_figure(sample.picture(nodes=nodes), [measure]))
    last = len(nodes) - 1
    assert ("<0>" in told, f"<{last}>" in told) == (low_first, not low_first)


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_is_cut_at_the_edge_of_a_column(name: str) -> None:
    from matplotlib.image import imread

    with in_language("es"):
        dots = imread(BytesIO(FIGURES[name]("png", "column")))
    assert (dots[:, :3] == 1).all()
    assert (dots[:, -3:] == 1).all()


def test_the_timeline_counts_the_ties_without_a_date() -> None:
    with in_language("en"):
        said = texts(FIGURES["timeline"]("svg", "full"))
    undated = sum(tie.start_year is None for tie in sample.TIES)
    assert f"{undated} tie has no date." in said
    assert "Childhood agreement" in said


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        ("2022-08", "2022-08", 2022 + 7 / 12, 2022 + 8 / 12),
        ("2022-08-31", "2022-12", 2022 + 7 / 12, 2023),
        ("2022", "2024", 2022, 2025),
        ("2022-07?/2023", "2023~", 2022, 2024),
    ],
)
def test_a_bar_begins_and_ends_in_the_month_that_is_dated(
    monkeypatch: pytest.MonkeyPatch, start: str, end: str, begins: float, ends: float
) -> None:
    from matplotlib.axes import Axes

    drawn: list[tuple[float, float]] = []
    monkeypatch.setattr(Axes, "barh", lambda _axes, _y, wide, left, **_: drawn.append((left, wide)))
    tie = replace(sample.TIES[0], start=start, start_year=2022, end=end, end_year=int(end[:4]))
    timeline_figure((), sample.picture(ties=(tie,)))
    assert drawn == [pytest.approx((begins, ends - begins))]


def _axes(monkeypatch: pytest.MonkeyPatch, draw: Callable[[], object]) -> list[Axes]:
    """Return the axes of a figure, laid out."""
    from matplotlib.figure import Figure

    figures: list[Figure] = []
    save = Figure.savefig

    def kept(figure: Figure, *args: object, **options: object) -> None:
        figures.append(figure)
        save(figure, *args, **options)

    monkeypatch.setattr(Figure, "savefig", kept)
    draw()
    figures[0].draw_without_rendering()
    return figures[0].axes


def test_a_scale_before_and_after_holds_zero_and_counts_in_whole_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = (Change("Count", 11, 12), Change("Mean", 11, 9.6), Change("Share", 0.4, 0.3))
    rows = _axes(monkeypatch, lambda: before_after_figure((*changes, Change("None", 0, 0))))
    assert [row.get_xlim()[0] for row in rows] == [0, 0, 0, 0]
    whole = [all(float(tick).is_integer() for tick in row.get_xticks()) for row in rows]
    assert whole == [True, True, False, True]


def test_both_marks_show_where_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = _axes(monkeypatch, lambda: before_after_figure([Change("Equal", 2, 2)]))
    before, after = (line for line in row.lines if line.get_marker() in {"o", "D"})
    assert before.get_markersize() > 1.5 * after.get_markersize()


def test_names_of_the_measures_cover_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    strips = _axes(monkeypatch, lambda: FIGURES["measures"]("svg", "full"))
    for strip in strips:
        marks = [line.get_window_extent().y1 for line in strip.lines]
        assert strip.texts
        assert min(text.get_bbox_patch().get_window_extent().y0 for text in strip.texts) > max(
            marks
        )


@pytest.mark.parametrize(("values", "named"), [((5, 4, 3, 2), 3), ((5, 4, 3, 3), 2)])
def test_who_ties_with_one_that_is_not_named_is_not_named(
    values: tuple[float, ...], named: int
) -> None:
    measure = sample.picture().measures[0]
    nodes = tuple(
        replace(node, acronym=f"<{place}>", measures={measure.notation: float(value)})
        for place, (node, value) in enumerate(zip(sample.PARTIES, values, strict=False))
    )
    told = texts(distributions_figure(sample.picture(nodes=nodes, ties=()), [measure]))
    assert sum(f"<{place}>" in told for place in range(4)) == named


def test_the_network_counts_what_it_leaves_out() -> None:
    with in_language("en"):
        told = " ".join(texts(FIGURES["network"]("svg", "full")).split())
        assert "across the border (33); ties with them (1)." in told
        assert "Not drawn" not in texts(sides_figure(sample.picture(nodes=sample.PARTIES, ties=())))


@pytest.mark.parametrize("width", ["column", "full"])
def test_the_network_names_the_classes_and_who_bridges(width: Width) -> None:
    bridge = replace(sample.CANDIDATES[0], acronym="BRIDGE", bridging=True)
    nodes = (*sample.PARTIES, bridge)
    with in_language("en"):
        told = texts(sides_figure(sample.picture(nodes=nodes, ties=()), width=width)).splitlines()
    assert "BRIDGE" in told
    # In its row and in the key.
    assert told.count("Private sector") == 2


def test_in_a_column_whoever_has_room_is_named() -> None:
    near = replace(sample.CANDIDATES[0], acronym="NEAR")
    tie = replace(sample.TIES[0], source=near.id, target=sample.PARTIES[0].id, crossing=False)
    picture = sample.picture(nodes=(sample.PARTIES[0], near), ties=(tie,))
    assert "NEAR" in texts(sides_figure(picture, width="column"))
    crowd = tuple(
        replace(sample.PARTIES[0], id=f"p{place}", label=sample.PARTIES[0].label)
        for place in range(40)
    )
    picture = sample.picture(nodes=(*picture.nodes, *crowd), ties=(tie,))
    assert "NEAR" not in texts(sides_figure(picture, width="column"))


def test_before_and_after_stand_as_numbers_and_a_dollar_is_no_formula() -> None:
    with in_language("en"):
        said = texts(FIGURES["before-after"]("svg", "full"))
    assert "Before and after: ¿Y si…?" in said
    assert "3 → 9" in said
    assert "-0.5 → –" in said
    assert "$E$" in said


def test_markup_stays_text() -> None:
    changes = [Change(sample.HOSTILE, 1, 2)]
    svg = before_after_figure(changes, sample.HOSTILE)
    root = Xml.fromstring(svg)  # noqa: S314 - our own figure
    assert not list(root.iter("{http://www.w3.org/2000/svg}img"))
    assert "onerror" in texts(svg)
