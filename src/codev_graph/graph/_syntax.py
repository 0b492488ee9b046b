"""What is wrong with the text of a query, said so that its author can mend it."""

from __future__ import annotations

import re
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import QueryError, QuerySyntaxError

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


def refuse_service(query: str) -> None:
    """Refuse a query that asks another machine.

    Raises:
        QueryError: if it does.
    """
    if _SERVICE.search(_NO_KEYWORD.sub(" ", query)):
        raise QueryError(query, _("SERVICE is refused: a query asks this graph alone."))


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
