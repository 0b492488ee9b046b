"""SPARQL and Python agree on what invitations would gain and which ties are plausible."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import REAL, actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph.network import Rule
from codev_graph.network.gaps._plausible import Plausible, Scope

KINDS = ("local-government", "university", "knowledge-centre", "company", "public-administration")
AREAS = ("culture", "sport", "academic")
SECTORS = ("sport", "academic", "business", "migration")
SCOPES = get_args(Scope)
ACTORS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", ""]),
        st.sampled_from(KINDS),
        st.frozensets(st.sampled_from(AREAS)),
        st.booleans(),
        st.frozensets(st.sampled_from(SECTORS)),
    ),
    max_size=8,
)
TIES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(AREAS)), max_size=3)


def assert_agreed(graph: KnowledgeGraph, scope: Scope) -> None:
    outlook, rule = graph.outlook(), Rule(most=None, areas=scope)
    ranking = outlook.invite(k=0, rule=rule).ranking
    rows = graph.query("invitations", areas=scope).records()
    names = ("filled", "backed", "twoSided")
    told = {str(row["actor"]): tuple(int(row[name] or 0) for name in names) for row in rows}
    counted = {
        each.actor: (each.coverage.filled, each.coverage.backed, each.coverage.two_sided)
        for each in ranking
    }
    assert told == {key: counted[key] for key in told}
    assert not any(any(gains) for key, gains in counted.items() if key not in told)
    plausible = Plausible(outlook.scene, rule)
    mine = {(tie.actor, tie.other, tie.sort) for e in ranking for tie in plausible.ties(e.actor)}
    found = graph.query("plausible-ties", areas=scope).records()
    theirs: dict[tuple[str, str], set[str]] = {}
    for row in found:
        theirs.setdefault((str(row["actor"]), str(row["other"])), set()).add(str(row["sort"]))
    assert {(one, other) for one, other, _sort in mine} == set(theirs)
    assert all(sort in theirs[one, other] for one, other, sort in mine)


@settings(max_examples=6, deadline=None)
@given(actors=ACTORS, ties=TIES)
def test_they_agree_on_any_twinning(
    actors: list[tuple], ties: list[tuple], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = {
        "cities": [city(key) for key in "abc"],
        "actors": [
            actor(f"x{n}", place, kind, sectors="|".join(sorted(sectors)))
            for n, (place, kind, _areas, _involved, sectors) in enumerate(actors)
        ],
        "agreements": [
            agreement("d", "a|b", "culture|sport|academic"),
            agreement("e", "b|c", "culture"),
        ],
        "participations": [
            taking_part(f"x{n}", "d" if place in "ab" else "e", "|".join(sorted(areas)))
            for n, (place, _kind, areas, involved, _sectors) in enumerate(actors)
            if involved
        ],
        "ties": [
            {"from": f"x{one}", "to": f"x{other}", "areas": area}
            for one, other, area in ties
            if one != other and max(one, other) < len(actors)
        ],
    }
    graph = build(write_twinning(tmp_path_factory.mktemp("any") / "t", tables))
    for scope in SCOPES:
        assert_agreed(graph, scope)


def test_they_agree_on_the_real_data() -> None:
    graph = build(REAL)
    for scope in SCOPES:
        assert_agreed(graph, scope)


def test_they_agree_on_nothing(tmp_path: Path) -> None:
    assert_agreed(build(write_twinning(tmp_path / "t", {})), "likely")
