"""A projection says which ties count, and the graph holds those and no others."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph import Projection
from codev_graph._i18n import in_language
from codev_graph.errors import NetworkError
from codev_graph.network import ActorRow, TieRow, project

KEYS = "abcdef"
ACTORS = [ActorRow(key, key.upper(), "university", "x" if key < "d" else None) for key in KEYS]
YEARS = st.none() | st.integers(2000, 2009)
NAMES = st.frozensets(st.sampled_from(["culture", "sport", "labour"]), max_size=2)


@st.composite
def ties(draw: st.DrawFn) -> TieRow:
    start, end = draw(YEARS), draw(YEARS)
    return TieRow(
        source=draw(st.sampled_from(KEYS)),
        target=draw(st.sampled_from(KEYS)),
        mutual=draw(st.booleans()),
        purposes=draw(NAMES),
        areas=draw(NAMES),
        strength=draw(st.none() | st.floats(0, 9)),
        earliest=f"{start}-01-01T00:00:00Z" if start else "",
        latest=f"{end}-12-31T23:59:59Z" if end else "",
    )


TIES = st.lists(ties(), max_size=15)


def tie(source: str, target: str, **more: object) -> TieRow:
    return TieRow(source, target, **more)


@given(TIES)
def test_loops_are_dropped_and_parallel_ties_merged(rows: list[TieRow]) -> None:
    graph, made = project(ACTORS, rows, Projection())
    pairs = [frozenset((row.source, row.target)) for row in rows if row.source != row.target]
    assert {frozenset(edge) for edge in graph.edges} == set(pairs)
    assert made.ties == len(pairs) == sum(count for *_ends, count in graph.edges(data="ties"))
    assert made.loops == len(rows) - len(pairs)
    assert made.pairs == len(set(pairs))
    assert all("weight" not in data for *_ends, data in graph.edges(data=True))


@given(TIES)
def test_directions_are_kept_and_mutual_ties_go_both_ways(rows: list[TieRow]) -> None:
    graph, made = project(ACTORS, rows, Projection(directed=True))
    there = {(row.source, row.target) for row in rows if row.source != row.target}
    back = {(row.target, row.source) for row in rows if row.mutual and row.source != row.target}
    assert isinstance(graph, nx.DiGraph)
    assert set(graph.edges) == there | back
    assert made.pairs == len(there | back)
    assert made.ties == sum(row.source != row.target for row in rows)


@given(TIES, NAMES, NAMES, YEARS)
def test_only_chosen_ties_count(
    rows: list[TieRow], purposes: frozenset[str], areas: frozenset[str], year: int | None
) -> None:
    choice = Projection(purposes=tuple(purposes), areas=tuple(areas), year=year)
    graph, _made = project(ACTORS, rows, choice)

    def chosen(row: TieRow) -> bool:
        return (
            (not purposes or bool(row.purposes & purposes))
            and (not areas or bool(row.areas & areas))
            and (year is None or not row.earliest or int(row.earliest[:4]) <= year)
            and (year is None or not row.latest or int(row.latest[:4]) >= year)
        )

    kept = {frozenset((row.source, row.target)) for row in rows if chosen(row)}
    assert {frozenset(edge) for edge in graph.edges} == {pair for pair in kept if len(pair) == 2}


@given(TIES)
def test_actors_without_a_tie_are_kept_or_left_out(rows: list[TieRow]) -> None:
    whole, kept = project(ACTORS, rows, Projection())
    rest, left = project(ACTORS, rows, Projection(isolates=False))
    alone = set(nx.isolates(whole))
    assert set(whole) == set(KEYS)
    assert set(rest) == set(KEYS) - alone
    assert set(rest.edges) == set(whole.edges)
    assert kept.unconnected == left.unconnected == len(alone)
    assert kept.unlocated == 3
    assert left.unlocated == len(set("def") - alone)


@given(TIES)
def test_the_strongest_tie_gives_the_weight(rows: list[TieRow]) -> None:
    graph, _made = project(ACTORS, rows, Projection(weighted=True))
    for one, other, weight in graph.edges(data="weight"):
        strengths = [row.strength for row in rows if {row.source, row.target} == {one, other}]
        assert weight == max(1.0 if strength is None else strength for strength in strengths)


def test_a_stated_strength_of_zero_is_not_taken_for_none() -> None:
    graph, _made = project(ACTORS, [tie("a", "b", strength=0.0)], Projection(weighted=True))
    assert graph.edges["a", "b"]["weight"] == 0.0


def test_actors_carry_what_is_known_of_them() -> None:
    rows = [ActorRow("a", "A", "university", "x", "local"), ActorRow("b", "B", "company")]
    graph, _made = project(rows, [], Projection())
    assert graph.nodes["a"] == {"name": "A", "class": "university", "city": "x", "level": "local"}
    assert graph.nodes["b"] == {"name": "B", "class": "company"}


@pytest.mark.parametrize("year", [2003, 2005, 2007])
def test_a_tie_counts_from_its_first_year_to_its_last(year: int) -> None:
    row = tie("a", "b", earliest="2003-11-01T00:00:00Z", latest="2007-02-28T23:59:59Z")
    assert Projection(year=year).takes(row)
    assert not Projection(year=2002).takes(row)
    assert not Projection(year=2008).takes(row)
    assert Projection(year=year).takes(tie("a", "b"))


def test_a_tie_of_an_unknown_actor_is_refused() -> None:
    with pytest.raises(NetworkError, match="z: a tie names this actor") as caught:
        project(ACTORS, [tie("a", "z")], Projection())
    assert caught.value.subject == "z"


def test_nothing_gives_an_empty_network() -> None:
    graph, made = project([], [], Projection())
    assert (len(graph), made.ties, made.pairs, made.unconnected) == (0, 0, 0, 0)


def test_it_says_in_words_what_was_done() -> None:
    rows = [tie("a", "b"), tie("b", "a"), tie("c", "c"), tie("b", "c", purposes={"peace"})]
    _graph, made = project(ACTORS, rows, Projection())
    assert str(made) == (
        "3 documented ties join 2 pairs of actors. Directions are not heeded. Several ties of one "
        "pair count once. 1 tie of an actor to itself was dropped. 3 actors without any tie are "
        "kept. 3 actors of no single city are left out of what compares the cities."
    )


def test_it_says_what_was_chosen() -> None:
    choice = Projection(
        ("peace",), ("culture",), 2022, directed=True, weighted=True, isolates=False
    )
    _graph, made = project(ACTORS, [], choice)
    for said in (
        "0 documented ties",
        "Ties keep their direction.",
        "The strongest of several ties",
        "Only ties of peace, culture count.",
        "active in 2022",
        "6 actors without any tie are left out.",
    ):
        assert said in str(made)
    with in_language("es"):
        assert "2022" in str(made)
        assert "Ties" not in str(made)


def test_one_is_told_as_one() -> None:
    _graph, made = project(ACTORS[:3], [tie("a", "b")], Projection())
    assert str(made).startswith("1 documented tie joins 1 pair of actors.")
    assert "1 actor without any tie is kept." in str(made)


def test_it_is_kept_for_the_manifest() -> None:
    _graph, made = project(ACTORS, [tie("a", "b")], Projection(year=2022))
    told = made.as_dict()
    assert Projection(**told) == made
    assert (told["year"], told["ties"], told["unconnected"]) == (2022, 1, 4)
