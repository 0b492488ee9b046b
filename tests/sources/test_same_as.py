"""Two rows that were decided to be one actor are told both and counted once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from builders import actor, agreement, city, taking_part, write_rows, write_twinning
from codev_graph import DataError, KnowledgeGraph, build
from codev_graph.errors import Problem
from codev_graph.graph import read_graph
from codev_graph.sources import Actor, Participation, Tie, load_dataset
from codev_graph.terms import expand, individual, named_graph

SOURCES = [
    {"id": "s1", "title": "One page", "consulted": "2026-11-22", "kind": "press"},
    {"id": "s2", "title": "Another", "consulted": "2026-11-22", "kind": "press"},
]
HEAD = ["actor", "same_as", "decision", "note", "sources"]
MERGED = ["iom", "oim", "yes", "One agency, two languages.", "s2"]


def twinning(folder: Path, *decisions: list[str], **tables: list[dict[str, str]]) -> Path:
    given = {
        "sources": SOURCES,
        "cities": [city("a"), city("b", country="MX")],
        "actors": [
            actor("oim", kind="international-agency", name="Organización Internacional"),
            {
                **actor(
                    "iom", kind="international-agency", name="IOM", name_en="Int. Organization"
                ),
                "acronym": "IOM",
                "sectors": "migration",
                "sources": "s2#3",
            },
            actor("x", "a", name="City Hall"),
        ],
        "agreements": [agreement("t", "a|b", "culture")],
        "participations": [taking_part("oim", "t"), {**taking_part("iom", "t"), "sources": "s2"}],
        "ties": [
            {"from": "x", "to": "oim", "evidence": "They meet."},
            {"from": "x", "to": "iom", "evidence": "They meet.", "sources": "s2"},
            {"from": "iom", "to": "x", "evidence": "They train."},
        ],
    }
    place = write_twinning(folder / "t", {**given, **tables})
    if decisions:
        write_rows(place, "same_as", [HEAD, *decisions])
    return place


def node(key: str) -> ox.NamedNode:
    return ox.NamedNode(individual("t", "actor", key))


def said_of(graph: KnowledgeGraph, key: str, curie: str) -> set[tuple[str, str]]:
    """Return the values of a property, each with the last part of its graph's name."""
    quads = read_graph(graph.to_trig(), "g.trig")
    return {
        (quad.object.value, quad.graph_name.value.rsplit("/", 1)[-1])
        for quad in quads
        if quad.subject == node(key) and quad.predicate.value == expand(curie)
    }


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    return caught.value.problems


def test_ties_and_participations_are_counted_once(tmp_path: Path) -> None:
    dataset = load_dataset(twinning(tmp_path, MERGED))
    (part,) = dataset.of(Participation)
    assert (part.actor, [one.source for one in part.sources]) == ("oim", ["s1", "s2"])
    ties = [(tie.from_, tie.to, [one.source for one in tie.sources]) for tie in dataset.of(Tie)]
    assert ties == [("x", "oim", ["s1", "s2"]), ("oim", "x", ["s1"])]


def test_the_network_has_one_actor_where_there_were_two(tmp_path: Path) -> None:
    apart = build(twinning(tmp_path / "apart")).network().graph
    one = build(twinning(tmp_path / "one", MERGED)).network().graph
    assert apart.number_of_nodes() == one.number_of_nodes() + 1
    assert node("iom").value not in one
    assert one.edges[node("x").value, node("oim").value]["ties"] == 2


def test_both_names_and_both_sources_are_kept(tmp_path: Path) -> None:
    graph = build(twinning(tmp_path, MERGED))
    assert said_of(graph, "oim", "rdfs:label") == {
        ("Organización Internacional", "s1"),
        ("Int. Organization", "s2"),
    }
    assert said_of(graph, "oim", "skos:hiddenLabel") == {("IOM", "s2"), ("Int. Organization", "s2")}
    sources = {
        value.rsplit("/", 1)[-1] for value, _ in said_of(graph, "oim", "prov:wasDerivedFrom")
    }
    assert sources == {"s1", "s2"}
    assert said_of(graph, "oim", "codev:citedAt") == {("3", "s2")}
    assert {value.rsplit("/", 1)[-1] for value, _ in said_of(graph, "oim", "codev:inSector")} == {
        "migration"
    }


