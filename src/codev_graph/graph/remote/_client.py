"""Queries over HTTP: the SPARQL 1.1 Protocol by SPARQLWrapper, tried again where it helps."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError
from urllib.request import Request

from codev_graph.graph.remote._access import AGENT, Credentials, checked_address
from codev_graph.graph.remote._failures import failure
from codev_graph.graph.remote._patience import Patience, patiently

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_MAX_ROWS: Final = "X-SPARQL-MaxRows"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store answered.

    Attributes:
        body: The answer.
        media_type: Its media type, without parameters.
        address: The address that gave it, after redirections.
        limit: The rows that the store gives at most, where it says so; else 0.
    """

    body: bytes
    media_type: str
    address: str
    limit: int


class Client:
    """Asks one endpoint.

    Attributes:
        endpoint: Its address.
    """

    def __init__(self, endpoint: str, credentials: Credentials, patience: Patience) -> None:
        self.endpoint = checked_address(endpoint)
        self._credentials = credentials
        self._patience = patience

    def ask(self, query: str, default_graph: str = "", *, triples: bool = False) -> Reply:
        """Return the answer of a query.

        Args:
            query: The text, its prefixes declared.
            default_graph: The named graph to take for the default graph, if any.
            triples: Whether its answer is a graph, as of CONSTRUCT.

        Raises:
            EndpointError: if there is none in the end.
        """
        try:
            return patiently(partial(self._sent, query, default_graph, triples), self._patience)
        except (OSError, HTTPException) as error:
            raise failure(self.endpoint, error) from error

    def _sent(self, query: str, default_graph: str, triples: bool) -> Reply:
        wrapper = _wrapper(self.endpoint, self._credentials)
        # Its own method drops what is behind the point, and takes zero for no limit.
        wrapper.timeout = self._patience.timeout
        if default_graph:
            wrapper.addParameter("default-graph-uri", default_graph)
        _set_query(wrapper, query, triples)
        answer = _asked(wrapper.query).response
        limit = str(answer.headers.get(_MAX_ROWS, ""))
        media_type = str(answer.headers.get_content_type())
        rows = int(limit) if limit.isdecimal() else 0
        return Reply(answer.read(), media_type, str(answer.url), rows)


def _set_query(wrapper: SPARQLWrapper, query: str, triples: bool) -> None:
    from SPARQLWrapper import CONSTRUCT, JSON, SELECT, TURTLE

    with warnings.catch_warnings():
        # It guesses the form of a query by its words, sometimes wrongly; we know it.
        warnings.simplefilter("ignore")
        wrapper.setQuery(query)
    wrapper.queryType = CONSTRUCT if triples else SELECT
    wrapper.setReturnFormat(TURTLE if triples else JSON)


def _asked(query: Callable[[], Any]) -> Any:  # noqa: ANN401 -- SPARQLWrapper has no types
    """Return the answer; SPARQLWrapper's own errors are told apart by their HTTP status."""
    from io import BytesIO

    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    try:
        return query()
    except SPARQLWrapperException as error:
        refused = error.__context__
        if not isinstance(refused, HTTPError):
            raise OSError(str(error)) from error
        # SPARQLWrapper has read what the store said, and keeps it at the end of its message.
        said = str(error).partition("Response:\n")[2]
        body = BytesIO(_unquoted(said))
        raise HTTPError(refused.url, refused.code, refused.msg, refused.hdrs, body) from error


def _unquoted(said: str) -> bytes:
    """Return the bytes that a message shows as Python writes them."""
    import ast

    try:
        return bytes(ast.literal_eval(said))
    except (SyntaxError, TypeError, ValueError):
        return said.encode()


def _wrapper(endpoint: str, credentials: Credentials) -> SPARQLWrapper:
    from SPARQLWrapper import POST, SPARQLWrapper

    class _Guarded(SPARQLWrapper):  # type: ignore[misc] # SPARQLWrapper has no types
        """Keeps credentials from going along with a redirection."""

        def _createRequest(self) -> Request:  # noqa: N802 -- SPARQLWrapper's own name
            request: Request = super()._createRequest()
            return credentials.authorise(request)

    wrapper = _Guarded(endpoint, agent=AGENT)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    return wrapper
