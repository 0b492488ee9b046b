"""Labels, links, lists and numbers."""

from __future__ import annotations

import json
from dataclasses import replace

import puerto_alba as sample
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph._i18n import Language, in_language
from codev_graph.views import Text
from codev_graph.views._data import script_json
from codev_graph.views._labels import LINES, WIDTH, listed, number, percent, safe_url, short_label

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.text())
def test_a_short_label_is_short(name: str) -> None:
    node = replace(sample.PARTIES[0], label=Text.same(name), acronym="")
    label = short_label(node, "es").split("\n")
    assert len(label) <= LINES
    assert all(len(line) <= max(WIDTH, len(node.id)) for line in label)
    assert any(label)


def test_an_acronym_stands_for_the_name() -> None:
    assert short_label(replace(sample.PARTIES[0], acronym="UVB"), "en") == "UVB"


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2", "http://example.org"])
def test_a_web_address_is_a_link(url: str) -> None:
    assert safe_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org",
        "http:",
        "file:///etc/passwd",
        "vbscript:x",
        "https:example",
        "http://[",
        "\tjavascript:alert(1)",
    ],
)
def test_anything_else_is_not(url: str) -> None:
    assert safe_url(url) == ""


@given(_JSON)
def test_script_json_means_the_same_and_can_not_end_its_element(value: object) -> None:
    text = script_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize(
    ("items", "language", "expected"),
    [
        ([], "en", ""),
        (["a"], "en", "a"),
        (["a", "b"], "en", "a and b"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["turismo", "industria"], "es", "turismo e industria"),
        (["madera", "hielo"], "es", "madera y hielo"),
        (["padres", "hijos"], "es", "padres e hijos"),
        (["uno", "ONU"], "es", "uno y ONU"),
        (["a, b", "c", "d"], "en", "a, b; c; and d"),
    ],
)
def test_lists_read_as_sentences(items: list[str], language: Language, expected: str) -> None:
    with in_language(language):
        assert listed(items) == expected


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (None, "–", "–"),
        (float("nan"), "–", "–"),
        (0, "0", "0"),
        (0.4167, "0.417", "0.417"),
        (1234, "1,234", "1234"),
        (12345, "12,345", "12\u00a0345"),
        (2.0, "2", "2"),
    ],
)
def test_numbers_follow_the_language(value: float | None, english: str, spanish: str) -> None:
    with in_language("en"):
        assert number(value) == english
    with in_language("es"):
        assert number(value) == spanish


def test_a_share_of_nothing_is_undefined() -> None:
    with in_language("en"):
        assert percent(1, 8) == "12%"
        assert percent(0, 0) == "–"
