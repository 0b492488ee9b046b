"""The search: accents, case and slips are forgiven, and nothing else is found."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph.web.explorer._index import Index

NAMES = {
    "oim": ("Organización Internacional para las Migraciones", "OIM"),
    "unach": ("Universidad Autónoma de Chiapas", "UNACH"),
    "upt": ("Universidad Politécnica de Tapachula",),
    "alcaldia": ("Alcaldía Municipal de Santa Ana",),
    "caritas": ("Cáritas Santa Ana",),
    "odd": ("…",),
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(NAMES.values())


def found(index: Index, written: str) -> list[str]:
    return [list(NAMES)[place] for place in index.search(written)]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("organizacion internacional para las migraciones", "oim"),
        ("ORGANIZACIÓN INTERNACIONAL", "oim"),
        ("oim", "oim"),
        ("univercidad politecnica", "upt"),
        ("tapchula", "upt"),
        ("caritas", "caritas"),
        ("alcldia santa ana", "alcaldia"),
        ("chiapas", "unach"),
    ],
)
def test_what_is_nearly_written_comes_first(index: Index, written: str, first: str) -> None:
    assert found(index, written)[0] == first


def test_what_is_nothing_like_a_name_finds_nothing(index: Index) -> None:
    for text in ("zzqqx", "", "  ", "…", "<script>"):
        assert found(index, text) == []
    assert Index([]).search("oim").size == 0


def test_only_what_is_wanted_is_found(index: Index) -> None:
    assert set(found(index, "universidad")) == {"unach", "upt"}
    unach, upt = (list(NAMES).index(key) for key in ("unach", "upt"))
    wanted = np.arange(len(NAMES)) != upt
    assert index.search("universidad", wanted=wanted).tolist() == [unach]
    assert len(index.search("universidad", most=1)) == 1


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12), st.text(max_size=30))
def test_any_text_can_be_searched_and_a_whole_name_is_found(names: list[str], text: str) -> None:
    made = Index([name] for name in names)
    assert set(made.search(text)) <= set(range(len(names)))
    for place, name in enumerate(names):
        assert not any(char.isascii() and char.isalnum() for char in name) or (
            place in made.search(name)
        )
