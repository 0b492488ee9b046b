"""The store: the quads of a build beside the ontology, answering SPARQL."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import QueryError, QuerySyntaxError
from codev_graph.graph._ontology import ontology_entailments
from codev_graph.terms import ENTAILMENTS, ONTOLOGY, PREFIXES, expand, ontology_store, parts_of

Term = ox.NamedNode | ox.Literal
_ONTOLOGY_GRAPH: Final = ox.NamedNode(ONTOLOGY)
_ENTAILED_GRAPH: Final = ox.NamedNode(f"{ONTOLOGY}/{ENTAILMENTS}")
_TYPE: Final = ox.NamedNode(expand("rdf:type"))
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# A class of characters as Rust writes it: ['A' ..= 'Z' | 'a' ..= 'z'].
_CHARACTERS: Final = re.compile(r"\[[^\]]*\.\.=[^\]]*\]")
# Oxigraph's grammar asks for no blank around the word (``1SERVICE:a {…}``), so none is asked here.
_SERVICE: Final = re.compile("SERVICE", re.IGNORECASE)
# Where the word is no keyword: strings, IRIs, comments, variables, and names behind a prefix that
# does not itself end in the word.
_NO_KEYWORD: Final = re.compile(
    r"""\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>\s]*>|\#[^\n]*|[?$]\w+|(?<![\w.:-])(?!\w*SERVICE:)[A-Za-z][\w-]*:[\w.-]*""",
    re.DOTALL | re.IGNORECASE,
)
_INTEGERS: Final = {expand(f"xsd:{name}") for name in ("integer", "int", "long")}
_REALS: Final = {expand(f"xsd:{name}") for name in ("decimal", "double", "float")}


class GraphStore:
    """An in-memory Oxigraph store that holds a build and the ontology; not changed once made.

    The default graph holds the union of the named graphs as triples of its own: asked for a
    union, Oxigraph visits every graph for every pattern (0.8 s against 0.003 s for ``ties``).
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._store = ox.Store()
        self._store.bulk_extend(quads)
        self._store.bulk_extend(_in_graph(quad, _ONTOLOGY_GRAPH) for quad in ontology_store())
        self._store.bulk_extend(_in_graph(each, _ENTAILED_GRAPH) for each in ontology_entailments())
        self._store.bulk_extend(_in_graph(quad, ox.DefaultGraph()) for quad in list(self._store))

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        """The IRI of every individual that a table's row stands for, by type and id."""
        rows: dict[str, dict[str, str]] = defaultdict(dict)
        for quad in self._store.quads_for_pattern(None, _TYPE, None, ox.DefaultGraph()):
            iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
            if parts := parts_of(iri):
                rows[parts[1]].setdefault(parts[2], iri)
        return rows

    def individual(self, kind: str, key: str) -> str | None:
        """Return the IRI of the row ``key`` of type ``kind``; an IRI may be given as it is."""
        rows = self._rows.get(kind, {})
        return key if key in rows.values() else rows.get(key)

    def keys(self, kind: str) -> list[str]:
        """Return the ids of the rows of one type, sorted."""
        return sorted(self._rows.get(kind, {}))

    def select(self, query: str) -> Table:
        """Return the answer of a query; the triples of a CONSTRUCT are sorted. See :meth:`run`.

        Raises:
            QueryError: if it can not be answered to the end.
        """
        answer = self.run(query)
        if isinstance(answer, ox.QueryBoolean):
            return Table.of(["answer"], [[bool(answer)]])
        try:
            # Only now does Oxigraph look for the answers.
            return _table(answer) if isinstance(answer, ox.QuerySolutions) else _triples(answer)
        except (OSError, RuntimeError, ValueError) as error:
            raise _unanswered(query, error) from error

    def run(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run any SPARQL 1.1 query, with our prefixes supplied.

        Raises:
            QuerySyntaxError: if the text is no SPARQL; it carries line and column.
            QueryError: if it can not be answered, or asks another machine (``SERVICE``).
        """
        if _SERVICE.search(_NO_KEYWORD.sub(" ", query)):
            raise QueryError(query, _("SERVICE is refused: a query asks this graph alone."))
        try:
            return self._store.query(query, prefixes=PREFIXES)
        except SyntaxError as error:
            raise _syntax_error(query, str(error)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _unanswered(query, error) from error


def _in_graph(quad: ox.Quad | ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _unanswered(query: str, error: Exception) -> QueryError:
    return QueryError(query, _("The query can not be answered: {why}").format(why=error))


def _syntax_error(query: str, message: str) -> QuerySyntaxError:
    found = _PLACE.fullmatch(message)
    if found is None:
        return QuerySyntaxError(query, 1, 1, message)
    line, column, reason = found.groups()
    return QuerySyntaxError(query, int(line), int(column), _readable(reason))


def _readable(reason: str) -> str:
    """Return what Oxigraph's grammar expected without its classes of characters."""
    if "Prefix not found" in reason:
        return _("SPARQL: this prefix is not declared")
    plain = _CHARACTERS.sub(_("a name"), reason.replace("[_]", _("more text")))
    wanted = " ".join(plain.removeprefix("expected ").removeprefix("one of ").split())
    if plain.startswith("expected one of "):
        return _("SPARQL: expected one of {wanted}").format(wanted=wanted)
    return _("SPARQL: expected {wanted}").format(wanted=wanted)


def _table(answer: ox.QuerySolutions) -> Table:
    names = [variable.value for variable in answer.variables]
    return Table.of(names, ([_cell(solution[name]) for name in names] for solution in answer))


def _triples(answer: ox.QueryTriples) -> Table:
    rows = sorted((str(t.subject), str(t.predicate), str(t.object)) for t in answer)
    return Table.of(["subject", "predicate", "object"], rows)


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
