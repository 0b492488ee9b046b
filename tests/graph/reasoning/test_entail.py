"""Entailment, construct by construct: what follows, and that nothing else does."""

from __future__ import annotations

import itertools

import pyoxigraph as ox
import pytest
from owl_text import parse, role, swrl, triples

from codev_graph.errors import OntologyError
from codev_graph.graph.reasoning import _joins
from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Entailments, entail

CONSTRUCTS = {
    "subclass": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ":a a :A .", ":a a :B, :C ."),
    "subclass cycle": (
        ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A .",
        ":a a :A . :b a :B .",
        ":a a :B . :b a :A .",
    ),
    "equivalent class": (
        ":A owl:equivalentClass :B .",
        ":a a :A . :b a :B .",
        ":a a :B . :b a :A .",
    ),
    "thing says nothing": (":A rdfs:subClassOf owl:Thing .", ":a a :A .", ""),
    "subproperty": (":p rdfs:subPropertyOf :q .", ":a :p :b .", ":a :q :b ."),
    "subproperty of an inverse": (
        ":p rdfs:subPropertyOf [owl:inverseOf :q] .",
        ":a :p :b .",
        ":b :q :a .",
    ),
    "equivalent property": (
        ":p owl:equivalentProperty :q .",
        ":a :p :b . :c :q :d .",
        ":a :q :b . :c :p :d .",
    ),
    "domain and range": (
        ":p rdfs:domain :A ; rdfs:range :B .",
        ":a :p :b .",
        ":a a :A . :b a :B .",
    ),
    "domain of a union": (":p rdfs:domain [owl:unionOf (:A :B)] .", ":a :p :b .", ""),
    "range of an intersection": (
        ":p rdfs:range [owl:intersectionOf (:A :B)] .",
        ":a :p :b .",
        ":b a :A, :B .",
    ),
    "domain of a data property": (
        ":p a owl:DatatypeProperty ; rdfs:domain :A ; rdfs:range xsd:string .",
        ":a :p 'x' .",
        ":a a :A .",
    ),
    "range never types a literal": (":p rdfs:range :A .", ":a :p 'x', :b .", ":b a :A ."),
    "annotations say nothing": (
        ":p a owl:AnnotationProperty ; rdfs:domain :A ; rdfs:subPropertyOf :q .",
        ":a :p :b .",
        "",
    ),
    "inverse": (":p owl:inverseOf :q .", ":a :p :b . :c :q :d .", ":b :q :a . :d :p :c ."),
    "symmetric": (":p a owl:SymmetricProperty .", ":a :p :b .", ":b :p :a ."),
    "transitive": (
        ":p a owl:TransitiveProperty .",
        ":a :p :b . :b :p :c . :c :p :d .",
        ":a :p :c, :d . :b :p :d .",
    ),
    "transitive cycle": (
        ":p a owl:TransitiveProperty .",
        ":a :p :b . :b :p :a .",
        ":a :p :a . :b :p :b .",
    ),
    "chain": (
        ":r owl:propertyChainAxiom (:p :q) .",
        ":a :p :b . :b :q :c . :d :q :e .",
        ":a :r :c .",
    ),
    "chain of three with an inverse": (
        ":r owl:propertyChainAxiom (:p [owl:inverseOf :q] :p) .",
        ":a :p :b . :c :q :b . :c :p :d .",
        ":a :r :d .",
    ),
    "hasValue on the right": (
        ":A rdfs:subClassOf [owl:onProperty :p ; owl:hasValue :b] .",
        ":a a :A .",
        ":a :p :b .",
    ),
    "hasValue on the left": (
        "[owl:onProperty :p ; owl:hasValue :b] rdfs:subClassOf :A .",
        ":a :p :b . :c :p :d .",
        ":a a :A .",
    ),
    "hasValue of a literal": (
        ":A owl:equivalentClass [owl:onProperty :p ; owl:hasValue true] .",
        ":a :p true . :b :p false . :c a :A .",
        ":a a :A . :c :p true .",
    ),
    "hasSelf": (
        ":A owl:equivalentClass [owl:onProperty :p ; owl:hasSelf true] .",
        ":a a :A . :b :p :b . :b :p :a .",
        ":a :p :a . :b a :A .",
    ),
    "someValuesFrom on the left": (
        "[owl:onProperty :p ; owl:someValuesFrom :B] rdfs:subClassOf :A .",
        ":a :p :b . :b a :B . :c :p :d .",
        ":a a :A .",
    ),
    "some thing on the left": (
        ":A owl:equivalentClass [owl:onProperty :p ; owl:someValuesFrom owl:Thing] .",
        ":a :p :b . :c a :A .",
        ":a a :A .",
    ),
    "some of an inverse": (
        "[owl:onProperty [owl:inverseOf :p] ; owl:someValuesFrom :B] rdfs:subClassOf :A .",
        ":b :p :a . :b a :B .",
        ":a a :A .",
    ),
    "intersection on the left": (
        "[owl:intersectionOf (:A :B)] rdfs:subClassOf :C .",
        ":a a :A, :B . :b a :A .",
        ":a a :C .",
    ),
    "union on the left": (
        "[owl:unionOf (:A :B)] rdfs:subClassOf :C .",
        ":a a :A . :b a :B . :c a :D .",
        ":a a :C . :b a :C .",
    ),
    "union under some": (
        "[owl:onProperty :p ; owl:someValuesFrom [owl:unionOf (:A :B)]] rdfs:subClassOf :C .",
        ":a :p :b . :b a :B .",
        ":a a :C .",
    ),
    "union on the right": (":A rdfs:subClassOf [owl:unionOf (:B :C)] .", ":a a :A .", ""),
    "disjoint union": (":A owl:disjointUnionOf (:B :C) .", ":b a :B . :a a :A .", ":b a :A ."),
    "enumeration on the left": (
        "[owl:onProperty :p ; owl:someValuesFrom [owl:oneOf (:x :y)]] rdfs:subClassOf :A .",
        ":a :p :y . :b :p :z .",
        ":a a :A .",
    ),
    "allValuesFrom on the right": (
        ":A rdfs:subClassOf [owl:onProperty :p ; owl:allValuesFrom :B] .",
        ":a a :A ; :p :b . :c :p :d .",
        ":b a :B .",
    ),
    "two different values": (
        "[owl:onProperty :p ; owl:minQualifiedCardinality 2 ; owl:onClass :B] rdfs:subClassOf :A .",
        ":a :p :b, :c . :d :p :b . :e :p :b, :x . :b a :B . :c a :B .",
        ":a a :A .",
    ),
    "chain that feeds itself": (
        ":p owl:propertyChainAxiom (:p :q) .",
        ":a :p :b . :b :q :c . :c :q :d .",
        ":a :p :c, :d .",
    ),
    "SWRL": (
        swrl(role(":p", ":px", ":py") + role(":q", ":py", ":pz"), role(":r", ":px", ":pz")),
        ":a :p :b . :b :q :c .",
        ":a :r :c .",
    ),
    "SWRL with different individuals": (
        swrl(
            role(":p", ":px", ":py")
            + role(":p", ":px", ":pz")
            + "[a swrl:DifferentIndividualsAtom; swrl:argument1 :py; swrl:argument2 :pz]",
            role(":q", ":py", ":pz"),
        ),
        ":a :p :b, :c . :d :p :e .",
        ":b :q :c . :c :q :b .",
    ),
    "SWRL with same individuals": (
        swrl(
            role(":p", ":px", ":py")
            + "[a swrl:SameIndividualAtom; swrl:argument1 :py; swrl:argument2 :b]",
            "[a swrl:ClassAtom; swrl:classPredicate :C; swrl:argument1 :px]",
        ),
        ":a :p :b . :c :p :d .",
        ":a a :C .",
    ),
    "nothing is made of the empty class": (
        "[owl:unionOf (owl:Nothing :B)] rdfs:subClassOf :A .",
        ":b a :B .",
        ":b a :A .",
    ),
    "enumeration as a class": (
        "[owl:oneOf (:x :y)] rdfs:subClassOf :A .",
        ":b a :B .",
        ":x a :A . :y a :A .",
    ),
    "SWRL with classes and a constant": (
        swrl(
            "[a swrl:ClassAtom; swrl:classPredicate :A; swrl:argument1 :px]"
            + role(":p", ":px", ":b"),
            "[a swrl:ClassAtom; swrl:classPredicate :C; swrl:argument1 :px]",
        ),
        ":a a :A ; :p :b . :c a :A ; :p :d . :d :p :b .",
        ":a a :C .",
    ),
    "SWRL with a literal": (
        swrl(
            "[a swrl:DatavaluedPropertyAtom; swrl:propertyPredicate :p;"
            " swrl:argument1 :px; swrl:argument2 true]",
            "[a swrl:ClassAtom; swrl:classPredicate :C; swrl:argument1 :px]",
        ),
        ":a :p true . :b :p false .",
        ":a a :C .",
    ),
    "never merges": (
        ":p a owl:FunctionalProperty . :A rdfs:subClassOf :B .",
        ":a :p :b, :c . :b a :A . :b owl:sameAs :c .",
        ":b a :B .",
    ),
}


