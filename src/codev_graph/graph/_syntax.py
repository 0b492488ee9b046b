"""What is wrong with the text of a query, said so that its author can mend it."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz, process

from codev_graph._i18n import gettext as _
from codev_graph.errors import QuerySyntaxError, did_you_mean
from codev_graph.graph._tokens import Token, mentions, tokens
from codev_graph.terms import PREFIXES

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# A class of characters as Rust writes it: ['A' ..= 'Z' | 'a' ..= 'z'].
_CHARACTERS: Final = re.compile(r"\[[^\]]*\.\.=[^\]]*\]")
_UPDATES: Final = (
    *("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE"),
    *("ADD", "MOVE", "COPY", "WITH"),
)
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# “voc:area/culture” is a path of two names; the name has its “/” behind a backslash.
_SLASHED: Final = re.compile(r"\bvoc:[\w-]+/[\w-]+")
_KEYWORDS: Final = (
    *_FORMS,
    *("WHERE", "OPTIONAL", "FILTER", "UNION", "MINUS", "BIND", "VALUES", "GRAPH", "EXISTS"),
    *("GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "DISTINCT", "PREFIX", "FROM", "NAMED"),
)


def syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Return the error for a text that Oxigraph's grammar does not take.

    Where the cause is one that people meet often, it is told in place of what the grammar expected.
    """
    found = _PLACE.fullmatch(message)
    if found is None:
        return QuerySyntaxError(query, 1, 1, message)
    if token := _update(query):
        return _at(query, token.start, _("the graph is read-only: this changes it"))
    if undeclared := next((each.token for each in mentions(query) if each.iri is None), None):
        return _at(query, undeclared.start, _undeclared(undeclared))
    if slashed := _SLASHED.search(query):
        return _at(query, slashed.start(), _slashed(slashed[0]))
    start = _start(query, int(found[1]), int(found[2])) - _overshoot(found[3])
    return _at(query, start, _misplaced(query, start) or _readable(found[3]))


def _at(query: str, start: int, reason: str) -> QuerySyntaxError:
    line = query.count("\n", 0, start) + 1
    return QuerySyntaxError(query, line, start - query.rfind("\n", 0, start), reason)


def _start(query: str, line: int, column: int) -> int:
    before = query.split("\n")[: line - 1]
    return sum(len(each) + 1 for each in before) + column - 1


def _overshoot(reason: str) -> int:
    """Return how far behind the fault Oxigraph points: where a keyword would have ended."""
    wanted = reason.removeprefix("expected ").removeprefix("one of ").replace("[_]", "").split(",")
    words = [each.strip() for each in wanted if each.strip()]
    return min(map(len, words)) if words and all(map(str.isupper, words)) else 0


def _update(query: str) -> Token | None:
    """Return the word that makes a text an update in the place of a query."""
    for token in tokens(query):
        if token.keyword in _FORMS:
            return None
        if token.keyword in _UPDATES:
            return token
    return None


def _undeclared(token: Token) -> str:
    prefix = token.text.partition(":")[0]
    nearest = [each for each, _s, _i in process.extract(prefix, PREFIXES.keys(), score_cutoff=60)]
    text = _("the prefix “{prefix}:” is not declared.").format(prefix=prefix)
    return " ".join(filter(None, [text, did_you_mean([f"{each}:" for each in nearest[:2]])]))


def _slashed(name: str) -> str:
    text = _("in a name “/” is written “\\/”: {name}")
    return text.format(name=name.replace("/", "\\/"))


def _misplaced(query: str, start: int) -> str:
    """Return what to say of a word that is no keyword, or nothing where no such word stands."""
    words = [token for token in tokens(query) if token.keyword]
    word = next((token for token in words if token.start == start), None)
    if word is None or word.keyword in _KEYWORDS:
        return ""
    found = process.extract(word.keyword, _KEYWORDS, scorer=fuzz.ratio, score_cutoff=70, limit=1)
    if not found and word == words[0]:
        return _("SPARQL: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE")
    text = _("SPARQL: found “{word}”.").format(word=word.text)
    return f"{text} {did_you_mean([found[0][0]])}" if found else ""


def _readable(reason: str) -> str:
    """Return what Oxigraph's grammar expected without its classes of characters."""
    if "variable that is unbound" in reason:
        return _("SPARQL: SELECT names a variable that has no value or is not grouped by")
    if "IRI parsing failed" in reason:
        return _("SPARQL: expected an absolute IRI")
    plain = _CHARACTERS.sub(_("a name"), reason.replace("[_]", _("more text")))
    wanted = " ".join(plain.removeprefix("expected ").removeprefix("one of ").split())
    if plain.startswith("expected one of "):
        return _("SPARQL: expected one of {wanted}").format(wanted=wanted)
    return _("SPARQL: expected {wanted}").format(wanted=wanted)
