"""Each mistake a person can enter is told by its own shape, in two languages, as grave as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import entail
from codev_graph.terms import ontology_files, ontology_store
from codev_graph.terms._iris import PREFIXES, SHAPES

VALID = Path(__file__).with_name("valid.ttl").read_text(encoding="utf-8")
EX = "https://example.org/"
VIOLATION, WARNING, INFO = "Violation", "Warning", "Info"


@dataclass(frozen=True)
class Found:
    shape: str
    severity: str
    focus: str
    es: str
    en: str


Check = Callable[..., list[Found]]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for path in ontology_files("shapes"):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def check(shapes: Graph) -> Check:
    """Return what the shapes find in the valid graph after a SPARQL update and entailment."""
    terms = {quad.triple for quad in ontology_store()}
    plan = compile_rules(terms)
    whole = _graph(terms)
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    prologue += f"PREFIX ex: <{EX}>\nBASE <{PREFIXES['voc']}>\n"

    def run(update: str = "") -> list[Found]:
        stated = _valid_but_for(prologue + update if update else "")
        # The ontology is most of the graph: it stays, and the data comes and goes.
        data = _graph({*stated, *entail(stated, plan)} - terms)
        for triple in data:
            whole.add(triple)
        _conforms, report, _text = pyshacl.validate(whole, shacl_graph=shapes, inference="none")
        for triple in data:
            whole.remove(triple)
        return [_found(report, result) for result in report.objects(None, SH.result)]

    return run


def _graph(triples: set[ox.Triple]) -> Graph:
    content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=content or b"", format="nt")


def _valid_but_for(update: str) -> set[ox.Triple]:
    store = ox.Store()
    store.load(VALID.encode(), format=ox.RdfFormat.TURTLE)
    before = {quad.triple for quad in store}
    if not update:
        return before
    store.update(update)
    after = {quad.triple for quad in store}
    assert after != before, "the mistake was not made"
    return after


def _found(report: Graph, result: Node) -> Found:
    values = dict(report.predicate_objects(result))
    texts = _by_language(report, result, SH.resultMessage)
    return Found(
        shape=str(values[SH.sourceShape]).removeprefix(SHAPES),
        severity=str(values[SH.resultSeverity]).rpartition("#")[2],
        focus=str(values[SH.focusNode]).removeprefix(EX),
        es=texts["es"],
        en=texts["en"],
    )


def _by_language(graph: Graph, subject: Node, predicate: URIRef) -> dict[str | None, str]:
    """Return the one message of each language, and fail if there is any other."""
    messages = [o for o in graph.objects(subject, predicate) if isinstance(o, Literal)]
    assert sorted(str(message.language) for message in messages) == ["en", "es"], subject
    return {message.language: str(message) for message in messages}


def add(triples: str) -> str:
    return f"INSERT DATA {{ {triples} }}"


def drop(subject: str, *properties: str) -> str:
    return ";\n".join(f"DELETE WHERE {{ ex:{subject} {p} ?{i} }}" for i, p in enumerate(properties))


def put(subject: str, predicate: str, value: str) -> str:
    return f"{drop(subject, predicate)};\n{add(f'ex:{subject} {predicate} {value}')}"


NEW_ACTOR = """ex:new a codev:Foundation ; rdfs:label "Fundación", "Foundation"@en ;
    codev:locatedIn ex:ana ; codev:actsAtLevel <level/local> ; prov:wasDerivedFrom ex:source"""
ENDS_EARLY = ";\n".join(
    put("project", f"codev:end{bound}", value)
    for bound, value in (
        ("", '"2020"'),
        ("Earliest", '"2020-01-01T00:00:00Z"^^xsd:dateTime'),
        ("Latest", '"2020-12-31T23:59:59Z"^^xsd:dateTime'),
    )
)
START = ("codev:start", "codev:startEarliest", "codev:startLatest")

# What is done to the valid graph, where it shows, and the one shape that must tell it.
MISTAKES = [
    # cities
    (drop("ana", "codev:country"), "ana", "CityCountry", VIOLATION),
    (put("ana", "codev:country", '"El Salvador"'), "ana", "CityCountry", VIOLATION),
    (add('ex:ana codev:country "MX"'), "ana", "CityCountry", VIOLATION),
    (put("ana", "codev:latitude", "90.5"), "ana", "CityLatitude", VIOLATION),
    (put("ana", "codev:latitude", '"14"'), "ana", "CityLatitude", VIOLATION),
    (put("ana", "codev:longitude", "-180.5"), "ana", "CityLongitude", VIOLATION),
    (drop("ana", "codev:longitude"), "ana", "CityCoordinates", VIOLATION),
    (drop("ana", "codev:latitude"), "ana", "CityCoordinates", VIOLATION),
    (put("ana", "schema:sameAs", "<https://example.org/Q1>"), "ana", "CityWikidata", VIOLATION),
    (
        drop("ana", "codev:latitude", "codev:longitude"),
        "ana",
        "CityCoordinatesMissing",
        INFO,
    ),
    # actors
    (put("university", "a", "codev:Actor"), "university", "ActorClassMissing", VIOLATION),
    (add("ex:university a codev:Foundation"), "university", "ActorClassSingle", VIOLATION),
    (
        add("ex:university codev:locatedIn ex:ana"),
        "university",
        "ActorCitySingle",
        VIOLATION,
    ),
    (drop("university", "codev:actsAtLevel"), "university", "ActorLevel", VIOLATION),
    (
        add("ex:university codev:actsAtLevel <level/national>"),
        "university",
        "ActorLevel",
        VIOLATION,
    ),
    (drop("university", "codev:locatedIn"), "university", "ActorLocalCity", WARNING),
    (add('ex:university skos:altLabel " "'), "university", "ActorAcronym", VIOLATION),
    (add(NEW_ACTOR), "new", "ActorUnconnected", WARNING),
    # agreements, and what stands under one
    (
        drop("agreement", "codev:twinsCity") + ";" + add("ex:agreement codev:twinsCity ex:ana"),
        "agreement",
        "AgreementCities",
        VIOLATION,
    ),
    (drop("agreement", "codev:hasAgreementKind"), "agreement", "AgreementKind", VIOLATION),
    (
        add("ex:older codev:hasAgreementKind <agreement-kind/twinning>"),
        "older",
        "AgreementKind",
        VIOLATION,
    ),
    (drop("older", "codev:hasStatus"), "older", "AgreementStatusMissing", WARNING),
    (
        add("ex:older codev:hasStatus <agreement-status/dormant>"),
        "older",
        "AgreementStatusSingle",
        WARNING,
    ),
    (drop("older", *START), "older", "AgreementSigningMissing", WARNING),
    (drop("older", "codev:hasArea"), "older", "AgreementAreasMissing", WARNING),
    (put("agreement", "codev:termYears", "0.0"), "agreement", "AgreementTerm", VIOLATION),
    (put("agreement", "codev:renewable", '"si"'), "agreement", "AgreementRenewable", VIOLATION),
    (
        put("older-signing", "codev:hasRole", "<role/guest>"),
        "older",
        "AgreementSignatoryMissing",
        INFO,
    ),
    (
        add("ex:project codev:underAgreement ex:older"),
        "project",
        "UnderAgreement",
        VIOLATION,
    ),
    (drop("presence", "codev:underAgreement"), "presence", "AgreementNeeded", VIOLATION),
    (drop("record", "codev:underAgreement"), "record", "AgreementNeeded", VIOLATION),
    (drop("presence", "codev:inSector"), "presence", "PresentSector", VIOLATION),
    (add("ex:presence codev:inSector <sector/sport>"), "presence", "PresentSector", VIOLATION),
    (drop("record", "codev:hasPhase"), "record", "RecordedPhase", VIOLATION),
    # committees, projects, participations
    (drop("committee", "codev:committeeOf"), "committee", "CommitteeCities", VIOLATION),
    (drop("committee", "codev:hasArea"), "committee", "CommitteeAreasMissing", WARNING),
    (
        add("ex:committee codev:committeeOf ex:seville"),
        "committee",
        "CommitteeParty",
        VIOLATION,
    ),
    (drop("project", "codev:hasStatus"), "project", "ProjectStatusMissing", INFO),
    (
        add("ex:project codev:hasStatus <project-status/planned>"),
        "project",
        "ProjectStatusSingle",
        WARNING,
    ),
    (drop("project", "codev:hasArea"), "project", "ProjectAreasMissing", WARNING),
    (drop("older-signing", "codev:participant"), "older-signing", "Participant", VIOLATION),
    (
        add("ex:membership codev:participant ex:alcaldia"),
        "membership",
        "Participant",
        VIOLATION,
    ),
    (drop("membership", "codev:participationIn"), "membership", "ParticipationIn", VIOLATION),
    (
        add("ex:membership codev:participationIn ex:project"),
        "membership",
        "ParticipationIn",
        VIOLATION,
    ),
    (drop("membership", "codev:hasRole"), "membership", "ParticipationRole", VIOLATION),
    (
        add("ex:membership codev:hasRole <role/host>"),
        "membership",
        "ParticipationRole",
        VIOLATION,
    ),
    # ties
    (drop("tie", "codev:tieFrom"), "tie", "TieFrom", VIOLATION),
    (drop("tie", "codev:tieTo"), "tie", "TieTo", VIOLATION),
    (put("tie", "codev:tieTo", "ex:alcaldia"), "tie", "TieSelf", VIOLATION),
    (put("tie", "codev:mutual", '"sí"'), "tie", "TieMutual", VIOLATION),
    (put("tie", "codev:strength", "0.0"), "tie", "TieStrength", VIOLATION),
    (put("tie", "codev:strength", "-1.0"), "tie", "TieStrength", VIOLATION),
    (
        add("ex:tie codev:hasDirection <direction/north-south>"),
        "tie",
        "TieDirection",
        VIOLATION,
    ),
    (drop("tie", "codev:hasPurpose"), "tie", "TiePurposeMissing", INFO),
    (drop("tie", "codev:evidence"), "tie", "TieEvidenceMissing", INFO),
    (drop("tie", "codev:hasConfidence"), "tie", "TieConfidenceMissing", INFO),
    # dates
    (put("project", "codev:start", '"marzo de 2022"'), "project", "StartText", VIOLATION),
    (put("project", "codev:end", '"31/12/2022"'), "project", "EndText", VIOLATION),
    (put("project", "codev:end", '""'), "project", "EndText", VIOLATION),
    (put("project", "codev:end", '"2022-13"'), "project", "EndText", VIOLATION),
    (add('ex:project codev:start "2021"'), "project", "StartSingle", WARNING),
    (add('ex:project codev:end "2023"'), "project", "EndSingle", WARNING),
    (drop("project", "codev:startEarliest"), "project", "StartEarliestBound", VIOLATION),
    (drop("agreement", "codev:startLatest"), "agreement", "StartLatestBound", VIOLATION),
    (drop("project", "codev:endEarliest"), "project", "EndEarliestBound", VIOLATION),
    (drop("project", "codev:endLatest"), "project", "EndLatestBound", VIOLATION),
    (
        put("agreement", "codev:startLatest", '"2021-01-01T00:00:00Z"^^xsd:dateTime'),
        "agreement",
        "StartBounds",
        VIOLATION,
    ),
    (
        put("project", "codev:endEarliest", '"2023-01-01T00:00:00Z"^^xsd:dateTime'),
        "project",
        "EndBounds",
        VIOLATION,
    ),
    (ENDS_EARLY, "project", "Period", VIOLATION),
    # names and sources
    (drop("ana", "rdfs:label"), "ana", "Name", VIOLATION),
    (put("ana", "rdfs:label", '" "'), "ana", "Name", VIOLATION),
    (put("university", "rdfs:label", '"UPT"'), "university", "EnglishName", INFO),
    *(
        (drop(row, "prov:wasDerivedFrom"), row, "RowSource", VIOLATION)
        for row in (
            *("ana", "university", "agreement", "committee", "project"),
            *("membership", "tie", "presence", "record"),
        )
    ),
    (put("ana", "codev:citedAt", '"4"@es'), "ana", "RowLocator", VIOLATION),
    (put("tie", "codev:evidence", '" "'), "tie", "RowText", VIOLATION),
    (put("alcaldia", "codev:note", "7"), "alcaldia", "RowText", VIOLATION),
    (drop("source", "dcterms:title"), "source", "SourceTitle", VIOLATION),
    (drop("source", "dcterms:type"), "source", "SourceKind", VIOLATION),
    (drop("source", "codev:consulted"), "source", "SourceConsulted", WARNING),
    (put("source", "codev:consulted", '"ayer"'), "source", "SourceDates", VIOLATION),
    (put("source", "dcterms:date", '"abril"'), "source", "SourceDates", VIOLATION),
    (
        put("source", "schema:url", '"ftp://example.org/"^^xsd:anyURI'),
        "source",
        "SourceUrl",
        VIOLATION,
    ),
    (drop("source", "schema:url"), "source", "SourceUrlMissing", WARNING),
    (drop("source", "dcterms:creator"), "source", "SourceAuthorMissing", INFO),
    (add("ex:tie prov:wasDerivedFrom ex:nothing"), "nothing", "NamedSource", VIOLATION),
    # concepts of another vocabulary
    (add("ex:tie codev:hasArea <sector/youth>"), "tie", "Areas", VIOLATION),
    (add("ex:tie codev:hasModality <purpose/peace>"), "tie", "Modalities", VIOLATION),
    (add("ex:tie codev:hasPurpose <area/arts>"), "tie", "Purposes", VIOLATION),
    (put("tie", "codev:hasDirection", "<level/global>"), "tie", "Directions", VIOLATION),
    (
        put("university", "codev:actsAtLevel", "<sector/sport>"),
        "university",
        "Levels",
        VIOLATION,
    ),
    (add("ex:university codev:inSector <area/health>"), "university", "Sectors", VIOLATION),
    (
        put("older", "codev:hasAgreementKind", "<role/host>"),
        "older",
        "AgreementKinds",
        VIOLATION,
    ),
    (put("membership", "codev:hasRole", "<phase/signing>"), "membership", "Roles", VIOLATION),
    (put("record", "codev:hasPhase", "<step/launch>"), "record", "Phases", VIOLATION),
    (put("tie", "codev:hasConfidence", "<role/host>"), "tie", "Confidences", VIOLATION),
    (
        put("older", "codev:hasStatus", "<project-status/completed>"),
        "older",
        "AgreementStatuses",
        VIOLATION,
    ),
    (
        put("project", "codev:hasStatus", "<agreement-status/expired>"),
        "project",
        "ProjectStatuses",
        VIOLATION,
    ),
    (put("source", "dcterms:type", "<role/host>"), "source", "SourceKinds", VIOLATION),
    (add("ex:tie codev:hasArea ex:magic"), "magic", "Concept", VIOLATION),
]
# What is named gets the class of the range, so that its want of all the rest is told too.
WRONG_NAMES = [
    (put("university", "codev:locatedIn", "ex:nowhere"), "nowhere", "NamedRow"),
    (put("university", "codev:locatedIn", "ex:alcaldia"), "alcaldia", "NamedCity"),
    (add("ex:agreement codev:twinsCity ex:university"), "university", "NamedCity"),
    (add("ex:committee codev:committeeOf ex:tie"), "tie", "NamedCity"),
    (put("tie", "codev:tieTo", "ex:ana"), "ana", "NamedActor"),
    (put("tie", "codev:tieFrom", "ex:committee"), "committee", "NamedActor"),
    (put("membership", "codev:participant", "ex:agreement"), "agreement", "NamedActor"),
    (put("record", "codev:underAgreement", "ex:ana"), "ana", "NamedAgreement"),
    (put("membership", "codev:participationIn", "ex:ana"), "ana", "NamedActivity"),
]


def test_the_valid_graph_gets_no_remark(check: Check) -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("update", "focus", "shape", "severity"),
    MISTAKES,
    ids=[f"{shape}-{number}" for number, (_, _, shape, _) in enumerate(MISTAKES)],
)
def test_a_mistake_gets_its_own_message_alone(
    check: Check, update: str, focus: str, shape: str, severity: str
) -> None:
    found = {(result.shape, result.severity, result.focus) for result in check(update)}
    assert found == {(shape, severity, focus)}


@pytest.mark.parametrize(
    ("update", "focus", "shape"),
    WRONG_NAMES,
    ids=[f"{shape}-{focus}" for _, focus, shape in WRONG_NAMES],
)
def test_naming_a_row_of_the_wrong_table_is_told(
    check: Check, update: str, focus: str, shape: str
) -> None:
    found = {(result.shape, result.severity, result.focus) for result in check(update)}
    assert (shape, VIOLATION, focus) in found


@pytest.mark.parametrize(
    ("update", "es", "en"),
    [
        (
            add("ex:university a codev:Foundation"),
            "en más de una de las seis clases",
            "in more than one of the six classes",
        ),
        (drop("committee", "codev:committeeOf"), "no es de ninguna ciudad", "is of no city"),
        (put("tie", "codev:tieTo", "ex:alcaldia"), "consigo mismo", "to itself"),
        (ENDS_EARLY, "antes de comenzar", "before it starts"),
    ],
    ids=["disjoint classes", "committee of no city", "tie to itself", "end before start"],
)
def test_the_gravest_mistakes_are_told_in_both_languages(
    check: Check, update: str, es: str, en: str
) -> None:
    (result,) = check(update)
    assert es in result.es
    assert en in result.en


def test_every_shape_with_a_message_is_tried(shapes: Graph) -> None:
    told = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(SH.message)}
    assert told == {case[2] for case in [*MISTAKES, *WRONG_NAMES]}


def test_every_message_has_both_languages_and_a_severity(shapes: Graph) -> None:
    for shape in set(shapes.subjects(SH.message)):
        assert set(_by_language(shapes, shape, SH.message)) == {"es", "en"}
        assert len(list(shapes.objects(shape, SH.severity))) == 1, shape


def test_no_two_shapes_say_the_same(shapes: Graph) -> None:
    counted = Counter(str(message) for message in shapes.objects(None, SH.message))
    assert [message for message, number in counted.items() if number > 1] == []


def test_the_shapes_are_well_formed(shapes: Graph) -> None:
    conforms, _report, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_every_term_in_the_shapes_is_declared(shapes: Graph, owl: Graph) -> None:
    ours = PREFIXES["codev"]
    nodes = {node for triple in shapes for node in triple if isinstance(node, URIRef)}
    used = {node for node in nodes if node.startswith(ours)}
    assert {str(node) for node in used if (node, RDF.type, None) not in owl} == set()


# Examples of the EDTF specification, levels 0 to 2.
EDTF = [
    *("1985", "1985-04", "1985-04-12", "2004-06-11/2008", "1964/2008-08", "2004-02-01/2005"),
    *("1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX"),
    *("2001-21", "2001-23", "1984~/2004-06", "2004-06-04%/2004-06-11?", "1985-04-12/..", "/1985"),
    *("2004-06~-11", "?2004-06-~11", "1950S2", "156X-12-25", "2001-34", "Y170000002", "-1985"),
    *("[1667,1668,1670..1672]", "{1667,1668,1670..1672}", "{1960,1961-12}"),
]


@pytest.mark.parametrize("text", EDTF)
def test_the_pattern_takes_edtf(shapes: Graph, text: str) -> None:
    dates = ("StartText", "EndText", "SourceDates")
    patterns = {str(shapes.value(URIRef(SHAPES + shape), SH.pattern)) for shape in dates}
    (pattern,) = patterns
    assert re.search(pattern, text)
