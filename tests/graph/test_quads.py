"""Records become quads: each fact in the graph of each source that states it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from builders import SOURCE, Rows, actor, agreement, city, taking_part, write_twinning
from codev_graph.graph._quads import Place, places_of, stated_quads
from codev_graph.sources import load_dataset
from codev_graph.terms import VOCAB, expand, individual, named_graph

TWO = [SOURCE, {**SOURCE, "id": "s2", "title": "Another page"}]
ACTORS = [actor("x", "a"), actor("y", "a")]
Fact = tuple[str, str, str]


def quads_of(folder: Path, tables: Mapping[str, Rows]) -> list[ox.Quad]:
    given = {"sources": TWO, "cities": [city("a")], "actors": ACTORS, **tables}
    return list(stated_quads(load_dataset(write_twinning(folder / "t", given))))


def facts(quads: list[ox.Quad], kind: str, key: str, graph: str) -> set[tuple[str, str]]:
    """Return predicate and value of a row in a graph: an IRI, or a literal in N-Triples."""
    node = ox.NamedNode(individual("t", kind, key))
    name = ox.NamedNode(named_graph("t", graph))
    here = (quad for quad in quads if quad.subject == node and quad.graph_name == name)
    return {(quad.predicate.value, text(quad.object)) for quad in here}


def text(term: ox.NamedNode | ox.Literal) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def test_a_row_stands_in_the_graph_of_each_source_with_its_locator(tmp_path: Path) -> None:
    row = {"id": "x", "name": "X", "kind": "university", "level": "local", "sources": "s1#4|s2"}
    quads = quads_of(tmp_path, {"actors": [row]})
    one, other = facts(quads, "actor", "x", "s1"), facts(quads, "actor", "x", "s2")
    derived, cited = expand("prov:wasDerivedFrom"), expand("codev:citedAt")
    assert one - other == {(derived, individual("t", "source", "s1")), (cited, '"4"')}
    assert other - one == {(derived, individual("t", "source", "s2"))}
    assert one & other == {
        (expand("rdf:type"), expand("codev:University")),
        (expand("rdfs:label"), '"X"'),
        (expand("codev:actsAtLevel"), VOCAB + "level/local"),
    }


def test_two_places_of_one_source_are_both_kept(tmp_path: Path) -> None:
    quads = quads_of(tmp_path, {"cities": [{**city("a"), "sources": "s1#1|s1#4"}]})
    cited = expand("codev:citedAt")
    locators = {value for name, value in facts(quads, "city", "a", "s1") if name == cited}
    assert locators == {'"1"', '"4"'}


def test_a_source_and_its_graph_are_described_apart(tmp_path: Path) -> None:
    quads = quads_of(tmp_path, {})
    told = facts(quads, "source", "s2", "dataset")
    assert (expand("dcterms:title"), '"Another page"') in told
    assert (expand("codev:consulted"), '"2026-11-22"') in told
    assert facts(quads, "graph", "s2", "dataset") == {
        (expand("prov:wasDerivedFrom"), individual("t", "source", "s2"))
    }
    assert facts(quads, "source", "s2", "s2") == set()


def test_every_column_becomes_its_property(tmp_path: Path) -> None:
    tie = {"from": "x", "to": "y", "purposes": "cultural|technical", "areas": "culture"}
    tie |= {"mutual": "yes", "strength": "2.50", "start": "2022-02", "evidence": 'a "b"'}
    found = facts(quads_of(tmp_path, {"ties": [tie]}), "tie", "x--y", "s1")
    stamp = f"^^<{expand('xsd:dateTime')}>"
    assert found == {
        (expand("rdf:type"), expand("codev:Tie")),
        (expand("prov:wasDerivedFrom"), individual("t", "source", "s1")),
        (expand("codev:tieFrom"), individual("t", "actor", "x")),
        (expand("codev:tieTo"), individual("t", "actor", "y")),
        (expand("codev:hasPurpose"), VOCAB + "purpose/cultural"),
        (expand("codev:hasPurpose"), VOCAB + "purpose/technical"),
        (expand("codev:hasArea"), VOCAB + "area/culture"),
        (expand("codev:mutual"), f'"true"^^<{expand("xsd:boolean")}>'),
        (expand("codev:strength"), f'"2.50"^^<{expand("xsd:decimal")}>'),
        (expand("codev:start"), '"2022-02"'),
        (expand("codev:startEarliest"), f'"2022-02-01T00:00:00Z"{stamp}'),
        (expand("codev:startLatest"), f'"2022-02-28T23:59:59Z"{stamp}'),
        (expand("codev:evidence"), '"a \\"b\\""'),
    }


def test_names_are_plain_and_english_names_say_so(tmp_path: Path) -> None:
    row = {**city("a", "Áá"), "name_en": "Aa", "wikidata": "Q42"}
    found = facts(quads_of(tmp_path, {"cities": [row]}), "city", "a", "s1")
    label = expand("rdfs:label")
    assert {value for name, value in found if name == label} == {'"Áá"', '"Aa"@en'}
    item = "http://www.wikidata.org/entity/Q42"
    assert (expand("schema:sameAs"), item) in found


def test_a_participation_finds_the_table_of_what_it_is_in(tmp_path: Path) -> None:
    tables = {
        "agreements": [agreement("d", "a")],
        "projects": [{"id": "p", "name": "P"}],
        "participations": [taking_part("x", "d"), taking_part("x", "p")],
    }
    quads = quads_of(tmp_path, tables)
    into = ox.NamedNode(expand("codev:participationIn"))
    found = {quad.object.value for quad in quads if quad.predicate == into}
    assert found == {individual("t", "agreement", "d"), individual("t", "project", "p")}


def test_rows_that_state_the_same_twice_stay_two(tmp_path: Path) -> None:
    """The second tie of x and y is not that of x and an actor called y-2."""
    actors = [actor(key, "a") for key in ("x", "y", "y-2")]
    ends = [("x", "y"), ("x", "y"), ("x", "y-2")]
    ties = [{"from": one, "to": other, "evidence": str(n)} for n, (one, other) in enumerate(ends)]
    quads = quads_of(tmp_path, {"actors": actors, "ties": ties})
    evidence = ox.NamedNode(expand("codev:evidence"))
    told = {quad.subject.value: quad.object.value for quad in quads if quad.predicate == evidence}
    assert sorted(told.values()) == ["0", "1", "2"]


def test_each_individual_knows_its_row(tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "t", {"cities": [city("a"), city("b")], "actors": ACTORS})
    places = places_of(load_dataset(folder))
    assert places[individual("t", "city", "b")] == Place("cities.csv", 3)
    assert places[individual("t", "actor", "x")] == Place("actors.csv", 2)
    assert len(places) == 5


def test_a_folder_name_becomes_part_of_an_iri(tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "año 1", {"cities": [city("a")]})
    places = places_of(load_dataset(folder))
    assert individual("año 1", "city", "a") in places
    assert all(" " not in iri and iri.isascii() for iri in places)
