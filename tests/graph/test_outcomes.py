"""Results, evaluations, resources and criteria: from their tables to the questions they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SOURCE, Rows, actor, agreement, city, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph.errors import DataError
from codev_graph.terms import VOCAB, individual

ROAD = {"id": "road", "name": "A road", "kinds": "economic|social", "cities": "a", "sources": "s1"}
OLD = {**agreement("old", "a|b"), "signed": "2010", "term_years": "3"}
FAIR = {
    "id": "fair",
    "name": "A fair",
    "agreement": "old",
    "note": "Twice",
    "sources": "s1",
    "resources": "square",
    "results": "road",
}
SQUARE = {"id": "square", "name": "A square", "kind": "material", "sources": "s1"}


def built(folder: Path, **tables: Rows) -> KnowledgeGraph:
    given = {"sources": [SOURCE], "cities": [city("a"), city("b")], "actors": [actor("x", "a")]}
    return build(write_twinning(folder / "t", {**given, "results": [ROAD], **tables}))


def objects(graph: KnowledgeGraph, kind: str, key: str, term: str) -> set[str]:
    found = graph.store.select(
        f"SELECT ?o WHERE {{ <{individual('t', kind, key)}> codev:{term} ?o }}"
    )
    return {str(row["o"]) for row in found.records()}


def test_a_project_needs_resources_that_an_actor_provides_and_has_results(tmp_path: Path) -> None:
    provider = {**actor("x", "a"), "resources": "square"}
    tables: dict[str, Rows] = {"projects": [FAIR], "resources": [SQUARE], "actors": [provider]}
    graph = built(tmp_path, agreements=[OLD], **tables)
    square, road = individual("t", "resource", "square"), individual("t", "result", "road")
    assert objects(graph, "project", "fair", "requiresResource") == {square}
    assert objects(graph, "actor", "x", "providesResource") == {square}
    assert objects(graph, "resource", "square", "hasResourceKind") == {
        f"{VOCAB}resource-kind/material"
    }
    assert objects(graph, "project", "fair", "hasResult") == {road}
    assert objects(graph, "project", "fair", "note") == {"Twice"}
    assert objects(graph, "result", "road", "benefitsCity") == {individual("t", "city", "a")}


def test_a_city_meets_criteria(tmp_path: Path) -> None:
    meets = {**city("a"), "criteria": "existing-link|Objetivo común"}
    graph = built(tmp_path, cities=[meets, city("b")])
    counts = {
        str(row["concept"]).rsplit("/", 1)[-1]: row["cities"]
        for row in graph.query("selection-criteria").records()
    }
    assert (counts["existing-link"], counts["common-goal"]) == (1, 1)
    assert counts["shared-identity"] == 0


@pytest.mark.parametrize(
    ("cells", "evaluated", "on_record"),
    [
        ({}, False, False),
        ({"expected_results": "road"}, False, False),
        ({"results": "road"}, False, True),
        ({"expected_results": "road", "results": "road"}, False, True),
        ({}, True, True),
    ],
)
def test_an_expected_result_is_not_on_record_and_one_that_an_evaluation_tells_of_is(
    cells: dict[str, str], evaluated: bool, on_record: bool, tmp_path: Path
) -> None:
    review = {"id": "e", "name": "Review", "of": "old", "results": "road", "sources": "s1"}
    graph = built(
        tmp_path, agreements=[{**OLD, **cells}], evaluations=[review] if evaluated else []
    )
    expired = graph.query("expired-without-results", date="2024-01-01")
    assert len(expired) == (0 if on_record else 1)
    completeness = graph.query("agreement-completeness").records()
    assert [row["results"] for row in completeness] == [on_record]


def test_an_evaluation_needs_something_that_it_is_of(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        built(tmp_path, evaluations=[{"id": "e", "name": "Review", "of": ""}])
    assert [(p.column, p.found) for p in caught.value.problems] == [("of", "an empty cell")]
