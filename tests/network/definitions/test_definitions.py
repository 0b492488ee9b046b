"""The register: complete, computed, cited, and the page written from it current."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest

from codev_graph._i18n import Language, in_language
from codev_graph.errors import NetworkError
from codev_graph.network import (
    CITATIONS,
    definition,
    measures_of,
    measures_page,
    multiplexity,
    registry,
)
from codev_graph.network._brokerage import ROLES
from codev_graph.network._mixed import MIXED_PAIRS
from codev_graph.network._scores import SCORES
from codev_graph.network._whole import GROUP_VALUES, PAIR_VALUES, STATEMENTS

DOCS = Path(__file__).parents[3] / "docs"


def names(scope: str) -> set[str]:
    return {measure.name for measure in measures_of(scope)}


def test_what_is_defined_is_what_is_computed() -> None:
    assert names("actor") == set(SCORES) | set(ROLES)
    assert names("network") == set(STATEMENTS)
    assert names("group") == set(GROUP_VALUES)
    assert names("pair") == set(PAIR_VALUES) | set(MIXED_PAIRS)


def test_the_layers_that_are_measured_are_defined() -> None:
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", layer="one")
    graph.add_edge("a", "b", layer="two")
    nx.set_node_attributes(graph, {"a": "A", "b": "B"}, "city")
    found = multiplexity(graph, "layer", "city").column("measure")
    assert set(found) == names("layer")


def test_every_measure_says_all_that_a_reader_needs() -> None:
    for measure in registry().values():
        assert measure.formula, measure.name
        assert measure.extent, measure.name
        for text in (measure.term, measure.conventions, measure.undefined):
            assert text, measure.name
        assert measure.plain.endswith("."), measure.name
        assert measure.citations, measure.name


def test_every_reference_is_used_and_has_a_year() -> None:
    used = {key for measure in registry().values() for key in measure.sources}
    # Named by the section on social capital, which is of several measures.
    assert used | {"putnam-2000", "szreter-2004"} == set(CITATIONS)
    for key, text in CITATIONS.items():
        assert re.search(rf"\({key[-4:]}\)", text), key


@pytest.mark.parametrize(("code", "name"), [("en", "measures.md"), ("es", "measures.es.md")])
def test_the_page_is_current(code: Language, name: str) -> None:
    """Write it anew with ``make docs`` if this fails."""
    with in_language(code):
        assert (DOCS / name).read_text(encoding="utf-8") == measures_page()


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(NetworkError, match="effective_size"):
        definition("efective_size")
