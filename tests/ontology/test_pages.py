"""The ontology's reference pages are those of the ontology, in both languages, and complete."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from codev_graph.terms import CODEV, ontology_store

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    sys.path.insert(0, str(DOCS))
    try:
        import make_ontology
    finally:
        sys.path.remove(str(DOCS))
    return make_ontology


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_is_that_of_the_ontology(maker: ModuleType, language: str) -> None:
    assert maker.page(language) == maker.PAGES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_term_is_told(maker: ModuleType, language: str) -> None:
    page = maker.PAGES[language].read_text(encoding="utf-8")
    declared = {quad.subject.value for quad in ontology_store() if "#label" in quad.predicate.value}
    terms = [iri.removeprefix(CODEV) for iri in declared if iri.startswith(CODEV)]
    assert len(terms) > 200
    missing = [name for name in terms if f'id="{name}"' not in page]
    assert missing == []


def test_the_pages_ask_no_other_host(maker: ModuleType) -> None:
    for path in maker.PAGES.values():
        page = path.read_text(encoding="utf-8")
        assert "<script" not in page
        assert 'src="' not in page
        assert page.count("<svg") == 2
