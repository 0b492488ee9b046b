"""Where a query breaks off and what was expected there, from what the engine's grammar names.

The engine tells the farthest place that it looked at, and of what it tried only what ended there: a
keyword ends behind its place, and hides the shorter ones. So a place is taken for what it is where
signs are named, keywords are taken back by their length, and what stands before tells the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark

_ITEM: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|(\[[^\]]*\])|(\w+)')
_ANYTHING: Final = "[_]"
_PATTERNS: Final = frozenset(
    ("BIND", "FILTER", "GRAPH", "LATERAL", "MINUS", "OPTIONAL", "PREFIX", "SELECT", "SERVICE")
) | {"UNION", "VALUES"}
_PIECE: Final = re.compile(r"[?$]?\w+|\S")
# “SELECT ?a, ?b” and “(COUNT(?a) ?n)”: behind these DISTINCT hides the fault.
_PASSED: Final = re.compile(r"(?:[?$]\w+\s*)+(?![\s)])|[?$]\w+\s*\)\s*(?:AS\b\s*)?")
_BEFORE: Final = re.compile(r"(\w+)\s*\(?\s*\Z")
_INSIDE: Final = re.compile(r"[?$]?\w*\Z")
_BRACKETS: Final = re.compile(
    r"""(?P<passed>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"
        |'(?:[^'\\\n]|\\.)*'|\#[^\n]*|<[^<>\s"{}|^`]*>)
    |(?P<open>[({\[])|(?P<close>[)}\]])|(?P<text>["'])""",
    re.VERBOSE | re.DOTALL,
)
_PAIRS: Final = {"(": ")", "{": "}", "[": "]"}
_AFTER: Final = {
    **dict.fromkeys(
        ("SELECT", "DISTINCT", "REDUCED"), mark("variables, “*” or “(expression AS ?name)”")
    ),
    **dict.fromkeys(("FILTER", "HAVING"), mark("a condition in parentheses, or a function")),
    **dict.fromkeys(("ORDER", "GROUP"), mark("“BY”")),
    **dict.fromkeys(("LIMIT", "OFFSET"), mark("a whole number")),
    **dict.fromkeys(("ASK", "WHERE", "OPTIONAL", "MINUS", "UNION", "EXISTS"), mark("“{”")),
    **dict.fromkeys(("GRAPH", "FROM", "NAMED"), mark("the name of a graph")),
    "BY": mark("a variable, or an expression in parentheses"),
    "AS": mark("a variable"),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What the engine expected.

    Attributes:
        signs: The signs that could have followed the place it tells.
        words: Keywords; each would have ended there.
        anything: Whether any sign could have followed, which is said of a place one too far.
    """

    signs: frozenset[str]
    words: frozenset[str]
    anything: bool

    @classmethod
    def of(cls, reason: str) -> Self:
        """Return what the engine's sentence names."""
        found = _ITEM.findall(reason.removeprefix("expected ").removeprefix("one of "))
        signs = {sign or kind for sign, kind, _word in found} - {"", _ANYTHING}
        words = {word for _sign, _kind, word in found} - {""}
        return cls(frozenset(signs), frozenset(words), _ANYTHING in reason)

    def starts(self, end: int) -> Iterator[int]:
        """Yield the places at which the query may be at fault, the likeliest first.

        Args:
            end: The place that the engine tells, counted from 0.
        """
        if self.signs:
            yield end
            return
        # In an expression there are functions among the words, and they are what is expected.
        if self.anything and self.words <= _PATTERNS:
            yield max(end - 1, 0)
        yield max(end - min(map(len, self.words), default=0), 0)


def unbalanced(query: str) -> tuple[int, str] | None:
    """Return the first bracket or quote without its other half, and what to say of it."""
    opened: list[re.Match[str]] = []
    for found in _BRACKETS.finditer(query):
        if found["text"]:
            return found.start(), _("this text is never closed")
        if found["open"]:
            opened.append(found)
        elif found["close"] and not (opened and _PAIRS[opened.pop()[0]] == found[0]):
            return found.start(), _("“{sign}” closes nothing").format(sign=found[0])
    if opened:
        return opened[-1].start(), _("“{sign}” is never closed").format(sign=opened[-1][0])
    return None


def in_words(query: str, start: int, expected: Expected) -> tuple[int, str]:
    """Return the place at fault, and what was found there and what was expected.

    Args:
        query: The text.
        start: The place, counted from 0.
        expected: What the engine tells of it.
    """
    if not expected.signs:
        start = _behind(query, start, expected.words)
    before = _BEFORE.search(query[:start])
    wanted = _AFTER.get(before[1].upper(), "") if before else ""
    piece = _PIECE.search(query, start)
    found = f"“{piece[0]}”" if piece else _("the end of the query")
    place = piece.start() if piece else len(query)
    listed = _(wanted) if wanted else _listed(list(_named(expected.signs)))
    if not listed:
        return place, _("SPARQL: {found} can not stand here").format(found=found)
    text = _("SPARQL: found {found}; expected {wanted}")
    return place, text.format(found=found, wanted=listed)


def _behind(query: str, start: int, words: frozenset[str]) -> int:
    """Return where a fault is that keywords tell of, which may lie behind the word found there."""
    inside = _INSIDE.search(query[:start])
    start = inside.start() if inside and query[start : start + 1].isalnum() else start
    piece = _PIECE.match(query, start)
    if piece and piece[0].upper() in _AFTER:
        return piece.end()
    passed = _PASSED.match(query, start) if "DISTINCT" in words else None
    return passed.end() if passed else start


def _named(signs: frozenset[str]) -> Iterator[str]:
    """Yield what signs begin, as a person calls it."""
    if ":" in signs and "<" not in signs:
        # In the middle of a name.
        yield "“:”"
        return
    value = '\\"' in signs
    if "?" in signs:
        yield _("a variable")
    if "<" in signs:
        yield _("a name or an IRI")
    if value:
        yield _("a text or a number")
    elif signs == {"['0'..='9']"}:
        yield _("a whole number")
    for sign in ("{", "}", ")", ";", ".", ","):
        if sign in signs and not (value and sign == "."):
            yield f"“{sign}”"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])
