"""Pairs of actors that may be one: what speaks for it, and what does not."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import REAL, actor, write_rows, write_twinning
from codev_graph import build
from codev_graph.sources import (
    Actor,
    Proposal,
    draft_decisions,
    duplicates_of,
    load_dataset,
    propose_duplicates,
)


def record(key: str, name: str, **more: str) -> Actor:
    row = {"id": key, "row": 2, "name": name, "kind": "other-actor", "level": "local", **more}
    return Actor.model_validate({**row, "sources": "s1"})


def proposed(name: str, other: str) -> list[Proposal]:
    return propose_duplicates([record("a", name), record("b", other)])


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        ("Organización Internacional para las Migraciones", "OIM", "acronym"),
        ("Organización Internacional para las Migraciones", "IOM", "acronym"),
        ("Comisión Nacional del Agua", "Conagua", "acronym"),
        ("Comisión Nacional del Agua", "CONAGUA", "acronym"),
        ("Secretaría de Gobernación", "SEGOB", "acronym"),
        ("Universidad Autónoma de Chiapas (UNACH)", "UNACH", "the same acronym"),
        ("UNIVERSIDAD AUTONOMA DE CHIAPAS", "Universidad Autónoma de Chiapas", "the same name"),
        ("Cáritas Diocesana de Santa Ana, A.C.", "Caritas diocesana Santa Ana", "the same name"),
        ("Transportes del Sur S.A. de C.V.", "Transportes del Sur", "the same name"),
        ("Universidad Católica de El Salvador", "Catholic University of El Salvador", "mean"),
        ("Asociación de Municipios Trifinio", "Asociasión de Municipios Trifinio", "a letter"),
        ("Ayuntamiento de Tapachula", "Tapachula City Council", "mean"),
    ],
)
def test_two_writings_of_one_body_are_proposed(name: str, other: str, reason: str) -> None:
    (pair,) = proposed(name, other)
    assert pair[:2] == ("b", "a")
    assert 0.75 <= pair.score <= 1
    assert reason in pair.reason


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Secretaría de Cultura", "Secretaría de Turismo"),
        ("El Colegio de la Frontera Norte", "El Colegio de la Frontera Sur"),
        ("Diócesis de Tapachula", "Diócesis de Santa Ana"),
        ("Museo de Tapachula", "Casa de la Cultura de Tapachula"),
        ("Teatro de Santa Ana", "Diócesis de Santa Ana"),
        ("Organización Internacional para las Migraciones", "OIT"),
        ("Escuela 1", "Escuela 2"),
        ("UNDP", "UNEP"),
        ("Instituto Tecnológico de Tepic (ITT)", "Instituto Tecnológico de Tijuana (ITT)"),
    ],
)
def test_two_bodies_are_not_proposed(name: str, other: str) -> None:
    assert proposed(name, other) == []


def test_another_city_speaks_against_it() -> None:
    here = record("a", "Cámara de Comercio", city="a")
    assert propose_duplicates([here, record("b", "Cámara de Comercio", city="a")])
    assert propose_duplicates([here, record("b", "Cámara de Comercio", city="b")]) == []


def test_any_two_names_of_the_rows_may_speak_for_it() -> None:
    one = record("a", "Alto Comisionado para los Refugiados", acronym="ACNUR")
    other = record("b", "Agencia de la ONU para Refugiados (ACNUR)")
    (pair,) = propose_duplicates([one, other])
    assert "“ACNUR”" in pair.reason


NAMES = st.lists(
    st.text("abcdeABCDEáéñ .()-", min_size=1, max_size=24).filter(lambda t: t.strip()),
    min_size=2,
    max_size=6,
)


@given(NAMES)
def test_scores_are_ordered_and_pairs_are_told_once(names: list[str]) -> None:
    found = propose_duplicates([record(str(n), name) for n, name in enumerate(names)], (), 0.0)
    scores = [pair.score for pair in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    pairs = [frozenset(pair[:2]) for pair in found]
    assert len(pairs) == len(set(pairs))
    assert all(int(pair.same_as) < int(pair.actor) for pair in found)


def test_blocks_lose_no_pair_of_real_names() -> None:
    """Among the shipped actors, comparing all with all finds nothing more."""
    actors = load_dataset(REAL).of(Actor)
    blocked = {pair[:2] for pair in propose_duplicates(actors)}
    every = {
        pair[:2]
        for one, other in combinations(actors, 2)
        for pair in propose_duplicates([one, other])
    }
    assert blocked == every


def test_writings_are_found_among_thousands() -> None:
    names = [
        f"Asociación {sha256(bytes([n % 256, n // 256])).hexdigest()[:9]}" for n in range(3000)
    ]
    actors = [record(f"o{n}", name) for n, name in enumerate(names)]
    actors += [record(f"d{n}", f"{names[n].upper()} A.C.") for n in range(100)]
    found = {pair[:2] for pair in propose_duplicates(actors)}
    assert {(f"d{n}", f"o{n}") for n in range(100)} <= found
    assert len(found) < 200


def twinning(folder: Path, *decisions: list[str]) -> Path:
    actors = [
        actor("unach", name="Universidad Autónoma de Chiapas", acronym="UNACH"),
        actor("chiapas", name="Autonomous University of Chiapas"),
        actor("unach2", name="UNACH"),
    ]
    place = write_twinning(folder / "t", {"actors": actors})
    if decisions:
        write_rows(place, "same_as", [["actor", "same_as", "decision"], *decisions])
    return place


def test_what_is_decided_is_not_proposed_again(tmp_path: Path) -> None:
    def pairs(folder: Path) -> set[tuple[str, str]]:
        return {(pair.actor, pair.same_as) for pair in duplicates_of(load_dataset(folder))}

    assert ("chiapas", "unach") in pairs(twinning(tmp_path / "1"))
    assert ("unach2", "unach") in pairs(twinning(tmp_path / "1"))
    said = twinning(tmp_path / "2", ["unach2", "unach", "yes"], ["chiapas", "unach", "no"])
    assert pairs(said) == set()
    assert len(pairs(twinning(tmp_path / "3", ["unach2", "unach", ""]))) > 1


def test_a_draft_keeps_what_was_decided_and_reads_back(tmp_path: Path) -> None:
    folder = twinning(tmp_path, ["unach2", "unach", "yes"])
    dataset = load_dataset(folder)
    draft = draft_decisions(dataset, duplicates_of(dataset))
    (folder / "same_as.csv").write_text(draft.to_csv(), encoding="utf-8")
    again = load_dataset(folder)
    assert draft.rows[0][:3] == ("unach2", "unach", "yes")
    assert ("chiapas", "unach", "") in {row[:3] for row in draft.rows}
    assert again.merged == dataset.merged == {"unach2": "unach"}


def test_check_warns_at_the_row(tmp_path: Path) -> None:
    found = [p for p in build(twinning(tmp_path)).check() if "may be the actor" in p.message]
    assert ("actors.csv", 3, "name", "warning") in {
        (p.file, p.row, p.column, p.severity) for p in found
    }


def test_an_unknown_actor_is_suggested_by_name_and_acronym(tmp_path: Path) -> None:
    from codev_graph import DataError

    folder = twinning(tmp_path)
    ties = [["from", "to", "sources"], ["UNACH Tapachula", "Autonomous Univ. of Chiapas", "s1"]]
    write_rows(folder, "ties", ties)
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    hints = {problem.column: problem.hint for problem in caught.value.problems}
    assert "“unach" in hints["from"]
    assert "“chiapas”" in hints["to"]


@pytest.mark.parametrize(
    ("name", "other"),
    [("CANACO Tapachula", "AMEXME Tapachula"), ("ISDEMU Santa Ana", "Teatro de Santa Ana")],
)
def test_a_place_in_common_does_not_make_two_acronyms_one(name: str, other: str) -> None:
    assert proposed(name, other) == []


def test_an_acronym_beside_its_own_name_takes_nothing_away() -> None:
    full = "Instituto Salvadoreño para el Desarrollo de la Mujer"
    (found,) = proposed(f"{full} (ISDEMU)", full)
    assert found.score > 0.9


def test_a_name_told_by_an_acronym_of_its_own_is_not_abbreviated_without_it() -> None:
    office = record("a", "ISDEMU Santa Ana", name_en="ISDEMU, Santa Ana office")
    lawyers = record("b", "Sociedad de Abogados de Occidente", acronym="SAO")
    assert propose_duplicates([office, lawyers]) == []
    assert proposed("Organización Internacional (OIM) para las Migraciones", "IOM")
