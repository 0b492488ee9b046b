"""What a user tells a named query → RDF terms, and the run with them.

In a query of the library the variable ``?_city`` stands for the parameter ``city`` (grlc's
convention) and is tested where it is used: ``FILTER(!BOUND(?_city) || ?city = ?_city)``. What the
user tells joins the patterns as one ``VALUES`` clause of RDF terms, which any SPARQL 1.1 engine
understands and no text in a value can leave. The file also runs as it stands, unrestricted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import pyoxigraph as ox
from rapidfuzz import process

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph._table import Cell, Table
from codev_graph.errors import ParameterError, did_you_mean
from codev_graph.graph._answers import Answer, made_alike, sorted_list
from codev_graph.graph._asked import Store
from codev_graph.graph._library import NamedQuery, Parameter, named_query
from codev_graph.graph._store import Term
from codev_graph.sources import Date
from codev_graph.terms import by_written_form, fold

_LANGUAGE: Final = "lang"
_WHERE: Final = re.compile(r"\bWHERE\s*\{")


def ask(store: Store, name: str, told: Mapping[str, str] | None = None) -> Table:
    """Return the answer of a query of the library, written as every engine does not.

    Lists in its cells are sorted, an empty one is no value, and 1 and 0 are true and false where
    these are meant. See :func:`bound_query`.
    """
    table, query = store.select(bound_query(store, name, told)), named_query(name)
    if not query.lists and not query.booleans:
        return table
    alike = [_plain_of(query, column) for column in table.columns]
    rows = ([make(cell) for make, cell in zip(alike, row, strict=True)] for row in table)
    return Table.of(table.columns, rows)


def answered(store: Store, name: str, told: Mapping[str, str] | None = None) -> Answer:
    """Return the answer of a query of the library as RDF terms; see :func:`bound_query`.

    What differs between engines is alike, as in :func:`ask`.
    """
    answer, query = store.run(bound_query(store, name, told)), named_query(name)
    return made_alike(answer, query.booleans, query.lists)


def _plain_of(query: NamedQuery, column: str) -> Callable[[Cell], Cell]:
    if column in query.lists:
        return lambda cell: sorted_list(cell) if isinstance(cell, str) else cell
    return _truth if column in query.booleans else _as_it_is


def _truth(cell: Cell) -> Cell:
    return bool(cell) if isinstance(cell, int) else cell


def _as_it_is(cell: Cell) -> Cell:
    return cell


def bound_query(store: Store, name: str, told: Mapping[str, str] | None = None) -> str:
    """Return the text of a query of the library with its parameters bound.

    Args:
        store: The graph that it will be asked of.
        name: The query's name.
        told: Parameters by name, as texts; what is left out does not restrict the answer.

    Raises:
        UnknownQueryError: if there is no such query.
        ParameterError: for a parameter that the query has not, or a value that it can not take.
        EndpointError: if the store is on another machine and has not the ontology.
    """
    query = named_query(name)
    store.require_ontology()
    known = {parameter.name: parameter for parameter in query.params}
    terms: dict[str, Term] = {_LANGUAGE: ox.Literal(language())}
    for key, text in (told or {}).items():
        if key not in known:
            raise ParameterError(query.name, key, _unknown(key, list(known)))
        terms[key] = _term(query, known[key], text, store)
    return with_values(query.body, terms)


def with_values(query: str, terms: Mapping[str, Term]) -> str:
    """Return the query with the terms joined to its outermost patterns.

    The terms are written by the RDF library, which escapes whatever they hold.
    """
    names = " ".join(f"?_{name}" for name in terms)
    row = " ".join(str(term) for term in terms.values())
    clause = f" VALUES ({names}) {{ ({row}) }}"
    start = next(match for match in _WHERE.finditer(query) if not _commented(query, match))
    return query[: start.end()] + clause + query[start.end() :]


def _commented(query: str, match: re.Match[str]) -> bool:
    return query[query.rfind("\n", 0, match.start()) + 1 :].startswith("#")


def _unknown(name: str, known: list[str]) -> str:
    if not known:
        return _("this query has no parameters.")
    nearest = [match for match, _s, _i in process.extract(name, known, score_cutoff=60, limit=2)]
    listed = _("this query has only {known}.").format(known=", ".join(known))
    return " ".join(filter(None, [listed, did_you_mean(nearest)]))


def _term(query: NamedQuery, parameter: Parameter, text: str, store: Store) -> Term:
    """Return the RDF term that the text stands for, by the parameter's kind."""
    if parameter.kind == "string":
        return _string(query, parameter, text)
    if parameter.kind == "integer":
        return _integer(query, parameter, text)
    if parameter.kind == "date":
        return _date(query, parameter, text)
    if parameter.kind == "individual":
        iri = store.individual(parameter.of, text)
    else:
        concept = by_written_form(parameter.of).get(fold(text))
        iri = concept.iri if concept else None
    if iri is None:
        raise ParameterError(query.name, parameter.name, _not_found(parameter, text, store))
    return ox.NamedNode(iri)


def _string(query: NamedQuery, parameter: Parameter, text: str) -> Term:
    if parameter.values and text not in parameter.values:
        reason = _("found “{text}”; expected one of {known}.")
        told = reason.format(text=text, known=", ".join(parameter.values))
        raise ParameterError(query.name, parameter.name, told)
    return ox.Literal(text)


def _integer(query: NamedQuery, parameter: Parameter, text: str) -> Term:
    try:
        return ox.Literal(int(text))
    except ValueError:
        reason = _("found “{text}”; expected a whole number.").format(text=text)
        raise ParameterError(query.name, parameter.name, reason) from None


def _date(query: NamedQuery, parameter: Parameter, text: str) -> Term:
    """Return the date as text: ISO dates of any precision sort as they should."""
    try:
        return ox.Literal(Date.parse(text).text)
    except ValueError:
        reason = _("found “{text}”; expected a date such as 2022, 2022-03 or 2022-03-31.")
        raise ParameterError(query.name, parameter.name, reason.format(text=text)) from None


def _not_found(parameter: Parameter, text: str, store: Store) -> str:
    if parameter.kind == "individual":
        known = store.keys(parameter.of)
        reason = _("found “{text}”; expected the id of a {kind} in the graph.")
    else:
        known = sorted({concept.notation for concept in by_written_form(parameter.of).values()})
        reason = _("found “{text}”; expected a concept of the vocabulary “{kind}”.")
    nearest = [match for match, _s, _i in process.extract(text, known, score_cutoff=60, limit=3)]
    told = reason.format(text=text, kind=parameter.of)
    return " ".join(filter(None, [told, did_you_mean(nearest)]))
