"""What a query asks of documents and machines outside the graph is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final
from urllib.parse import urlsplit

from codev_graph._i18n import gettext as _
from codev_graph.errors import ForbiddenQueryError
from codev_graph.graph._tokens import mentions

_BLANK: Final = r"(?:\s|\#[^\r\n]*[\r\n])*"
# Closer than the word, which ends prov:wasDerivedFrom too and is the name of a variable.
_FROM: Final = re.compile(rf"(?<![?$])FROM{_BLANK}(?:NAMED{_BLANK})?(?:<|[^\s?$]*:)", re.IGNORECASE)
# Every SERVICE that the grammar can read has this shape, whatever stands around it; where a string
# or a comment has it too, the query is refused though it is harmless. To leave out strings and IRIs
# first would not be safe: “<” opens an IRI or compares, and only the whole grammar knows which.
# Oxigraph asks for no blank around the word (``1SERVICE:a {…}``).
_SERVICE: Final = re.compile(
    rf"(?<![:?$])SERVICE{_BLANK}(?:SILENT{_BLANK})?"
    rf"(?:<([^>]*)>|[?$][^\s{{}}<>\"]*|[^\s{{}}<>\"?$]*:[^\s{{}}<>\"]*){_BLANK}\{{",
    re.IGNORECASE,
)


def refuse_foreign_graphs(query: str, known: Callable[[str], bool]) -> None:
    """Refuse a query ``FROM`` a graph that is not in the store: no document is ever fetched.

    Args:
        query: The text.
        known: Whether the store has a graph of this IRI.

    Raises:
        ForbiddenQueryError: if it names one that is not there.
    """
    # Most queries have none, and need no closer look.
    for mention in mentions(query) if _FROM.search(query) else ():
        if mention.graph and mention.iri is not None and not known(mention.iri):
            reason = _("FROM {graph}: this graph has no such named graph; nothing else is read.")
            raise ForbiddenQueryError(query, reason.format(graph=mention.token.text))


def refuse_service(query: str, allowed: Collection[str] = ()) -> None:
    """Refuse a query that asks another machine, unless its host is allowed.

    Args:
        query: The text.
        allowed: Hosts, such as ``example.org`` or ``example.org:8080``. A service at an address
            that is not written out, as by a variable or a prefix, is at none of them.

    Raises:
        ForbiddenQueryError: if it does.
    """
    # Most queries have not even the word, and looking for it takes a tenth of the time.
    for match in _SERVICE.finditer(query) if "SERVICE" in query.upper() else ():
        if not _is_at(match.group(1) or "", allowed):
            raise ForbiddenQueryError(
                query, _("SERVICE is refused: a query asks this graph alone.")
            )


def _is_at(iri: str, hosts: Collection[str]) -> bool:
    try:
        parts = urlsplit(iri)
        names = {parts.hostname, f"{parts.hostname}:{parts.port}"}
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and not {"@", "\\"}.intersection(iri)
    return plain and not names.isdisjoint(hosts)
