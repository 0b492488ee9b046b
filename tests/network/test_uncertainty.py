"""Rewiring, bootstrap, missing actors: what is drawn is what was promised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from codev_graph.errors import NetworkError
from codev_graph.network import (
    NetworkNotice,
    bootstrap_intervals,
    label_test,
    missing_actors,
    network_measures,
    rewiring_test,
)
from codev_graph.network._missing import spearman
from codev_graph.network._resampling import bootstrapped, rewired
from codev_graph.network.kernels._adjacency import adjacency


@pytest.mark.parametrize("network", ["karate", "ht_advice", "florentine_marriage"])
def test_rewiring_keeps_every_degree_and_changes_the_ties(
    peers: Callable[..., Any], network: str
) -> None:
    found = adjacency(peers(network).graph, weight=None)
    drawn, _groups = rewired(found, None, np.random.default_rng(1))
    assert (drawn.out.degrees == found.out.degrees).all()
    assert (drawn.into.degrees == found.into.degrees).all()
    assert (drawn.out.heads != drawn.out.tails).all()
    keys = drawn.out.tails.astype(int) * len(drawn) + drawn.out.heads
    assert len(np.unique(keys)) == len(found.out)
    assert (drawn.out.heads != found.out.heads).any()


@pytest.mark.parametrize("directed", [False, True])
def test_rewiring_again_and_again_ends_and_is_the_same_compiled(
    monkeypatch: pytest.MonkeyPatch, directed: bool
) -> None:
    """A set that forgot as often as it learnt, once compiled, looked for a free place for ever."""
    found = adjacency(nx.gnp_random_graph(60, 0.1, seed=2, directed=directed))

    def drawn() -> list[int]:
        rng = np.random.default_rng(5)
        again = [rewired(found, None, rng)[0].out.heads for _draw in range(15)]
        return [int(head) for heads in again for head in heads]

    interpreted = drawn()
    monkeypatch.setattr("codev_graph.network.kernels._jit.INTERPRETED", 0)
    assert drawn() == interpreted


def test_rewiring_reaches_every_network_of_these_degrees_alike() -> None:
    """Two ties among four actors with one tie each: three networks, all as likely."""
    found = adjacency(nx.Graph([(0, 1), (2, 3)]))
    rng = np.random.default_rng(3)
    partners = [int(rewired(found, None, rng)[0].out.heads[0]) for _draw in range(900)]
    counts = np.bincount(partners, minlength=4)[1:]
    assert (abs(counts - 300) < 75).all()


def test_karate_is_more_closed_than_its_degrees_make_it(peers: Callable[..., Any]) -> None:
    graph = peers("karate").graph
    row = rewiring_test(graph, "club", ["ei_index_total"], seed=1, repeats=200).records()[0]
    assert row["value"] == pytest.approx(-0.717948717948718)
    assert row["z"] < -4
    assert row["p"] <= 0.02
    same = rewiring_test(graph, "club", ["ei_index_total"], seed=1, repeats=200).records()[0]
    assert row == same


def test_the_bootstrap_interval_holds_the_density(peers: Callable[..., Any]) -> None:
    graph = peers("ht_advice").graph
    table = bootstrap_intervals(graph, "level", ["density"], seed=1, repeats=300)
    row = table.records()[0]
    assert row["low"] < row["value"] < row["high"]
    assert row["se"] > 0
    assert (row["repeats"], row["seed"]) == (300, 1)


def test_the_bootstrap_draws_actors_with_their_groups(peers: Callable[..., Any]) -> None:
    from codev_graph.network._groups import groups

    graph = peers("karate").graph
    found, grouping = adjacency(graph, weight=None), groups(graph, "club")
    drawn, regrouped = bootstrapped(found, grouping, np.random.default_rng(2))
    assert len(drawn) == len(found)
    assert regrouped is not None
    assert (regrouped.codes != grouping.codes).any()


def test_nothing_missing_changes_no_rank(peers: Callable[..., Any]) -> None:
    table = missing_actors(peers("karate").graph, shares=[0.0, 0.3], repeats=20)
    for row in table.records():
        if row["share"] == 0:
            assert row["correlation"] == pytest.approx(1)
        else:
            assert row["low"] <= row["correlation"] <= row["high"] < 1


def test_rank_correlation_with_ties_by_hand() -> None:
    one, other = np.array([1.0, 2.0, 2.0, 4.0]), np.array([1.0, 3.0, 2.0, np.nan])
    # ranks of the first three: 1, 2.5, 2.5 and 1, 3, 2
    assert spearman(one, other) == pytest.approx(np.corrcoef([1, 2.5, 2.5], [1, 3, 2])[0, 1])
    assert np.isnan(spearman(np.ones(3), np.arange(3.0)))


def test_wrong_settings_are_refused(peers: Callable[..., Any]) -> None:
    graph = peers("kite").graph
    with pytest.raises(NetworkError, match="repeats"):
        rewiring_test(graph, None, repeats=0)
    for repeats in (0, -1):
        with pytest.raises(NetworkError, match="repeats"):
            missing_actors(graph, repeats=repeats)
    with pytest.raises(NetworkError, match="level"):
        bootstrap_intervals(graph, None, level=1.0)
    with pytest.raises(NetworkError, match="shares"):
        missing_actors(graph, shares=[1.0])


@pytest.mark.parametrize("compute", [rewiring_test, bootstrap_intervals])
def test_a_notice_names_the_line_that_asked(compute: Callable[..., Any]) -> None:
    with pytest.warns(NetworkNotice) as notices:
        compute(nx.Graph([(1, 1), (1, 2), (2, 3)]), None, "density", repeats=2)
    assert [notice.filename for notice in notices] == [__file__]


def test_one_draw_has_neither_deviation_nor_z(peers: Callable[..., Any]) -> None:
    row = rewiring_test(peers("kite").graph, None, "transitivity", repeats=1).records()[0]
    assert (row["sd"], row["z"], row["repeats"]) == (None, None, 1)
    row = bootstrap_intervals(peers("kite").graph, None, "density", repeats=1).records()[0]
    assert (row["se"], row["repeats"]) == (None, 1)
    assert row["low"] == row["high"]


def test_labels_dealt_anew_approach_the_exact_moments(peers: Callable[..., Any]) -> None:
    graph = peers("karate").graph
    (drawn,) = label_test(graph, "club", ["cross_ties_share"], 1, repeats=2000).records()
    (exact,) = network_measures(graph, "club", ["cross_ties_share"], permutations=0).records()
    assert drawn["value"] == exact["value"]
    # 2,000 draws: four standard errors of the mean.
    assert drawn["expected"] == pytest.approx(exact["expected"], abs=4 * exact["sd"] / 2000**0.5)
    assert drawn["sd"] == pytest.approx(exact["sd"], rel=0.1)
    assert drawn["p"] < 0.01
    assert drawn["seed"] == 1


def test_labels_of_actors_without_a_group_stay_missing() -> None:
    graph = nx.path_graph(6)
    nx.set_node_attributes(graph, {0: "a", 1: "b", 2: "a"}, "city")
    with pytest.warns(NetworkNotice, match="3 actors"):
        (row,) = label_test(graph, names=["cross_ties_total"], repeats=60).records()
    # Two ties among three actors, one of another group: in the middle it makes 2, at an end 1.
    assert (row["value"], row["expected"]) == (2, pytest.approx(4 / 3, abs=0.25))
