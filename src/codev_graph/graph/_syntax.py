"""What is wrong with the text of a query, said so that its author can mend it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from codev_graph._i18n import gettext as _
from codev_graph.errors import ForbiddenQueryError, QuerySyntaxError

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# A class of characters as Rust writes it: ['A' ..= 'Z' | 'a' ..= 'z'].
_CHARACTERS: Final = re.compile(r"\[[^\]]*\.\.=[^\]]*\]")
_BLANK: Final = r"(?:\s|\#[^\r\n]*[\r\n])*"
# Every SERVICE that the grammar can read has this shape, whatever stands around it; where a string
# or a comment has it too, the query is refused though it is harmless. To leave out strings and IRIs
# first would not be safe: “<” opens an IRI or compares, and only the whole grammar knows which.
# Oxigraph asks for no blank around the word (``1SERVICE:a {…}``).
_SERVICE: Final = re.compile(
    rf"(?<![:?$])SERVICE{_BLANK}(?:SILENT{_BLANK})?"
    rf"(?:<([^>]*)>|[?$][^\s{{}}<>\"]*|[^\s{{}}<>\"?$]*:[^\s{{}}<>\"]*){_BLANK}\{{",
    re.IGNORECASE,
)


def refuse_service(query: str, allowed: Collection[str] = ()) -> None:
    """Refuse a query that asks another machine, unless its host is allowed.

    Args:
        query: The text.
        allowed: Hosts, such as ``example.org`` or ``example.org:8080``. A service at an address
            that is not written out, as by a variable or a prefix, is at none of them.

    Raises:
        ForbiddenQueryError: if it does.
    """
    for match in _SERVICE.finditer(query):
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


def syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Return the error for a text that Oxigraph's grammar does not take."""
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
