"""What the text of a query names, found without parsing it: good enough for advice, no more."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from codev_graph.terms import PREFIXES

_TOKEN: Final = re.compile(
    r"""
    (?P<other>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"
        |'(?:[^'\\\n]|\\.)*'|\#[^\n]*|[?$]\w+|@[\w-]+|_:[\w.-]*)
    |(?P<iri><[^<>\s"{}|^`]*>)
    |(?P<name>(?<![\w.-])(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*)
    |(?P<word>\w+)
    |(?P<brace>[{}])
    """,
    re.VERBOSE | re.DOTALL,
)


# Words before a graph's name need no blanks between them: “ASKFROM<…>{}”, “FROM NAMED:a”.
_CLOSE: Final = re.compile(r"(ASK|CONSTRUCT)?(FROM)?(NAMED)?(:.*)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: an ``iri``, a prefixed ``name``, a ``word``, or a ``brace``."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals; nothing for what is no word."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term that a query names.

    Attributes:
        token: Where, and how it is written.
        iri: The IRI, or ``None`` if its prefix is not declared.
        graph: Whether it names a graph of the data set, after ``FROM``.
    """

    token: Token
    iri: str | None
    graph: bool


def tokens(query: str) -> list[Token]:
    """Return the pieces of a query, without its texts, comments, variables and blank nodes."""
    found = _TOKEN.finditer(query)
    return [Token(str(m.lastgroup), m[0], m.start()) for m in found if m.lastgroup != "other"]


def mentions(query: str) -> Iterator[Mention]:
    """Yield the terms that a query names: not what it declares, nor what it makes anew."""
    prefixes = dict(PREFIXES)
    rest = deque(tokens(query))
    while rest:
        rest.extendleft(reversed(_apart(rest.popleft(), prefixes)))
        token = rest.popleft()
        if token.keyword == "PREFIX" and len(rest) > 1:
            prefix, iri = rest.popleft(), rest.popleft()
            prefixes[prefix.text.removesuffix(":")] = iri.text[1:-1]
        elif token.keyword == "BASE" and rest:
            rest.popleft()
        elif token.keyword == "CONSTRUCT":
            _drop_braces(rest)
        elif token.keyword == "FROM" and rest:
            rest.extendleft(reversed(_apart(rest.popleft(), prefixes)))
            named = rest.popleft()
            named = rest.popleft() if named.keyword == "NAMED" and rest else named
            yield Mention(named, _iri(named, prefixes), graph=True)
        elif token.kind in ("iri", "name"):
            yield Mention(token, _iri(token, prefixes), graph=False)


def _apart(token: Token, prefixes: Collection[str]) -> list[Token]:
    """Return the words that a token is made of and the name behind them, as the engine reads it."""
    close = _CLOSE.fullmatch(token.text)
    if close is None or token.text.partition(":")[0] in prefixes:
        return [token]
    found = [(close[group], token.start + close.start(group)) for group in range(1, 5)]
    pieces = [(text, start) for text, start in found if text]
    return [Token("name" if ":" in text else "word", text, start) for text, start in pieces]


def _drop_braces(rest: deque[Token]) -> None:
    """Drop the braces that ``rest`` begins with, and what is between them."""
    depth = 0
    while rest and (depth or rest[0].text == "{"):
        depth += {"{": 1, "}": -1}.get(rest.popleft().text, 0)


def _iri(token: Token, prefixes: dict[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _sign, local = token.text.partition(":")
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local) if prefix in prefixes else None
