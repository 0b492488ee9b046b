"""What id may have been meant: whose acronym fits, then the nearest by id, name or acronym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from codev_graph.sources._names import spells
from codev_graph.sources._nearness import near_places
from codev_graph.sources._records import Record
from codev_graph.terms import fold

_NAMES: Final = ("name", "name_en", "title")
# A table that names nothing that exists would else be compared with everything, row by row.
_MOST: Final = 100


@dataclass(slots=True)
class _Words:
    """What the rows of some tables are called.

    Attributes:
        forms: Their ids, names and acronyms, folded.
        keys: The id that each form stands for.
        acronyms: The ids of each acronym, folded.
    """

    forms: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    acronyms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str | None, key: str) -> None:
        """Add a text that names a row, if there is one."""
        if text:
            self.forms.append(fold(text))
            self.keys.append(key)

    def fitting(self, acronym: str) -> Iterator[str]:
        """Yield the ids of the rows that have an acronym, then of those whose names spell it."""
        yield from self.acronyms.get(acronym, ())
        if acronym.isalpha():
            for form, key in zip(self.forms, self.keys, strict=True):
                # No name but one that begins with its first letter is taken apart.
                if form[:1] == acronym[0] and _spelt(acronym, form):
                    yield key


def _spelt(acronym: str, form: str) -> bool:
    words = tuple(form.split())
    return len(acronym) > 2 and len(words) > 1 and spells(acronym, words) == 1


class NamedRows:
    """The rows of a data set by every text that names them.

    Attributes:
        ids: The ids written in each table.
        files: What the file of each table is called.
    """

    def __init__(
        self,
        tables: Mapping[type[Record], Sequence[Record]],
        ids: Mapping[str, set[str]],
        files: Mapping[str, str],
    ) -> None:
        self.files = files
        self._tables = tables
        self.ids = ids
        self._words: dict[tuple[str, ...], _Words] = {}
        self._found: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def nearest(self, text: str, tables: tuple[str, ...]) -> list[str]:
        """Return up to two ids of rows of ``tables`` that ``text`` may mean, the likeliest first.

        After a hundred different texts nothing more is suggested.
        """
        asked = (text, tables)
        if asked not in self._found and len(self._found) < _MOST:
            self._found[asked] = self._meant(text, tables)
        return self._found.get(asked, [])

    def _meant(self, text: str, tables: tuple[str, ...]) -> list[str]:
        if tables not in self._words:
            self._words[tables] = self._named(tables)
        words = self._words[tables]
        near = (words.keys[place] for place in near_places(text, words.forms))
        return list(dict.fromkeys([*words.fitting(fold(text)), *near]))[:2]

    def _named(self, tables: tuple[str, ...]) -> _Words:
        words = _Words()
        for written in sorted(key for table in tables for key in self.ids.get(table, ())):
            words.add(written, written)
        rows = (rows for kind, rows in self._tables.items() if kind.table in tables)
        for record in chain.from_iterable(rows):
            key: str = getattr(record, "id", None) or ""
            for each in _NAMES if key else ():
                words.add(getattr(record, each, None), key)
            if key and (acronym := getattr(record, "acronym", None)):
                words.add(acronym, key)
                words.acronyms[fold(acronym)].append(key)
        return words
