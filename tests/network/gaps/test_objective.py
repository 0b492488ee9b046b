"""The coverage objective: monotone, submodular, and what greedy promises of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import CLASSES, cell

from codev_graph.errors import NetworkError
from codev_graph.network import Weights
from codev_graph.network.gaps._coverage import Place
from codev_graph.network.gaps._objective import CoverageGain, Objective, lazy_greedy
from codev_graph.terms import CODEV

CITIES, AREAS = ("a", "b", "c"), ("art", "sport")
PLACES = [
    Place("deal", city, CODEV + kind, area)
    for city in CITIES
    for kind in CLASSES.values()
    for area in AREAS
]
COUNTS = st.lists(st.integers(0, 2), min_size=len(PLACES), max_size=len(PLACES))


@st.composite
def candidates(draw: st.DrawFn) -> dict[str, tuple]:
    """Actors that are each in some cells of one city."""
    found = {}
    for number in range(draw(st.integers(0, 6))):
        city = draw(st.sampled_from(CITIES))
        here = [place for place in PLACES if place[1] == city]
        found[f"x{number}"] = tuple(draw(st.sets(st.sampled_from(here), max_size=4)))
    return found


@st.composite
def weights(draw: st.DrawFn) -> Weights:
    filled, backed, two_sided = (draw(st.integers(0, 4)) for _weight in range(3))
    return Weights(filled, min(filled, backed), two_sided)


def objective(counts: list[int], covers: dict, weighed: Weights) -> Objective:
    short = {CODEV + name: sort for sort, name in CLASSES.items()}
    cells = [
        cell(city, short[kind], area, count)
        for (_deal, city, kind, area), count in zip(PLACES, counts, strict=True)
    ]
    return Objective(cells, covers, weighed)


def value(counts: list[int], covers: dict, weighed: Weights, chosen: tuple[str, ...]) -> float:
    """Count from nothing but the definition what a set adds."""
    after = dict(zip(PLACES, counts, strict=True))
    for actor in chosen:
        for place in covers[actor]:
            after[place] += 1
    total = 0.0
    for place, before in zip(PLACES, counts, strict=True):
        total += weighed.filled * (before == 0 < after[place])
        total += weighed.backed * (before < 2 <= after[place])
    for kind in CLASSES.values():
        for area in AREAS:
            row = [("deal", city, CODEV + kind, area) for city in CITIES]
            held = {p for p in row if dict(zip(PLACES, counts, strict=True))[p]}
            others = any(after[p] for p in row if p not in held)
            total += weighed.two_sided * (len(held) == 1 and others)
    return total


@given(COUNTS, candidates(), weights())
def test_what_is_added_one_by_one_is_the_objective(
    counts: list[int], covers: dict, weighed: Weights
) -> None:
    asked = objective(counts, covers, weighed)
    assert sum(asked.add(actor).total for actor in covers) == pytest.approx(
        value(counts, covers, weighed, tuple(covers))
    )


@given(COUNTS, candidates(), weights(), st.data())
def test_it_is_monotone_and_submodular(
    counts: list[int], covers: dict, weighed: Weights, data: st.DataObject
) -> None:
    if not covers:
        return
    new = data.draw(st.sampled_from(sorted(covers)))
    large = data.draw(st.sets(st.sampled_from(sorted(covers)))) - {new}
    small = data.draw(st.sets(st.sampled_from(sorted(large)))) if large else set()

    def gain(others: set[str]) -> float:
        before, after = tuple(others), (*others, new)
        return value(counts, covers, weighed, after) - value(counts, covers, weighed, before)

    assert gain(small) >= gain(large) - 1e-9
    assert gain(large) >= -1e-9


def greedy(objective: Objective, actors: list[str], k: int) -> Iterator[tuple[str, CoverageGain]]:
    """Choose plainly: ask everybody again for every choice."""
    left = dict.fromkeys(actors)
    for _round in range(min(k, len(left))):
        best = max(left, key=lambda actor: objective.gain(actor).total)
        found = objective.add(best)
        if found.total <= 0:
            return
        del left[best]
        yield best, found


@given(COUNTS, candidates(), weights(), st.integers(0, 7))
def test_lazy_greedy_is_greedy(counts: list[int], covers: dict, weighed: Weights, k: int) -> None:
    lazy, plain = (
        list(choose(objective(counts, covers, weighed), list(covers), k))
        for choose in (lazy_greedy, greedy)
    )
    assert lazy == plain


@settings(max_examples=60)
@given(COUNTS, candidates(), weights(), st.integers(1, 4))
def test_greedy_reaches_what_is_promised_of_the_best_set(
    counts: list[int], covers: dict, weighed: Weights, k: int
) -> None:
    chosen = tuple(a for a, _g in lazy_greedy(objective(counts, covers, weighed), list(covers), k))
    sets = combinations(covers, min(k, len(covers)))
    best = max(value(counts, covers, weighed, each) for each in sets)
    reached = value(counts, covers, weighed, chosen)
    assert reached >= (1 - 1 / math.e) * best - 1e-9


@pytest.mark.parametrize("odd", [{"filled": -1}, {"backed": 2}, {"two_sided": float("nan")}])
def test_weights_that_void_the_promise_are_refused(odd: dict) -> None:
    with pytest.raises(NetworkError):
        Weights(**odd)
