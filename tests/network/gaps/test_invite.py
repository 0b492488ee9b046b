"""Whom to invite first, on twinnings made so that the answer is known."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace

import pytest
from scenes import cell, party, scene

from codev_graph._i18n import in_language
from codev_graph.errors import NetworkError
from codev_graph.network import Invitations, Rule, Scene, invitations, read_rule, read_weights
from codev_graph.network.gaps._crossing_areas import CrossingAreas
from codev_graph.network.gaps._plausible import Plausible, Scope
from codev_graph.terms import vocabulary

BOTH = ("art", "sport")
HALLS = [party("ha", "a", "hall", areas=BOTH), party("hb", "b", "hall", areas=BOTH)]
UNIS = [party("ua", "a", involved=False), party("ub", "b", involved=False)]
TIED = {("ha", "hb"): BOTH}
CELLS = [cell(city, "hall", area, 1) for city in "ab" for area in BOTH]


def asked(place: Scene, k: int = 5, rule: Rule | None = None, cells: list = CELLS) -> Invitations:
    """Ask with every actor that takes no part as a candidate."""
    absent = [SimpleNamespace(actor=p.actor) for p in place.parties.values() if not p.involved]
    cube = SimpleNamespace(occupied=lambda: cells)
    rule = rule or Rule(areas="all")
    return invitations(place, SimpleNamespace(cells=cube, candidates=absent), k, rule)  # type: ignore[arg-type] # the two attributes are all that is asked for


def test_two_universities_invited_together_outlast_the_town_halls() -> None:
    found = asked(scene([*HALLS, *UNIS], TIED))
    first, second = found.best
    assert (first.actor, first.coverage.filled, first.cross_ties) == ("ua", 2, 0)
    assert second.actor == "ub"
    assert (second.coverage.filled, second.coverage.two_sided) == (2, 0)
    brought = {(tie.other, tie.sort) for tie in second.ties}
    assert brought == {("hb", "town-hall"), ("ua", "counterpart")}
    assert (second.cross_ties, second.redundancy, second.without_town_halls) == (1, 1, 1.0)
    assert found.before.without_town_halls == 0.0
    assert found.after.without_town_halls == 1.0
    assert "brings 1 tie across the border" in second.reason


def test_alone_nobody_has_a_counterpart() -> None:
    ranking = asked(scene([*HALLS, *UNIS], TIED)).ranking
    assert [each.cross_ties for each in ranking] == [0, 0]
    assert [each.coverage.total for each in ranking] == [2.0, 2.0]


def test_answering_the_other_city_counts() -> None:
    cells = [*CELLS, cell("a", "uni", "art", 1)]
    involved = party("ua", "a", areas=["art"])
    found = asked(scene([*HALLS, involved, UNIS[1]], TIED), cells=cells)
    (only,) = found.best
    assert (only.coverage.filled, only.coverage.two_sided, only.coverage.total) == (2, 1, 2.5)
    assert "answers the other city in 1 area" in only.reason


def test_the_rule_says_which_ties_are_plausible() -> None:
    other = party("fb", "b", "firm", areas=["art"])
    place = scene([*HALLS, *UNIS, other], TIED)
    assert [tie.other for tie in Plausible(place, Rule(areas="all")).ties("ub")] == ["fb", "hb"]
    halls = Plausible(place, Rule(sorts=("town-hall",), areas="all")).ties("ub")
    assert [(tie.other, tie.areas) for tie in halls] == [("hb", frozenset(BOTH))]
    assert Plausible(place, Rule(sorts=())).ties("ub") == ()
    documented = Plausible(place, Rule(areas="documented"))
    assert documented.areas("ub") == frozenset()
    assert [tie.other for tie in documented.ties("ub")] == ["hb"]


@pytest.mark.parametrize(
    ("scope", "taken"),
    [
        ("likely", {"art", "sport"}),
        ("documented", {"art"}),
        ("sector", {"sport"}),
        ("all", {"art", "sport", "trade"}),
    ],
)
def test_what_it_would_take_up_stays_within_what_was_agreed_on(
    scope: Scope, taken: set[str]
) -> None:
    one = replace(
        party("ua", "a", involved=False, areas=["art", "health"]), likely={"sport", "war"}
    )
    place = scene([*HALLS, one], TIED, areas=("art", "sport", "trade"))
    assert Plausible(place, Rule(areas=scope)).areas("ua") == taken


def test_whose_areas_nobody_knows_is_to_be_asked() -> None:
    found = asked(scene([*HALLS, UNIS[0]], TIED), rule=Rule())
    assert found.best == ()
    (only,) = found.ranking
    assert (only.areas, only.coverage.total) == (frozenset(), 0)
    assert "its areas are not known: ask it" in only.reason


def test_the_sentence_names_the_areas_and_what_is_held_already() -> None:
    area = next(each.iri for each in vocabulary("area") if each.notation == "sport")
    one = replace(party("ua", "a", involved=False), likely=frozenset([area]))
    place = scene([*HALLS, one], TIED, areas=[area])
    told = asked(place, rule=Rule()).ranking[0].reason
    assert "would bring Sport to A, where nobody of its class is on record in it" in told
    held = asked(place, rule=Rule(), cells=[cell("a", "uni", area, 2)]).ranking[0].reason
    assert "in Sport its class is already held in A by two or more" in held


def test_at_most_so_many_are_taken_those_with_most_in_common_first() -> None:
    fellows = [party(f"f{n}", "b", "firm", areas=BOTH[: 1 + n % 2]) for n in range(5)]
    place = scene([*HALLS, *UNIS, *fellows], TIED)
    kept = [tie.other for tie in Plausible(place, Rule(("own-city",), 2, "all")).ties("ub")]
    assert kept == ["f1", "f3"]
    every = Plausible(place, Rule(("own-city",), None, "all")).ties("ub")
    assert len(every) == 5


def test_one_of_no_city_knows_every_town_hall_and_fills_nothing() -> None:
    parties = [*HALLS, party("xa", "a"), party("xb", "b"), party("w", "", involved=False)]
    # So far every way into b ends in hb; the tie of w to ha opens one to xb.
    ties = {("ha", "hb"): BOTH, ("xa", "hb"): (), ("xb", "w"): ()}
    place = scene(parties, ties)
    (only,) = asked(place).ranking
    assert [tie.other for tie in only.ties] == ["ha", "hb"]
    assert only.coverage.total == 0
    assert only.redundancy == 1
    assert asked(place).best == ()
    assert only.reaches == ("B",)
    assert "it already has ties in B" in only.reason


@pytest.mark.parametrize(
    "place",
    [
        scene([], {}, cities=()),
        scene([], {}),
        scene([party("ua", "a", involved=False)], {}, cities=["a"]),
        scene(UNIS, {}, areas=()),
    ],
    ids=["empty", "no actors", "one city", "no areas"],
)
def test_the_emptiest_scenes_have_an_answer(place: Scene) -> None:
    found = asked(place, cells=[])
    assert len(found.ranking) == len(place.parties)
    assert len(found.table()) == len(found.best) + len(found.ranking)
    for each in found.ranking:
        assert each.cross_ties == each.redundancy == 0
        assert each.reason
    assert math.isnan(found.before.tied) == (not place.areas)


def test_three_cities_are_weighed_pair_by_pair() -> None:
    parties = [
        *HALLS,
        party("hc", "c", "hall", areas=BOTH),
        *UNIS,
        party("uc", "c", involved=False),
    ]
    ties = {("ha", "hb"): BOTH, ("hb", "hc"): BOTH}
    found = asked(scene(parties, ties, cities="abc"), k=3)
    assert {each.actor for each in found.best} == {"ua", "ub", "uc"}
    assert [each.cross_ties for each in found.best] == [0, 1, 2]
    assert found.after.without_town_halls == 1.0


def test_what_lasts_is_counted_area_by_area() -> None:
    parties = [*HALLS, party("ua", "a"), party("ub", "b")]
    areas = CrossingAreas(scene(parties, {("ha", "hb"): ["art"], ("ua", "ub"): ["sport"]}))
    found = areas.robustness()
    assert (found.tied, found.without_town_halls) == (1.0, 0.5)
    # Whoever leaves, one of two areas goes.
    assert found.single_departure == 0.5
    more = areas.robustness({("ha", "ub"): frozenset(["art"])})
    # Art now hangs on ha alone; sport on ua and ub.
    assert more.single_departure == pytest.approx(1 - 3 / 4 / 2)


def test_the_rule_and_the_weights_are_read_and_printed() -> None:
    rule = read_rule(["ties=counterpart, town-hall", "most=all", "areas=documented"])
    assert rule == Rule(("town-hall", "counterpart"), None, "documented")
    assert read_rule(["ties=none", "most=2"]) == Rule((), 2)
    assert read_weights(["filled=2", "backed=0"]).filled == 2
    assert "none" in str(Rule(sorts=()))
    assert "at most 3 others" in str(Rule())
    for wrong in ("tie=none", "ties=townhall", "most=few", "areas=some"):
        with pytest.raises(NetworkError):
            read_rule([wrong])
    for wrong in ("filed=1", "filled=much", "backed=3"):
        with pytest.raises(NetworkError):
            read_weights([wrong])


def test_what_is_assumed_follows_the_language() -> None:
    found = asked(scene([*HALLS, *UNIS], TIED))
    with in_language("es"):
        spanish = str(found), found.best[0].reason
    assert spanish[0] != str(found)
    assert spanish[1] != found.best[0].reason