@pytest.mark.parametrize(("tbox", "data", "expected"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_a_construct_entails_what_it_should_and_nothing_else(
    tbox: str, data: str, expected: str
) -> None:
    found = entail(parse(data), parse(tbox))
    assert set(found) == triples(expected)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("tbox", "reason"),
    [
        (":A owl:disjointWith :B .", "constraint"),
        ("[] a owl:AllDisjointClasses ; owl:members (:A :B :C) .", "constraint"),
        (":A rdfs:subClassOf [owl:complementOf :B] .", "constraint"),
        (":p a owl:FunctionalProperty .", "identity"),
        (":A rdfs:subClassOf [owl:onProperty :p ; owl:maxCardinality 1] .", "identity"),
        (":A rdfs:subClassOf [owl:onProperty :p ; owl:minCardinality 1] .", "existence"),
        (":A rdfs:subClassOf [owl:onProperty :p ; owl:someValuesFrom :B] .", "existence"),
        (":A rdfs:subClassOf [owl:unionOf (:B :C)] .", "choice"),
        ("[owl:onProperty :p ; owl:allValuesFrom :B] rdfs:subClassOf :A .", "choice"),
        ("[owl:onProperty :p ; owl:someValuesFrom xsd:decimal] rdfs:subClassOf :A .", "data"),
        ("owl:Thing rdfs:subClassOf :A .", "unbound"),
        (":p a owl:ReflexiveProperty .", "unbound"),
        (":p a owl:IrreflexiveProperty .", "constraint"),
        (":p rdfs:range owl:Nothing .", "constraint"),
        (":A rdfs:subClassOf [owl:oneOf (:a)] .", "identity"),
        (":A rdfs:subClassOf [owl:oneOf (:a :b)] .", "choice"),
        (":A owl:hasKey (:p) .", "identity"),
        ("[owl:complementOf :B] rdfs:subClassOf :A .", "choice"),
        (
            ":A rdfs:subClassOf [owl:onProperty :p ; owl:someValuesFrom [a rdfs:Datatype ;"
            " owl:onDatatype xsd:integer ; owl:withRestrictions ([xsd:minInclusive 1])]] .",
            "existence",
        ),
        (
            swrl(
                role(":p", ":px", ":py"),
                "[a swrl:SameIndividualAtom; swrl:argument1 :px; swrl:argument2 :py]",
            ),
            "identity",
        ),
        (
            swrl(
                role(":p", ":px", ":py") + "[a swrl:BuiltinAtom; swrl:builtin :lessThan]",
                role(":q", ":px", ":py"),
            ),
            "builtin",
        ),
    ],
)
def test_what_no_rule_can_say_is_listed_with_its_reason(tbox: str, reason: str) -> None:
    plan = compile_rules(parse(tbox))
    assert [left.reason for left in plan.left] == [reason]
    assert plan.rules == ()


def test_an_exact_cardinality_asks_for_existence_and_identity() -> None:
    plan = compile_rules(parse(":A rdfs:subClassOf [owl:onProperty :p ; owl:cardinality 1] ."))
    assert [left.reason for left in plan.left] == ["existence", "identity"]
    assert (
        plan.left[0].axiom == "<http://example.org/A> SubClassOf <http://example.org/p> exactly 1"
    )


def test_facets_are_shown_with_their_datatype() -> None:
    tbox = """:A rdfs:subClassOf [owl:onProperty :p ; owl:someValuesFrom [a rdfs:Datatype ;
        owl:onDatatype xsd:integer ; owl:withRestrictions ([xsd:minInclusive 1])]] ."""
    (left,) = compile_rules(parse(tbox)).left
    assert "some (xsd:integer[minInclusive " in left.axiom


def test_an_actor_in_two_cities_leaves_both_cities_what_they_are() -> None:
    tbox = """:locatedIn a owl:FunctionalProperty ; rdfs:range :City .
        :here owl:equivalentClass [owl:onProperty [owl:inverseOf :locatedIn] ;
                                   owl:someValuesFrom :Actor] ."""
    data = ":x a :Actor ; :locatedIn :one, :two . :one :name 'One' . :two :name 'Two' ."
    found = entail(parse(data), parse(tbox))
    assert set(found) == triples(":one a :City, :here . :two a :City, :here .")


def test_the_order_of_axioms_and_facts_does_not_matter() -> None:
    tbox = parse(CONSTRUCTS["transitive"][0] + CONSTRUCTS["chain"][0] + CONSTRUCTS["subclass"][0])
    data = parse(":a :p :b . :b :p :c . :c :q :d . :a a :A . :b a :B .")
    plans = {str(compile_rules(axioms)) for axioms in (tbox, tbox[::-1])}
    assert len(plans) == 1
    found = [entail(facts, tbox) for facts in itertools.permutations(data)]
    assert all(one == found[0] for one in found)


def test_asserted_triples_of_any_graph_are_not_repeated() -> None:
    tbox = parse(":A rdfs:subClassOf :B .")
    data = [
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(f"http://example.org/g{i}"))
        for i, q in enumerate(parse(":a a :A . :a a :B . :b a :A .") * 2)
    ]
    assert set(entail(data, tbox)) == triples(":b a :B .")