def test_the_graph_still_tells_both_rows(tmp_path: Path) -> None:
    graph = build(twinning(tmp_path, MERGED))
    assert said_of(graph, "iom", "owl:sameAs") == {(node("oim").value, "s2")}
    assert said_of(graph, "iom", "rdfs:label") == {("IOM", "s2"), ("Int. Organization", "s2")}
    assert said_of(graph, "iom", "rdf:type") == set()


def test_one_actor_has_one_kind_level_and_plain_name(tmp_path: Path) -> None:
    graph = build(twinning(tmp_path, MERGED))
    names = graph.query("actors")
    assert sorted(names.column("name")) == ["City Hall", "Organización Internacional"]
    assert [p for p in graph.check() if p.severity == "error"] == []


def test_a_decision_without_source_stands_in_the_description(tmp_path: Path) -> None:
    graph = build(twinning(tmp_path, ["iom", "oim", "yes", "", ""]))
    assert said_of(graph, "iom", "owl:sameAs") == {(node("oim").value, "dataset")}
    assert named_graph("t", "dataset").endswith("/dataset")


@pytest.mark.parametrize("decision", ["no", ""])
def test_without_a_yes_nothing_changes(decision: str, tmp_path: Path) -> None:
    apart = build(twinning(tmp_path / "apart")).to_trig()
    said = build(twinning(tmp_path / "said", ["iom", "oim", decision, "", ""])).to_trig()
    assert said == apart


def test_a_chain_leads_to_its_end(tmp_path: Path) -> None:
    folder = twinning(tmp_path, ["oim", "x", "no", "", ""], MERGED)
    assert load_dataset(folder).merged == {"iom": "oim"}
    more = [actor(key, kind="international-agency") for key in ("p", "q", "r")]
    chain = twinning(
        tmp_path / "chain",
        ["p", "q", "yes", "", ""],
        ["q", "r", "yes", "", ""],
        actors=[*more, *(actor(key) for key in ("oim", "iom", "x"))],
    )
    assert load_dataset(chain).merged == {"p": "r", "q": "r"}


@pytest.mark.parametrize(
    ("decisions", "place"),
    [
        ([["iom", "iom", "yes", "", ""]], (2, "same_as")),
        ([["iom", "oim", "yes", "", ""], ["oim", "iom", "yes", "", ""]], (2, "same_as")),
        ([["iom", "oim", "yes", "", ""], ["iom", "x", "yes", "", ""]], (3, "actor")),
        ([["iom", "oim", "yes", "", ""], ["oim", "iom", "no", "", ""]], (3, "same_as")),
        ([["iom", "x", "yes", "", ""]], (2, "same_as")),
        ([["iom", "oin", "yes", "", ""]], (2, "same_as")),
        ([["iom", "oim", "maybe", "", ""]], (2, "decision")),
        ([["iom", "oim", "yes", "", "s9"]], (2, "sources")),
    ],
    ids=["itself", "circle", "twice", "yes and no", "class", "unknown", "decision", "source"],
)
def test_a_decision_that_can_not_be_is_told(
    decisions: list[list[str]], place: tuple[int, str], tmp_path: Path
) -> None:
    found = {
        (p.row, p.column)
        for p in problems_of(twinning(tmp_path, *decisions))
        if p.file == "same_as.csv"
    }
    assert place in found


def test_actors_of_two_cities_are_not_one(tmp_path: Path) -> None:
    actors = [actor("oim", "a"), actor("iom", "b"), actor("x", "a")]
    (problem,) = problems_of(twinning(tmp_path, MERGED, actors=actors))
    assert (problem.file, problem.row, problem.column) == ("same_as.csv", 2, "same_as")
    assert "“b” and “a”" in problem.expected


def test_a_tie_between_the_two_rows_is_told(tmp_path: Path) -> None:
    ties = [{"from": "iom", "to": "oim"}]
    (problem,) = problems_of(twinning(tmp_path, MERGED, ties=ties))
    assert (problem.file, problem.row, problem.column) == ("ties.csv", 2, "to")


def test_rows_that_differ_stay_two(tmp_path: Path) -> None:
    ties = [
        {"from": "x", "to": "oim", "start": "2020"},
        {"from": "x", "to": "iom", "start": "2021"},
    ]
    dataset = load_dataset(twinning(tmp_path, MERGED, ties=ties))
    assert [tie.start.text for tie in dataset.of(Tie) if tie.start] == ["2020", "2021"]
    assert len(dataset.of(Actor)) == 3
