"""What a text of SPARQL tells before it is run: the graphs it names, whether its answer lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from codev_graph.terms import PREFIXES

_BLANK: Final = r"(?:\s|\#[^\r\n]*[\r\n])*"
_IRI: Final = r"<([^>]*)>"
_FROM: Final = re.compile(
    rf"(?<![?$\w:-])FROM{_BLANK}(?:NAMED\b{_BLANK})?(?:{_IRI}|([\w.-]*):([^\s{{}}<>\"]*))",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(rf"\bPREFIX{_BLANK}([\w.-]*):{_BLANK}{_IRI}", re.IGNORECASE)
# A clock, a die or another machine may answer otherwise the next time.
_CHANGING: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)


def graphs_asked(query: str) -> Iterator[str]:
    """Yield the IRIs after ``FROM`` and ``FROM NAMED``; those of undeclared prefixes are left out.

    Nothing is ever fetched from them: a query is told which are not in the store.
    """
    prefixes = PREFIXES | dict(_PREFIX.findall(query))
    for iri, prefix, local in _FROM.findall(query):
        if iri or prefix in prefixes:
            yield iri or prefixes[prefix] + local


def is_lasting(query: str) -> bool:
    """Return whether a query gives the same answer as long as the graph stays the same."""
    return _CHANGING.search(query) is None
