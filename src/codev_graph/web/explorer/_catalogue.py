"""The entries as columns of numbers: of a hundred thousand, those wanted are counted at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from codev_graph.web.explorer._entries import Entry

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_INVOLVED: Final[Mapping[bool | None, tuple[str, ...]]] = {None: (), True: ("yes",), False: ("no",)}


class Column:
    """What each of some things has of one facet: one value, several, or none.

    Args:
        values: The values of each thing, in the order of things.
    """

    def __init__(self, values: Iterable[Collection[str]]) -> None:
        held = list(values)
        self._codes: dict[str, int] = {}
        coded = [self._codes.setdefault(v, len(self._codes)) for each in held for v in each]
        self._coded: Places = np.array(coded, dtype=np.int64)
        self._sizes: Places = np.array([len(each) for each in held], dtype=np.int64)
        self._owners: Places = np.repeat(np.arange(len(held)), self._sizes)
        self._starts: Places = np.cumsum(self._sizes) - self._sizes

    def having(self, value: str) -> Mask:
        """Return which things have a value."""
        found: Mask = np.zeros(len(self._sizes), dtype=np.bool_)
        found[self._owners[self._coded == self._codes.get(value, -1)]] = True
        return found

    def counts(self, places: Places) -> dict[str, int]:
        """Return how many of the things at some places have each value; none is left out."""
        sizes = self._sizes[places]
        # Where what each of them has begins, as far from the ends of those before as it stands.
        shifts = np.repeat(self._starts[places] - (np.cumsum(sizes) - sizes), sizes)
        counted = np.bincount(self._coded[shifts + np.arange(len(shifts))])
        told = zip(self._codes, counted.tolist(), strict=False)
        return {value: count for value, count in told if count}


class Catalogue:
    """The entries of a build in their order, and what each has of every facet.

    Attributes:
        entries: The entries; a place is a position among them.
        columns: The facets: ``kind``, ``city``, ``class``, ``area`` and ``involved``.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.columns: Mapping[str, Column] = {
            "kind": Column([each.kind] for each in self.entries),
            "city": Column(each.cities for each in self.entries),
            "class": Column([each.actor_class] * bool(each.actor_class) for each in self.entries),
            "area": Column(each.areas for each in self.entries),
            "involved": Column(_INVOLVED[each.involved] for each in self.entries),
        }

    def having(self, chosen: Mapping[str, str]) -> Mask:
        """Return which entries have a value of each facet that is named; all without any."""
        found: Mask = np.ones(len(self.entries), dtype=np.bool_)
        for facet, value in chosen.items():
            found &= self.columns[facet].having(value)
        return found

    def at(self, places: Places) -> list[Entry]:
        """Return the entries at some places."""
        return [self.entries[place] for place in places.tolist()]
