"""The questions about phases, sources and vocabularies; each test says why its answer holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from real_data import (
    AGREEMENT,
    DATASETS,
    OTHERS,
    STRATEGY,
    TWINNING,
    actors,
    agreements,
    answer,
    areas_of,
    changed,
    citations,
    column,
    crosses,
    involved,
    listed,
    numbered,
    pairs,
    table,
    ties,
    told_of,
)

everywhere = pytest.mark.parametrize("dataset", DATASETS)


@everywhere
def test_phases(dataset: str) -> None:
    # Section 4 has seven phases; each is there for each agreement, on record or not.
    rows = answer("phases", dataset)
    stated = {
        (row["agreement"], row["phase"], row["start"] or None)
        for row in table(dataset, "phase-records")
    }
    assert {(row["agreement"], row["phase"], row["start"]) for row in rows if row["done"]} == stated
    by_agreement: dict[object, set[object]] = defaultdict(set)
    for row in rows:
        by_agreement[row["agreement"]].add(row["position"])
    assert by_agreement == {key: set(range(1, 8)) for key in agreements(dataset)}


def test_the_diagnosis_came_first() -> None:
    # Section 4: the diagnosis by the IOM is of 2019, and the signing of 2022.
    rows = [row for row in answer("phases", agreement=AGREEMENT) if row["phase"] == "diagnosis"]
    assert [row["start"] for row in rows] == ["2019"]
    assert [row["position"] for row in rows] == [1]


def test_sector_presences() -> None:
    # Section 5, after Tabla 1: these eleven sectors.
    rows = answer("sector-presences", agreement=AGREEMENT)
    by_strategy = {row["sector"] for row in rows if row["source"] == STRATEGY}
    assert by_strategy == {
        "business",
        "artisan",
        "academic",
        "local-government",
        "tourism",
        "environment",
        "gender",
        "youth",
        "sport",
        "migration",
        "international-organisations",
    }
    assert {row["locator"] for row in rows if row["source"] == STRATEGY} == {"5"}
    assert pairs(rows, "sector", "source") == {
        (row["sector"], citation.partition("#")[0])
        for row in table(TWINNING, "sector-presences")
        for citation in listed(row["sources"])
    }


@everywhere
def test_sources(dataset: str) -> None:
    rows = answer("sources", dataset)
    cited: Counter[str] = Counter()
    for _kind, _row, source in {found[:3] for found in citations(dataset)}:
        cited[source] += 1
    assert told_of(rows, "source", "statements") == {
        row["id"]: cited[row["id"]] for row in table(dataset, "sources")
    }
    found = told_of(rows, "source", "sourceTitle", "consulted")
    for row in table(dataset, "sources"):
        assert found[row["id"]] == (row["title"], row["consulted"])


@everywhere
def test_what_a_source_says(dataset: str) -> None:
    rows = answer("what-a-source-says", dataset)
    assert {
        (row["rowKind"], row["row"], row["source"], row["locator"]) for row in rows
    } == citations(dataset)


def test_what_one_source_says() -> None:
    # 3 Minutos told of the committee and of who stood by it.
    rows = answer("what-a-source-says", source="3minutos-comite-tecnico")
    assert column(rows, "source") == {"3minutos-comite-tecnico"}
    assert {"comite-tecnico-ciudades-hermanas", "cepal", "unesco"} <= column(rows, "row")


@everywhere
def test_provenance(dataset: str) -> None:
    expected = set()
    about = {("actor", key): {key} for key in actors(dataset)}
    about |= {("tie", key): {row["from"], row["to"]} for key, row in ties(dataset).items()}
    parts = table(dataset, "participations")
    keys = numbered(f"{row['actor']}--{row['role']}--{row['in']}" for row in parts)
    about |= {("participation", key): {row["actor"]} for key, row in zip(keys, parts, strict=True)}
    for kind, row_id, source, locator in citations(dataset):
        for actor in about.get((kind, row_id), ()):
            expected.add((actor, kind, row_id, source, locator))
    rows = answer("provenance", dataset)
    assert pairs(rows, "actor", "rowKind", "row", "source", "locator") == expected


def test_provenance_of_the_facilitator() -> None:
    # That the IOM facilitated is in section 4 of the strategy.
    rows = answer("provenance", actor="oim")
    said = f"oim--facilitator--{AGREEMENT}"
    assert (said, STRATEGY, "4") in pairs(rows, "row", "source", "locator")


@everywhere
def test_one_source_statements(dataset: str) -> None:
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, row_id, source, _locator in citations(dataset):
        sources[kind, row_id].add(source)
    alone = {(kind, row_id, *of) for (kind, row_id), of in sources.items() if len(of) == 1}
    rows = answer("one-source-statements", dataset)
    assert pairs(rows, "rowKind", "row", "source") == alone


def test_statements_that_rest_on_the_strategy_alone() -> None:
    # Only the strategy speaks of the registry (section 4); of the signing, the press too.
    rows = column(answer("one-source-statements", source=STRATEGY), "row")
    assert f"sre--registrar--{AGREEMENT}" in rows
    assert AGREEMENT not in rows


@everywhere
def test_date_disagreements(dataset: str) -> None:
    expected = set()
    records = table(dataset, "phase-records")
    keys = numbered(f"{row['agreement']}--{row['phase']}" for row in records)
    stated = {
        ("phase", row["agreement"], row["phase"], key, row["start"])
        for key, row in zip(keys, records, strict=True)
    } | {
        ("tie", row["agreement"], frozenset({row["from"], row["to"]}), key, row["start"])
        for key, row in ties(dataset).items()
        if row["agreement"]
    }
    for one, other in combinations(sorted(stated, key=lambda fact: fact[3]), 2):
        if one[:3] == other[:3] and one[4] and other[4] and one[4] != other[4]:
            expected.add((one[1], frozenset({one[4], other[4]})))
    rows = answer("date-disagreements", dataset)
    found = {(row["agreement"], frozenset({row["date"], row["otherDate"]})) for row in rows}
    assert found == expected


def test_a_day_is_compatible_with_its_month_and_its_year() -> None:
    # The text gives August 2021, and the press of Bahia the tenth of that month.
    rows = answer("date-disagreements", OTHERS)
    assert (True, "2021-08", "2021-08-10") in pairs(rows, "compatible", "date", "otherDate")


def test_a_date_of_another_year_contradicts(tmp_path: Path) -> None:
    row = {"agreement": AGREEMENT, "phase": "diagnosis", "start": "2018"}
    graph = changed(tmp_path, {"phase-records": [row]})
    rows = answer("date-disagreements", graph)
    assert (False, "2019", "2018") in pairs(rows, "compatible", "date", "otherDate")


@everywhere
def test_area_disagreements(dataset: str) -> None:
    groups: dict[tuple[str, frozenset[str]], list[set[str]]] = defaultdict(list)
    for row in ties(dataset).values():
        if row["agreement"] and row["areas"]:
            ends = frozenset({row["from"], row["to"]})
            groups[row["agreement"], ends].append(listed(row["areas"]))
    expected = set()
    for (agreement, ends), stated in groups.items():
        for area in set().union(*stated):
            naming = sum(area in areas for areas in stated)
            if naming < len(stated):
                expected.add((agreement, ends, area, naming, len(stated) - naming))
    rows = answer("area-disagreements", dataset)
    assert {
        (
            row["agreement"],
            frozenset({row["from"], row["to"]}),
            row["area"],
            row["stating"],
            row["silent"],
        )
        for row in rows
    } == expected


def test_the_press_gives_the_twinning_a_subject_that_the_strategy_does_not() -> None:
    # Milenio and Marmor speak of security, which is none of the eleven areas of section 4.
    titles = told_of(answer("area-disagreements", agreement=AGREEMENT), "area", "titles")
    assert "public-security" not in areas_of(AGREEMENT)
    assert "Estrategia" not in str(titles["public-security"])


@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        ("phase", 7),  # section 4
        ("step", 9),  # section 7
        ("recommendation", 10),  # section 8
        ("opportunity-point", 9),  # section 6
        ("purpose", 6),  # Esquema 1
        ("level", 5),  # section 2.2
        ("no-such-vocabulary", 0),
    ],
)
def test_vocabulary(scheme: str, size: int) -> None:
    rows = answer("vocabulary", scheme=scheme)
    assert len(rows) == size
    assert all(row["definition"] and row["label"] for row in rows)


@everywhere
def test_areas(dataset: str) -> None:
    signed = Counter(
        area for agreement in agreements(dataset) for area in areas_of(agreement, dataset)
    )
    tied = Counter(area for row in ties(dataset).values() for area in listed(row["areas"]))
    rows = told_of(answer("areas", dataset), "area", "agreements", "ties")
    assert rows == {area: (signed[str(area)], tied[str(area)]) for area in rows}
    assert signed.keys() | tied.keys() <= rows.keys()


def test_where_an_area_comes_from() -> None:
    # Slaughterhouses are only in the agreement of 1999 (section 3); crafts only in section 4.
    places = told_of(answer("areas"), "area", "citation")
    assert places["slaughterhouse-modernisation"] == "estrategia-2022#3"
    assert places["artisan"] == "estrategia-2022#4"


def test_recommendations() -> None:
    # Section 8, in its order and under its names.
    assert [row["label"] for row in answer("recommendations")] == [
        "Proactividad",
        "Receptividad",
        "Igualdad",
        "Pragmatismo",
        "Voluntad política",
        "Formación técnica",
        "Coordinación",
        "Menos burocracia",
        "Aplicabilidad",
        "Innovación",
    ]


def test_steps_and_phases() -> None:
    # Section 7: nine steps. The fourth phase of section 4 draws up the plan that the fifth asks.
    rows = answer("steps-and-phases")
    assert column(rows, "position") == set(range(1, 10))
    found = pairs(rows, "position", "phase")
    assert (5, "work-plan") in found
    # No phase of section 4 takes stock of resources, the fourth step.
    assert (4, None) in found


def test_selection_criteria() -> None:
    # Section 7: something joins the two, traits of identity, potential, and a common goal;
    # section 4: the criteria of the diagnosis, by which Tapachula was chosen to receive migrants.
    rows = told_of(answer("selection-criteria"), "concept", "cities")
    criteria = {"existing-link", "shared-identity", "usable-potential", "common-goal"}
    assert criteria <= rows.keys()
    assert {key for key, cities in rows.items() if cities} == {"host-capacity"}
    assert rows["host-capacity"] == 1


def test_codevelopment() -> None:
    # Section 2.2: three principles, six characteristics, five groups of actions, two purposes.
    rows = answer("codevelopment")
    assert Counter(row["scheme"] for row in rows) == {
        "codevelopment-principle": 3,
        "codevelopment-characteristic": 6,
        "codevelopment-action": 5,
        "codevelopment-purpose": 2,
    }
    principles = {row["concept"] for row in rows if row["scheme"] == "codevelopment-principle"}
    assert principles == {"co-responsibility", "solidarity", "horizontality"}


def test_social_capital() -> None:
    # Section 2.4: paisanaje, kinship and compadrazgo; information, solidarity, support, material.
    found = pairs(answer("social-capital"), "scheme", "concept")
    assert found == {
        ("bond", "paisanaje"),
        ("bond", "kinship"),
        ("bond", "compadrazgo"),
        ("circulating-resource", "information"),
        ("circulating-resource", "solidarity"),
        ("circulating-resource", "support"),
        ("circulating-resource", "material-support"),
    }


@everywhere
def test_inferred_classes(dataset: str) -> None:
    members = told_of(answer("inferred-classes", dataset), "class", "members")
    assert members["InvolvedActor"] == len(involved(dataset))
    assert members["CrossBorderTie"] == sum(crosses(row, dataset) for row in ties(dataset).values())
    assert members["Actor"] == len(actors(dataset))
    # What the tables state as such is not inferred.
    assert {"Tie", "City", "Participation"}.isdisjoint(members)
