"""Figures and the notebook's view of the founding case."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from markupsafe import escape

from builders import REAL
from codev_graph import build
from codev_graph._i18n import in_language, language
from codev_graph.errors import FileError
from codev_graph.knowledge import KnowledgeGraph
from codev_graph.knowledge._picture import picture


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build(REAL)


def test_the_timeline_ends_an_agreement_when_its_term_does(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    with in_language("es"):
        svg = graph.figure("timeline", tmp_path / "x.svg").read_text(encoding="utf-8")
    assert "Acuerdo de hermanamiento" in svg


def test_an_unknown_figure_or_form_is_told(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with in_language("en"):
        with pytest.raises(FileError, match="portrait"):
            graph.figure(cast("Any", "portrait"), tmp_path / "x.svg")
        with pytest.raises(FileError, match=r"\.pdf"):
            graph.figure("network", tmp_path / "x.jpeg")
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_gets_frame_and_tables_without_markup_of_the_data(graph: KnowledgeGraph) -> None:
    frame = graph._repr_html_()
    assert frame.startswith("<iframe")
    assert frame.count("<") == 2
    title = picture(graph).title.of(language())
    assert frame.startswith(f'<iframe title="{escape(title)}"')
    network = graph.network()._repr_html_()
    assert "Ayuntamiento de Tapachula" in network
    assert network.count("<tr>") == len(graph.network().graph) + 1
    assert "<table>" in graph.gaps()._repr_html_()


def test_the_map_of_the_case_has_both_cities(graph: KnowledgeGraph) -> None:
    from codev_graph.views.layout import on_map

    chart = on_map(picture(graph))
    assert chart is not None
    assert len(chart.cities) == 2
