"""What the shipped tables say of the other agreements is what section 3 of the document says."""

from __future__ import annotations

from datetime import date

import pytest
from shipped_tables import PEERS, TWINNING, by_id, cell_list, rows


def last_year(signed: str, years: str) -> date:
    """Return the day on which a term counted from a full date ends."""
    start = date.fromisoformat(signed)
    return start.replace(year=start.year + int(years))


@pytest.mark.parametrize(
    ("agreement", "signed", "term", "renewable", "status"),
    [
        ("ciudad-de-mexico-san-salvador-1979", "1979-09-14", "", "", ""),
        ("ciudad-de-mexico-san-salvador-1999", "1999-09-22", "3", "yes", "no-record"),
        ("tapachula-quetzaltenango-2012", "2012-01-31", "5", "yes", ""),
        ("santa-tecla-tegucigalpa-2015", "2015-07-21", "", "", ""),
        ("san-salvador-sevilla", "2018", "", "", ""),
        ("san-salvador-salvador-de-bahia-2021", "2021-08", "", "", ""),
    ],
)
def test_peer_agreements(
    agreement: str, signed: str, term: str, renewable: str, status: str
) -> None:
    row = by_id(PEERS, "agreements")[agreement]
    found = (row["signed"], row["term_years"], row["renewable"], row["status"])
    assert found == (signed, term, renewable, status)


def test_terms_end_when_the_document_lets_them_end() -> None:
    ends = {
        row["id"]: last_year(row["signed"], row["term_years"])
        for row in rows(PEERS, "agreements")
        if row["term_years"]
    }
    assert ends == {
        "ciudad-de-mexico-san-salvador-1999": date(2002, 9, 22),
        "tapachula-quetzaltenango-2012": date(2017, 1, 31),
    }


def test_areas_and_modalities_of_the_peers() -> None:
    agreements = by_id(PEERS, "agreements")
    areas = {key: set(cell_list(row["areas"])) for key, row in agreements.items()}
    assert areas["tapachula-quetzaltenango-2012"] == {
        "commercial",
        "investment-business",
        "culture",
        "tourism",
        "municipal-development",
        "human-resources",
        "education",
    }
    assert len(areas["ciudad-de-mexico-san-salvador-1999"]) == 8
    assert areas["ciudad-de-mexico-san-salvador-1979"] == set()
    assert "culture" in set.intersection(
        *(found for key, found in areas.items() if found and "bahia" not in key)
    )
    assert len(cell_list(agreements["ciudad-de-mexico-san-salvador-1999"]["modalities"])) == 6


@pytest.mark.parametrize("dataset", [TWINNING, PEERS])
def test_the_signatories_of_an_agreement_are_in_its_cities(dataset: str) -> None:
    city = {row["id"]: row["city"] for row in rows(dataset, "actors")}
    for row in rows(dataset, "agreements"):
        signatories = [
            participation["actor"]
            for participation in rows(dataset, "participations")
            if (participation["in"], participation["role"]) == (row["id"], "signatory")
        ]
        assert len(signatories) == 2
        assert {city[actor] for actor in signatories} <= set(cell_list(row["cities"]))


def test_two_sources_on_the_day_with_salvador_de_bahia_both_stay() -> None:
    days = {
        row["start"]: row["sources"]
        for row in rows(PEERS, "phase-records")
        if row["agreement"] == "san-salvador-salvador-de-bahia-2021"
    }
    assert days["2021-08"] == "estrategia-2022#3"
    assert "estrategia-2022" not in days["2021-08-10"]
    assert date(2021, 8, 10).isoweekday() == 2  # «terça-feira (10)»


def test_what_seville_and_san_salvador_planned_is_not_told_as_done() -> None:
    """The text calls the missions, the square and the visit foreseen, and tells of none held."""
    projects = rows(PEERS, "projects")
    assert len(projects) == 3
    assert {(row["agreement"], row["status"], row["start"]) for row in projects} == {
        ("san-salvador-sevilla", "planned", "")
    }
    taken_up = {row["in"] for row in rows(PEERS, "participations")}
    assert not taken_up & {row["id"] for row in projects}
