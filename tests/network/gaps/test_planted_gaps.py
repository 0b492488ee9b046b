"""Generated twinnings with cells emptied and actors hidden: all and only those are found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import actor, agreement, city, taking_part, write_twinning
from codev_graph import KnowledgeGraph, build
from codev_graph.network import Gaps
from codev_graph.terms import ACTOR_KIND, concept_by_iri, vocabulary

CITIES = ("a", "b", "c")
AREAS = ("culture", "sport", "labour")
# Kinds of three classes; a migrant club is a migrant association too, a company may be told as
# no more than of its class.
KINDS = ("university", "migrant-club", "migrant-association", "company", "private-sector")
ABOVE = {"migrant-club": {"migrant-association"}, "private-sector": set()}
TOPS = {term.notation: term.top for term in vocabulary(ACTOR_KIND)}
LEVELS = ("class", "kind")


@dataclass(frozen=True)
class Planted:
    """A twinning of every kind in every cell, but for what is emptied, and actors that are hidden.

    Attributes:
        agreements: The cities of each agreement.
        emptied: Agreement, city, kind and area in which nobody is left.
        hidden: City and kind of the actors that take no part.
        committees: Whether the areas come from a committee in the place of the participation.
    """

    agreements: tuple[tuple[str, ...], ...]
    emptied: frozenset[tuple[int, str, str, str]]
    hidden: tuple[tuple[str, str], ...]
    committees: bool


def every_cell(agreements: tuple[tuple[str, ...], ...]) -> list[tuple[int, str, str, str]]:
    return [
        (number, place, kind, area)
        for number, cities in enumerate(agreements)
        for place in cities
        for kind in KINDS
        for area in AREAS
    ]


@st.composite
def planted(draw: st.DrawFn) -> Planted:
    sides = st.sampled_from([("a", "b"), ("b", "c"), ("a", "b", "c"), ("a",)])
    agreements = tuple(draw(st.lists(sides, min_size=1, max_size=2)))
    return Planted(
        agreements,
        draw(st.frozensets(st.sampled_from(every_cell(agreements)), max_size=70)),
        tuple(
            draw(st.lists(st.tuples(st.sampled_from(CITIES), st.sampled_from(KINDS)), max_size=4))
        ),
        draw(st.booleans()),
    )


def held(twinning: Planted) -> dict[tuple[int, str, str], set[str]]:
    """Return the areas in which the actor of a kind in a city is, by agreement, city and kind."""
    found: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for number, place, kind, area in every_cell(twinning.agreements):
        if (number, place, kind, area) not in twinning.emptied:
            found[number, place, kind].add(area)
    return found


def tables(twinning: Planted) -> dict:
    """One actor a city and kind, whose areas differ between the agreements it takes part in."""
    parts, committees = [], []
    for (number, place, kind), areas in held(twinning).items():
        listed = "|".join(sorted(areas))
        if twinning.committees:
            key = f"k-{number}-{place}-{kind}"
            row = {"id": key, "name": key, "agreement": f"g{number}", "cities": place}
            committees.append({**row, "areas": listed})
            parts.append(taking_part(f"{place}-{kind}", key))
        else:
            parts.append(taking_part(f"{place}-{kind}", f"g{number}", listed))
    shown = {row["actor"] for row in parts}
    return {
        "cities": [city(key) for key in CITIES],
        "actors": [
            *(actor(key, key[0], key[2:]) for key in sorted(shown)),
            *(actor(f"h{n}", place, kind) for n, (place, kind) in enumerate(twinning.hidden)),
        ],
        "agreements": [
            agreement(f"g{number}", "|".join(cities), "|".join(AREAS))
            for number, cities in enumerate(twinning.agreements)
        ],
        "committees": committees,
        "participations": parts,
    }


def last(iri: str) -> str:
    concept = concept_by_iri(iri)
    return concept.notation if concept else iri.rsplit("/", 1)[-1]


def at_level(kind: str, level: str) -> set[str]:
    """Return the class of a kind, or every kind that it is."""
    return {TOPS[kind]} if level == "class" else ABOVE.get(kind, set()) | ({kind} & set(KINDS[:4]))


def counted(twinning: Planted, level: str) -> Counter:
    return Counter(
        (f"g{number}", place, term, area)
        for (number, place, kind), areas in held(twinning).items()
        for area in areas
        for term in at_level(kind, level)
    )


def told_state(counts: Counter, cell: tuple, cities: tuple[str, ...]) -> str:
    number, _place, term, area = cell
    sides = sum(counts[number, other, term, area] > 0 for other in cities)
    if not counts[cell]:
        return "empty"
    if sides == 1:
        return "one-sided"
    return "single-actor" if counts[cell] == 1 else "held"


@settings(max_examples=15)
@given(twinning=planted())
def test_all_and_only_what_was_planted_is_found(
    twinning: Planted, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_twinning(tmp_path_factory.getbasetemp() / "planted" / "t", tables(twinning))
    graph = build(folder)
    for level in LEVELS:
        gaps = graph.gaps(level)
        check_cells(gaps, twinning, level)
        check_sparql(graph, gaps, level)
        check_empty_ones(gaps)
        check_candidates(gaps, twinning, level)
        check_indices(gaps)


def check_cells(gaps: Gaps, twinning: Planted, level: str) -> None:
    counts = counted(twinning, level)
    found = {
        (last(c.agreement), last(c.city), last(c.actor_class), last(c.area)): (c.actors, c.state)
        for c in gaps.cells
    }
    assert len(found) == len(gaps.cells)
    for number, cities in enumerate(twinning.agreements):
        for cell in [key for key in found if key[0] == f"g{number}"]:
            assert found[cell] == (counts[cell], told_state(counts, cell, cities))
    assert {key for key, (actors, _state) in found.items() if actors} == set(counts)


def check_sparql(graph: KnowledgeGraph, gaps: Gaps, level: str) -> None:
    """The naive query makes every cell and counts; the cube must say the same of each."""
    asked = [tuple(row) for row in graph.query("coverage-cells", level=level)]
    assert asked == [(*cell.place, cell.actors) for cell in gaps.cells]


def check_empty_ones(gaps: Gaps) -> None:
    empty = [cell for cell in gaps.cells if cell.state == "empty"]
    assert list(gaps.cells.empty()) == empty
    assert len(empty) == len(gaps.cells) - len(gaps.cells.holders)
    for cell in empty[:3]:
        where = {"city": cell.city, "actor_class": cell.actor_class, "area": cell.area}
        assert cell in gaps.cells.empty(**where)
        assert {(c.city, c.actor_class, c.area) for c in gaps.cells.empty(**where)} == {
            tuple(where.values())
        }


def check_candidates(gaps: Gaps, twinning: Planted, level: str) -> None:
    """The hidden are the candidates; each could fill what is empty for what it is."""
    found = {last(c.actor): c for c in gaps.candidates}
    assert set(found) == {f"h{n}" for n in range(len(twinning.hidden))}
    counts = counted(twinning, level)
    for n, (place, kind) in enumerate(twinning.hidden):
        own = {
            (f"g{number}", place, term, area)
            for number, cities in enumerate(twinning.agreements)
            for term in at_level(kind, level)
            for area in AREAS
            if place in cities and not counts[f"g{number}", place, term, area]
        }
        candidate = found[f"h{n}"]
        cells = {tuple(map(last, cell.place)) for cell in gaps.fills(candidate)}
        assert cells == own
        assert {last(area) for area in candidate.fills} == {area for *_rest, area in own}


def check_indices(gaps: Gaps) -> None:
    cells = list(gaps.cells)
    states = Counter(cell.state for cell in cells)
    whole = gaps.indices.records()[0]
    assert whole["cells"] == len(cells)
    assert [whole[key] for key in ("held", "single_actor", "one_sided", "empty")] == [
        states[key] for key in ("held", "single-actor", "one-sided", "empty")
    ]
    for row in gaps.indices.records():
        own = {"city": "city", "class": "actor_class", "area": "area", "agreement": "agreement"}
        scope = own.get(str(row["scope"]))
        mine = [cell for cell in cells if scope is None or getattr(cell, scope) == row["key"]]
        assert row["cells"] == len(mine)
        assert row["occupied"] == sum(cell.actors > 0 for cell in mine)


def test_an_area_of_one_agreement_is_not_credited_to_another(tmp_path: Path) -> None:
    """Taking part in both, active in sport under the first and in culture under the second."""
    rows = {
        "cities": [city("a"), city("b")],
        "actors": [actor("x", "a", "university")],
        "agreements": [
            agreement("d", "a|b", "sport|culture"),
            agreement("e", "a|b", "sport|culture"),
        ],
        "participations": [taking_part("x", "d", "sport"), taking_part("x", "e", "culture")],
    }
    graph = build(write_twinning(tmp_path / "t", rows))
    cells = {(last(c.agreement), last(c.area)) for c in graph.gaps().cells.occupied()}
    assert cells == {("d", "sport"), ("e", "culture")}
    alone = {(last(str(r[3])), last(str(r[4]))) for r in graph.query("single-actor-cells")}
    assert alone == cells
    left = {(last(str(r[3])), last(str(r[4]))) for r in graph.query("areas-held-by-town-halls")}
    assert left == {("d", "culture"), ("e", "sport")}
