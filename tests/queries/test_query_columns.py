"""What holds of every query: names are those of the IRI beside them, parameters only restrict."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from real_data import DATASETS, Row, store, table

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
