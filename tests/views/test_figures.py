"""The static figures: sound SVG that says what the data says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as Xml

import puerto_alba as sample
import pytest
from puerto_alba_report import coverage
from puerto_alba_terms import CLASSES

from codev_graph._i18n import LANGUAGES, Language
from codev_graph.views import Concept, Text, coverage_svg, network_svg
from codev_graph.views._coverage_figure import STATE_LABELS
from codev_graph.views._look import looks

SVG = "{http://www.w3.org/2000/svg}"


def _titles(root: Xml.Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")][1:]


def test_the_network_shows_who_takes_part_and_who_is_tied_to_them() -> None:
    outsider = sample.CANDIDATES[0]
    tie = replace(sample.TIES[0], id="tie-99", source=sample.PARTIES[0].id, target=outsider.id)
    picture = sample.picture(ties=(*sample.TIES, tie))
    root = Xml.fromstring(network_svg(picture, "es"))  # noqa: S314 - our own text
    expected = [*(node.label.es for node in sample.PARTIES), outsider.label.es]
    assert sorted(_titles(root)) == sorted(expected)
    curves = [path for path in root.iter(f"{SVG}path") if "Q" in path.get("d", "")]
    # All but the one between two outsiders.
    assert len(curves) == len(picture.ties) - 1


def test_no_tie_across_the_border_nor_among_those_drawn_is_dropped() -> None:
    """Eight candidates: two pairs tied across the border, all of them tied to each other."""
    near, far, third, fourth, *rest = (node.id for node in sample.CANDIDATES[:8])
    ends = [(near, far), (third, fourth), (near, third), (near, rest[0])]
    ties = tuple(
        replace(sample.TIES[0], id=f"t{place}", source=one, target=other, crossing=place < 2)
        for place, (one, other) in enumerate(ends)
    )
    root = Xml.fromstring(network_svg(sample.picture(ties=ties), "en"))  # noqa: S314 - our own text
    drawn = {node.id for node in sample.picture().nodes if node.label.en in _titles(root)}
    assert {near, far, third, fourth} <= drawn
    assert rest[0] not in drawn
    curves = [path for path in root.iter(f"{SVG}path") if "Q" in path.get("d", "")]
    assert len(curves) == 3


def test_the_coverage_has_a_cell_for_each_combination() -> None:
    cells = coverage()
    root = Xml.fromstring(coverage_svg(cells, sample.picture(), "en"))  # noqa: S314 - our own text
    titles = _titles(root)
    assert len(titles) == len(cells) == 11 * 6 * 2
    assert "Commerce · Public administration · Puerto Alba: Held by a single actor (1)" in titles
    said = Counter(title.split(": ")[1].rsplit(" (")[0] for title in titles)
    assert said == Counter(STATE_LABELS[cell.state] for cell in cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_nothing_are_sound(language: Language) -> None:
    empty = sample.picture(nodes=(), ties=())
    for svg in (network_svg(empty, language), coverage_svg((), empty, language)):
        assert Xml.fromstring(svg).get("role") == "img"  # noqa: S314 - our own text


def test_markup_in_labels_stays_text() -> None:
    root = Xml.fromstring(network_svg(sample.hostile(), "en"))  # noqa: S314 - our own text
    assert sample.HOSTILE in _titles(root)
    assert not list(root.iter(f"{SVG}img"))


def test_no_two_classes_of_six_look_alike_in_colour_or_shape() -> None:
    found = looks(CLASSES)
    assert len({look.colour for look in found.values()}) == 6
    assert len({look.shape for look in found.values()}) == 6


def test_a_seventh_class_has_a_look() -> None:
    more = (*CLASSES, Concept("seventh", Text.same("x")))
    assert looks(more)["seventh"] == looks(more)[CLASSES[0].notation]
