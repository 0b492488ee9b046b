"""The modules are OWL 2 DL, have a model, and say of a twinning what the document says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from codev_graph.graph.reasoning._entail import entail
from codev_graph.graph.reasoning._owl import check_consistency
from codev_graph.terms._iris import CODEV, PREFIXES
from codev_graph.terms._resources import ontology_files

pytestmark = pytest.mark.owl

SWRL = "http://www.w3.org/2003/11/swrl#"
HOME = "http://example.org/"
HEAD = f"""
@base <https://w3id.org/codev-graph/vocab/> .
@prefix : <{HOME}> .
@prefix codev: <{CODEV}> .
@prefix dcterms: <{PREFIXES["dcterms"]}> .
@prefix owl: <{PREFIXES["owl"]}> .
"""
# Two twinned cities, north and south, and one elsewhere.
TWINNING = """
:north a codev:City . :south a codev:City . :away a codev:City .
[] a owl:AllDifferent ; owl:distinctMembers ( :north :south :away ) .
:hall-n a codev:LocalGovernment ; codev:locatedIn :north .
:hall-s a codev:LocalGovernment ; codev:locatedIn :south .
:ministry a codev:CentralGovernment ; codev:locatedIn :away .
:agency a codev:InternationalAgency ; codev:locatedIn :south .
:school a codev:University ; codev:locatedIn :south ; codev:inSector <sector/academic> .
:club a codev:MigrantClub ; codev:locatedIn :north ; codev:givesVoiceTo :migrants .
:lone a codev:Foundation ; codev:locatedIn :north .
:pact a codev:Agreement ; codev:twinsCity :north, :south ; codev:hasArea <area/culture> .
:board a codev:Committee ; codev:committeeOf :north, :south ; codev:underAgreement :pact ;
    codev:hasArea <area/sport> .
:table a codev:Committee ; codev:committeeOf :south ; codev:hasArea <area/health> .
:plan a codev:WorkPlan ; codev:underAgreement :pact ; codev:plans :fair .
:fair a codev:Project ; codev:hasArea <area/tourism> ;
    codev:followsRecommendation <recommendation/coordination> ;
    codev:carriesOutAction <codevelopment-action/exchange-and-integration> .
:review a codev:Evaluation ; codev:evaluates :fair ; codev:reportsResult :trade .
:trade a codev:Result ; codev:hasResultKind <result-kind/economic> .
:signs-n a codev:Participation ; codev:participant :hall-n ; codev:participationIn :pact ;
    codev:hasRole <role/signatory> .
:signs-m a codev:Participation ; codev:participant :ministry ; codev:participationIn :pact ;
    codev:hasRole <role/signatory> .
:sits-u a codev:Participation ; codev:participant :school ; codev:participationIn :board ;
    codev:hasArea <area/youth> .
:sits-c a codev:Participation ; codev:participant :club ; codev:participationIn :board .
:sits-h a codev:Participation ; codev:participant :hall-s ; codev:participationIn :table .
:works-a a codev:Participation ; codev:participant :agency ; codev:participationIn :fair .
:tie-across a codev:Tie ; codev:tieFrom :hall-n ; codev:tieTo :hall-s ;
    codev:hasDirection <direction/south-south> .
