"""The tables of measures: shape, notices, undefined values, ranks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from codev_graph._table import Table
from codev_graph.errors import NetworkError
from codev_graph.network import NetworkNotice, brokerage, measures, network_measures
from codev_graph.network._measures import ranks


def two_cities() -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(["a1", "a2", "a3", "lone"], city="A")
    graph.add_nodes_from(["b1", "b2", "b3"], city="B")
    graph.add_edges_from([("a1", "a2"), ("a2", "a3"), ("a1", "a3"), ("a3", "b1")])
    graph.add_edges_from([("b1", "b2"), ("b2", "b3"), ("b1", "b3")])
    return graph


def value(table: Table, actor: str, measure: str, column: str = "value") -> object:
    found = [row for row in table.records() if (row["actor"], row["measure"]) == (actor, measure)]
    return found[0][column]


def test_every_actor_has_every_measure_once() -> None:
    table = measures(two_cities())
    keys = [row[:2] for row in table]
    assert len(keys) == len(set(keys))
    assert len(keys) == 7 * len({measure for _actor, measure in keys})


def test_isolates_are_undefined_and_unranked_for_structural_holes() -> None:
    table = measures(two_cities(), names=["constraint", "effective_size", "blau", "degree"])
    for name in ("constraint", "effective_size", "blau"):
        assert value(table, "lone", name) is None
        assert value(table, "lone", name, "rank") is None
    assert value(table, "lone", "degree") == 0


def test_low_constraint_ranks_first_and_equals_share_the_better_rank() -> None:
    table = measures(two_cities(), names=["constraint", "degree"])
    assert value(table, "a3", "constraint", "rank") == 1
    assert value(table, "b1", "constraint", "rank") == 1
    assert value(table, "a1", "constraint", "rank") == 3
    assert value(table, "a1", "degree", "rank") == 3


@pytest.mark.parametrize("spokes", [3, 7, 11, 40])
def test_no_hierarchy_is_exactly_0_and_shares_one_rank(spokes: int) -> None:
    star, wheel = nx.star_graph(spokes), nx.relabel_nodes(nx.wheel_graph(spokes + 1), str)
    nx.set_edge_attributes(star, 0.1, "weight")
    for graph, hub in ((star, 0), (wheel, "0")):
        assert value(measures(graph, None, ["hierarchy"]), hub, "hierarchy") == 0
    records = measures(nx.circulant_graph(spokes + 2, [1]), None, ["hierarchy"]).records()
    assert {(row["value"], row["rank"]) for row in records} == {(0, 1)}


def test_ranks_forget_what_is_rounding_beside_the_greatest_value_only() -> None:
    assert ranks(np.array([1.0, 3e-16, 0.0, -2e-16]), low_first=False).tolist() == [1, 2, 2, 2]
    assert ranks(np.array([3e-16, 2e-16, 1e-20]), low_first=False).tolist() == [1, 2, 3]


def test_a_strength_that_no_tie_has_is_refused_unless_it_is_the_usual_one() -> None:
    with pytest.raises(NetworkError, match="wieght"):
        measures(two_cities(), None, ["strength"], weight="wieght")
    plain = measures(two_cities(), None, ["strength"])
    assert plain == measures(two_cities(), None, ["strength"], weight=None)


def test_p_of_crossing_ties_is_twice_the_smaller_tail() -> None:
    """Of 7 others 4 are far: 2 of 3 contacts have the tails 31/35 and 22/35, 0 of 1 has 3/7."""
    graph: nx.Graph = nx.empty_graph(8)
    nx.set_node_attributes(graph, {node: "A" if node < 4 else "B" for node in graph}, "city")
    graph.add_edges_from([(0, 4), (0, 5), (0, 1), (1, 4), (1, 5), (1, 2), (1, 6)])
    table = measures(graph, names="cross_ties")
    assert value(table, 0, "cross_ties", "p") == pytest.approx(1)
    assert value(table, 2, "cross_ties", "p") == pytest.approx(2 * 3 / 7)
    assert value(table, 3, "cross_ties", "p") is None


def test_loops_parallel_ties_and_missing_groups_are_said() -> None:
    graph = nx.MultiGraph(two_cities())
    graph.add_edge("a1", "a1")
    graph.add_edge("a1", "a2")
    graph.add_node("nowhere")
    with pytest.warns(NetworkNotice) as notices:
        table = network_measures(graph, names=["loops_dropped", "ties_merged", "ties"])
    assert len(notices) == 3
    assert table.column("value") == [1, 1, 7]


def test_a_group_that_nobody_has_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(NetworkError, match="city"):
        measures(two_cities(), group="town")


def test_an_unknown_measure_is_an_error_that_offers_the_nearest() -> None:
    with pytest.raises(NetworkError, match="betweenness"):
        measures(two_cities(), names=["betweeness"])


def test_one_name_may_stand_for_a_list_of_one() -> None:
    assert measures(two_cities(), names="degree") == measures(two_cities(), names=["degree"])
    whole = network_measures(two_cities(), names="density")
    assert whole == network_measures(two_cities(), names=["density"])


def test_the_seed_changes_no_measure_of_actors() -> None:
    assert measures(two_cities(), seed=1) == measures(two_cities(), seed=2)


def test_a_negative_number_of_permutations_is_an_error() -> None:
    with pytest.raises(NetworkError, match="permutations: this must be a whole number, 0 or more"):
        network_measures(two_cities(), permutations=-1)


@pytest.mark.parametrize("function", [measures, network_measures, brokerage])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"G": [(0, 1)]}, "list: this is not a NetworkX graph"),
        ({"G": None}, "NoneType: this is not a NetworkX graph"),
        ({"group": []}, "group: name the attribute"),
        ({"group": ""}, "group: name the attribute"),
        ({"group": 3}, "3: no actor has this attribute; there are: city"),
        ({"seed": -1}, "seed: this must be a whole number, 0 or more"),
        ({"seed": 1.5}, "seed: this must be a whole number, 0 or more"),
        ({"seed": "one"}, "seed: this must be a whole number, 0 or more"),
    ],
)
def test_what_can_not_be_asked_is_an_error_that_says_why(
    function: Callable[..., object], asked: dict[str, Any], told: str
) -> None:
    with pytest.raises(NetworkError, match=told):
        function(**({"G": two_cities()} | asked))


@pytest.mark.parametrize("names", [3, [3]])
def test_a_number_names_no_measure(names: int | list[int]) -> None:
    with pytest.raises(NetworkError, match="3: there is no such measure"):
        measures(two_cities(), names=names)


@pytest.mark.parametrize("value", [0, -1, np.nan, np.inf, 1e-320, 1e308, 10**400, "far", None, [1]])
@pytest.mark.parametrize("option", ["weight", "distance"])
def test_a_strength_or_length_that_can_not_be_reckoned_with_is_an_error(
    value: object, option: str
) -> None:
    graph = two_cities()
    nx.set_edge_attributes(graph, value, "mark")
    with pytest.raises(NetworkError, match=r"mark: every value .* “a1” and “a2” has “"):
        measures(graph, **{option: "mark"})


@pytest.mark.parametrize("value", [None, "", " \t", np.nan, pd.NA, pd.NaT, np.array([1, 2])])
def test_a_value_that_names_no_group_is_counted_and_left_out(value: object) -> None:
    graph = two_cities()
    graph.nodes["lone"]["city"] = value
    with pytest.warns(NetworkNotice, match="1 actor without “city”"):
        table = network_measures(graph, names=["actors_without_group"])
    assert table.column("value") == [1]


def test_groups_may_be_numbers_and_texts_at_once() -> None:
    graph = nx.path_graph(3)
    nx.set_node_attributes(graph, {0: 1, 1: "one", 2: True}, "city")
    assert network_measures(graph, names="group_size").column("group") == ["1", "True", "one"]


def test_two_cities_have_no_liaison() -> None:
    rows = brokerage(two_cities(), simulations=0).records()
    assert {row["raw"] for row in rows if row["role"] == "liaison"} == {None}


def test_empty_graph_gives_an_empty_table() -> None:
    assert len(measures(nx.Graph(), group=None)) == 0
    table = network_measures(nx.Graph(), group=None)
    assert dict(zip(table.column("measure"), table.column("value"), strict=True))["density"] is None