def test_quads_are_the_triples_in_the_graph_asked_for() -> None:
    graph = ox.NamedNode("http://example.org/entailments")
    closed = Entailments(parse(":a a :A . :a :p :b ."), compile_rules(parse(ORDERED)))
    assert [quad.triple for quad in closed.quads(graph)] == closed.triples()
    assert {quad.graph_name for quad in closed.quads(graph)} == {graph}


ORDERED = ":A rdfs:subClassOf :B . :p a owl:SymmetricProperty ; rdfs:range :C ."


def test_a_rule_of_another_constant_is_no_reason() -> None:
    tbox = """:A rdfs:subClassOf [owl:onProperty :p ; owl:hasValue :b] .
        :B rdfs:subClassOf [owl:onProperty :p ; owl:hasValue :c] ."""
    closed = Entailments(parse(":a a :A, :B ."), compile_rules(parse(tbox)))
    (goal,) = triples(":a :p :c .")
    step = closed.explain(goal)
    assert step is not None
    assert set(step.premises) == triples(":a a :B .")


def test_individuals_of_the_ontology_itself_are_reasoned_about() -> None:
    tbox = parse(":A rdfs:subClassOf :B . :k a :A, owl:NamedIndividual .")
    assert set(entail([], tbox)) == triples(":k a :B .")


