"""The questions on committees, guidelines and ties beyond the cells; each test says why."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from real_data import (
    AGREEMENT,
    DATASETS,
    MADE_UP,
    TABLA_1,
    TWINNING,
    actors,
    agreements,
    answer,
    areas_of,
    changed,
    city_of,
    class_of,
    column,
    is_town_hall,
    listed,
    pairs,
    table,
    ties,
)

everywhere = pytest.mark.parametrize("dataset", DATASETS)
PRINCIPLES = {"co-responsibility", "horizontality", "solidarity"}


def members(committee: str, dataset: str) -> set[str]:
    rows = table(dataset, "participations")
    return {row["actor"] for row in rows if row["in"] == committee}


@everywhere
def test_classes_missing_by_committee(dataset: str) -> None:
    # Section 6 wants society in each committee; Tabla 1 says who that is.
    expected = set()
    for row in table(dataset, "committees"):
        near = [a for a in actors(dataset) if city_of(a, dataset) in {"", *listed(row["cities"])}]
        sitting = {class_of(one, dataset) for one in members(row["id"], dataset)}
        for name in TABLA_1.keys() - sitting:
            known = sum(class_of(one, dataset) == name for one in near)
            expected.add((row["id"], name, known))
    rows = answer("classes-missing-by-committee", dataset)
    assert pairs(rows, "committee", "class", "known") == expected


def test_no_society_sits_in_the_technical_committee() -> None:
    # The town hall and three international organisations are all that the source names.
    rows = answer("classes-missing-by-committee", committee="comite-tecnico-ciudades-hermanas")
    assert column(rows, "class") == TABLA_1.keys() - {
        "PublicAdministration",
        "InternationalOrganisation",
    }


def crossing_ties(agreement: str, dataset: str) -> dict[str, list[bool]]:
    """Return whether a town hall is in it, for each tie between its cities, by area."""
    cities = listed(agreements(dataset)[agreement]["cities"])
    found: dict[str, list[bool]] = defaultdict(list)
    for row in ties(dataset).values():
        ends = [row["from"], row["to"]]
        sides = [city_of(end, dataset) for end in ends]
        if set(sides) <= cities and sides[0] != sides[1]:
            for area in listed(row["areas"]) & areas_of(agreement, dataset):
                found[area].append(any(is_town_hall(end, dataset) for end in ends))
    return found


@everywhere
def test_areas_tied_by_town_halls(dataset: str) -> None:
    expected = {
        (agreement, area, len(found))
        for agreement in agreements(dataset)
        for area, found in crossing_ties(agreement, dataset).items()
        if all(found)
    }
    rows = answer("areas-tied-by-town-halls", dataset)
    assert pairs(rows, "agreement", "area", "ties") == expected


def test_all_that_joins_the_founding_cities_runs_through_their_town_halls() -> None:
    # The only ties across the border that any source tells of are those of the two town halls.
    assert column(answer("areas-tied-by-town-halls"), "area") == areas_of(AGREEMENT)
    assert "academic" not in column(answer("areas-tied-by-town-halls", MADE_UP), "area")


@everywhere
def test_principles_without_evidence(dataset: str) -> None:
    # No table names a principle in its column “supports”.
    stated = {
        part
        for name in ("agreements", "committees", "projects")
        for row in table(dataset, name)
        for part in listed(row.get("supports", ""))
    }
    rows = answer("principles-without-evidence", dataset)
    assert pairs(rows, "agreement", "principle") == {
        (agreement, name) for agreement in agreements(dataset) for name in PRINCIPLES - stated
    }


def test_a_project_that_supports_a_principle_is_evidence(tmp_path: Path) -> None:
    base = "https://w3id.org/codev-graph/"
    project = f"{base}id/{TWINNING}/project/ciudades-hermanas"
    fact = (project, f"{base}ontology#supports", f"{base}vocab/codevelopment-principle/solidarity")
    graph = changed(tmp_path, {}, facts=[fact])
    rows = answer("principles-without-evidence", graph)
    assert column(rows, "principle") == PRINCIPLES - {"solidarity"}
    stated = [r for r in answer("guideline-evidence", graph) if r["guideline"] == "solidarity"]
    assert ("stated", "ciudades-hermanas") in pairs(stated, "basis", "row")


def evidence_of(code: str, dataset: str = TWINNING) -> set[tuple[object, ...]]:
    return pairs(answer("guideline-evidence", dataset, code=code), "basis", "row", "city")


def test_guideline_evidence() -> None:
    """Each reading of ours rests on rows that one can look up."""
    town_halls = {"alcaldia-santa-ana": "santa-ana", "ayuntamiento-tapachula": "tapachula"}
    signed = {(f"{key}--signatory--{AGREEMENT}", city) for key, city in town_halls.items()}
    assert {(row, city) for _b, row, city in evidence_of("political-will")} == signed
    # One side alone is on record as host: the source tells of the ceremony in Tapachula.
    assert {city for _b, _row, city in evidence_of("receptivity")} == {"tapachula"}
    assert evidence_of("coordination") == {
        ("read", "comite-tecnico-ciudades-hermanas", "tapachula")
    }
    assert evidence_of("pragmatism") == {("read", AGREEMENT, None)}
    assert evidence_of("less-bureaucracy") == evidence_of("innovation") == set()
    mutual = [
        key
        for key, row in ties().items()
        if row["mutual"] and set(row) and {row["from"], row["to"]} == set(town_halls)
    ]
    assert {row for _b, row, _c in evidence_of("equality")} == set(mutual)


@everywhere
def test_every_phase_on_record_is_evidence_of_itself(dataset: str) -> None:
    rows = answer("guideline-evidence", dataset)
    found = {(r["agreement"], r["guideline"]) for r in rows if r["scheme"] == "phase"}
    recorded = {(row["agreement"], row["phase"]) for row in table(dataset, "phase-records")}
    assert found == recorded
    assert {r["basis"] for r in rows if r["scheme"] == "phase"} <= {"stated"}


@everywhere
def test_what_states_a_step_is_what_the_library_counts_as_evidence_of_it(dataset: str) -> None:
    rows = answer("guideline-evidence", dataset)
    stated = {(r["agreement"], r["guideline"]) for r in rows if r["basis"] == "stated"}
    without = pairs(answer("steps-without-evidence", dataset), "agreement", "step")
    assert stated.isdisjoint(without)
