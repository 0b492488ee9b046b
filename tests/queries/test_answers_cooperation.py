"""The questions about cooperation, on the real data; each test says where its answer comes from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from real_data import (
    AGREEMENT,
    AUTHORITY,
    DATASETS,
    MADE_UP,
    OTHERS,
    SUBNATIONAL,
    TWINNING,
    actors,
    agreements,
    answer,
    areas_of,
    changed,
    city_of,
    class_of,
    column,
    crosses,
    framework,
    is_town_hall,
    listed,
    pairs,
    table,
    ties,
    told_of,
    twins,
)

everywhere = pytest.mark.parametrize("dataset", DATASETS)

# Section 4, third phase, in its order.
ELEVEN_AREAS = {
    "commercial",
    "labour",
    "culture",
    "artisan",
    "sport",
    "gender-equality",
    "youth",
    "tourism",
    "academic",
    "science-technology",
    "environment",
}
MEXICO_1999 = "ciudad-de-mexico-san-salvador-1999"
TAPACHULA_2012 = "tapachula-quetzaltenango-2012"


@everywhere
def test_cross_border_ties(dataset: str) -> None:
    rows = answer("cross-border-ties", dataset)
    assert column(rows, "tie") == {
        key for key, row in ties(dataset).items() if crosses(row, dataset)
    }


def test_cross_border_ties_of_one_area() -> None:
    # Culture is one of the eleven areas of the tie of the two town halls (section 4).
    found = column(answer("cross-border-ties", area="culture"), "tie")
    assert "alcaldia-santa-ana--ayuntamiento-tapachula" in found
    assert found == {
        key for key, row in ties().items() if crosses(row) and "culture" in listed(row["areas"])
    }


def test_ties_with_a_body_of_no_city_do_not_cross() -> None:
    # The IOM works in both cities, but its ties end in one each.
    ends = pairs(answer("cross-border-ties"), "from", "to")
    assert not any("oim" in pair for pair in ends)


@everywhere
def test_ties_within_city(dataset: str) -> None:
    expected = {
        (key, city_of(row["from"], dataset))
        for key, row in ties(dataset).items()
        if city_of(row["from"], dataset) == city_of(row["to"], dataset) != ""
    }
    assert pairs(answer("ties-within-city", dataset), "tie", "city") == expected


def test_ties_within_one_city() -> None:
    rows = answer("ties-within-city", city="tapachula")
    assert column(rows, "city") == {"tapachula"}
    # The diocese answers for its shelter, both in Tapachula.
    assert "diocesis-tapachula--albergue-belen" in column(rows, "tie")


@everywhere
def test_linking_ties(dataset: str) -> None:
    def links(row: dict[str, str]) -> bool:
        ends = {class_of(row[end], dataset) in AUTHORITY for end in ("from", "to")}
        return ends == {True, False}

    rows = answer("linking-ties", dataset)
    assert column(rows, "tie") == {key for key, row in ties(dataset).items() if links(row)}


def tally(name: str, cell: str, dataset: str) -> None:
    """Check that a count of ties, and of crossing ones, by a column of the table is right."""
    counts: Counter[str] = Counter()
    crossing: Counter[str] = Counter()
    for row in ties(dataset).values():
        for value in listed(row[cell]):
            counts[value] += 1
            crossing[value] += crosses(row, dataset)
    rows = answer(name, dataset)
    (key,) = set(rows[0]) - {"ties", "crossBorder"} - {k for k in rows[0] if k.endswith("Label")}
    assert counts.keys() <= column(rows, key)
    assert told_of(rows, key, "ties", "crossBorder") == {
        value: (counts[str(value)], crossing[str(value)]) for value in column(rows, key)
    }


@everywhere
def test_ties_by_area(dataset: str) -> None:
    tally("ties-by-area", "areas", dataset)


@everywhere
def test_ties_by_purpose(dataset: str) -> None:
    tally("ties-by-purpose", "purposes", dataset)
    # Esquema 1 and section 2.1: financial, cultural, technical, peace, food, humanitarian.
    assert len(answer("ties-by-purpose", dataset)) == 6


@everywhere
def test_ties_by_modality(dataset: str) -> None:
    tally("ties-by-modality", "modalities", dataset)


@everywhere
def test_ties_by_direction(dataset: str) -> None:
    tally("ties-by-direction", "direction", dataset)
    # Section 2.1: North–South and South–South.
    assert column(answer("ties-by-direction"), "direction") == {"north-south", "south-south"}


@everywhere
def test_ties_by_confidence(dataset: str) -> None:
    tally("ties-by-confidence", "confidence", dataset)


@everywhere
def test_ties_by_centralisation(dataset: str) -> None:
    # Section 2.1: decentralised are the direct ties of subnational governments; centralised,
    # those of states and of the organisations that states make up.
    def count(within: set[str]) -> int:
        return sum(
            all(belongs(row[end], within) for end in ("from", "to"))
            for row in ties(dataset).values()
        )

    def belongs(actor: str, within: set[str]) -> bool:
        return bool({actors(dataset)[actor]["kind"], class_of(actor, dataset)} & within)

    states = {"central-government", "SupranationalBody", "InternationalOrganisation"}
    rows = told_of(answer("ties-by-centralisation", dataset), "centralisation", "ties")
    assert rows == {"decentralised": count(SUBNATIONAL), "centralised": count(states)}


def test_ties_in_period() -> None:
    rows = told_of(answer("ties-in-period", from_="2022", until="2022-12"), "tie", "certain")
    # The agreement of the town halls was signed in 2022, whatever the day.
    assert rows["alcaldia-santa-ana--ayuntamiento-tapachula"] is True
    # In force until the last day of 2022, from a day that the source does not tell.
    assert rows["acnur--ayuntamiento-tapachula"] is False
    # Begun in 1982 with no end told: it may have lasted.
    assert rows["unicaes--diocesis-santa-ana"] is False
    # The promotion of the university centre ended with its creation in 1965.
    assert "sociedad-abogados-occidente--ues-fmo" not in rows
    # Formalised in March 2025.
    assert "acnur--unach" not in rows


@everywhere
def test_ties_in_a_period_without_bounds_are_all_the_dated_ones(dataset: str) -> None:
    dated = {key for key, row in ties(dataset).items() if row["start"] or row["end"]}
    assert column(answer("ties-in-period", dataset), "tie") == dated


def test_ties_in_a_period_by_its_edges() -> None:
    # ACNUR's agreement with Tapachula ran to 2022-12-31 inclusive.
    kept = "acnur--ayuntamiento-tapachula"
    assert kept in column(answer("ties-in-period", from_="2022-12-31"), "tie")
    assert kept not in column(answer("ties-in-period", from_="2023"), "tie")
    # The chair was formalised some day of 2025-03: not before that month.
    begun = "acnur--unach"
    assert begun in column(answer("ties-in-period", until="2025-03"), "tie")
    assert begun not in column(answer("ties-in-period", until="2025-02"), "tie")


@everywhere
def test_town_hall_ties(dataset: str) -> None:
    rows = answer("town-hall-ties", dataset)
    assert column(rows, "tie") == {
        key
        for key, row in ties(dataset).items()
        if crosses(row, dataset)
        and is_town_hall(row["from"], dataset)
        and is_town_hall(row["to"], dataset)
    }


def test_town_hall_ties_are_all_there_is_in_the_other_twinnings() -> None:
    # Section 3: they rest on the local governments alone.
    crossing = column(answer("cross-border-ties", OTHERS), "tie")
    assert crossing == column(answer("town-hall-ties", OTHERS), "tie") != set()


@everywhere
def test_ties_beyond_town_halls(dataset: str) -> None:
    rows = answer("ties-beyond-town-halls", dataset)
    assert column(rows, "tie") == {
        key
        for key, row in ties(dataset).items()
        if crosses(row, dataset)
        and not is_town_hall(row["from"], dataset)
        and not is_town_hall(row["to"], dataset)
    }


def test_ties_beyond_town_halls_when_there_is_one(tmp_path: Path) -> None:
    added = [{"from": "unicaes", "to": "uptap", "areas": "academic"}]
    graph = changed(tmp_path, {"ties": added})
    assert "unicaes--uptap" in column(answer("ties-beyond-town-halls", graph), "tie")
    assert column(answer("ties-beyond-town-halls", graph, area="academic"), "tie") >= {
        "unicaes--uptap"
    }
    assert "unicaes--uptap" not in column(
        answer("ties-beyond-town-halls", graph, area="sport"), "tie"
    )


@everywhere
def test_cross_border_areas(dataset: str) -> None:
    expected = {}
    for agreement, signed in agreements(dataset).items():
        cities = listed(signed["cities"])
        inside = [
            row
            for row in ties(dataset).values()
            if {city_of(row["from"], dataset), city_of(row["to"], dataset)} <= cities
            and crosses(row, dataset)
        ]
        for area in listed(signed["areas"]):
            about = [row for row in inside if area in listed(row["areas"])]
            free = [
                row
                for row in about
                if not any(is_town_hall(row[end], dataset) for end in ("from", "to"))
            ]
            expected[agreement, area] = (len(about), len(free))
    rows = answer("cross-border-areas", dataset)
    found = {(row["agreement"], row["area"]): (row["ties"], row["beyond"]) for row in rows}
    assert found == expected


def test_agreements() -> None:
    # Sections 1 and 4: a broad-scope twinning, with a first stage of three years.
    (row,) = answer("agreements")
    assert row["agreement"] == AGREEMENT
    assert row["termYears"] == 3
    assert row["cityNames"] == "Santa Ana|Tapachula"
    assert "amplio alcance" in str(row["kindLabel"]).lower()


def test_agreements_of_the_others() -> None:
    rows = answer("agreements", OTHERS)
    assert column(rows, "agreement") == agreements(OTHERS).keys()
    found = told_of(rows, "agreement", "start", "termYears", "renewable")
    # Section 3: signed on 22 September 1999 for three years, and on 31 January 2012 for five;
    # both may be extended.
    assert found[MEXICO_1999] == ("1999-09-22", 3, True)
    assert found[TAPACHULA_2012] == ("2012-01-31", 5, True)
    # Its framework, of 14 September 1979, has no term in the text.
    assert found["ciudad-de-mexico-san-salvador-1979"] == ("1979-09-14", None, None)


def test_agreements_of_one_city() -> None:
    rows = answer("agreements", OTHERS, city="tapachula")
    assert column(rows, "agreement") == {TAPACHULA_2012}
    # The filter leaves the other city's name in its row.
    assert listed(str(rows[0]["cityNames"])) == {"Quetzaltenango", "Tapachula"}


@everywhere
def test_twinned_cities(dataset: str) -> None:
    assert pairs(answer("twinned-cities", dataset), "city", "other") == twins(dataset)


def test_tapachula_is_twinned_with_quetzaltenango_too() -> None:
    # Section 3, last paragraph: the antecedent of Tapachula.
    rows = answer("twinned-cities", OTHERS, city="tapachula")
    assert pairs(rows, "other", "otherCountry") == {("quetzaltenango", "GT")}


def test_agreement_areas() -> None:
    assert column(answer("agreement-areas"), "area") == ELEVEN_AREAS


def test_agreement_areas_of_the_others() -> None:
    rows = answer("agreement-areas", OTHERS)
    assert pairs(rows, "agreement", "area") == {
        (agreement, area)
        for agreement in agreements(OTHERS)
        for area in areas_of(agreement, OTHERS)
    }
    # Section 3, of Tapachula and Quetzaltenango.
    assert column(answer("agreement-areas", OTHERS, agreement=TAPACHULA_2012), "area") == {
        "commercial",
        "investment-business",
        "culture",
        "tourism",
        "municipal-development",
        "human-resources",
        "education",
    }


def test_agreement_modalities() -> None:
    # Section 3 gives those of the agreement of 1999, six of them.
    rows = answer("agreement-modalities", OTHERS, agreement=MEXICO_1999)
    assert column(rows, "modality") == {
        "information-exchange",
        "technical-consultation",
        "training",
        "sending-experts",
        "supply-of-equipment",
        "courses-and-meetings",
    }
    # Of Tapachula and Quetzaltenango the text tells areas and no modality.
    assert answer("agreement-modalities", OTHERS, agreement=TAPACHULA_2012) == []


@everywhere
def test_shared_areas(dataset: str) -> None:
    signed = agreements(dataset)
    expected = {
        (one, other, len(areas_of(one, dataset) & areas_of(other, dataset)))
        for one in signed
        for other in signed
        if one != other and areas_of(one, dataset) & areas_of(other, dataset)
    }
    assert pairs(answer("shared-areas", dataset), "agreement", "other", "shared") == expected


def test_shared_areas_of_two_agreements() -> None:
    # Section 3: Seville has culture, tourism, municipal development and education in common with
    # Quetzaltenango, and science and technology for itself.
    rows = told_of(answer("shared-areas", OTHERS, agreement=TAPACHULA_2012), "other", "areaLabels")
    assert len(str(rows["san-salvador-sevilla"]).split("|")) == 4


def test_expired_agreements() -> None:
    # Section 3: 1999-09-22 and three years; 2012-01-31 and five. No other of them has a term.
    def at(date: str) -> set[object]:
        return column(answer("expired-agreements", OTHERS, date=date), "agreement")

    assert at("2002-09-22") == set()
    assert at("2002-09-23") == {MEXICO_1999}
    assert at("2017-01-31") == {MEXICO_1999}
    assert at("2017-02-01") == at("2024") == {MEXICO_1999, TAPACHULA_2012}
    ends = told_of(answer("expired-agreements", OTHERS, date="2024"), "agreement", "endsLatest")
    assert ends == {MEXICO_1999: "2002-09-22", TAPACHULA_2012: "2017-01-31"}


def test_an_agreement_of_an_imprecise_date_expires_within_bounds(tmp_path: Path) -> None:
    # Of a signing "some day of 2000-11" and 1.5 years, the term ends some day of 2002-05.
    row = {"id": "x", "name": "X", "kind": "twinning", "cities": "santa-ana|tapachula"}
    graph = changed(tmp_path, {"agreements": [row | {"signed": "2000-11", "term_years": "1.5"}]})

    def at(date: str) -> list[object]:
        rows = answer("expired-agreements", graph, date=date)
        return [found["certain"] for found in rows if found["agreement"] == "x"]

    assert at("2002-05-01") == []
    assert at("2002-05-15") == [False]
    assert at("2002-06-01") == [True]


def test_the_twinning_runs_past_its_first_stage_after_three_years() -> None:
    # Section 1: a first stage of three years, from a signing in 2022.
    assert answer("expired-agreements", date="2024-12-31") == []
    (row,) = answer("expired-agreements", date="2026")
    assert row["agreement"] == AGREEMENT
    assert row["certain"] is True


def test_expired_without_results() -> None:
    # Section 3: nothing on record shows that the agreement of 1999 still yields cooperation, and
    # no results of any of these agreements are known.
    rows = answer("expired-without-results", OTHERS, date="2024")
    assert column(rows, "agreement") == {MEXICO_1999, TAPACHULA_2012}
    status = told_of(rows, "agreement", "statusLabel")
    assert status[MEXICO_1999] == "Sin registro"


def test_a_completed_project_is_a_result_on_record(tmp_path: Path) -> None:
    row = {"id": "p", "name": "P", "agreement": MEXICO_1999}
    graph = changed(tmp_path / "a", {"projects": [row | {"status": "completed"}]}, OTHERS)
    rows = answer("expired-without-results", graph, date="2024")
    assert column(rows, "agreement") == {TAPACHULA_2012}
    graph = changed(tmp_path / "b", {"projects": [row | {"status": "planned"}]}, OTHERS)
    assert len(answer("expired-without-results", graph, date="2024")) == 2


@everywhere
def test_projects(dataset: str) -> None:
    rows = answer("projects", dataset)
    assert column(rows, "project") == column(table(dataset, "projects"), "id")
    workers = Counter(
        row["in"] for row in set_of_participants(dataset) if row["in"] in column(rows, "project")
    )
    assert told_of(rows, "project", "actors") == {
        key: workers[str(key)] for key in column(rows, "project")
    }


def set_of_participants(dataset: str) -> list[dict[str, str]]:
    """Return one row an actor and what it takes part in, whatever its roles."""
    seen = {(row["actor"], row["in"]): row for row in table(dataset, "participations")}
    return list(seen.values())


def test_projects_of_the_agreement() -> None:
    # Section 9 (IOM, 2019): the Sister Cities project, within the Comprehensive Development Plan.
    assert "ciudades-hermanas" in column(answer("projects", agreement=AGREEMENT), "project")


@everywhere
def test_committees(dataset: str) -> None:
    rows = answer("committees", dataset)
    assert column(rows, "committee") == column(table(dataset, "committees"), "id")
    for row in rows:
        members = {
            found["actor"]
            for found in table(dataset, "participations")
            if found["in"] == row["committee"]
        }
        classes = {class_of(member, dataset) for member in members}
        assert row["classes"] == len(classes)
        assert row["multiSector"] == (len(classes) > 1)


def test_the_technical_committee_joins_government_and_agencies() -> None:
    # 3 Minutos names the town hall, the IOM, CEPAL and UNESCO: two classes of Tabla 1.
    rows = told_of(answer("committees", city="tapachula"), "committee", "memberNames")
    members = str(rows["comite-tecnico-ciudades-hermanas"]).split("|")
    assert {"Ayuntamiento de Tapachula", actors()["oim"]["name"]} <= set(members)
    assert framework("comite-tecnico-ciudades-hermanas") == AGREEMENT
    assert rows.keys() <= column(table(TWINNING, "committees"), "id")


def test_a_committee_is_told_with_its_cities_and_areas() -> None:
    rows = answer("committees", MADE_UP)
    cities = told_of(rows, "committee", "cityNames")
    areas = told_of(rows, "committee", "areaLabels")
    assert listed(str(cities["juventud"])) == {"Villa Alta", "Villa Baja"}
    assert areas["juventud"] == "Juventud"
    assert listed(str(areas["deporte"])) == {"Deportiva", "Turística"}


def test_a_committee_belongs_to_its_agreement_or_to_none() -> None:
    rows = told_of(answer("committees", MADE_UP), "committee", "agreement")
    assert rows == {row["id"]: row["agreement"] or None for row in table(MADE_UP, "committees")}


def test_a_project_is_told_with_its_dates_areas_and_status() -> None:
    rows = answer("projects", MADE_UP)
    found = told_of(rows, "project", "start", "end", "areaLabels", "statusLabel", "actors")
    # Two roles of one actor are one actor.
    assert found["liga"] == ("2001-06", "2002", "Deportiva", "Evaluado", 1)
    assert found["huerto"] == ("2011", None, "Salud", "Planeado", 0)


def test_what_expired_without_results_expired_when_it_expired() -> None:
    for date in ("2002-09-23", "2024"):
        whole = told_of(
            answer("expired-agreements", OTHERS, date=date), "agreement", "endsLatest", "certain"
        )
        rows = answer("expired-without-results", OTHERS, date=date)
        assert told_of(rows, "agreement", "endsLatest", "certain") == whole
    assert answer("expired-without-results", OTHERS, date="2002-09-22") == []


def test_a_result_on_record_is_a_result(tmp_path: Path) -> None:
    base = "https://w3id.org/codev-graph/"
    signed = f"{base}id/{OTHERS}/agreement/{MEXICO_1999}"
    result = f"{base}id/{OTHERS}/result/x"
    fact = (signed, f"{base}ontology#achievesResult", result)
    graph = changed(tmp_path, {}, OTHERS, [fact])
    rows = answer("expired-without-results", graph, date="2024")
    assert column(rows, "agreement") == {TAPACHULA_2012}


def test_a_project_evaluated_is_a_result_on_record(tmp_path: Path) -> None:
    row = {"id": "p", "name": "P", "agreement": MEXICO_1999, "status": "evaluated"}
    graph = changed(tmp_path, {"projects": [row]}, OTHERS)
    rows = answer("expired-without-results", graph, date="2024")
    assert column(rows, "agreement") == {TAPACHULA_2012}
