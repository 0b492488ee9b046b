"""SHACL findings come back as problems of the row that they speak of, in both languages."""

from __future__ import annotations

from pathlib import Path

from builders import actor, agreement, city, set_cell, write_twinning
from codev_graph import KnowledgeGraph, build, open_graph
from codev_graph._i18n import in_language
from codev_graph.graph import build_graph, check_shapes
from codev_graph.sources import load_dataset
from codev_graph.terms import individual

ONE_CITY = {
    "cities": [city("a"), city("b", country="MX")],
    "actors": [actor("x", "a", note="\u2028\x85\x0b <&> \"'\\ ñ 😀")],
    "agreements": [agreement("d", "a", "sport")],
}


def test_the_real_graph_violates_no_shape(real_graph: KnowledgeGraph) -> None:
    assert [str(found) for found in real_graph.check() if found.severity == "error"] == []


def test_a_violation_carries_its_individual_and_both_messages(tmp_path: Path) -> None:
    dataset = load_dataset(write_twinning(tmp_path / "t", ONE_CITY))
    errors = [f for f in check_shapes(build_graph(dataset).quads) if f.severity == "error"]
    assert {found.focus for found in errors} == {individual("t", "agreement", "d")}
    for found in errors:
        assert set(found.messages) == {"es", "en"}
        assert found.messages["es"] != found.messages["en"]


def test_a_violation_is_told_with_its_row(tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "t", ONE_CITY))
    (problem, *_more) = graph.check()
    assert (problem.severity, problem.file, problem.row) == ("error", "agreements.csv", 2)
    assert problem.column == "cities"
    assert problem.message in str(problem)
    with in_language("es"):
        assert graph.check()[0].message != problem.message


def test_a_graph_read_back_tells_the_individual(tmp_path: Path) -> None:
    written = build(write_twinning(tmp_path / "t", ONE_CITY)).to_trig()
    (problem, *_more) = open_graph(written, "g.trig").check()
    assert (problem.file, problem.row) == ("t/agreement/d", None)


def test_the_gravest_come_first(tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "t", ONE_CITY))
    grades = [problem.severity for problem in graph.check()]
    assert grades == sorted(grades, key=["error", "warning", "info"].index)
    assert len(set(grades)) > 1


def test_what_is_mended_is_no_longer_told(tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "t", ONE_CITY)
    set_cell(folder, "agreements", 2, "cities", "a|b")
    assert "error" not in {problem.severity for problem in build(folder).check()}


def test_an_empty_twinning_violates_nothing(tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "t", {"sources": ()}))
    assert graph.check() == []
