"""The text of a SELECT cut where pages are asked for: what comes before, its order, its limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from codev_graph.graph._tokens import Token, tokens
from codev_graph.terms import PREFIXES

_WITHIN: Final = re.compile(r"\([^()]*\)")
_VARIABLE: Final = re.compile(r"[?$](\w+)")
_PROLOGUE: Final = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


def with_prefixes(query: str) -> str:
    """Return the query with our prefixes declared, on its first line; its own go before them."""
    return _PROLOGUE + query


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT in its parts.

    Attributes:
        head: Everything up to the order.
        order: What follows ``ORDER BY``; empty if there is none.
        limit: The rows that it asks for at most; ``None`` for all.
        offset: The rows that it passes over.
        values: The ``VALUES`` behind everything, if there are any.
    """

    head: str
    order: str
    limit: int | None
    offset: int
    values: str

    @classmethod
    def of(cls, query: str) -> Self:
        """Return the parts of a text that is a SELECT."""
        outer = {token.keyword: token for token in _outermost(query)}
        limits = [outer[word] for word in ("LIMIT", "OFFSET") if word in outer]
        values = outer["VALUES"].start if "VALUES" in outer else len(query)
        end = min([values, *(token.start for token in limits)])
        start = outer["ORDER"].start if "ORDER" in outer else end
        order = query[start:end].partition(outer["BY"].text)[2] if "ORDER" in outer else ""
        limit = _number(query, outer.get("LIMIT"))
        skipped = _number(query, outer.get("OFFSET")) or 0
        return cls(query[:start], order, limit, skipped, query[values:])

    def page(self, names: Sequence[str], rows: int, start: int) -> str:
        """Return the text of one page, in an order that leaves no two rows to chance.

        Args:
            names: The variables that it selects.
            rows: How many rows.
            start: How many to pass over.
        """
        return f"{self._ordered(names)}\nLIMIT {rows} OFFSET {start}\n{self.values}"

    def page_around(self, names: Sequence[str], rows: int, start: int) -> str:
        """Return the same as a query around it.

        Some stores sort no more than so many rows for a page, but all for a query within.
        """
        select = next(t.start for t in tokens(self.head) if t.keyword == "SELECT")
        listed = " ".join(f"?{name}" for name in names)
        inner = f"{self._ordered(names)[select:]}\n{self.values}"
        around = f"SELECT {listed} WHERE {{ {{ {inner} }} }}"
        return f"{self.head[:select]}{around} LIMIT {rows} OFFSET {start}"

    def _ordered(self, names: Sequence[str]) -> str:
        plain = _plain(self.order)  # by a variable told twice, Virtuoso 7.2 loses rows of a page
        listed = " ".join(f"?{name}" for name in names if name not in plain)
        return f"{self.head}\nORDER BY {self.order}\n{listed}"


def _plain(order: str) -> set[str]:
    """Return the variables that an order names by themselves, outside any parentheses."""
    outside, inner = order, ""
    while outside != inner:
        inner, outside = outside, _WITHIN.sub(" ", outside)
    return set(_VARIABLE.findall(outside))


def _outermost(query: str) -> list[Token]:
    """Return the words that stand behind the pattern: those of order, limits and values."""
    depth = 0
    outer: list[Token] = []
    for token in tokens(query):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if token.kind == "brace" and token.text == "}" and not depth and not _values(outer):
            outer = []
        elif token.kind == "word" and not depth:
            outer.append(token)
    return outer


def _values(outer: list[Token]) -> bool:
    return any(token.keyword == "VALUES" for token in outer)


def _number(query: str, token: Token | None) -> int | None:
    if token is None:
        return None
    rest = query[token.start + len(token.text) :]
    return int(next(each.text for each in tokens(rest) if each.kind == "word"))
