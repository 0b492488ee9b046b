"""What the shipped tables say of Santa Ana and Tapachula is what their sources say."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from shipped_tables import TWINNING, actor_classes, by_id, cell_list, notations, rows

AGREEMENT = "santa-ana-tapachula-2022"
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
# The list of leads names these as existing, with the category of Tabla 1, and none as taking part.
CANDIDATES = {
    "direccion-relaciones-internacionales-tapachula": 3,
    "secretaria-educacion-cultura-tapachula": 3,
    "mutap": 6,
    "comar": 3,
    "inm": 3,
    "consulado-el-salvador-tapachula": 3,
    "acnur": 2,
    "cdh-fray-matias": 4,
    "albergue-jesus-buen-pastor": 4,
    "albergue-belen": 4,
    "diocesis-tapachula": 4,
    "hospitalidad-solidaridad": 4,
    "centro-dignificacion-humana": 4,
    "canaco-tapachula": 5,
    "canacintra-tapachula": 5,
    "coparmex-costa-chiapas": 5,
    "unach": 6,
    "uptap": 6,
    "ecosur-tapachula": 6,
    "ues-fmo": 6,
    "apaculsa": 4,
    "teatro-santa-ana": 6,
}


def test_the_agreement_is_as_the_document_tells_it() -> None:
    (row,) = rows(TWINNING, "agreements")
    assert row["id"] == AGREEMENT
    assert row["kind"] == "broad-scope-twinning"
    assert set(cell_list(row["cities"])) == {"santa-ana", "tapachula"}
    assert {row["id"]: row["country"] for row in rows(TWINNING, "cities")} == {
        "santa-ana": "SV",
        "tapachula": "MX",
    }
    assert row["signed"] == "2022"
    assert row["term_years"] == "3"
    assert set(cell_list(row["areas"])) == ELEVEN_AREAS


def test_who_took_part_and_as_what() -> None:
    said = {(row["actor"], row["in"], row["role"]) for row in rows(TWINNING, "participations")}
    assert {
        ("alcaldia-santa-ana", AGREEMENT, "signatory"),
        ("ayuntamiento-tapachula", AGREEMENT, "signatory"),
        ("oim", AGREEMENT, "facilitator"),
        ("sre", AGREEMENT, "registrar"),
        ("cepal", "comite-tecnico-ciudades-hermanas", "supporter"),
        ("unesco", "comite-tecnico-ciudades-hermanas", "supporter"),
        ("oim", "ciudades-hermanas", "implementer"),
    } <= said
    assert {actor for actor, _in, role in said if role == "signatory"} == {
        "alcaldia-santa-ana",
        "ayuntamiento-tapachula",
    }
    assert {actor for actor, _in, _role in said} == {
        "alcaldia-santa-ana",
        "ayuntamiento-tapachula",
        "oim",
        "sre",
        "cepal",
        "unesco",
    }


def test_sources_that_differ_on_oim_both_stay() -> None:
    roles = {
        row["role"]: row["sources"]
        for row in rows(TWINNING, "participations")
        if (row["actor"], row["in"]) == ("oim", AGREEMENT)
    }
    assert "estrategia-2022" in roles["facilitator"]
    assert "estrategia-2022" not in roles["participant"]


def test_no_committee_per_area_is_asserted() -> None:
    """Section 6 says that committees should be formed, not that they were."""
    (row,) = rows(TWINNING, "committees")
    assert row["id"] == "comite-tecnico-ciudades-hermanas"
    assert row["areas"] == ""
    assert "estrategia-2022" not in row["sources"]


def test_the_project_began_in_2019() -> None:
    (row,) = rows(TWINNING, "projects")
    assert (row["id"], row["start"], row["end"]) == ("ciudades-hermanas", "2019", "")


def test_the_phases_that_happened() -> None:
    """The text speaks of the seventh, putting the projects into action, as still to come."""
    records = rows(TWINNING, "phase-records")
    assert {row["phase"] for row in records} == notations()["phase"] - {"implementation"}
    starts = {row["start"] for row in records if row["phase"] == "signing"}
    assert starts == {"2022", "2022-04-07"}
    # «Este jueves» in the press of the next day, a Friday.
    assert date(2022, 4, 7).isoweekday() == 4


def test_the_sectors_of_section_5() -> None:
    records = rows(TWINNING, "sector-presences")
    assert {row["sector"] for row in records} == notations()["sector"]
    assert all("estrategia-2022#5" in cell_list(row["sources"]) for row in records)


@pytest.mark.parametrize(("actor", "category"), CANDIDATES.items())
def test_candidates_are_in_their_class_and_take_part_in_nothing(actor: str, category: int) -> None:
    row = by_id(TWINNING, "actors")[actor]
    assert actor_classes()[row["kind"]] == category
    assert actor not in {row["actor"] for row in rows(TWINNING, "participations")}


@pytest.mark.parametrize(
    "pair",
    [
        {"unach", "acnur"},
        {"hospitalidad-solidaridad", "acnur"},
        {"diocesis-tapachula", "albergue-belen"},
        {"unach", "amexcid"},
        {"unach", "comar"},
        {"ayuntamiento-tapachula", "ayuntamiento-tijuana"},
        {"union-europea", "sne-tapachula"},
        {"glasswing", "asaprosar"},
        {"alcaldia-santa-ana", "ayuntamiento-tapachula"},
        {"oim", "alcaldia-santa-ana"},
        {"oim", "ayuntamiento-tapachula"},
    ],
)
def test_documented_ties(pair: set[str]) -> None:
    assert pair in [{row["from"], row["to"]} for row in rows(TWINNING, "ties")]


def test_two_dates_of_the_diocese_taking_over_its_shelter_both_stay() -> None:
    said = {
        row["start"]: row["sources"]
        for row in rows(TWINNING, "ties")
        if (row["from"], row["to"]) == ("diocesis-tapachula", "albergue-belen")
    }
    assert set(said) == {"2018-01", "2019-01"}
    assert not set(cell_list(said["2018-01"])) & set(cell_list(said["2019-01"]))


def test_only_the_town_halls_tie_one_city_to_the_other_directly() -> None:
    """Santa Ana's other actors reach Tapachula through nobody: a finding, so it must stay one."""
    city = {row["id"]: row["city"] for row in rows(TWINNING, "actors")}
    across = {
        frozenset((row["from"], row["to"]))
        for row in rows(TWINNING, "ties")
        if {city[row["from"]], city[row["to"]]} == {"santa-ana", "tapachula"}
    }
    assert across == {frozenset(("alcaldia-santa-ana", "ayuntamiento-tapachula"))}


def test_a_signing_tie_carries_what_each_source_says_of_its_areas() -> None:
    said = {
        frozenset(cell_list(row["areas"])): row["sources"]
        for row in rows(TWINNING, "ties")
        if row["from"] == "alcaldia-santa-ana" and row["to"] == "ayuntamiento-tapachula"
    }
    assert said[frozenset(ELEVEN_AREAS)] == "estrategia-2022#4"
    assert any("public-security" in areas for areas in said)


def test_santa_ana_is_the_thinner_side() -> None:
    located = Counter(row["city"] for row in rows(TWINNING, "actors"))
    assert 0 < located["santa-ana"] < 2 / 3 * located["tapachula"]
