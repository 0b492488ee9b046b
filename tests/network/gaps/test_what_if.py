"""Before and after departures and arrivals: against networkx, and where the answer is known."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import party, scene

from codev_graph.errors import NetworkError
from codev_graph.network import Rule, Scene, what_if
from codev_graph.network.gaps._redundancy import only_bridges
from codev_graph.network.gaps._remains import Ground
from codev_graph.network.kernels._departures import DEPARTURES

AREAS = ("art", "sport", "work")
CITIES = ("a", "b", "c", "")


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    size = draw(st.integers(0, 8))
    parties = [party(f"x{n}", draw(st.sampled_from(CITIES))) for n in range(size)]
    pairs = [(f"x{m}", f"x{n}") for n in range(size) for m in range(n)]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    ties = {ends: draw(st.sets(st.sampled_from(AREAS), max_size=2)) for ends in tied}
    return scene(parties, ties, AREAS, "abc")


def joined(graph: nx.Graph, one: str, other: str) -> bool:
    return one in graph and other in graph and nx.has_path(graph, one, other)


def counted(place: Scene, gone: set[str]) -> dict[str, float | None]:
    """Count everything from its definition."""
    graph = place.graph.subgraph(set(place.graph) - gone)
    actors = list(graph)
    pairs = [(i, j) for i, j in product(actors, actors) if i != j]
    apart = [ends for ends in pairs if place.crosses(*ends)]
    crossing = [ends for ends in graph.edges if place.crosses(*ends)]
    named = {
        area
        for ends, areas in place.tie_areas.items()
        if place.crosses(*ends) and not gone & {*ends}
        for area in areas
    }
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    inverse = sum(1 / lengths[i][j] for i, j in pairs if j in lengths[i])

    def share(part: float, whole: float) -> float | None:
        return part / whole if whole else None

    lost = share(sum(not joined(graph, *ends) for ends in pairs), len(pairs))
    far = share(len(pairs) - inverse, len(pairs))
    return {
        "actors": len(actors),
        "tied_areas": share(len(named), len(place.areas)),
        "cross_ties_total": len(crossing),
        "cross_reach": share(sum(joined(graph, *ends) for ends in apart), len(apart)),
        "components": nx.number_connected_components(graph) if actors else 0,
        "fragmentation": lost,
        "distance_fragmentation": far,
    }


@settings(max_examples=60, deadline=None)
@given(scenes(), st.data())
def test_before_and_after_are_what_the_definitions_give(place: Scene, data: st.DataObject) -> None:
    actors = sorted(place.parties)
    gone = data.draw(st.sets(st.sampled_from(actors))) if actors else set()
    found = what_if(place, remove=gone)
    before, after = counted(place, set()), counted(place, gone)
    for name in before:
        assert found[name].before == pytest.approx(before[name]), name
        assert found[name].after == pytest.approx(after[name]), name


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_only_bridges_are_those_that_can_part_two_cities_alone(place: Scene) -> None:
    def tied(graph: nx.Graph, one: str, other: str) -> bool:
        ends = [[x for x in graph if place.city(x) == city] for city in (one, other)]
        return any(joined(graph, i, j) for i, j in product(*ends))

    expected = {
        actor
        for actor in place.parties
        for cities in place.twinned
        if tied(place.graph, *cities)
        and not tied(place.graph.subgraph(set(place.graph) - {actor}), *cities)
    }
    assert set(only_bridges(Ground(place))) == expected


@settings(max_examples=15, deadline=None)
@given(scenes(), st.integers(0, 3))
def test_the_compiled_kernel_counts_as_the_plain_one(place: Scene, seed: int) -> None:
    ground = Ground(place)
    rng = np.random.default_rng(seed)
    rows = rng.integers(-1, max(len(place.parties), 1), (5, 3)) if place.parties else None
    if rows is None:
        return
    plain = ground.without(rows).counts
    whole = DEPARTURES.function
    DEPARTURES.function = DEPARTURES.compiled
    try:
        assert (ground.without(rows).counts == plain).all()
    finally:
        DEPARTURES.function = whole


def bridged() -> Scene:
    """Return two cities that a pair of town halls ties, and a body of no city behind them."""
    parties = [
        party("ha", "a", "hall"),
        party("hb", "b", "hall"),
        party("ua", "a"),
        party("ub", "b"),
    ]
    ties = {
        ("ha", "hb"): AREAS[:2],
        ("ha", "ua"): (),
        ("hb", "ub"): (),
        ("ua", "w"): (),
        ("ub", "w"): (),
    }
    return scene([*parties, party("w", "")], ties, AREAS)


def test_who_becomes_the_only_bridge_is_named() -> None:
    found = what_if(bridged(), remove=["HA"])
    assert found["tied_areas"].before == pytest.approx(2 / 3)
    assert found["tied_areas"].after == 0
    assert set(found["only_bridges"].actors) == {"UA", "W", "UB"}
    assert "3 actors become indispensable" in str(found)
    assert found["cut_off"].after == 0
    assert "67% before, 0% after" in str(found)


def test_who_is_cut_off_is_named() -> None:
    found = what_if(bridged(), remove=["ha", "w"])
    assert found["cut_off"].actors == ("HB", "UA", "UB")
    assert "lose every path" in str(found)


def test_a_class_leaves_with_its_kinds() -> None:
    assert what_if(bridged(), remove_class=["local-government"]).removed == ("HA", "HB")
    assert what_if(bridged(), remove_class=["Administración pública"]).removed == ("HA", "HB")
    with pytest.raises(NetworkError, match=r"Local government|Gobierno local"):
        what_if(bridged(), remove_class=["local-goverment"])


def test_arrivals_bring_their_ties_or_those_of_the_rule() -> None:
    place = bridged()
    told = what_if(place, remove=["ha"], add={"ua": {("ub", "ua"): frozenset(["art"])}})
    assert told["tied_areas"].after == pytest.approx(1 / 3)
    assert told["cross_ties_total"].after == 1
    ruled = what_if(place, add=["ua"], rule=Rule(sorts=("counterpart",)))
    assert ruled["cross_ties_total"].after == 2
    assert "Coming: UA." in str(ruled)
    with pytest.raises(NetworkError, match="UA"):
        what_if(place, remove=["ua"], add=["ua"])


def test_everybody_may_leave() -> None:
    found = what_if(bridged(), remove=["w", "ha", "hb", "ua", "ub"])
    assert found["actors"].after == found["components"].after == 0
    assert found["fragmentation"].after is found["cross_reach"].after is None


def test_random_departures_are_a_distribution_with_a_seed() -> None:
    one, same, other = (what_if(bridged(), remove_random=0.4, runs=60, seed=n) for n in (1, 1, 2))
    assert one.effects == same.effects
    assert one.effects != other.effects
    assert one["actors"].after == one["actors"].low == 3
    for name in ("tied_areas", "fragmentation", "cross_reach"):
        effect = one[name]
        assert effect.low <= effect.after <= effect.high, name
    # Both town halls stay in 3 of 10 draws of two others.
    many = what_if(bridged(), remove_random=0.4, runs=4000, seed=3)
    assert many["cross_ties_total"].after == pytest.approx(0.3, abs=0.03)
    combined = what_if(bridged(), remove=["ha"], remove_random=0.25, runs=9)
    assert combined["actors"].after == 3
    assert combined["cross_ties_total"].after == 0


def test_all_may_leave_at_random() -> None:
    found = what_if(bridged(), remove_random=1.0, runs=3)
    assert (found["actors"].after, found["fragmentation"].after) == (0, None)


@pytest.mark.parametrize(
    "odd",
    [{"remove_random": 1.5}, {"remove_random": -0.1}, {"runs": -1}, {"remove": ["zzz"]}],
)
def test_what_can_not_be_asked_is_refused(odd: dict) -> None:
    with pytest.raises(NetworkError):
        what_if(bridged(), **odd)


def test_a_name_that_two_have_is_told_by_its_ids() -> None:
    parties = [party("x/one", "a"), party("x/two", "b")]
    twice = scene([each.__class__(each.actor, "Same") for each in parties], {})
    with pytest.raises(NetworkError, match="one, two"):
        what_if(twice, remove=["same"])
    assert what_if(twice, remove=["one"]).removed == ("Same",)


@pytest.mark.parametrize("cities", ["", "a"])
def test_without_two_cities_nothing_crosses(cities: str) -> None:
    found = what_if(scene([party(f"x{n}", cities) for n in range(3)], {}, (), cities))
    assert found["cross_reach"].before is found["tied_areas"].before is None
    assert found["only_bridges"].after == found["cut_off"].after == 0
    assert "No area is agreed on." in str(found)


def test_who_was_indispensable_before_is_named_too() -> None:
    parties = [party("ua", "a"), party("ub", "b"), party("w", ""), party("v", "")]
    ties = {("ua", "w"): (), ("ub", "w"): (), ("ua", "v"): (), ("ub", "v"): ()}
    found = what_if(scene(parties, ties, AREAS), remove=["V"])
    assert found["only_bridges"].former == ("UA", "UB")
    assert found["only_bridges"].actors == ("W",)
    assert "Indispensable before: UA; UB." in str(found)
