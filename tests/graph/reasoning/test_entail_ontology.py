"""Entailment under our own ontology: what is left to HermiT, and that the rest equals HermiT's."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hermit_oracle import assert_entails_what_hermit_does, generated

from codev_graph.graph._quads import stated_quads
from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Entailments
from codev_graph.graph.reasoning._rules import RulePlan
from codev_graph.sources import load_dataset
from codev_graph.terms import expand, individual, ontology_store, resource


@pytest.fixture(scope="module")
def plan() -> RulePlan:
    return compile_rules(ontology_store())


def test_the_axioms_left_to_hermit_are_those_we_know(plan: RulePlan) -> None:
    """Write the file anew, after a look at what changed, when the ontology changes."""
    known = (Path(__file__).parent / "axioms-left-to-hermit.txt").read_text(encoding="utf-8")
    assert [str(left) for left in plan.left] == known.splitlines()


def test_every_axiom_left_has_a_reason_that_data_with_types_can_bear(plan: RulePlan) -> None:
    reasons = {left.reason for left in plan.left}
    assert reasons <= {"constraint", "existence", "choice", "identity"}


def test_rules_read_no_property_that_hermit_would_not_follow(plan: RulePlan) -> None:
    """HermiT's SWRL rules see only asserted values of a property with a chain (non-simple)."""
    complex_roles = {
        rule.head.predicate
        for rule in plan.rules
        if "SubPropertyChain" in rule.axiom or "TransitiveProperty" in rule.axiom
    }
    for _ in plan.rules:
        for rule in plan.rules:
            if len(rule.body) == 1 and rule.body[0].predicate in complex_roles:
                complex_roles |= {rule.head.predicate} if len(rule.head.args) == 2 else set()
    assert complex_roles
    for rule in plan.rules:
        if rule.axiom.startswith("Rule: "):
            assert not complex_roles & {atom.predicate for atom in rule.body}, rule.axiom


def test_a_tie_across_the_border_is_explained_from_the_rows_that_make_it(plan: RulePlan) -> None:
    data = generated(60, seed=0)
    closed = Entailments(data, plan)
    bridging = ox.NamedNode(expand("codev:BridgingActor"))
    goal = next(triple for triple in closed.triples() if triple.object == bridging)
    known = {quad.triple for quad in data} | set(plan.facts)
    steps = closed.proof(goal)
    for step in steps:
        assert set(step.premises) <= known
        known.add(step.triple)
    assert {"codev:tieFrom", "codev:locatedIn"} <= {
        f"codev:{premise.predicate.value.rpartition('#')[2]}"
        for step in steps
        for premise in step.premises
    }


def test_one_actor_in_two_cities_entails_nothing_about_either_city(plan: RulePlan) -> None:
    data = generated(60, seed=0)
    one, other = (ox.NamedNode(individual("generated", "city", f"city-{n}")) for n in (0, 1))
    actor = ox.NamedNode(individual("generated", "actor", "actor-0"))
    place = ox.NamedNode(expand("codev:locatedIn"))
    both = [*data, *(ox.Quad(actor, place, city) for city in (one, other))]
    before, after = (Entailments(quads, plan).triples() for quads in (data, both))
    about = [{t for t in found if t.subject in {one, other}} for found in (before, after)]
    assert about[0] == about[1]
    assert not any("sameAs" in triple.predicate.value for triple in after)


@pytest.mark.owl
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_generated_twinnings_entail_exactly_what_hermit_infers(seed: int) -> None:
    assert_entails_what_hermit_does(generated(60, seed))


@pytest.mark.owl
def test_the_founding_case_entails_exactly_what_hermit_infers() -> None:
    dataset = load_dataset(resource("data") / "santa-ana-tapachula")
    assert_entails_what_hermit_does(stated_quads(dataset))
