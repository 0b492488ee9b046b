"""What a graph says and no table can hold: counted, and told in a sentence for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import ngettext
from codev_graph.graph._statements import (
    CITED_AT,
    DERIVED,
    LABEL,
    SAME_ITEM,
    TYPE,
    Individual,
    labels,
)
from codev_graph.graph.reasoning._names import compact
from codev_graph.sources import Column
from codev_graph.terms import CODEV, expand

# Computed anew from the dates as they are written.
_BOUNDS: Final = {
    f"{CODEV}{edge}{bound}" for edge in ("start", "end") for bound in ("Earliest", "Latest")
}


@dataclass
class Untaken:
    """What was met so far.

    Attributes:
        properties: Rows by a property that no column takes.
        languages: Rows by the language of a name that neither of the two columns takes.
        unplaced: Rows with a place that may be in any of several sources.
    """

    properties: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    unplaced: int = 0

    def look(self, one: Individual, held: set[str]) -> None:
        """Count what a row leaves, ``held`` being what :func:`held_by` gives for its table."""
        self.properties.update(one.values.keys() - held)
        if LABEL in held:
            self.languages.update(_languages(one))

    def notes(self, others: Iterable[str]) -> Iterator[str]:
        """Yield the sentences; ``others`` are the classes of the individuals without a table."""
        for predicate, count in sorted(self.properties.items()):
            text = ngettext(
                "{n} row has “{property}”, which no column takes.",
                "{n} rows have “{property}”, which no column takes.",
                count,
            )
            yield text.format(n=count, property=compact(predicate))
        for name, count in sorted(Counter(others).items()):
            text = ngettext(
                "{n} individual of the class “{name}” has no table.",
                "{n} individuals of the class “{name}” have no table.",
                count,
            )
            yield text.format(n=count, name=compact(name))
        for language, count in sorted(self.languages.items()):
            text = ngettext(
                "{n} row has a name in “{language}”, which no column takes.",
                "{n} rows have a name in “{language}”, which no column takes.",
                count,
            )
            yield text.format(n=count, language=language)
        if self.unplaced:
            text = ngettext(
                "In {n} row it can not be told in which of several sources a place is.",
                "In {n} rows it can not be told in which of several sources a place is.",
                self.unplaced,
            )
            yield text.format(n=self.unplaced)


def held_by(mapped: Mapping[str, Column]) -> set[str]:
    """Return the properties that a table with these columns can hold."""
    held = {expand(column.maps) for column in mapped.values() if column.maps}
    held |= {LABEL} if "name" in mapped else set()
    return held | _BOUNDS | {TYPE, DERIVED, CITED_AT, SAME_ITEM}


def _languages(one: Individual) -> set[str]:
    taken = {*labels(one, english=True), *labels(one, english=False)}
    found = (value for value in one.of(LABEL) if isinstance(value, ox.Literal))
    return {text.language or "" for text in found if text.value not in taken}
