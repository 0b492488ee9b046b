"""All rows of a SELECT, however few a store gives at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from codev_graph.errors import EndpointError
from codev_graph.graph.remote._bindings import Binding, bindings_of
from codev_graph.graph.remote._client import Reply
from codev_graph.graph.remote._failures import not_sparql
from codev_graph.graph.remote._text import Select

_PAGE: Final = 10_000
# No public store is known to cut answers shorter; Virtuoso's own limit is 10,000.
_NEVER_CUT: Final = 100


class Pages:
    """Asks for the rows of one query.

    Args:
        send: Sends a text and returns what the store answers.
        parts: The query.
        names: The variables that it selects.
        endpoint: The address that is asked, for what is told of an answer that is none.
    """

    def __init__(
        self, send: Callable[[str], Reply], parts: Select, names: Sequence[str], endpoint: str
    ) -> None:
        self._endpoint = endpoint
        self._send = send
        self._parts = parts
        self._names = names

    def rows(self, query: str) -> list[Binding]:
        """Return all rows.

        The query is asked as it is. Stores cut long answers silently: unless one tells its limit
        and it is not reached, it is asked whether there is a row behind the last. If there is one,
        everything is fetched in pages of one order.
        """
        reply = self._send(query)
        found = self._read(reply)
        wanted = self._parts.limit
        all_there = len(found) < max(_NEVER_CUT, reply.limit) or len(found) == wanted
        if all_there or not self._page(1, len(found)):
            return found
        return list(chain.from_iterable(self))

    def __iter__(self) -> Iterator[list[Binding]]:
        """Ask for all rows in pages of one order, each when it is wanted."""
        done = 0
        while page := self._page(_PAGE, done):
            yield page
            done += len(page)

    def _page(self, rows: int, done: int) -> list[Binding]:
        limit = self._parts.limit
        rows = rows if limit is None else min(rows, limit - done)
        if not rows:
            return []
        asked = self._names, rows, self._parts.offset + done
        try:
            return self._read(self._send(self._parts.page(*asked)))
        except EndpointError as refused:
            try:
                return self._read(self._send(self._parts.page_around(*asked)))
            except EndpointError:
                raise refused from None

    def _read(self, reply: Reply) -> list[Binding]:
        try:
            return bindings_of(reply.body)
        except ValueError as error:
            raise not_sparql(self._endpoint, reply.address, reply.media_type) from error
