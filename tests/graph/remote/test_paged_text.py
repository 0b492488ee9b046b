"""The text that asks for a page: every variable orders the rows, none of them twice."""

from __future__ import annotations

import pytest

from codev_graph.graph.remote._text import Select


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("", "?a ?b"),
        ("ORDER BY ?a", "?a ?b"),
        ("ORDER BY ?b ?a", "?b ?a"),
        ("ORDER BY DESC(?a) ?b", "DESC(?a) ?b ?a"),
        ("ORDER BY LCASE(STR(?a)) $b", "LCASE(STR(?a)) $b ?a"),
    ],
)
def test_a_page_is_ordered_by_every_variable_once(order: str, wanted: str) -> None:
    page = Select.of(f"SELECT ?a ?b WHERE {{ ?a ?p ?b }} {order}").page(("a", "b"), 10, 20)
    assert " ".join(page.split("ORDER BY")[1].split()) == f"{wanted} LIMIT 10 OFFSET 20"
