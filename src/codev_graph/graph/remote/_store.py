"""A store that is reached over HTTP, asked as the embedded one is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph._table import Table
from codev_graph.errors import EndpointError
from codev_graph.graph._answers import Answer, to_table, unanswered
from codev_graph.graph._outside import refuse_service
from codev_graph.graph._syntax import syntax_error
from codev_graph.graph._trig import in_order
from codev_graph.graph.remote._access import Credentials
from codev_graph.graph.remote._bindings import solutions, triples, truth_of
from codev_graph.graph.remote._client import Client, Reply
from codev_graph.graph.remote._failures import not_sparql
from codev_graph.graph.remote._pages import Pages
from codev_graph.graph.remote._patience import Patience
from codev_graph.graph.remote._text import Select, with_prefixes
from codev_graph.terms import INDIVIDUALS, PREFIXES, UNION, parts_of

_TIMEOUT: Final = "CODEV_GRAPH_TIMEOUT"
_ROWS: Final = """SELECT DISTINCT ?row WHERE {{ ?row a ?class .
  FILTER(ISIRI(?row) && STRSTARTS(STR(?row), "{start}") && CONTAINS(STR(?row), "/{kind}/")) }}"""
_NAMED: Final = """ASK {{ {{ {0} ?p ?o }} UNION {{ ?s {0} ?o }} UNION {{ ?s ?p {0} }}
  UNION {{ GRAPH {0} {{ ?a ?b ?c }} }} }}"""
_QUADS: Final = f"""SELECT DISTINCT ?graph ?s ?p ?o WHERE {{
  GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), "{INDIVIDUALS}")) }}"""
_ONTOLOGY: Final = "ASK { codev:Actor a owl:Class }"
# Are there other named graphs beside the one that stands for all of them?
_JOINED: Final = f"""ASK {{ ?a ?b ?c .
  GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph != <{UNION}>) }}"""


class RemoteStore:
    """Any SPARQL 1.1 store that ``push`` filled, or that holds the same in its own way.

    It is asked anew each time; nothing is kept but the ids of rows.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._keys: dict[str, dict[str, str]] = {}

    @property
    def endpoint(self) -> str:
        """The address that it is asked at."""
        return self._client.endpoint

    @cached_property
    def _default_graph(self) -> str:
        """The graph to take for the default graph, or nothing for the store's own.

        Where the store shows the same statement once for every graph that has it, ``push`` writes
        the union as a named graph of its own; see there.
        """
        try:
            reply = self._client.ask(_JOINED, UNION)
            return UNION if truth_of(reply.body) else ""
        except ValueError:
            return ""
        except EndpointError as error:
            # A store that has no such graph may say so; the question itself will tell the rest.
            if error.status not in (400, 404, 422, 500):
                raise
            return ""

    def run(self, query: str) -> Answer:
        """Run a query, our prefixes supplied; a large answer is fetched in pages.

        Raises:
            QuerySyntaxError: if the text is no SPARQL; nothing is sent then.
            ForbiddenQueryError: if it asks another machine (``SERVICE``).
            EndpointError: if the store does not answer, or not to the end.
        """
        refuse_service(query)
        shape = _shape(query)
        if isinstance(shape, ox.QuerySolutions):
            names, pages = self._pages(query, shape)
            return solutions(names, pages.rows(with_prefixes(query)), Select.of(query).order)
        if isinstance(shape, ox.QueryTriples):
            return self._read_triples(self._sent(with_prefixes(query), triples=True))
        return self._read_truth(self._sent(with_prefixes(query)))

    def stream(self, query: str) -> Iterator[ox.QuerySolutions]:
        """Yield the rows of a SELECT page by page; see :meth:`run`."""
        refuse_service(query)
        shape = _shape(query)
        if isinstance(shape, ox.QuerySolutions):
            names, pages = self._pages(query, shape)
            yield shape
            yield from (solutions(names, page, "") for page in pages)

    def _pages(self, query: str, shape: ox.QuerySolutions) -> tuple[list[str], Pages]:
        """Return the columns of a SELECT, and what asks for its rows."""
        names = [variable.value for variable in shape.variables]
        parts = Select.of(with_prefixes(query))
        return names, Pages(self._sent, parts, names, self.endpoint)

    def _sent(self, text: str, *, triples: bool = False) -> Reply:
        reply = self._client.ask(text, self._default_graph, triples=triples)
        if "html" in reply.media_type:
            raise not_sparql(self.endpoint, reply.address, reply.media_type)
        return reply

    def _read_truth(self, reply: Reply) -> Answer:
        try:
            told = b'{"head": {}, "boolean": %s}' % (b"true" if truth_of(reply.body) else b"false")
        except ValueError as error:
            raise not_sparql(self.endpoint, reply.address, reply.media_type) from error
        return ox.parse_query_results(told, ox.QueryResultsFormat.JSON)

    def _read_triples(self, reply: Reply) -> Answer:
        try:
            answer = triples(reply.body, reply.media_type)
        except (SyntaxError, ValueError) as error:
            raise not_sparql(self.endpoint, reply.address, reply.media_type) from error
        if reply.limit and reply.body.count(b"\n") >= reply.limit:
            reason = _("gives at most {n} statements at once, and this answer may have more")
            raise EndpointError(self.endpoint, reason.format(n=reply.limit))
        return answer

    def require_ontology(self) -> None:
        """Refuse a store that has not the ontology where questions look: in its default graph.

        Without it they would find nothing, or no labels, and say so as if that were the answer.

        Raises:
            EndpointError: if it has not, or does not answer.
        """
        if not self._has_ontology:
            reason = _(
                "has not the ontology that the questions of the library need, or not in its "
                "default graph; “codev-graph push” uploads it with the data"
            )
            raise EndpointError(self.endpoint, reason)

    @cached_property
    def _has_ontology(self) -> bool:
        return bool(self.run(_ONTOLOGY))

    def select(self, query: str) -> Table:
        """Return the answer of a query as a table; see :meth:`run`."""
        return to_table(self.run(query))

    def individual(self, kind: str, key: str) -> str | None:
        """Return the IRI of the row ``key`` of type ``kind``; an IRI may be given as it is."""
        rows = self._rows(kind)
        return key if key in rows.values() else rows.get(key)

    def keys(self, kind: str) -> list[str]:
        """Return the ids of the rows of one type, sorted."""
        return sorted(self._rows(kind))

    def _rows(self, kind: str) -> Mapping[str, str]:
        """The IRI of every row of one type by its id, asked once."""
        if kind not in self._keys:
            query = _ROWS.format(start=INDIVIDUALS, kind=kind)
            found = {str(row): parts_of(str(row)) for (row,) in self.select(query)}
            self._keys[kind] = {
                parts[2]: row for row, parts in found.items() if parts and parts[1] == kind
            }
        return self._keys[kind]

    def holds(self, iri: str) -> bool:
        """Return whether any statement, or the name of any graph, has this IRI in it."""
        try:
            return bool(self.run(_NAMED.format(ox.NamedNode(iri))))
        except ValueError:
            return False

    def quads(self) -> list[ox.Quad]:
        """Return the quads of the data, without the ontology, in the order of graph files."""
        rows = self.run(_QUADS)
        if not isinstance(rows, ox.QuerySolutions):
            return []
        return in_order(ox.Quad(row["s"], row["p"], row["o"], row["graph"]) for row in rows)


def _shape(query: str) -> Answer:
    """Return what kind of answer the query has: that of a store without anything in it."""
    try:
        return ox.Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise syntax_error(query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered(query, error) from error


def open_remote(
    endpoint: str, patience: Patience | None = None, credentials: Credentials | None = None
) -> RemoteStore:
    """Return the store at an address; nothing is sent yet.

    Args:
        endpoint: The address of its SPARQL service.
        patience: How long to wait, and how often to try again; by default ``CODEV_GRAPH_TIMEOUT``
            seconds, or 60, and five times.
        credentials: Who asks; by default what the environment says.

    Raises:
        EndpointError: if it is no web address, or has a password in it.
    """
    told = credentials or Credentials.from_environment()
    return RemoteStore(Client(endpoint, told, patience or usual_patience()))


def usual_patience() -> Patience:
    """Return the patience that the environment asks for.

    Raises:
        EndpointError: if ``CODEV_GRAPH_TIMEOUT`` is no number of seconds above zero.
    """
    said = os.environ.get(_TIMEOUT)
    if not said:
        return Patience()
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        reason = _("expected a number of seconds; found “{text}”").format(text=said)
        raise EndpointError(_TIMEOUT, reason)
    return Patience(timeout=seconds)
