"""What is wrong with the text of a query, said so that its author can mend it."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz, process

from codev_graph._i18n import gettext as _
from codev_graph.errors import QuerySyntaxError, did_you_mean
from codev_graph.graph._expected import Expected, in_words, unbalanced
from codev_graph.graph._tokens import Token, mentions, tokens
from codev_graph.terms import PREFIXES

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
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
    end = _start(query, int(found[1]), int(found[2]))
    known = _known(found[3])
    place = _common(query) or ((end, known) if known else unbalanced(query))
    return _at(query, *(place or _broken_off(query, end, Expected.of(found[3]))))


def _common(query: str) -> tuple[int, str] | None:
    """Return where a mistake is that the text alone tells, and what to say of it."""
    if token := _update(query):
        return token.start, _("the graph is read-only: this changes it")
    if undeclared := next((each.token for each in mentions(query) if each.iri is None), None):
        return undeclared.start, _undeclared(undeclared)
    if slashed := _SLASHED.search(query):
        return slashed.start(), _slashed(slashed[0])
    if not any(token.keyword in _KEYWORDS for token in tokens(query)):
        start = len(query) - len(query.lstrip())
        return start, _misplaced(query, start) or _begins()
    return None


def _broken_off(query: str, end: int, expected: Expected) -> tuple[int, str]:
    """Return where the grammar stops taking a text, and what to say of it."""
    starts = list(expected.starts(end))
    for start in starts:
        if meant := _misplaced(query, start):
            return start, meant
    return in_words(query, starts[0], expected)


def _at(query: str, start: int, reason: str) -> QuerySyntaxError:
    line = query.count("\n", 0, start) + 1
    return QuerySyntaxError(query, line, start - query.rfind("\n", 0, start), reason)


def _start(query: str, line: int, column: int) -> int:
    before = query.split("\n")[: line - 1]
    return sum(len(each) + 1 for each in before) + column - 1


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
        return _begins()
    text = _("SPARQL: found “{word}”.").format(word=word.text)
    return f"{text} {did_you_mean([found[0][0]])}" if found else ""


def _begins() -> str:
    return _("SPARQL: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _known(reason: str) -> str:
    """Return in words what the engine says in a sentence, or nothing for a list of signs."""
    if "variable that is unbound" in reason:
        return _("SPARQL: SELECT names a variable that has no value or is not grouped by")
    if "not authorized with GROUP BY" in reason:
        return _("SPARQL: “SELECT *” does not go with GROUP BY: name the variables")
    if "IRI parsing failed" in reason:
        return _("SPARQL: expected an absolute IRI")
    items = reason.removeprefix("expected ").removeprefix("one of ").split(", ")
    # Whatever else the engine says in words rather than in signs is told as it is.
    said = next((each for each in items if each.count(" ") > 1 and not {*'"['} & {*each}), "")
    return f"SPARQL: {said}" if said else ""
