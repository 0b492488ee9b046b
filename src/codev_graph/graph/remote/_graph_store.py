"""Whole graphs over HTTP: the SPARQL 1.1 Graph Store HTTP Protocol, for writing."""

from __future__ import annotations

from functools import partial
from http.client import HTTPException
from typing import Literal
from urllib.parse import quote
from urllib.request import Request

from codev_graph._i18n import gettext as _
from codev_graph.errors import EndpointError
from codev_graph.graph.remote._access import AGENT, Credentials, checked_address
from codev_graph.graph.remote._failures import failure
from codev_graph.graph.remote._patience import Patience, patiently

Method = Literal["PUT", "POST", "DELETE"]


class GraphStoreClient:
    """Writes the graphs of one store.

    Attributes:
        address: The address of its Graph Store Protocol.
    """

    def __init__(self, address: str, credentials: Credentials, patience: Patience) -> None:
        self.address = checked_address(address)
        self._credentials = credentials
        self._patience = patience
        self._opener = credentials.opener(address)

    def send(self, method: Method, graph: str, triples: bytes = b"") -> None:
        """Replace, fill up or remove a graph.

        Args:
            method: ``PUT`` replaces the graph, ``POST`` adds to it, ``DELETE`` removes it.
            graph: Its IRI; empty for the default graph.
            triples: What to write, as N-Triples, which are Turtle too.

        Raises:
            EndpointError: if the store does not take it in the end.
        """
        try:
            patiently(partial(self._sent, method, graph, triples), self._patience)
        except (OSError, HTTPException, ValueError) as error:
            raise failure(self.address, error) from error

    def _sent(self, method: Method, graph: str, triples: bytes) -> None:
        sign = "&" if "?" in self.address else "?"
        which = f"graph={quote(graph, safe='')}" if graph else "default"
        url = f"{self.address}{sign}{which}"
        request = Request(url, data=triples or None, method=method)  # noqa: S310 -- checked to be http
        request.add_header("User-Agent", AGENT)
        if triples:
            request.add_header("Content-Type", "text/turtle; charset=utf-8")
        self._credentials.show_token(request)
        with self._opener.open(request, timeout=self._patience.timeout) as answer:
            answer.read()
            # A redirection turns writing into reading, which would look like success.
            if answer.url != url:
                reason = _("leads to {address}: give that one").format(address=answer.url)
                raise EndpointError(self.address, reason)
