"""What a user tells a query is a value and nothing else; what is misspelt gets a suggestion."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from real_data import AGREEMENT, TWINNING, answer, column, store

from codev_graph._i18n import in_language
from codev_graph.errors import CodevGraphError, ParameterError, UnknownQueryError
from codev_graph.graph import ask
from codev_graph.graph._parameters import with_values

HOSTILE = [
    '"',
    "'",
    '"""',
    "\\",
    "\\u0022",
    "\\u0022 ) } # ",
    "} } UNION { ?s ?p ?o } #",
    '") } ?concept ?p ?o FILTER("" = "',
    "phase> } . ?s ?p ?o . { <x",
    "# the rest is a comment",
    "phase\n} SELECT * WHERE { ?s ?p ?o }",
    "phase\r\n#",
    "?_scheme",
    "$_scheme",
    "*",
    ".*",
    "WHERE {",
    "\x00",
    "\u2028",
    "'; DROP ALL; --",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_compared_and_never_run(text: str) -> None:
    # Were it to leave its place, the query would fail, or give rows of every vocabulary.
    assert answer("vocabulary", scheme=text) == []


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("name", "parameter"),
    [("signatories", "agreement"), ("cross-border-ties", "area"), ("actors-by-kind", "class")],
)
def test_a_hostile_name_is_no_row_and_no_concept(name: str, parameter: str, text: str) -> None:
    with pytest.raises(ParameterError) as caught:
        ask(store(TWINNING), name, {parameter: text})
    assert caught.value.query == name
    assert caught.value.parameter == parameter


# The first example waits for the graph to be built.
@settings(deadline=None)
@given(st.text())
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    query = "SELECT ?_told WHERE { ?concept ?p ?o } LIMIT 1"
    bound = with_values(query, {"told": ox.Literal(text)})
    (row,) = store(TWINNING).select(bound)
    assert row == (text,)


@settings(deadline=None)
@given(st.text(min_size=1))
def test_no_text_finds_what_is_not_there(text: str) -> None:
    schemes = set(column(answer("vocabulary"), "scheme"))
    found = answer("vocabulary", scheme=text)
    assert (found != []) == (text in schemes)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_date_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="2022-03-31") as caught:
        ask(store(TWINNING), "expired-agreements", {"date": text})
    assert caught.value.parameter == "date"


def test_the_values_stand_in_the_first_patterns_even_after_a_comment() -> None:
    query = "# WHERE { ?x\nSELECT ?_told WHERE { ?s ?p ?o } LIMIT 1"
    bound = with_values(query, {"told": ox.Literal("x")})
    assert store(TWINNING).select(bound).rows == (("x",),)


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("signatory", "signatories"),
        ("expired-agrements", "expired-agreements"),
        ("recomendations", "recommendations"),
        ("Single-Actor-Cells", "single-actor-cells"),
    ],
)
def test_a_misspelt_query_gets_a_suggestion(misspelt: str, meant: str) -> None:
    with pytest.raises(UnknownQueryError) as caught:
        ask(store(TWINNING), misspelt)
    assert meant in caught.value.suggestions
    assert meant in str(caught.value)


def test_a_name_like_no_query_gets_none() -> None:
    with pytest.raises(UnknownQueryError) as caught:
        ask(store(TWINNING), "zzzzzz")
    assert caught.value.suggestions == ()


@pytest.mark.parametrize(
    ("name", "told", "meant"),
    [
        ("signatories", {"agrement": AGREEMENT}, "agreement"),
        ("signatories", {"agreement": "santa-ana-tapachula-2020"}, AGREEMENT),
        ("cross-border-ties", {"area": "cultur"}, "culture"),
        ("actors-by-sector", {"city": "santana"}, "santa-ana"),
        ("actors-without-ties", {"class": "univesity"}, "university"),
    ],
)
def test_a_misspelt_parameter_gets_a_suggestion(
    name: str, told: dict[str, str], meant: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        ask(store(TWINNING), name, told)
    assert f"“{meant}”" in str(caught.value)


def test_a_query_without_parameters_says_so() -> None:
    with in_language("en"), pytest.raises(ParameterError, match="has no parameters"):
        ask(store(TWINNING), "recommendations", {"city": "santa-ana"})


@pytest.mark.parametrize("written", ["culture", "Cultura", "CULTURA", "cultura", "Culture"])
def test_a_concept_may_be_told_by_code_or_label(written: str) -> None:
    expected = answer("cross-border-ties", area="culture")
    assert answer("cross-border-ties", area=written) == expected != []


def test_a_row_may_be_told_by_its_iri() -> None:
    iri = f"https://w3id.org/codev-graph/id/{TWINNING}/agreement/{AGREEMENT}"
    assert answer("signatories", agreement=iri) == answer("signatories", agreement=AGREEMENT)


def test_a_row_of_another_kind_is_refused() -> None:
    with pytest.raises(CodevGraphError):
        ask(store(TWINNING), "signatories", {"agreement": "oim"})
