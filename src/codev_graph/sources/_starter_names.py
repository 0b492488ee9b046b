"""What marks the rows and sheets that ``codev-graph new`` writes as its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from codev_graph._i18n import Language, ngettext
from codev_graph.errors import Problem
from codev_graph.sources._records import Record

EXAMPLE: Final[Mapping[Language, str]] = {"es": "ejemplo-", "en": "example-"}
_MARKS: Final = tuple(EXAMPLE.values())
DICTIONARY: Final[Mapping[Language, str]] = {"es": "diccionario", "en": "dictionary"}
# Hidden; the drop-downs read from it.
VOCABULARY: Final[Mapping[Language, str]] = {"es": "_vocabularios", "en": "_vocabularies"}
DICTIONARY_SHEETS: Final = frozenset(DICTIONARY.values())


def is_example(key: str) -> bool:
    """Return whether an id, or what a row begins with, is of an example that ``new`` wrote."""
    return key.startswith(_MARKS)


def examples_left(
    records: Mapping[type[Record], Sequence[Record]], place: str
) -> Iterator[Problem]:
    """Yield one warning if there are rows of example among the rows of the tables of ``place``."""
    count = sum(is_example(row.key()) for rows in records.values() for row in rows)
    if count:
        message = ngettext(
            "{n} row is an example that codev-graph wrote: its id begins with “example-” or "
            "“ejemplo-”; delete it before you use the results.",
            "{n} rows are examples that codev-graph wrote: their ids begin with “example-” or "
            "“ejemplo-”; delete them before you use the results.",
            count,
        ).format(n=count)
        yield Problem(place, None, None, "", "", message=message, severity="warning")