def test_nothing_follows_from_nothing() -> None:
    assert entail([], []) == []
    assert str(compile_rules([])) == "# left to a full reasoner"


def test_a_proof_leads_back_to_what_was_asserted() -> None:
    tbox = parse(":p a owl:TransitiveProperty, owl:SymmetricProperty ; rdfs:domain :A .")
    data = parse(" ".join(f":n{i} :p :n{i + 1} ." for i in range(9)))
    closed = Entailments(data, compile_rules(tbox))
    known = {quad.triple for quad in data}
    (goal,) = triples(":n9 :p :n0 .")
    steps = closed.proof(goal)
    for step in steps:
        assert set(step.premises) <= known
        known.add(step.triple)
    assert steps[-1].triple == goal
    assert "Characteristics" in steps[-1].rule.axiom


def test_asserted_and_unentailed_triples_have_no_proof() -> None:
    closed = Entailments(parse(":a a :A ."), compile_rules(parse(":A rdfs:subClassOf :B .")))
    for text in (":a a :A .", ":b a :B .", ":a a :C .", ":a :p :b ."):
        (triple,) = triples(text)
        assert closed.explain(triple) is None
        assert closed.proof(triple) == []


def test_a_join_too_large_for_memory_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_joins, "MOST_ROWS", 50)
    tbox = parse(":knows owl:propertyChainAxiom (:in [owl:inverseOf :in]) .")
    data = parse(" ".join(f":n{i} :in :hub ." for i in range(10)))
    with pytest.raises(OntologyError, match="100 rows, more than 50") as caught:
        entail(data, tbox)
    assert "knows" in caught.value.subject


def test_a_hub_is_bridged_without_pairing_its_cities() -> None:
    """1,500 actors a city: all pairs would be 4.5 million rows, the answer is one a tie."""
    tbox = parse(
        swrl(
            role(":cooperates", ":px", ":py")
            + role(":in", ":px", ":pz")
            + role(":in", ":py", ":pw")
            + role(":twinned", ":pz", ":pw"),
            role(":bridges", ":px", ":py"),
        )
        + ":pw a swrl:Variable ."
    )
    lines = [":c0 :twinned :c1 . :c1 :twinned :c0 ."]
    lines += [f":a{i} :in :c{i % 2} ." for i in range(3000)]
    lines += [f":a0 :cooperates :a{i} ." for i in range(1, 3000)]
    assert len(entail(parse("\n".join(lines)), tbox)) == 1500


def test_the_plan_reads_as_rules_with_their_axioms() -> None:
    text = str(compile_rules(parse(":A owl:disjointWith :B . " + CONSTRUCTS["chain"][0])))
    assert text.splitlines() == [
        "# 1",
        "<http://example.org/r> SubPropertyChain <http://example.org/p> o <http://example.org/q>",
        "    <http://example.org/p>(?x, ?z) ∧ <http://example.org/q>(?z, ?y)"
        " → <http://example.org/r>(?x, ?y)",
        "# left to a full reasoner",
        "<http://example.org/A> DisjointWith <http://example.org/B> [constraint]",
    ]
