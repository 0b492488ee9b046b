"""What a user tells a named query restricts its answer, and can do nothing else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codev_graph import KnowledgeGraph
from codev_graph._i18n import in_language
from codev_graph.errors import ParameterError, UnknownQueryError
from codev_graph.graph import GraphStore, _library, ask
from codev_graph.graph._answers import sorted_list
from codev_graph.graph._library import parse_query
from codev_graph.graph._parameters import with_values
from codev_graph.terms import concept_by_iri

HEADER = """#+ title: {es: T, en: T}
#+ summary: {es: R, en: S}
#+ params:
#+   by: {type: string, values: [class, kind], title: {es: Por, en: By}}
#+ columns:
#+   x: {es: Equis, en: Ex}
#+ example: codev-graph query q --by class
"""


def test_a_parameter_restricts_the_answer(real_graph: KnowledgeGraph) -> None:
    everyone = real_graph.query("actors").records()
    for key in ("santa-ana", "tapachula"):
        here = real_graph.query("actors", city=key).records()
        assert here == [row for row in everyone if str(row["city"]).endswith(f"/{key}")]
        assert 0 < len(here) < len(everyone)


def test_an_individual_may_be_told_by_its_iri(real_graph: KnowledgeGraph) -> None:
    iri = str(real_graph.query("cities").records()[0]["city"])
    key = iri.rsplit("/", 1)[-1]
    assert real_graph.query("actors", city=iri) == real_graph.query("actors", city=key)


@pytest.mark.parametrize(
    "written", ["civil-society", "Civil society", "Sociedad civil", "CIVIL  society"]
)
def test_a_concept_may_be_told_by_notation_or_label(
    written: str, real_graph: KnowledgeGraph
) -> None:
    rows = real_graph.query("actors", **{"class": written}).records()
    assert rows
    for row in rows:
        concept = concept_by_iri(str(row["class"]))
        assert concept is not None
        assert concept.notation == "civil-society"


def test_two_parameters_restrict_together(real_graph: KnowledgeGraph) -> None:
    one = set(real_graph.query("actors", city="tapachula").column("actor"))
    other = set(real_graph.query("actors", **{"class": "civil-society"}).column("actor"))
    both = real_graph.query("actors", city="tapachula", **{"class": "civil-society"})
    assert set(both.column("actor")) == one & other


def test_labels_follow_the_language(real_graph: KnowledgeGraph) -> None:
    english = set(real_graph.query("actors").column("classLabel"))
    with in_language("es"):
        spanish = set(real_graph.query("actors").column("classLabel"))
    assert "Civil society" in english
    assert "Sociedad civil" in spanish
    assert not english & spanish


@pytest.mark.parametrize(
    ("name", "told", "parameter", "said"),
    [
        ("actors", {"cty": "tapachula"}, "cty", "Did you mean “city”?"),
        ("actors", {"city": "tapachla"}, "city", "Did you mean “tapachula”?"),
        ("actors", {"class": "civil-societ"}, "class", "Did you mean “civil-society”"),
        ("ties", {"area": "culura"}, "area", "Did you mean “culture”?"),
        ("ties", {"area": "zzz"}, "area", "a concept of the vocabulary “area”"),
        ("ties-in-period", {"from": "soon"}, "from", "found “soon”"),
        ("sources", {"x": "1"}, "x", "this query has no parameters"),
    ],
)
def test_what_a_query_can_not_take_is_told_with_the_nearest(
    name: str, told: dict[str, str], parameter: str, said: str, real_graph: KnowledgeGraph
) -> None:
    with pytest.raises(ParameterError) as caught:
        ask(real_graph.store, name, told)
    assert (caught.value.query, caught.value.parameter) == (name, parameter)
    assert said in str(caught.value)
    assert f"“{parameter}”" in str(caught.value)


def test_an_unknown_query_is_told(real_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownQueryError, match="“bridging-actors”"):
        real_graph.query("bridging-actor")


ONTOLOGY_ALONE = GraphStore([])


@given(st.text())
def test_no_text_leaves_its_place(text: str) -> None:
    """Whatever a value holds, it comes back as that value and nothing else."""
    query = with_values("SELECT ?_x WHERE { }", {"x": ox.Literal(text)})
    assert ONTOLOGY_ALONE.select(query).rows == ((text,),)


def test_the_values_join_the_outermost_patterns() -> None:
    query = "# WHERE { not here\nSELECT ?_x WHERE { FILTER(BOUND(?_x)) }"
    table = GraphStore([]).select(with_values(query, {"x": ox.Literal(5)}))
    assert table.rows == ((5,),)


def test_a_text_that_is_none_of_the_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEADER + "SELECT (?_by AS ?x) WHERE { }"
    library = {"q": parse_query(text, "q")}
    monkeypatch.setattr(_library, "query_library", lambda: library)
    assert ask(ONTOLOGY_ALONE, "q", {"by": "kind"}).rows == (("kind",),)
    with pytest.raises(ParameterError, match="found “kin”; expected one of class, kind"):
        ask(ONTOLOGY_ALONE, "q", {"by": "kin"})


def test_a_list_in_a_cell_is_sorted_whatever_the_order_of_the_store() -> None:
    assert sorted_list("b|a") == "a|b"
    assert sorted_list("") is None


ESCAPES = [
    "\\u0022",
    "\\U00000022",
    "\\u007d",
    "\\",
    "\\\\",
    '\\"',
    "\u2028",
    "\x85",
    "\x00",
    "\ufeff",
]


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("frame", ["{}", '" {} "', "a{} }} # ", "<{}>", "{0}{0}", "}} {}"])
def test_no_escape_leaves_its_place(escape: str, frame: str) -> None:
    text = frame.format(escape)
    query = with_values("SELECT ?_x WHERE { }", {"x": ox.Literal(text)})
    assert ONTOLOGY_ALONE.select(query).rows == ((text,),)
