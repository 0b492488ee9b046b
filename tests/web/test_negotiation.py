"""Which form and which language a client gets."""

from __future__ import annotations

import pytest

from codev_graph.web._negotiation import choose, choose_language, quality, wants_page

OFFERS = ["text/turtle", "application/n-triples", "application/ld+json"]


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("application/ld+json;q=0.9, text/turtle;q=0.8", "application/ld+json"),
        ("text/turtle;q=0, */*;q=0.1", "application/n-triples"),
        ("text/*;q=0.3, text/turtle;q=0.1, application/ld+json;q=0.2", "application/ld+json"),
        ("APPLICATION/LD+JSON ; Q=1.0", "application/ld+json"),
        ("text/turtle;charset=utf-8;q=0.5", "text/turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=much", "text/turtle"),
        (",,;q=1", "text/turtle"),
    ],
)
def test_the_client_s_weights_decide(header: str, chosen: str | None) -> None:
    assert choose(header, OFFERS) == chosen


def test_weights_stay_between_none_and_all() -> None:
    assert quality("text/turtle;q=7", "text/turtle") == 1.0
    assert quality("text/turtle;q=-1", "text/turtle") == 0.0


def test_only_a_browser_wants_a_page() -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
    assert wants_page(browser, OFFERS)
    assert not wants_page("*/*", OFFERS)
    assert not wants_page("text/turtle, text/html;q=0.9", OFFERS)


@pytest.mark.parametrize(
    ("header", "told", "language"),
    [
        ("", None, "en"),
        ("es-SV,es;q=0.9,en;q=0.8", None, "es"),
        ("en;q=0.8, es;q=0.3", None, "en"),
        ("fr, es;q=0.2", None, "es"),
        ("fr", None, "en"),
        ("*", None, "en"),
        ("en", "es", "es"),
        ("es", "fr", "es"),
    ],
)
def test_the_address_then_the_browser_choose_the_language(
    header: str, told: str | None, language: str
) -> None:
    assert choose_language(header, told) == language
