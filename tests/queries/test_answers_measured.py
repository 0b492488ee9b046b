"""The questions about measures that were written back; each test says why its answer holds."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from real_data import TWINNING, answer, city_of, folder_of, neighbours, table, told_of

from codev_graph import KnowledgeGraph, Projection, __version__, build, open_graph


@cache
def measured(seed: int = 0) -> KnowledgeGraph:
    return build(folder_of(TWINNING)).with_measures(seed=seed)


def asked(name: str, **told: str) -> list[dict[str, object]]:
    return answer(name, measured().store, **told)


def network() -> nx.Graph:
    """Return the actors and whom each cooperates with, read from the tables alone."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(row["id"] for row in table(TWINNING, "actors"))
    graph.add_edges_from((one, other) for one, found in neighbours().items() for other in found)
    return graph


def test_measures_of_actor() -> None:
    rows = told_of(asked("measures-of-actor", actor="oim"), "measure", "value")
    # networkx, on the ties as the tables tell them, is the judge.
    graph = network()
    assert rows["degree"] == graph.degree("oim")
    between = nx.betweenness_centrality(graph, normalized=False)
    assert rows["betweenness"] == pytest.approx(between["oim"])
    assert rows["constraint"] == pytest.approx(nx.constraint(graph)["oim"])
    # OIM is of no city: what compares the cities is not defined for it.
    assert "cross-ties" not in rows


def test_what_is_undefined_is_not_there() -> None:
    lonely = sorted(set(network()) - set(neighbours()))[0]
    rows = told_of(asked("measures-of-actor", actor=lonely), "measure", "value")
    assert rows["degree"] == 0
    assert "constraint" not in rows


def test_top_actors_by_measure() -> None:
    rows = asked("top-actors-by-measure", measure="betweenness")
    scores = nx.betweenness_centrality(network(), normalized=False)
    # Sums in another order differ in their last digits, which is no difference in rank.
    between = {actor: round(score, 9) for actor, score in scores.items()}
    ranks = {a: 1 + sum(v > value for v in between.values()) for a, value in between.items()}
    assert told_of(rows, "actor", "rank") == {a: rank for a, rank in ranks.items() if rank <= 5}
    assert rows[0]["value"] == pytest.approx(max(between.values()))


def test_top_actors_of_one_city_down_to_a_rank() -> None:
    rows = asked("top-actors-by-measure", measure="degree", city="tapachula", rank="3")
    assert {city_of(str(row["actor"])) for row in rows} == {"tapachula"}
    assert max(int(str(row["rank"])) for row in rows) <= 3


def test_network_statements() -> None:
    rows = told_of(asked("network-statements"), "measurement", "value")
    graph = network()
    assert rows["density--network"] == pytest.approx(nx.density(graph))
    assert rows["transitivity--network"] == pytest.approx(nx.transitivity(graph))
    located = {row["id"] for row in table(TWINNING, "actors") if row["city"]}
    within = [
        (one, other)
        for one, other in graph.subgraph(located).edges
        if city_of(one) == city_of(other)
    ]
    across = graph.subgraph(located).number_of_edges() - len(within)
    assert rows["cross-ties-total--network"] == across
    assert rows["pair-ties--santa-ana--tapachula"] == across
    assert rows["group-size--tapachula"] == sum(city_of(one) == "tapachula" for one in located)


def test_a_statement_with_a_null_model_tells_it() -> None:
    (row,) = asked("network-statements", measure="ei-index-total")
    assert row["cityNames"] in (None, "")
    for column in ("expected", "z", "p"):
        assert isinstance(row[column], float)


def test_measure_runs() -> None:
    (row,) = asked("measure-runs")
    plain = build(folder_of(TWINNING))
    assert row["digest"] == hashlib.sha256(plain.to_trig()).hexdigest()
    assert (row["version"], row["seed"]) == (__version__, 0)
    defined = [r for r in plain.network().measures().records() if r["value"] is not None]
    whole = [r for r in plain.network().network_measures().records() if r["value"] is not None]
    assert row["values"] == len(defined) + len(whole)
    assert str(len(network().edges)) in str(row["projection"])
    assert '"pairs": ' in str(row["parameters"])


def test_the_same_graph_gives_the_same_bytes_from_tables_or_from_a_file() -> None:
    written = measured().to_trig()
    assert build(folder_of(TWINNING)).with_measures().to_trig() == written
    read = open_graph(written, "graph.trig")
    assert read.to_trig() == written
    assert read.with_measures().to_trig() == written
    assert (read.asserted, read.entailed) == (measured().asserted, measured().entailed)


def test_another_seed_or_choice_is_another_run() -> None:
    (usual,) = asked("measure-runs")
    (seeded,) = answer("measure-runs", measured(seed=1).store)
    chosen = build(folder_of(TWINNING)).with_measures(Projection(areas=("culture",)))
    (part,) = answer("measure-runs", chosen.store)
    assert len({usual["run"], seeded["run"], part["run"]}) == 3
    assert usual["network"] == seeded["network"] != part["network"]


def test_measures_stand_in_one_graph_and_are_no_statement_of_a_source() -> None:
    graph = measured()
    assert graph.check() == build(folder_of(TWINNING)).check()
    found = graph.sparql("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a codev:Measurement } }")
    assert [str(row[0]).rpartition("/graph/")[2] for row in found] == ["measures"]


def test_a_pseudonymised_graph_has_no_measures_with_names(tmp_path: Path) -> None:
    found = measured().pseudonymised(tmp_path / "key.csv")
    assert b"Measurement" not in found.to_trig()
