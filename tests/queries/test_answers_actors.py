"""The questions about actors, on the real data; each test says where its answer comes from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from real_data import (
    AGREEMENT,
    CLASS_OF,
    DATASETS,
    OTHERS,
    TABLA_1,
    TWINNING,
    actors,
    agreements,
    answer,
    changed,
    city_of,
    class_of,
    column,
    crosses,
    framework,
    involved,
    is_town_hall,
    listed,
    neighbours,
    notation,
    pairs,
    table,
    told_of,
)

everywhere = pytest.mark.parametrize("dataset", DATASETS)


@everywhere
def test_actors_by_class(dataset: str) -> None:
    # Tabla 1 (section 5) has six classes, each there even if empty, in its order.
    rows = answer("actors-by-class", dataset)
    assert [row["class"] for row in rows] == list(TABLA_1)
    known = Counter(class_of(actor, dataset) for actor in actors(dataset))
    taking_part = Counter(class_of(actor, dataset) for actor in involved(dataset))
    assert told_of(rows, "class", "known", "involved") == {
        name: (known[name], taking_part[name]) for name in TABLA_1
    }


def test_actors_by_class_in_one_city() -> None:
    rows = answer("actors-by-class", city="santa-ana")
    here = Counter(class_of(actor) for actor in actors() if city_of(actor) == "santa-ana")
    assert told_of(rows, "class", "known") == {name: here[name] for name in TABLA_1}


def test_actors_by_kind() -> None:
    # Every kind that Tabla 1 names under a class is listed under it, with a definition.
    rows = answer("actors-by-kind")
    under = {notation(row["kind"]): row["class"] for row in rows}
    for name, kinds in TABLA_1.items():
        assert kinds <= under.keys()
        assert {under[kind] for kind in kinds} == {name}
    assert all(row["definition"] for row in rows)
    # A university is of no narrower kind, so its count is that of the table.
    counted = {notation(row["kind"]): row["known"] for row in rows}
    stated = Counter(row["kind"] for row in actors().values())
    for leaf in ("university", "media", "transport-company", "local-government", "collective"):
        assert counted[leaf] == stated[leaf]
    # A migrant club is an association of migrants, and an NGO a social organisation.
    assert counted["migrant-association"] == stated["migrant-association"] + stated["migrant-club"]
    assert counted["social-organisation"] == stated["social-organisation"] + stated["ngo"]


def test_actors_by_kind_of_one_class() -> None:
    rows = answer("actors-by-kind", class_="private-sector")
    assert {notation(row["kind"]) for row in rows} == TABLA_1["PrivateSector"]


@everywhere
def test_actors_by_level(dataset: str) -> None:
    # Section 2.2: global, regional, national, local or community; the table gives one each.
    rows = answer("actors-by-level", dataset)
    assert pairs(rows, "actor", "level", "city") == {
        (key, row["level"], row["city"] or None) for key, row in actors(dataset).items()
    }


def test_actors_by_level_of_one_level() -> None:
    # The IOM acts worldwide; a town hall in its own town.
    worldwide = column(answer("actors-by-level", level="global"), "actor")
    assert "oim" in worldwide
    assert "alcaldia-santa-ana" not in worldwide


@everywhere
def test_actors_by_sector(dataset: str) -> None:
    rows = answer("actors-by-sector", dataset)
    assert pairs(rows, "actor", "sector") == {
        (key, sector) for key, row in actors(dataset).items() for sector in listed(row["sectors"])
    }
    assert {row["actor"] for row in rows if row["involved"]} <= involved(dataset)


def test_actors_by_sector_of_one_sector() -> None:
    # A university is of the academic sector wherever it is.
    rows = answer("actors-by-sector", sector="academic", city="santa-ana")
    assert "unicaes" in column(rows, "actor")
    assert column(rows, "city") == {"santa-ana"}


@everywhere
def test_participations(dataset: str) -> None:
    rows = answer("participations", dataset)
    assert pairs(rows, "actor", "role", "in") == {
        (row["actor"], row["role"], row["in"]) for row in table(dataset, "participations")
    }


def test_participations_of_one_actor() -> None:
    # Section 4, second phase: the IOM was the facilitating agent ("agente propiciador").
    rows = answer("participations", actor="oim")
    assert column(rows, "actor") == {"oim"}
    assert ("facilitator", AGREEMENT) in pairs(rows, "role", "in")


@everywhere
def test_actor_partners(dataset: str) -> None:
    counts = Counter(frozenset({row["from"], row["to"]}) for row in table(dataset, "ties"))
    rows = answer("actor-partners", dataset)
    assert pairs(rows, "actor", "partner", "ties") == {
        (one, other, counts[frozenset({one, other})])
        for one, others in neighbours(dataset).items()
        for other in others
    }


def test_actor_partners_of_one_actor() -> None:
    # Section 4: the IOM worked in each of the two municipalities.
    partners = column(answer("actor-partners", actor="oim"), "partner")
    assert {"alcaldia-santa-ana", "ayuntamiento-tapachula"} <= partners


def test_facilitators() -> None:
    # Sections 1 and 4: the IOM accompanied the twinning; the text names nobody else as doing so.
    rows = answer("facilitators", agreement=AGREEMENT)
    assert ("oim", AGREEMENT) in pairs(rows, "actor", "in")
    assert column(rows, "actor") == {
        row["actor"]
        for row in table(TWINNING, "participations")
        if row["role"] == "facilitator" and framework(row["in"]) == AGREEMENT
    }


def test_facilitators_of_the_other_twinnings() -> None:
    # Section 3: they are left to the local governments alone.
    assert answer("facilitators", OTHERS) == []


def test_registrars() -> None:
    # Section 4, second phase: the agreement is formalised with the SRE in Mexico.
    assert pairs(answer("registrars"), "actor", "in") >= {("sre", AGREEMENT)}
    # Section 3 quotes the registry of the SRE for two of the others (SRE, 1999; SRE, 2012).
    assert pairs(answer("registrars", OTHERS), "actor", "in") == {
        ("sre", "ciudad-de-mexico-san-salvador-1999"),
        ("sre", "tapachula-quetzaltenango-2012"),
    }


def test_signatories() -> None:
    # A twinning is signed by the two municipalities (sections 1 and 4), each for its own city.
    assert pairs(answer("signatories"), "actor", "agreement", "city") == {
        ("alcaldia-santa-ana", AGREEMENT, "santa-ana"),
        ("ayuntamiento-tapachula", AGREEMENT, "tapachula"),
    }


def test_signatories_of_the_other_twinnings() -> None:
    rows = answer("signatories", OTHERS)
    assert pairs(rows, "actor", "agreement") == {
        (row["actor"], row["in"])
        for row in table(OTHERS, "participations")
        if row["role"] == "signatory"
    }
    # Whom one represents is one of the cities of that very agreement, never of another.
    for row in rows:
        assert row["city"] in listed(agreements(OTHERS)[str(row["agreement"])]["cities"])
        assert row["city"] == city_of(str(row["actor"]), OTHERS)


@everywhere
def test_wider_level_participants(dataset: str) -> None:
    rows = answer("wider-level-participants", dataset)
    wide = {actor for actor in involved(dataset) if not city_of(actor, dataset)}
    assert column(rows, "actor") == wide
    reached = {
        (actor, city_of(other, dataset) or None)
        for actor in wide
        for other in neighbours(dataset)[actor]
    }
    assert {pair for pair in pairs(rows, "actor", "city") if pair[1]} == {
        pair for pair in reached if pair[1]
    }


def test_the_facilitator_reaches_both_cities() -> None:
    # Section 4: it worked on organisation and management in each of the municipalities.
    rows = answer("wider-level-participants")
    assert {("oim", "santa-ana"), ("oim", "tapachula")} <= pairs(rows, "actor", "city")


@everywhere
def test_bridging_actors(dataset: str) -> None:
    across: dict[str, set[str]] = {}
    for row in table(dataset, "ties"):
        if crosses(row, dataset):
            across.setdefault(row["from"], set()).add(row["to"])
            across.setdefault(row["to"], set()).add(row["from"])
    rows = answer("bridging-actors", dataset)
    assert told_of(rows, "actor", "partners") == {
        actor: len(others) for actor, others in across.items()
    }
    assert told_of(rows, "actor", "townHall") == {
        actor: is_town_hall(actor, dataset) for actor in across
    }


@everywhere
def test_connecting_beyond_governments(dataset: str) -> None:
    expected = set()
    for agreement, signed in agreements(dataset).items():
        for actor in actors(dataset):
            around = {actor} | neighbours(dataset)[actor]
            reached = {city_of(one, dataset) for one in around} & listed(signed["cities"])
            free = {one for one in around if not is_town_hall(one, dataset)}
            deep = {city_of(one, dataset) for one in free} & listed(signed["cities"])
            if len(reached) > 1 and not is_town_hall(actor, dataset):
                expected.add((actor, class_of(actor, dataset), agreement, len(reached), len(deep)))
    rows = answer("connecting-beyond-governments", dataset)
    assert pairs(rows, "actor", "class", "agreement", "cities", "deeper") == expected
    assert len(rows) == len(expected)


def test_the_facilitator_keeps_the_cities_connected() -> None:
    # The IOM has ties with both town halls (section 4) and is no government of either.
    rows = told_of(answer("connecting-beyond-governments"), "actor", "cities")
    assert rows["oim"] == 2
    assert "alcaldia-santa-ana" not in rows


def test_a_tie_beyond_town_halls_makes_the_connection_deeper(tmp_path: Path) -> None:
    graph = changed(tmp_path, {"ties": [{"from": "unicaes", "to": "uptap"}]})
    rows = told_of(answer("connecting-beyond-governments", graph), "actor", "cities", "deeper")
    assert rows["unicaes"] == rows["uptap"] == (2, 2)


def test_inferred_facts() -> None:
    # The tables say that it signed and where it is; that it represents the city follows.
    rows = answer("inferred-facts", actor="alcaldia-santa-ana")
    facts = pairs(rows, "property", "value")
    assert ("represents", "santa-ana") in facts
    assert ("signatoryOf", AGREEMENT) in facts
    assert ("bridgesTo", "ayuntamiento-tapachula") in facts
    assert CLASS_OF["local-government"] in column(rows, "value")
    # What the tables themselves say is not inferred.
    assert {"locatedIn", "actsAtLevel", "inSector"}.isdisjoint(column(rows, "property"))
    # Of an actor in no participation, nothing of that sort follows.
    others = column(answer("inferred-facts", actor="uptap"), "property")
    assert {"represents", "participatesIn", "activeIn"}.isdisjoint(others)