:tie-home a codev:Tie ; codev:tieFrom :agency ; codev:tieTo :school .
:tie-states a codev:Tie ; codev:tieFrom :ministry ; codev:tieTo :agency .
:tells a codev:PhaseRecord ; codev:underAgreement :pact ; codev:hasPhase <phase/convening-actors> .
:sector a codev:SectorPresence ; codev:underAgreement :pact ; codev:inSector <sector/artisan> .
:asset a codev:SocialCapital ; codev:hasCapitalType <capital-type/bridging> .
"""
VALUES = {
    "twinnedWith": {("north", "south"), ("south", "north")},
    "signatoryOf": {("hall-n", "pact"), ("ministry", "pact")},
    # The ministry signed too, but from a city that the agreement does not twin.
    "represents": {("hall-n", "north")},
    "memberOf": {("school", "board"), ("club", "board"), ("hall-s", "table")},
    "hasMember": {("board", "school"), ("board", "club"), ("table", "hall-s")},
    "worksOn": {("agency", "fair")},
    "participatesIn": {
        ("hall-n", "pact"),
        ("ministry", "pact"),
        ("school", "board"),
        ("school", "pact"),
        ("club", "board"),
        ("club", "pact"),
        ("hall-s", "table"),
        ("agency", "fair"),
        ("agency", "pact"),
    },
    "underAgreement": {("fair", "pact")},
    "activeIn": {
        ("hall-n", "culture"),
        ("ministry", "culture"),
        ("school", "youth"),
        ("school", "sport"),
        ("club", "sport"),
        ("hall-s", "health"),
        ("agency", "tourism"),
    },
    "cooperatesWith": {
        ("hall-n", "hall-s"),
        ("hall-s", "hall-n"),
        ("agency", "school"),
        ("school", "agency"),
        ("ministry", "agency"),
        ("agency", "ministry"),
    },
    "bridgesTo": {("hall-n", "hall-s"), ("hall-s", "hall-n")},
    "engagesSector": {("pact", "artisan"), ("pact", "academic"), ("board", "academic")},
    "representedIn": {("migrants", "board"), ("migrants", "pact")},
    "hasResult": {("fair", "trade")},
    "reachedPhase": {("pact", "convening-actors")},
    "takesStep": {("pact", "involvement"), ("pact", "common-areas")},
    "supports": {
        ("fair", "coordination"),
        ("fair", "exchange-and-integration"),
        ("pact", "coordination"),
        ("pact", "exchange-and-integration"),
        ("pact", "involvement"),
        ("pact", "common-areas"),
    },
    "buildsCapital": {("tie-across", "bridging"), ("tie-home", "bonding"), ("tie-home", "linking")},
    "hasCentralisation": {("tie-across", "decentralised"), ("tie-states", "centralised")},
}
MEMBERS = {
    "InvolvedActor": {"hall-n", "ministry", "school", "club", "hall-s", "agency"},
    "BridgingActor": {"hall-n", "hall-s"},
    "SubnationalGovernment": {"hall-n", "hall-s"},
    "MigrantAssociation": {"club"},
    "CrossBorderTie": {"tie-across"},
    "HorizontalTie": {"tie-across"},
    "VerticalTie": set(),
    "DecentralisedTie": {"tie-across"},
    "CentralisedTie": {"tie-states"},
    "BondingTie": {"tie-home"},
    "LinkingTie": {"tie-home"},
    "JointCommittee": {"board"},
    "MultiSectorCommittee": {"board"},
    "MigrantInclusiveAgreement": {"pact"},
    "CodevelopmentInitiative": {"fair"},
    "SignatoryParticipation": {"signs-n", "signs-m"},
    "EconomicResult": {"trade"},
    "BridgingCapital": {"asset"},
    "DevelopmentVector": {"migrants"},
}
MISTAKES = {
    "an actor in two classes of Tabla 1": ":a a codev:LocalGovernment, codev:Foundation .",
    "an actor in two cities": ":a codev:locatedIn :x, :y . :x owl:differentFrom :y .",
    "a tie from two actors": ":t codev:tieFrom :a, :b . :a owl:differentFrom :b .",
    "a level where an area should be": ":a codev:activeIn <level/local> .",
    "the status of a project on an agreement": (
        ":g a codev:Agreement ; codev:hasStatus <project-status/completed> ."
    ),
    "a committee that is a project": ":k a codev:Committee, codev:Project .",
    "an actor that is a concept": ":t codev:tieTo <area/culture> .",
    "migrants as an organisation": ":m a codev:MigrantPopulation, codev:CivilSociety .",
    "a source of a kind that is a sector": ":s a codev:Source ; dcterms:type <sector/youth> .",
    "a start that is no text": ":t a codev:Tie ; codev:start 2022 .",
}


def read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def parse(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)]


def short(node: object) -> str:
    return str(getattr(node, "value", node)).rpartition("/")[2].rpartition("#")[2]


@pytest.fixture(scope="module")
def tbox() -> list[ox.Triple]:
    paths = ontology_files() + ontology_files("vocab")
    files = (ox.parse(path=path, rename_blank_nodes=True) for path in paths)
    return [quad.triple for file in files for quad in file]


@pytest.fixture(scope="module")
def by_hermit(tbox: list[ox.Triple]) -> frozenset[ox.Triple]:
    data = parse(TWINNING)
    return check_consistency(data, tbox, infer=True).entailed | frozenset(data)


@pytest.fixture(scope="module")
def by_rules(tbox: list[ox.Triple]) -> frozenset[ox.Triple]:
    data = parse(TWINNING)
    return frozenset([*data, *entail(data, tbox)])


@pytest.fixture(params=["by_hermit", "by_rules"])
def entailed(request: pytest.FixtureRequest) -> frozenset[ox.Triple]:
    return request.getfixturevalue(request.param)


def test_modules_and_vocabularies_are_owl_2_dl(
    dl_violations: Callable[[Graph], list[str]], owl: Graph, vocabularies: Graph
) -> None:
    assert dl_violations(owl + vocabularies) == []


@pytest.mark.parametrize("path", ontology_files("alignments"), ids=lambda path: path.stem)
def test_every_alignment_is_owl_2_dl_with_the_modules(
    dl_violations: Callable[[Graph], list[str]], owl: Graph, vocabularies: Graph, path: Path
) -> None:
    assert dl_violations(owl + vocabularies + read(path)) == []


def test_all_alignments_together_are_owl_2_dl(
    dl_violations: Callable[[Graph], list[str]], owl: Graph, vocabularies: Graph
) -> None:
    assert dl_violations(owl + vocabularies + read(*ontology_files("alignments"))) == []


def test_the_owl_api_reads_every_rule(load: Callable[[Graph], object], owl: Graph) -> None:
    ontology = load(owl)
    rules = [a for a in ontology.getAxioms() if str(a.getAxiomType()) == "Rule"]
    assert len(rules) == len(set(owl.subjects(RDF.type, URIRef(SWRL + "Imp"))))


def test_a_functional_property_with_a_chain_is_found_out(
    dl_violations: Callable[[Graph], list[str]], owl: Graph, vocabularies: Graph
) -> None:
    chained = URIRef(CODEV + "participatesIn")
    wrong = owl + vocabularies
    wrong.add((chained, RDF.type, OWL.FunctionalProperty))
    assert any("non-simple" in text for text in dl_violations(wrong))


def test_no_class_is_unsatisfiable(tbox: list[ox.Triple]) -> None:
    report = check_consistency([], tbox)
    assert report.consistent
    assert report.unsatisfiable == ()


def test_no_class_is_unsatisfiable_under_the_alignments(tbox: list[ox.Triple]) -> None:
    paths = ontology_files("alignments")
    files = (ox.parse(path=path, rename_blank_nodes=True) for path in paths)
    report = check_consistency([], [*tbox, *(quad.triple for file in files for quad in file)])
    assert report.ok


def test_a_class_under_two_disjoint_ones_is_found_out(tbox: list[ox.Triple]) -> None:
    parents = "codev:LocalGovernment, codev:Foundation"
    wrong = parse(f":Odd a owl:Class ; <{RDFS.subClassOf}> {parents} .")
    assert check_consistency([], [*tbox, *wrong]).unsatisfiable == (HOME + "Odd",)


@pytest.mark.parametrize("name", VALUES)
def test_a_property_takes_the_values_that_follow(entailed: frozenset[ox.Triple], name: str) -> None:
    found = {
        (short(t.subject), short(t.object)) for t in entailed if t.predicate.value == CODEV + name
    }
    asserted = {
        (short(t.subject), short(t.object))
        for t in parse(TWINNING)
        if t.predicate.value == CODEV + name
    }
    assert found | asserted == VALUES[name] | asserted


@pytest.mark.parametrize("name", MEMBERS)
def test_a_class_takes_the_members_that_follow(entailed: frozenset[ox.Triple], name: str) -> None:
    members = (t.subject for t in entailed if getattr(t.object, "value", "") == CODEV + name)
    assert {short(member) for member in members} == MEMBERS[name]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_makes_the_graph_inconsistent(
    is_consistent: Callable[[Graph], bool], owl: Graph, vocabularies: Graph, name: str
) -> None:
    mistake = Graph().parse(data=HEAD + MISTAKES[name], format="turtle")
    assert not is_consistent(owl + vocabularies + mistake)


def test_the_twinning_itself_is_consistent(
    is_consistent: Callable[[Graph], bool], owl: Graph, vocabularies: Graph
) -> None:
    assert is_consistent(owl + vocabularies + Graph().parse(data=HEAD + TWINNING, format="turtle"))
