"""RDF of others that uses our terms becomes tables as far as these can hold it."""

from __future__ import annotations

from datetime import date

import pytest

from codev_graph.errors import FileError
from codev_graph.graph import read_graph, read_rdf, to_tables
from codev_graph.sources.inbound import DraftTables

DAY = date(2026, 11, 22)
HEAD = """
@prefix codev: <https://w3id.org/codev-graph/ontology#> .
@prefix voc: <https://w3id.org/codev-graph/vocab/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <http://example.org/people#> .
@prefix area: <https://w3id.org/codev-graph/vocab/area/> .
"""


def tables(text: str, name: str = "ajeno.ttl") -> DraftTables:
    return to_tables(read_graph((HEAD + text).encode(), name), name, DAY)


def test_foreign_iris_give_ids_and_references_follow_them() -> None:
    found = tables("""
        ex:Cámara a codev:CivilSociety ; rdfs:label "Cámara"@es, "Chamber"@en ;
          codev:locatedIn <http://example.org/city/Alba> .
        <http://example.org/camara> a codev:Actor ; rdfs:label "Otra" .
        <http://example.org/city/Alba> a codev:City ; rdfs:label "Alba" .
        [] a codev:Tie ; codev:tieFrom ex:Cámara ; codev:tieTo <http://example.org/camara> .
    """)
    actors = {row["name"]: row for row in found.rows["actors"]}
    assert actors["Cámara"]["city"] == "alba"
    assert actors["Cámara"]["name_en"] == "Chamber"
    assert actors["Cámara"]["kind"] == "civil-society"
    assert "kind" not in actors["Otra"]
    assert {row["id"] for row in actors.values()} == {"camara", "camara-2"}
    (tie,) = found.rows["ties"]
    assert (tie["from"], tie["to"]) == (actors["Cámara"]["id"], actors["Otra"]["id"])


def test_rows_without_a_source_cite_the_file() -> None:
    found = tables('ex:a a codev:City ; rdfs:label "A" .')
    assert found.rows["cities"][0]["sources"] == "ajeno-ttl"
    assert found.rows["sources"] == [
        {"id": "ajeno-ttl", "title": "ajeno.ttl", "consulted": "2026-11-22"}
    ]


def test_a_graph_whose_rows_all_cite_gets_no_source_of_its_own() -> None:
    found = tables("""
        ex:s a codev:Source ; dcterms:title "Diario" .
        ex:a a codev:City ; rdfs:label "A" ; prov:wasDerivedFrom ex:s ; codev:citedAt "p. 3" .
    """)
    assert [row["id"] for row in found.rows["sources"]] == ["s"]
    assert found.rows["cities"][0]["sources"] == "s#p. 3"


def test_two_values_for_one_cell_are_both_kept_and_told() -> None:
    found = tables('ex:p a codev:Project ; codev:start "2019", "2020" ; rdfs:label "P" .')
    assert sorted(found.rows["projects"][0]["start"].split("|")) == ["2019", "2020"]
    assert any("start" in note for note in found.notes)


def test_names_and_labels_that_no_column_takes_are_told() -> None:
    found = tables("""
        ex:a a codev:City ; rdfs:label "Alba"@es, "Aube"@fr .
        ex:b a codev:City ; rdfs:label "Beta"@en, "Béta"@fr .
        [] a codev:Tie ; rdfs:label "T" .
    """)
    assert [row["name"] for row in found.rows["cities"]] == ["Alba", "Béta"]
    assert [note for note in found.notes if "“fr”" in note] == [
        "1 row has a name in “fr”, which no column takes."
    ]
    assert any("rdfs:label" in note for note in found.notes)


def test_what_no_table_can_hold_is_counted() -> None:
    found = tables("""
        ex:a a codev:City ; rdfs:label "A" ; ex:mayor "nobody" ; codev:twinnedWith ex:b .
        ex:b a codev:City ; rdfs:label "B" ; ex:mayor "nobody" .
        ex:x a ex:Thing .
    """)
    assert any(note.startswith("2 rows") and "mayor" in note for note in found.notes)
    assert any("twinnedWith" in note for note in found.notes)
    assert any("Thing" in note for note in found.notes)


def test_an_unknown_concept_stays_for_the_check_to_tell() -> None:
    found = tables("ex:t a codev:Tie ; codev:hasArea area:culture, ex:basket-weaving .")
    areas = found.rows["ties"][0]["areas"].split("|")
    assert sorted(areas) == ["culture", "http://example.org/people#basket-weaving"]


def test_the_most_specific_kind_of_an_actor_counts() -> None:
    found = tables('ex:u a codev:OtherActor, codev:University ; rdfs:label "U" .')
    assert found.rows["actors"][0]["kind"] == "university"


def test_rows_of_two_data_sets_do_not_mix() -> None:
    found = tables("""
        <https://w3id.org/codev-graph/id/one/city/a> a codev:City ; rdfs:label "A" .
        <https://w3id.org/codev-graph/id/two/city/a> a codev:City ; rdfs:label "B" .
        <https://w3id.org/codev-graph/id/two/actor/x> a codev:Actor ;
          codev:locatedIn <https://w3id.org/codev-graph/id/two/city/a> .
    """)
    assert {row["id"]: row["name"] for row in found.rows["cities"]} == {"one.a": "A", "two.a": "B"}
    assert found.rows["actors"][0]["city"] == "two.a"


RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
 xmlns:codev="https://w3id.org/codev-graph/ontology#">
<codev:City rdf:about="http://example.org/alba"><rdfs:label>Alba</rdfs:label></codev:City>
</rdf:RDF>"""


def test_rdf_xml_is_read() -> None:
    found = to_tables(read_rdf(RDF_XML.encode(), "x.rdf"), "x.rdf", DAY)
    assert found.rows["cities"][0]["name"] == "Alba"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + RDF_XML, "DOCTYPE"),
        ("<rdf", "well-formed"),
        (RDF_XML.replace("codev:City", "rdf:li"), "RDF/XML"),
    ],
)
def test_rdf_xml_with_entities_or_that_is_none_is_refused(text: str, told: str) -> None:
    with pytest.raises(FileError, match=told):
        read_rdf(text.encode(), "x.rdf")
