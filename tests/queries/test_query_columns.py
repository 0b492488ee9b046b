"""What holds of every query: names are those of the IRI beside them, parameters only restrict."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from real_data import DATASETS, MADE_UP, Row, answer, involved, store, table, ties

from codev_graph._i18n import LANGUAGES, Language, in_language, language
from codev_graph._table import Table
from codev_graph.graph import NamedQuery, ask, query_library
from codev_graph.terms import INDIVIDUALS, concept_by_iri, expand, ontology_store

RDFS_LABEL = ox.NamedNode(expand("rdfs:label"))
QUESTIONS = {
    name: query for name, query in query_library().items() if query.title["es"].startswith("¿")
}
every_question = pytest.mark.parametrize("query", QUESTIONS.values(), ids=list(QUESTIONS))
everywhere = pytest.mark.parametrize("dataset", DATASETS)


def each_with(*columns: str) -> pytest.MarkDecorator:
    """Return the parametrization by the questions that answer with these columns."""
    found = [query for query in QUESTIONS.values() if set(columns) <= query.columns.keys()]
    return pytest.mark.parametrize("query", found, ids=[query.name for query in found])


TABLES = {
    "city": "cities",
    "actor": "actors",
    "agreement": "agreements",
    "committee": "committees",
    "project": "projects",
    "source": "sources",
}
# A column's text tells of the IRI in another whose name is not its own without the ending.
BESIDE = {"name": "actor", "label": "concept", "sourceTitle": "source"}


def named(iri: str) -> str | None:
    """Return the name that the tables or the ontology give to an IRI, in the language in force."""
    if iri.startswith(INDIVIDUALS):
        dataset, kind, key = iri.removeprefix(INDIVIDUALS).split("/", 2)
        rows: list[Row] = [row for row in table(dataset, TABLES[kind]) if row["id"] == key]
        return rows[0].get("name") or rows[0]["title"]
    concept = concept_by_iri(iri)
    return concept.label() if concept else termed(iri)


def termed(iri: str) -> str | None:
    """Return the label of a term that is no concept of a vocabulary."""
    quads = ontology_store().quads_for_pattern(ox.NamedNode(iri), RDFS_LABEL, None)
    labels = [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]
    return next((label.value for label in labels if label.language == language()), None)


def texts(query: NamedQuery) -> Iterator[tuple[str, str]]:
    """Yield the columns that name what stands in another, with that other."""
    for column in query.columns:
        other = BESIDE.get(column, column.removesuffix("Name").removesuffix("Label"))
        if other != column and other in query.columns:
            yield column, other


@every_question
@everywhere
@pytest.mark.parametrize("code", LANGUAGES)
def test_names_are_those_of_what_they_stand_beside(
    query: NamedQuery, dataset: str, code: Language
) -> None:
    with in_language(code):
        rows = ask(store(dataset), query.name).records()
        for column, other in texts(query):
            for iri, told in {(row[other], row[column]) for row in rows}:
                assert told == (named(str(iri)) if iri else None)


def restrictable() -> Iterator[tuple[str, str]]:
    """Yield the queries with each parameter that is also a column of theirs."""
    for name, query in QUESTIONS.items():
        for parameter in query.params:
            # A kind may be told for the class, and a tie's "from" is not the period's.
            if parameter.name in query.columns and parameter.name not in {"class", "from"}:
                yield name, parameter.name


@pytest.mark.parametrize(("name", "parameter"), list(restrictable()))
@everywhere
def test_a_parameter_leaves_the_rows_of_its_value(name: str, parameter: str, dataset: str) -> None:
    whole = ask(store(dataset), name)
    told = {str(iri): key_of(str(iri)) for iri in whole.column(parameter) if iri}
    for iri, value in told.items():
        found = ask(store(dataset), name, {parameter: value})
        assert set(found.rows) == set(kept(whole, parameter, iri))


def key_of(iri: str) -> str:
    """Return what a user would write for it: the row's id, or the concept's code."""
    concept = concept_by_iri(iri)
    return concept.notation if concept else iri.rsplit("/", 1)[-1]


def kept(whole: Table, column: str, value: str) -> list[tuple[object, ...]]:
    place = whole.columns.index(column)
    return [row for row in whole.rows if row[place] == value]


@each_with("definition")
@everywhere
def test_definitions_are_told_in_the_language_in_force(query: NamedQuery, dataset: str) -> None:
    spanish = ask(store(dataset), query.name).column("definition")
    with in_language("en"):
        english = ask(store(dataset), query.name).column("definition")
    assert all(spanish)
    assert all(english)
    assert set(spanish).isdisjoint(english)


@each_with("tie", "from", "to")
@everywhere
def test_what_is_told_of_a_tie_is_in_its_row(query: NamedQuery, dataset: str) -> None:
    rows = ties(dataset)
    for found in answer(query.name, dataset):
        row = rows[str(found["tie"])]
        for column in {"from", "to", "start", "end", "evidence"} & found.keys():
            assert found[column] == (row[column] or None)


@each_with("actor", "involved")
@everywhere
def test_involved_means_taking_part(query: NamedQuery, dataset: str) -> None:
    for found in answer(query.name, dataset):
        assert found["involved"] == (found["actor"] in involved(dataset))


@pytest.mark.parametrize(
    ("name", "told", "column", "expected"),
    [
        ("agreements", {"city": "alta"}, "agreement", {"alta-baja", "alta-monte"}),
        ("agreements", {"city": "monte"}, "agreement", {"alta-monte"}),
        ("agreement-completeness", {"city": "monte"}, "agreement", {"alta-monte"}),
        ("committees", {"city": "baja"}, "committee", {"turismo", "juventud"}),
        ("committees", {"agreement": "alta-monte"}, "committee", {"salud"}),
        (
            "cross-border-ties",
            {"agreement": "alta-monte"},
            "tie",
            {"alcaldia-alta--alcaldia-monte"},
        ),
        ("cross-border-ties", {"area": "academic"}, "tie", {"uni-alta--uni-baja"}),
        ("ties-beyond-town-halls", {"area": "sport"}, "tie", set()),
        ("facilitators", {"agreement": "alta-baja"}, "in", {"juventud"}),
        ("facilitators", {"agreement": "alta-monte"}, "in", {"alta-monte"}),
        ("registrars", {"agreement": "alta-baja"}, "in", set()),
        ("linking-ties", {"city": "alta"}, "tie", set()),
        ("linking-ties", {"city": "baja"}, "tie", {"agencia--uni-baja", "camara--ministerio"}),
        ("introducers", {"class": "university"}, "introducer", {"club", "uni-baja"}),
        ("expired-without-results", {"date": "2020"}, "agreement", set()),
        ("expired-agreements", {"date": "2003-11"}, "agreement", set()),
        ("expired-agreements", {"date": "2003-12"}, "agreement", {"alta-baja"}),
    ],
)
def test_a_parameter_of_no_column_restricts_too(
    name: str, told: dict[str, str], column: str, expected: set[str]
) -> None:
    assert {row[column] for row in answer(name, MADE_UP, **told)} == expected


def test_the_cities_of_an_agreement_are_all_told_whichever_was_asked_for() -> None:
    (row,) = answer("agreements", MADE_UP, city="monte")
    assert set(str(row["cityNames"]).split("|")) == {"Villa Alta", "Monte"}
    assert answer("agreements", MADE_UP, city="baja")[0]["statusLabel"] == "Vencido"


def test_a_contradiction_names_what_it_is_about_and_who_says_what() -> None:
    found = {
        (row["about"], row["compatible"], row["titles"], row["otherTitles"])
        for row in answer("date-disagreements", MADE_UP)
    }
    # The diagnosis is of 2000 for one source and of December 1999 for the other.
    assert ("Diagnóstico", False, "Fuente uno", "Fuente dos") in found
    assert ("Firma del acuerdo", True, "Fuente dos", "Fuente uno") in found
    # The tie of the town halls, told from either end.
    assert {about for about, *_rest in found if "Alcaldía" in str(about)} != set()
    assert len(found) == 3


def test_an_area_that_one_source_leaves_out_names_the_other() -> None:
    (row,) = answer("area-disagreements", MADE_UP)
    assert (row["area"], row["stating"], row["silent"]) == ("culture", 1, 1)
    assert row["titles"] == "Fuente uno"
