"""What id may have been meant: the nearest by id, name, name in English or acronym."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from codev_graph.sources._columns import nearest
from codev_graph.sources._records import Record

_WRITTEN: Final = ("name", "name_en", "acronym", "title")
# A table that names nothing that exists would else be compared with everything, row by row.
_MOST: Final = 100


class NamedRows:
    """The rows of a data set by every text that names them.

    Attributes:
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
        self._ids = ids
        self._found: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def nearest(self, text: str, tables: Sequence[str]) -> list[str]:
        """Return up to two ids of rows of ``tables`` that ``text`` may mean, the nearest first.

        After a hundred different texts nothing more is suggested.
        """
        asked = (text, tuple(tables))
        if asked not in self._found and len(self._found) < _MOST:
            rows = (self._words.get(table, {}) for table in tables)
            known = {word: key for words in rows for word, key in words.items()}
            near = nearest(text, list(known), limit=4)
            self._found[asked] = list(dict.fromkeys(known[word] for word in near))[:2]
        return self._found.get(asked, [])

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        """The id by each text that names it, for each table; an id wins over a name."""
        words: dict[str, dict[str, str]] = {table: {} for table in self._ids}
        for kind, records in self._tables.items():
            for record in records:
                key = getattr(record, "id", None)
                texts = (getattr(record, field, None) for field in _WRITTEN)
                words[kind.table] |= {text: key for text in texts if text and key}
        return {
            table: named | {key: key for key in sorted(self._ids[table])}
            for table, named in words.items()
        }
