"""The vocabularies come from the ontology, in both languages, and know every way to write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph._i18n import in_language
from codev_graph.sources import RECORDS, Term, columns
from codev_graph.terms import (
    ACTOR_KIND,
    CODEV,
    VOCAB,
    actor_classes,
    by_written_form,
    concept_by_iri,
    fold,
    vocabulary,
)

SCHEMES = sorted(
    {
        column.scheme
        for record in RECORDS
        for column in columns(record).values()
        if isinstance(column, Term)
    }
)
EVERY = pytest.mark.parametrize("scheme", SCHEMES)


@EVERY
def test_a_concept_has_a_notation_and_a_label_in_both_languages(scheme: str) -> None:
    concepts = vocabulary(scheme)
    notations = [concept.notation for concept in concepts]
    assert len(set(notations)) == len(notations) > 1
    for concept in concepts:
        assert set(concept.labels) == {"es", "en"}
        assert all(label.strip() for label in concept.labels.values())
        assert concept.label("es") == concept.labels["es"]
        with in_language("es"):
            assert concept.label() == concept.labels["es"]


@EVERY
def test_a_concept_is_found_by_every_form_of_its_own(scheme: str) -> None:
    forms = by_written_form(scheme)
    for concept in vocabulary(scheme):
        assert forms[fold(concept.notation)] == concept
        assert {forms[fold(label)].iri for label in concept.labels.values()} == {concept.iri}


@EVERY
def test_a_concept_is_found_by_its_iri(scheme: str) -> None:
    start = CODEV if scheme == ACTOR_KIND else f"{VOCAB}{scheme}/"
    for concept in vocabulary(scheme):
        assert concept.iri.startswith(start)
        assert concept_by_iri(concept.iri) == concept


NO_CONCEPTS = [
    *("", "x:y", "Zona centro", f"{VOCAB}zona centro/x"),
    *(f"{VOCAB}area/nothing", f"{VOCAB}nothing/x", f"{CODEV}Tie"),
]


@pytest.mark.parametrize("iri", NO_CONCEPTS)
def test_what_is_no_concept_is_none(iri: str) -> None:
    assert concept_by_iri(iri) is None


def test_an_unknown_vocabulary_is_told() -> None:
    with pytest.raises(KeyError, match="nothing"):
        vocabulary("nothing")


def test_the_six_classes_come_in_the_order_of_the_document() -> None:
    assert [kind.notation for kind in actor_classes()] == [
        "supranational-body",
        "international-organisation",
        "public-administration",
        "civil-society",
        "private-sector",
        "other-actor",
    ]


def test_every_kind_is_of_one_of_the_six_classes() -> None:
    tops = {kind.notation for kind in actor_classes()}
    kinds = {kind.notation: kind.top for kind in vocabulary(ACTOR_KIND)}
    assert set(kinds.values()) == tops
    assert kinds["local-government"] == "public-administration"
    assert kinds["university"] == "other-actor"
    assert all(kinds[top] == top for top in tops)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Áreas", "areas"),
        ("  Año_2 ", "ano 2"),
        ("LOCAL-government", "local government"),
        ("ciencia  y\ttecnología", "ciencia y tecnologia"),
        ("", ""),
        ("—", ""),
    ],
)
def test_folding_leaves_case_accents_and_signs_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once.isascii()
    assert fold(text.upper()) == fold(text.upper().lower())
