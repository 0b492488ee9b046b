"""The façade: one object with a method for each step, over what the rooms below do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from builders import (
    REAL,
    actor,
    agreement,
    city,
    copy_of_real,
    read_rows,
    write_rows,
    write_twinning,
)
from codev_graph import DataError, KnowledgeGraph, build, open_graph
from codev_graph.errors import FileError, ParameterError, UnknownQueryError
from codev_graph.knowledge import OUTPUTS, keep_graph, open_workspace, run_job
from codev_graph.sources import RECORDS, columns, header

SMALL = {
    "cities": [city("a"), city("b", country="MX")],
    "actors": [actor("x", "a"), actor("y", "b")],
    "agreements": [agreement("d", "a|b", "sport")],
    "ties": [{"from": "x", "to": "y"}],
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_twinning(tmp_path / "small", SMALL)


def test_it_knows_its_name_and_its_inputs(real_graph: KnowledgeGraph) -> None:
    assert real_graph.name == "santa-ana-tapachula"
    assert real_graph.inputs["actors.csv"] == (
        hashlib.sha256((REAL / "actors.csv").read_bytes()).hexdigest()
    )
    assert real_graph.asserted > real_graph.entailed > 0


def test_it_answers_questions_and_sparql(real_graph: KnowledgeGraph) -> None:
    assert len(real_graph.query("cities")) == 2
    assert real_graph.sparql("ASK { ?x a codev:Tie }").rows == ((True,),)
    with pytest.raises(UnknownQueryError):
        real_graph.query("nothing")
    with pytest.raises(ParameterError):
        real_graph.query("actors", town="tapachula")


def test_counts_are_those_of_the_store(real_graph: KnowledgeGraph) -> None:
    asked = real_graph.sparql(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } "
        "FILTER(STRENDS(STR(?g), '/graph/entailments')) }"
    )
    assert asked.rows == ((real_graph.entailed,),)


def test_saving_and_opening_keeps_it(small: Path, tmp_path: Path) -> None:
    graph = build(small)
    path = graph.save(tmp_path / "new" / "graph.trig")
    again = open_graph(path.read_bytes(), path.name)
    assert path.read_bytes() == graph.to_trig() == again.to_trig()
    assert again.name == "graph"
    assert again.inputs == {"graph.trig": hashlib.sha256(path.read_bytes()).hexdigest()}


def test_a_file_becomes_a_workspace_without_being_held(small: Path, tmp_path: Path) -> None:
    graph, place = build(small), tmp_path / "workspace"
    path = graph.save(tmp_path / "graph.trig")
    keep_graph(path, place)
    kept = open_workspace(place)
    assert kept.to_trig() == graph.to_trig()
    assert kept.inputs == open_graph(path.read_bytes(), path.name).inputs
    path.write_text("@prefix", encoding="utf-8")
    with pytest.raises(FileError, match=r"graph\.trig: is not valid trig"):
        keep_graph(path, place)
    assert open_workspace(place).to_trig() == graph.to_trig()


def test_pages_are_written_and_returned(small: Path, tmp_path: Path) -> None:
    graph = build(small)
    for path, page in (
        (graph.view(tmp_path / "n.html"), graph.network_page()),
        (graph.report(tmp_path / "r.html", "es"), graph.report_page("es")),
    ):
        assert path.read_text(encoding="utf-8") == page
        assert page.rstrip().endswith("</html>")
    assert graph.report_page("es") != graph.report_page("en") == graph.report_page()


def test_the_job_tells_its_steps_and_returns_what_it_found(small: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    job = run_job(small, tmp_path / "out", steps.append)
    assert {"build", "check", "graph", "measures", "gaps", "view", "report"} <= set(steps)
    assert list(job.timings) == steps
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert job.measures == job.graph.network().measures()
    assert job.gaps.cells == job.graph.gaps().cells


@pytest.mark.parametrize("tables", [{}, {"sources": ()}, {"cities": [city("a")]}])
def test_the_job_is_done_on_the_emptiest_tables(tables: dict, tmp_path: Path) -> None:
    job = run_job(write_twinning(tmp_path / "t", tables), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert len(job.measures) == len(job.gaps.candidates) == 0


def test_three_cities_are_one_twinning(tmp_path: Path) -> None:
    cities = [city(key) for key in "abc"]
    tables = {"cities": cities, "actors": [actor(f"of-{key}", key) for key in "abc"]}
    tables["agreements"] = [agreement("d", "a|b|c", "sport")]
    tables["ties"] = [{"from": "of-a", "to": "of-b"}, {"from": "of-b", "to": "of-c"}]
    job = run_job(write_twinning(tmp_path / "t", tables), tmp_path / "out")
    assert len(job.graph.query("cities")) == 3
    assert len(job.gaps.cells) == 18
    assert {row[0] for row in job.graph.gaps().coverage.rows} == {"all", "city", "class", "area"}


def test_bad_input_is_an_error_with_all_its_problems(small: Path, tmp_path: Path) -> None:
    (small / "ties.csv").write_text("from,to,sources\nx,z,s1\ny,w,s2\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        run_job(small, tmp_path / "out")
    assert {(p.row, p.column) for p in caught.value.problems} == {
        (2, "to"),
        (3, "to"),
        (3, "sources"),
    }
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such"):
        build(tmp_path / "nowhere")


def test_what_does_not_fit_a_shape_is_told_under_the_headers_of_the_file(tmp_path: Path) -> None:
    folder = copy_of_real(tmp_path)
    english = [problem.column for problem in build(folder).check()]
    spanish = {
        header(name): column.es for kind in RECORDS for name, column in columns(kind).items()
    }
    for kind in RECORDS:
        rows = read_rows(folder, kind.table)
        write_rows(folder, kind.table, [[spanish[name] for name in rows[0]], *rows[1:]])
    found = [problem.column for problem in build(folder).check()]
    assert any(english)
    assert sorted(map(str, found)) == sorted(str(spanish.get(each or "")) for each in english)
