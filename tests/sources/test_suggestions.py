"""What is suggested is near: an acronym that fits comes first, and nothing absurd comes at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import actor, city, write_twinning
from codev_graph.errors import DataError
from codev_graph.sources import load_dataset
from codev_graph.sources._columns import nearest

ACTORS = [
    actor("cam-areq", "a", name="Cámara de Comercio e Industria de Arequipa", acronym="CCIA"),
    actor("ccca", "a", name="CCIA"),
    actor(
        "oim",
        name="Organización Internacional para las Migraciones",
        name_en="International Organization for Migration",
        acronym="OIM",
    ),
    actor("can", name="Comunidad Andina", acronym="CAN"),
    actor("mercurio-d", "a", name="Diario El Mercurio"),
    actor("udc", "a", name="Universidad de Cuenca"),
    actor("x" * 300, "a", name="Sin nombre"),
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CCIA", "Did you mean “cam-areq”, “ccca”?"),
        ("IOM", "Did you mean “oim”?"),
        ("OIM Ecuador", "Did you mean “oim”?"),
        ("mercuiro-d", "Did you mean “mercurio-d”?"),
        ("Universidad de Cuenca", "Did you mean “udc”?"),
        ("Universidad de Oriente", ""),
        ("nadie nunca", ""),
        ("caritas-gi", ""),
        ("can2", "Did you mean “can”?"),
        ("cen", ""),
        ("東京", ""),
    ],
)
def test_the_actor_that_was_meant_is_offered(written: str, meant: str, tmp_path: Path) -> None:
    tie = {"from": written, "to": "udc"}
    tables = {"cities": [city("a")], "actors": ACTORS, "ties": [tie]}
    with pytest.raises(DataError) as caught:
        load_dataset(write_twinning(tmp_path / "t", tables))
    (problem,) = caught.value.problems
    assert problem.hint == meant


@pytest.mark.parametrize(
    ("written", "known", "near"),
    [
        ("organizacón", ["organización", "fundación"], ["organización"]),
        ("UNACH Tapachula", ["UNAM", "UNACH", "Tapachula 2"], ["UNACH"]),
        ("tpo", ["tipo", "to"], ["tipo"]),
        ("de", ["desde", "hacia"], []),
        ("El de la", ["El Pueblo", "de la"], []),
        ("", ["", "a"], []),
    ],
)
def test_short_words_need_a_closer_likeness(
    written: str, known: list[str], near: list[str]
) -> None:
    assert nearest(written, known) == near
