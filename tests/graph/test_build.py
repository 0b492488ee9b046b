"""A build keeps what sources state and what follows apart, and survives its file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import (
    DATASET,
    REAL,
    actor,
    agreement,
    city,
    copy_of_real,
    read_rows,
    taking_part,
    write_rows,
    write_twinning,
)
from codev_graph import KnowledgeGraph, build, open_graph
from codev_graph.graph import Build, build_graph, query_library, split_build
from codev_graph.sources import Cited, load_dataset
from codev_graph.terms import expand, individual, named_graph

TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and "\0" not in text)


@pytest.fixture(scope="module")
def real_build() -> Build:
    return build_graph(load_dataset(REAL))


def graphs_of(quads: tuple[ox.Quad, ...]) -> set[str]:
    return {quad.graph_name.value for quad in quads}


def test_one_named_graph_a_source_that_states_a_row(real_build: Build) -> None:
    records = (row for rows in load_dataset(REAL).records.values() for row in rows)
    cited = {c.source for row in records if isinstance(row, Cited) for c in row.sources}
    assert graphs_of(real_build.asserted) == {
        named_graph(DATASET, name) for name in cited | {"dataset"}
    }
    assert graphs_of(real_build.entailed) == {named_graph(DATASET, "entailments")}


def test_what_follows_is_never_what_is_stated(real_build: Build) -> None:
    stated = {quad.triple for quad in real_build.asserted}
    followed = [quad.triple for quad in real_build.entailed]
    assert followed
    assert not stated & set(followed)
    assert len(followed) == len(set(followed))


def test_what_follows_says_what_the_tables_imply(tmp_path: Path) -> None:
    tables = {
        "cities": [city("a"), city("b", country="MX")],
        "actors": [actor("x", "a"), actor("y", "b"), actor("z", "b", "university")],
        "agreements": [agreement("d", "a|b", "culture")],
        "participations": [taking_part("x", "d", role="signatory")],
        "ties": [{"from": "x", "to": "y"}],
    }
    built = build_graph(load_dataset(write_twinning(tmp_path / "t", tables)))
    followed = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in built.entailed
        if isinstance(quad.subject, ox.NamedNode)
    }

    def follows(one: str, predicate: str, other: str) -> bool:
        kind, key = one.split("/")
        value = individual("t", *other.split("/")) if "/" in other else expand(other)
        return (individual("t", kind, key), expand(predicate), value) in followed

    assert follows("city/a", "codev:twinnedWith", "city/b")
    assert follows("city/b", "codev:twinnedWith", "city/a")
    assert follows("actor/x", "codev:participatesIn", "agreement/d")
    assert follows("actor/y", "codev:cooperatesWith", "actor/x")
    assert follows("actor/x", "codev:bridgesTo", "actor/y")
    assert follows("actor/x", "rdf:type", "codev:InvolvedActor")
    assert follows("actor/z", "rdf:type", "codev:OtherActor")
    assert follows("tie/x--y", "rdf:type", "codev:CrossBorderTie")
    assert not follows("actor/y", "rdf:type", "codev:InvolvedActor")
    assert not follows("actor/z", "codev:bridgesTo", "actor/x")


def test_a_graph_read_back_is_split_as_it_was(real_build: Build) -> None:
    again = split_build(list(real_build.quads))
    assert set(again.asserted) == set(real_build.asserted)
    assert set(again.entailed) == set(real_build.entailed)


def test_the_file_gives_the_measures_and_gaps_of_the_folder(real_graph: KnowledgeGraph) -> None:
    again = open_graph(real_graph.to_trig(), "graph.trig")
    assert again.to_trig() == real_graph.to_trig()
    assert again.network().measures().to_csv() == real_graph.network().measures().to_csv()
    assert again.gaps().table() == real_graph.gaps().table()
    for name, query in query_library().items():
        assert again.sparql(query.text) == real_graph.sparql(query.text), name
    assert (again.asserted, again.entailed) == (real_graph.asserted, real_graph.entailed)


def test_the_order_of_rows_does_not_matter(tmp_path: Path, real_graph: KnowledgeGraph) -> None:
    folder = copy_of_real(tmp_path)
    for table in ("actors", "cities", "sources", "participations"):
        header, *rows = read_rows(folder, table)
        write_rows(folder, table, [header, *rows[::-1]])
    assert build(folder).to_trig() == real_graph.to_trig()


def test_another_cell_is_another_graph(real_tables: Path, real_graph: KnowledgeGraph) -> None:
    rows = read_rows(real_tables, "actors")
    rows[1][rows[0].index("note")] += "."
    write_rows(real_tables, "actors", rows)
    assert build(real_tables).to_trig() != real_graph.to_trig()


@settings(max_examples=15)
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20))
def test_any_text_survives_the_tables_the_graph_and_the_file(
    texts: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    actors = [actor(f"x{n}", name=name, note=note) for n, (name, note) in enumerate(texts)]
    folder = tmp_path_factory.getbasetemp() / "texts" / "t"
    written = build(write_twinning(folder, {"actors": actors})).to_trig()
    query = "SELECT ?x ?name ?note { ?x codev:note ?note ; rdfs:label ?name }"
    told = {iri: (name, note) for iri, name, note in open_graph(written, "g.trig").sparql(query)}
    assert told == {
        individual("t", "actor", f"x{n}"): (name.strip(), note.strip())
        for n, (name, note) in enumerate(texts)
    }


def test_without_rows_nothing_is_stated(tmp_path: Path) -> None:
    graph = build(write_twinning(tmp_path / "t", {"sources": ()}))
    assert graph.asserted == 0
    assert graph.query("actors").rows == ()
