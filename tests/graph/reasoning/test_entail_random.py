"""Entailment on random ontologies, against a fixpoint that reads the axioms one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from owl_text import parse, role, swrl

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Entailments

Fact = tuple[str, ...]
"""(class, individual) or (property, subject, object)."""

CLASSES, ROLES, THINGS = ("A", "B", "C", "D"), ("p", "q", "r"), ("a", "b", "c", "d", "e")


class Axiom(NamedTuple):
    kind: str
    terms: tuple[str, ...]


TURTLE = {
    "sub": ":{0} rdfs:subClassOf :{1} .",
    "equivalent": ":{0} owl:equivalentClass :{1} .",
    "and": "[owl:intersectionOf (:{0} :{1})] rdfs:subClassOf :{2} .",
    "or": "[owl:unionOf (:{0} :{1})] rdfs:subClassOf :{2} .",
    "some": "[owl:onProperty :{0} ; owl:someValuesFrom :{1}] rdfs:subClassOf :{2} .",
    "two": "[owl:onProperty :{0} ; owl:minQualifiedCardinality 2 ; owl:onClass :{1}]"
    " rdfs:subClassOf :{2} .",
    "only": ":{0} rdfs:subClassOf [owl:onProperty :{1} ; owl:allValuesFrom :{2}] .",
    "value": ":{0} owl:equivalentClass [owl:onProperty :{1} ; owl:hasValue :{2}] .",
    "self": ":{0} owl:equivalentClass [owl:onProperty :{1} ; owl:hasSelf true] .",
    "domain": ":{0} rdfs:domain :{1} .",
    "range": ":{0} rdfs:range :{1} .",
    "subrole": ":{0} rdfs:subPropertyOf :{1} .",
    "inverse": ":{0} owl:inverseOf :{1} .",
    "symmetric": ":{0} a owl:SymmetricProperty .",
    "transitive": ":{0} a owl:TransitiveProperty .",
    "chain": ":{2} owl:propertyChainAxiom (:{0} :{1}) .",
    "fork": swrl(
        role(":{0}", ":px", ":py")
        + role(":{1}", ":px", ":pz")
        + "[a swrl:DifferentIndividualsAtom; swrl:argument1 :py; swrl:argument2 :pz]",
        role(":{2}", ":py", ":pz"),
    ),
}
SORTS = {
    "sub": "CC", "equivalent": "CC", "and": "CCC", "or": "CCC", "some": "RCC", "two": "RCC",
    "only": "CRC", "value": "CRI", "self": "CR", "domain": "RC", "range": "RC", "subrole": "RR",
    "inverse": "RR", "symmetric": "R", "transitive": "R", "chain": "RRR", "fork": "RRR",
}  # fmt: skip
NAMES = {"C": CLASSES, "R": ROLES, "I": THINGS}


def axioms() -> st.SearchStrategy[Axiom]:
    def of(kind: str) -> st.SearchStrategy[Axiom]:
        terms = st.tuples(*(st.sampled_from(NAMES[sort]) for sort in SORTS[kind]))
        return st.builds(Axiom, st.just(kind), terms)

    return st.sampled_from(sorted(SORTS)).flatmap(of)


def facts() -> st.SearchStrategy[Fact]:
    one = st.tuples(st.sampled_from(CLASSES), st.sampled_from(THINGS))
    two = st.tuples(st.sampled_from(ROLES), st.sampled_from(THINGS), st.sampled_from(THINGS))
    return st.one_of(one, two)


Members = dict[str, set[str]]
Pairs = dict[str, set[tuple[str, str]]]


def with_two(values: set[tuple[str, str]], fillers: set[str]) -> set[str]:
    return {x for x in THINGS if len({y for s, y in values if s == x} & fillers) > 1}


def composed(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(x, z) for (x, y), (v, z) in product(one, other) if y == v}


def turned(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(y, x) for x, y in pairs}


# What each axiom says outright, by the OWL 2 direct semantics: (what it fills, with what).
MEANING: dict[str, Callable[[tuple[str, ...], Members, Pairs], list[tuple[str, set]]]] = {
    "sub": lambda t, c, r: [(t[1], c[t[0]])],
    "equivalent": lambda t, c, r: [(t[1], c[t[0]]), (t[0], c[t[1]])],
    "and": lambda t, c, r: [(t[2], c[t[0]] & c[t[1]])],
    "or": lambda t, c, r: [(t[2], c[t[0]] | c[t[1]])],
    "some": lambda t, c, r: [(t[2], {x for x, y in r[t[0]] if y in c[t[1]]})],
    "two": lambda t, c, r: [(t[2], with_two(r[t[0]], c[t[1]]))],
    "only": lambda t, c, r: [(t[2], {y for x, y in r[t[1]] if x in c[t[0]]})],
    "value": lambda t, c, r: [
        (t[0], {x for x, y in r[t[1]] if y == t[2]}),
        (t[1], {(x, t[2]) for x in c[t[0]]}),
    ],
    "self": lambda t, c, r: [
        (t[0], {x for x, y in r[t[1]] if x == y}),
        (t[1], {(x, x) for x in c[t[0]]}),
    ],
    "domain": lambda t, c, r: [(t[1], {x for x, _ in r[t[0]]})],
    "range": lambda t, c, r: [(t[1], {y for _, y in r[t[0]]})],
    "subrole": lambda t, c, r: [(t[1], r[t[0]])],
    "inverse": lambda t, c, r: [(t[1], turned(r[t[0]])), (t[0], turned(r[t[1]]))],
    "symmetric": lambda t, c, r: [(t[0], turned(r[t[0]]))],
    "transitive": lambda t, c, r: [(t[0], composed(r[t[0]], r[t[0]]))],
    "chain": lambda t, c, r: [(t[2], composed(r[t[0]], r[t[1]]))],
    "fork": lambda t, c, r: [
        (t[2], {(y, z) for y, z in composed(turned(r[t[0]]), r[t[1]]) if y != z})
    ],
}


def consequences(axiom: Axiom, known: set[Fact]) -> Iterator[Fact]:
    members = {name: {f[1] for f in known if f[0] == name} for name in CLASSES}
    pairs = {name: {(f[1], f[2]) for f in known if f[0] == name} for name in ROLES}
    for name, filled in MEANING[axiom.kind](axiom.terms, members, pairs):
        for member in filled:
            yield (name, member) if name in CLASSES else (name, *member)


def closure(tbox: list[Axiom], asserted: set[Fact]) -> set[Fact]:
    known = set(asserted)
    while new := {fact for axiom in tbox for fact in consequences(axiom, known)} - known:
        known |= new
    return known - asserted


def as_fact(triple: ox.Triple) -> Fact:
    terms = (triple.predicate, triple.subject, triple.object)
    names = [term.value.rpartition("/")[2] for term in terms if not isinstance(term, ox.Literal)]
    return (names[2], names[1]) if names[0].endswith("#type") else tuple(names)


def turtle(axiom: Axiom) -> str:
    return TURTLE[axiom.kind].format(*axiom.terms)


def data_of(asserted: set[Fact]) -> str:
    lines = [
        f":{f[1]} a :{f[0]} ." if len(f) == 2 else f":{f[1]} :{f[0]} :{f[2]} ." for f in asserted
    ]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(st.lists(axioms(), max_size=8), st.sets(facts(), max_size=12))
def test_a_random_ontology_entails_what_its_axioms_say(
    tbox: list[Axiom], asserted: set[Fact]
) -> None:
    plan = compile_rules(parse("\n".join(map(turtle, tbox))))
    closed = Entailments(parse(data_of(asserted)), plan)
    found = closed.triples()
    assert {as_fact(triple) for triple in found} == closure(tbox, asserted)
    assert plan.left == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(axioms(), max_size=6), st.sets(facts(), max_size=10))
def test_every_entailed_triple_has_a_proof_from_what_was_asserted(
    tbox: list[Axiom], asserted: set[Fact]
) -> None:
    plan = compile_rules(parse("\n".join(map(turtle, tbox))))
    closed = Entailments(parse(data_of(asserted)), plan)
    for triple in closed.triples():
        known = set(asserted)
        for step in closed.proof(triple):
            assert {as_fact(premise) for premise in step.premises} <= known
            known.add(as_fact(step.triple))
        assert as_fact(triple) in known
