"""What a user tells a named query → RDF terms, never text pasted into the query."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
from rapidfuzz import process

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import ParameterError, did_you_mean
from codev_graph.graph._library import NamedQuery, Parameter
from codev_graph.graph._store import GraphStore, Term
from codev_graph.terms import by_written_form, fold

LANGUAGE = "lang"


def bind(query: NamedQuery, told: Mapping[str, str], store: GraphStore) -> dict[str, Term]:
    """Return the value of each variable that the user, or the language in force, sets.

    Args:
        query: The query of the library.
        told: Parameter names and texts; what is left out stays a free variable.
        store: Where the individuals named are looked up.

    Raises:
        ParameterError: for a parameter that the query has not, or a value that it can not take.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in told:
        if name not in known:
            raise ParameterError(query.name, name, _unknown(name, list(known)))
    values = {name: _value(query, known[name], text, store) for name, text in told.items()}
    return {LANGUAGE: ox.Literal(language()), **values}


def _unknown(name: str, known: list[str]) -> str:
    if not known:
        return _("this query has no parameters.")
    nearest = [match for match, _s, _i in process.extract(name, known, score_cutoff=60, limit=2)]
    listed = _("this query has only {known}.").format(known=", ".join(known))
    return " ".join(filter(None, [listed, did_you_mean(nearest)]))


def _value(query: NamedQuery, parameter: Parameter, text: str, store: GraphStore) -> Term:
    """Return the RDF term that the text stands for, by the parameter's kind."""
    if parameter.kind == "string":
        return ox.Literal(text)
    if parameter.kind == "integer":
        return _integer(query, parameter, text)
    iri = (
        store.individual(parameter.of, text)
        if parameter.kind == "individual"
        else _concept(parameter.of, text)
    )
    if iri is None:
        raise ParameterError(query.name, parameter.name, _not_found(parameter, text, store))
    return ox.NamedNode(iri)


def _integer(query: NamedQuery, parameter: Parameter, text: str) -> Term:
    try:
        return ox.Literal(int(text))
    except ValueError:
        reason = _("found “{text}”; expected a whole number.").format(text=text)
        raise ParameterError(query.name, parameter.name, reason) from None


def _concept(scheme: str, text: str) -> str | None:
    concept = by_written_form(scheme).get(fold(text))
    return concept.iri if concept else None


def _not_found(parameter: Parameter, text: str, store: GraphStore) -> str:
    if parameter.kind == "individual":
        known = store.keys(parameter.of)
    else:
        known = sorted({concept.notation for concept in by_written_form(parameter.of).values()})
    nearest = [match for match, _s, _i in process.extract(text, known, score_cutoff=60, limit=3)]
    reason = _("found “{text}”; expected the id of a {kind} in the graph.").format(
        text=text, kind=parameter.of
    )
    return " ".join(filter(None, [reason, did_you_mean(nearest)]))
