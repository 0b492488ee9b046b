"""The scorecard: never a status without its evidence, never an absence without its query."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph.graph import query_library
from codev_graph.network.gaps import Score
from codev_graph.terms import concept_by_iri, vocabulary

LISTS = {"recommendation": 10, "step": 9, "phase": 7, "codevelopment-principle": 3}


def by_code(graph: KnowledgeGraph, scheme: str) -> dict[str, Score]:
    scores = (score for score in graph.gaps().scorecard if score.scheme == scheme)
    return {concept_by_iri(score.guideline).notation: score for score in scores}


def test_every_guideline_of_the_document_is_scored(real_graph: KnowledgeGraph) -> None:
    scores = real_graph.gaps().scorecard
    for scheme, count in LISTS.items():
        assert len([s for s in scores if s.scheme == scheme]) == count == len(vocabulary(scheme))


@pytest.mark.parametrize("name", ["real_graph", "peer_graph"])
def test_a_status_is_what_its_lists_say(name: str, request: pytest.FixtureRequest) -> None:
    for score in request.getfixturevalue(name).gaps().scorecard:
        assert (score.status == "no-evidence") == (not score.evidence)
        if score.status == "documented":
            assert any(each.stated for each in score.evidence)
            assert not score.absent
        assert set(score.queries) <= set(query_library())
        assert score.queries
        assert all(each.sources for each in score.evidence)


def test_the_founding_case(real_graph: KnowledgeGraph) -> None:
    phases = by_code(real_graph, "phase")
    # The strategy was written before the projects began; the other six phases are on record.
    assert {code for code, s in phases.items() if s.status == "no-evidence"} == {"implementation"}
    found = by_code(real_graph, "recommendation")
    assert found["political-will"].status == "partly"
    assert found["political-will"].unstated == "recommendations-without-evidence"
    # The keys were handed over in Tapachula; nothing says that Santa Ana was a host.
    assert [each.name for each in found["receptivity"].absent] == ["Santa Ana"]
    assert found["less-bureaucracy"].status == "no-evidence"
    assert len(found["coordination"].absent) == 1 + 11 + 1


def test_what_is_stated_and_complete_is_documented(tmp_path: Path) -> None:
    rows = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a"), actor("y", "b")],
        "agreements": [agreement("d", "a|b", supports="innovation|recommendation/equality")],
        "participations": [taking_part("x", "d"), taking_part("y", "d")],
    }
    found = by_code(build(write_twinning(tmp_path / "t", rows)), "recommendation")
    assert found["innovation"].status == found["equality"].status == "documented"
    assert [each.sources for each in found["innovation"].evidence] == [("A page",)]
    assert found["coordination"].status == "no-evidence"


def test_no_agreement_is_no_score(tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "t", {"actors": [actor("x")]}))
    assert graph.gaps().scorecard == ()
    assert len(graph.gaps().scorecard_table()) == 0


def test_the_table_names_evidence_absence_and_queries(real_graph: KnowledgeGraph) -> None:
    rows = real_graph.gaps().scorecard_table().records()
    for row in rows:
        assert (row["evidence"] == 0) == (row["rows"] is None) == (row["sources"] is None)
        assert row["queries"]


@pytest.mark.parametrize("name", ["real_graph", "peer_graph"])
def test_the_structural_gaps_are_the_rows_of_their_queries(
    name: str, request: pytest.FixtureRequest
) -> None:
    graph: KnowledgeGraph = request.getfixturevalue(name)
    found = Counter(gap.query for gap in graph.gaps().structure)
    assert found
    for query, count in found.items():
        assert count == len(graph.query(query))
    wanted = {absence.query for s in graph.gaps().scorecard for absence in s.absent}
    assert wanted <= {*found, "guideline-evidence"}


def test_a_cell_is_in_the_coverage_if_it_is_one_of_its_cells(real_graph: KnowledgeGraph) -> None:
    cells = real_graph.gaps().cells
    cell = next(cells.empty())
    assert cell in cells
    assert replace(cell, actors=3) not in cells
    assert replace(cell, area="elsewhere") not in cells
    assert "text" not in cells
    assert not list(cells.empty(city="nowhere"))
