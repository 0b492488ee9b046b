"""The pages of entities: what goes with them, measures with ranks, ways to others, opinions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pytest
from served import Reply

from builders import DATASET
from codev_graph import KnowledgeGraph
from codev_graph.terms import individual
from codev_graph.web.explorer._actor import PATHS, shortest
from codev_graph.web.explorer._explored import Builds, Explored
from codev_graph.web.explorer._said import (
    DocumentedTie,
    _of_ties,
    by_type,
    opinions,
    sections,
    ties_of,
)

Get = Callable[..., Reply]
BASE = f"/codev-graph/id/{DATASET}"
OIM = individual(DATASET, "actor", "oim")


def test_an_actor_is_told_with_its_ties_and_their_sources(explored: Explored, get: Get) -> None:
    rows = [
        row for row in explored.graph.query("ties").records() if OIM in (row["from"], row["to"])
    ]
    ties = ties_of(explored, OIM)
    assert {tie.iri for tie in ties} == {row["tie"] for row in rows}
    assert all(tie.sources for tie in ties)
    page = get(f"{BASE}/actor/oim").text
    assert "<svg" in page
    assert all(title in page for tie in ties for _iri, title, _place in tie.sources)


def test_the_numbers_of_an_actor_count_its_ties(explored: Explored) -> None:
    for iri in ("oim", "alcaldia-santa-ana"):
        actor = individual(DATASET, "actor", iri)
        assert explored.entries[actor].number == len(ties_of(explored, actor))


def test_the_ways_are_the_shortest_there_are(explored: Explored) -> None:
    graph = explored.network.graph
    others = sorted(nx.node_connected_component(graph, OIM) - {OIM})
    for other in others:
        ways = shortest(explored, OIM, other)
        known = set(map(tuple, nx.all_shortest_paths(graph, OIM, other)))
        assert set(ways) <= known
        assert len(ways) == min(PATHS, len(known))
    isolate = next(iter(nx.isolates(graph)))
    assert shortest(explored, OIM, isolate) == shortest(explored, OIM, OIM) == []


def test_a_way_is_asked_by_a_name_nearly_written(get: Get) -> None:
    found = get(f"{BASE}/actor/oim?to={quote('univercidad autonoma chiapas')}").text
    assert "The shortest ways to Autonomous University of Chiapas" in found
    assert "No actor is called nearly so." in get(f"{BASE}/actor/oim?to=zzqqx").text


def test_measures_stand_with_their_ranks(explored: Explored, get: Get) -> None:
    rows = {name: (value, rank) for name, value, rank in explored.measures[OIM]}
    assert rows["degree"][0] == explored.network.graph.degree(OIM)
    assert f"{rows['degree'][1]} / " in get(f"{BASE}/actor/oim").text
    for (name, kind), ranks in explored.peer_ranks.items():
        known = [e for e in explored.entries.values() if e.actor_class == kind]
        assert len(ranks) <= len(known), name


def test_measures_written_back_are_told_with_the_same_ranks(
    explored: Explored, real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    real_graph.with_measures().save_workspace(tmp_path / "ws")
    written = Builds(str(tmp_path / "ws")).current()
    for actor, rows in explored.measures.items():
        assert sorted(written.measures[actor]) == sorted(rows), actor
    assert written.peer_ranks == explored.peer_ranks
    assert "network" not in written.__dict__
    assert {name for _actor, name, _value, _rank in written.written(OIM)} == {
        name for name, *_rest in explored.measures[OIM]
    }


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("source", "estrategia-2022"),
        ("city", "tapachula"),
        ("agreement", "santa-ana-tapachula-2022"),
    ],
)
def test_everything_that_goes_with_an_entity_is_listed(
    explored: Explored, get: Get, kind: str, key: str
) -> None:
    iri = individual(DATASET, kind, key)
    found = sections(explored, kind, iri)
    assert found
    page = get(f"{BASE}/{kind}/{key}").text
    assert all(f"{title} (" in page for title, _things in found)


def test_a_source_is_told_with_all_that_it_says(explored: Explored) -> None:
    iri = individual(DATASET, "source", "estrategia-2022")
    ((_title, things),) = sections(explored, "source", iri)
    rows = explored.graph.query("citations", source="estrategia-2022").records()
    assert {thing.iri for thing in things} <= {row["row"] for row in rows}
    assert len(things) == len({row["row"] for row in rows} - {iri.replace("/source/", "/graph/")})
    found = by_type(things)
    assert {each for _title, some in found for each in some} == set(things)


def test_the_facts_of_a_source_come_first_and_its_statements_when_asked(get: Get) -> None:
    address = f"{BASE}/source/muni263-firma"
    page = get(address).text
    facts = page[page.index("<dl>") : page.index("</dl>")]
    assert "<dt>Consulted on</dt><dd><span>2026-" in facts
    assert 'rel="external noopener" href="https://' in facts
    assert "Stated by" not in page
    assert "Stated by" in get(f"{address}?statements=1").text


def test_dates_that_differ_are_two_opinions(explored: Explored) -> None:
    def tie(start: str, title: str) -> DocumentedTie:
        return DocumentedTie(start, OIM, start, "", "", (("", title, ""),))

    (found,) = _of_ties(explored, [tie("2019", "A"), tie("2022", "B"), tie("2022", "C")])
    assert found.values == {"2019": ("A",), "2022": ("B", "C")}
    assert list(_of_ties(explored, [tie("2022", "B"), tie("2022", "C")])) == []
    assert opinions(explored, OIM, []) == []


def test_what_is_no_entry_has_no_card(get: Get) -> None:
    term = quote("https://w3id.org/codev-graph/ontology#Actor", safe="")
    assert get(f"/resource?iri={term}").status == 200
    assert get(f"{BASE}/actor/nobody").status == 404
