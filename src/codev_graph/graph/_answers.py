"""What a query answers: as a table of plain values, or written in the standard formats."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import QueryError
from codev_graph.terms import PREFIXES, expand

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Kind = Literal["solutions", "boolean", "triples"]

_INTEGERS: Final = {expand(f"xsd:{name}") for name in ("integer", "int", "long")}
_REALS: Final = {expand(f"xsd:{name}") for name in ("decimal", "double", "float")}
_RESULTS: Final = MappingProxyType(
    {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "csv": ox.QueryResultsFormat.CSV,
        "tsv": ox.QueryResultsFormat.TSV,
    }
)
_GRAPHS: Final = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
)


def answer_kind(answer: Answer) -> Kind:
    """Return what a query asked for: ``solutions``, a ``boolean``, or ``triples``."""
    if isinstance(answer, ox.QuerySolutions):
        return "solutions"
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "triples"


@cache
def answer_types(kind: Kind) -> Mapping[str, str]:
    """Return the media types in which a kind of answer can be written, by short name.

    The first is what a client gets that does not care.
    """
    formats = _GRAPHS if kind == "triples" else _RESULTS
    types = {name: form.media_type.partition(";")[0] for name, form in formats.items()}
    return MappingProxyType(types)


def write_answer(answer: Answer, media_type: str) -> bytes:
    """Return an answer in a standard format.

    Args:
        answer: What :meth:`GraphStore.run` returned; it is read to its end.
        media_type: One of :func:`answer_types`, or its short name.

    Raises:
        QueryError: if this kind of answer has no such format, or can not be found to the end.
    """
    name = _short_name(answer, media_type)
    try:
        # Without a stream to write to, the engine is faster and returns bytes.
        if isinstance(answer, ox.QueryTriples):
            return ox.serialize(answer, None, _GRAPHS[name], prefixes=PREFIXES) or b""
        return answer.serialize(None, _RESULTS[name]) or b""
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered("", error) from error


def _short_name(answer: Answer, media_type: str) -> str:
    types = answer_types(answer_kind(answer))
    for name, known in types.items():
        if media_type in (name, known):
            return name
    reason = _("this answer can not be written as “{form}”; expected one of {known}.")
    raise QueryError("", reason.format(form=media_type, known=", ".join(types)))


def made_alike(answer: Answer, truths: Collection[str], lists: Collection[str]) -> Answer:
    """Return rows in which all that engines write each in its way is written in one.

    Args:
        answer: The rows; another kind of answer is returned as it is.
        truths: The columns that are true or false, where an engine may have given 1 or 0.
        lists: Those whose cells are lists, in any order; an empty one becomes no value.

    Raises:
        QueryError: if the rows can not be found to the end.
    """
    if not isinstance(answer, ox.QuerySolutions) or not (truths or lists):
        return answer
    document = json.loads(write_answer(answer, "json"))
    for row in document["results"]["bindings"]:
        for name in row.keys() & truths:
            told = "true" if row[name]["value"] in ("1", "true") else "false"
            row[name] = {"type": "literal", "datatype": expand("xsd:boolean"), "value": told}
        for name in row.keys() & lists:
            row[name]["value"] = sorted_list(row[name]["value"])
            if not row[name]["value"]:
                del row[name]
    return ox.parse_query_results(json.dumps(document).encode(), ox.QueryResultsFormat.JSON)


def sorted_list(text: str) -> str | None:
    """Return a list of texts between ``|`` in the order of its texts; ``None`` if it is empty."""
    return "|".join(sorted(text.split("|"))) or None


def to_table(answer: Answer) -> Table:
    """Return an answer as plain values; triples are sorted, a boolean is one row.

    Raises:
        OSError: if it can not be found to the end; also ``RuntimeError`` or ``ValueError``.
    """
    if isinstance(answer, ox.QueryBoolean):
        return Table.of(["answer"], [[bool(answer)]])
    if isinstance(answer, ox.QueryTriples):
        rows = sorted((str(t.subject), str(t.predicate), str(t.object)) for t in answer)
        return Table.of(["subject", "predicate", "object"], rows)
    names = [variable.value for variable in answer.variables]
    return Table.of(names, ([_cell(solution[name]) for name in names] for solution in answer))


def unanswered(query: str, error: Exception) -> QueryError:
    """Return the error for a query that the engine can not answer to the end."""
    return QueryError(query, _("The query can not be answered: {why}").format(why=error))


def _cell(term: object) -> Cell:
    """Return an RDF term as a plain value: numbers and booleans as such, the rest as text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype in _INTEGERS:
        return int(term.value)
    if datatype in _REALS:
        return float(term.value)
    return term.value == "true" if datatype == expand("xsd:boolean") else term.value
