"""Relations of interned terms as sorted integer arrays, and the joins that match a rule's body.

A fact of a class is an identifier; a fact of a property packs subject and object in one 64-bit
integer, so that a sorted array answers "which objects has this subject" by binary search and
membership of a pair by another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from codev_graph._i18n import gettext as _
from codev_graph.errors import OntologyError

Ints = npt.NDArray[np.int64]
Slot = str | int
"""An argument of a compiled atom: the name of a variable, or the identifier of a constant."""

SHIFT: Final = 32
MASK: Final = (1 << SHIFT) - 1
MOST_ROWS: Final = 50_000_000
"""A join may hold this many rows (0.4 GB a column); one that would hold more is not begun."""

EMPTY: Final[Ints] = np.empty(0, dtype=np.int64)


def contains(members: Ints, keys: Ints) -> npt.NDArray[np.bool_]:
    """Return for each of ``keys`` whether it is in ``members``, a sorted array."""
    if not members.size:
        return np.zeros(keys.size, dtype=np.bool_)
    at = np.searchsorted(members, keys)
    at[at == members.size] = 0
    return np.equal(members[at], keys)


def merge(one: Ints, other: Ints) -> Ints:
    """Return the sorted union of two sorted arrays that share no value."""
    if not one.size or not other.size:
        return other if not one.size else one
    merged = np.concatenate((one, other))
    merged.sort(kind="stable")
    return merged


class Relation:
    """The facts of one class (``arity`` 1) or property (2): a sorted array without repeats."""

    def __init__(self, facts: Ints, arity: int) -> None:
        self.facts = facts
        self.arity = arity

    @cached_property
    def inverse(self) -> Ints:
        """The facts of a property packed object first, sorted."""
        swapped = ((self.facts & MASK) << SHIFT) | (self.facts >> SHIFT)
        swapped.sort()
        return swapped

    def extended(self, new: Relation) -> Relation:
        """Return the relation with the facts of ``new``, none of which it has."""
        grown = Relation(merge(self.facts, new.facts), self.arity)
        if "inverse" in self.__dict__:  # keep the order that a join has already paid for
            grown.__dict__["inverse"] = merge(self.inverse, new.inverse)
        return grown

    def columns(self) -> list[Ints]:
        """Return one array for each argument."""
        if self.arity == 1:
            return [self.facts]
        return [self.facts >> SHIFT, self.facts & MASK]


class Table:
    """Bindings of variables: one column for each, all of ``rows`` rows.

    With no column a table holds one row (nothing is bound yet) or none (nothing can match).
    """

    def __init__(self, columns: Mapping[str, Ints], rows: int) -> None:
        self.columns = dict(columns)
        self.rows = rows

    def column(self, slot: Slot) -> Ints | None:
        """Return the column of a variable, a constant repeated, or ``None`` if not bound."""
        if isinstance(slot, int):
            return np.full(self.rows, slot, dtype=np.int64)
        return self.columns.get(slot)

    def keep(self, mask: npt.NDArray[np.bool_]) -> Table:
        """Return the rows where ``mask`` is true."""
        columns = {name: column[mask] for name, column in self.columns.items()}
        return Table(columns, int(np.count_nonzero(mask)))

    def take(self, rows: Ints, added: Mapping[str, Ints]) -> Table:
        """Return the rows numbered ``rows``, with the columns ``added`` beside them."""
        columns = {name: column[rows] for name, column in self.columns.items()}
        return Table({**columns, **added}, rows.size)

    def project(self, names: frozenset[str]) -> Table:
        """Return the table without the columns that are not in ``names``, and without repeats."""
        columns = {name: col for name, col in self.columns.items() if name in names}
        if len(columns) == len(self.columns):
            return self
        if not columns:
            return Table({}, min(self.rows, 1))
        first = _first_rows(list(columns.values()))
        return Table({name: col[first] for name, col in columns.items()}, first.size)


def _first_rows(columns: Sequence[Ints]) -> Ints:
    """Return the number of the first of each group of equal rows, in no set order."""
    code = columns[0]
    for column in columns[1:]:
        if code.size and int(code.max()) > MASK:
            code = np.unique(code, return_inverse=True)[1].astype(np.int64)
        code = (code << SHIFT) | column
    return np.unique(code, return_index=True)[1].astype(np.int64)


class Match:
    """One atom of a body with the facts it is to be matched against."""

    def __init__(self, slots: tuple[Slot, ...], relation: Relation) -> None:
        self.slots = slots
        self.relation = relation

    def is_filter(self, table: Table) -> bool:
        """Return whether every argument is bound, so that matching can only drop rows."""
        return all(isinstance(s, int) or s in table.columns for s in self.slots)

    def size(self, table: Table) -> int:
        """Return exactly how many rows :meth:`join` would make, before repeated variables."""
        spans = self._spans(table)
        if spans is None:
            return table.rows * self.relation.facts.size
        return int((spans[2] - spans[1]).sum())

    def filter(self, table: Table) -> Table:
        """Return the rows of ``table`` for which the atom holds."""
        bound = [table.column(slot) for slot in self.slots]
        keys = [column for column in bound if column is not None]
        key = keys[0] if len(keys) == 1 else (keys[0] << SHIFT) | keys[1]
        return table.keep(contains(self.relation.facts, key))

    def join(self, table: Table) -> Table:
        """Return every row of ``table`` extended by every fact that fits it."""
        spans = self._spans(table)
        if spans is None:
            return self._cross(table)
        facts, low, high = spans
        rows, at = _expand(low, high)
        free = next(s for s in self.slots if isinstance(s, str) and s not in table.columns)
        return table.take(rows, {free: facts[at] & MASK})

    def _spans(self, table: Table) -> tuple[Ints, Ints, Ints] | None:
        """Return the facts, bound argument first, and where those of each row begin and end."""
        if self.relation.arity == 1:
            return None
        subject, value = (table.column(slot) for slot in self.slots)
        key = subject if subject is not None else value
        if key is None:
            return None
        facts = self.relation.facts if subject is not None else self.relation.inverse
        low = np.searchsorted(facts, key << SHIFT)
        return facts, low, np.searchsorted(facts, (key + 1) << SHIFT)

    def _cross(self, table: Table) -> Table:
        columns = self.relation.columns()
        if len(self.slots) == 2 and self.slots[0] == self.slots[1]:
            same = columns[0] == columns[1]
            columns = [columns[0][same], columns[1][same]]
        size = columns[0].size
        rows = np.repeat(np.arange(table.rows, dtype=np.int64), size)
        names = [str(slot) for slot in self.slots]
        added = {n: np.tile(col, table.rows) for n, col in zip(names, columns, strict=True)}
        return table.take(rows, added)


def _expand(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return row numbers and fact positions of all pairs (row, low ≤ position < high)."""
    counts = high - low
    rows = np.repeat(np.arange(low.size, dtype=np.int64), counts)
    ends = np.cumsum(counts)
    at = np.arange(rows.size, dtype=np.int64) - np.repeat(ends - counts, counts) + low[rows]
    return rows, at


def match_all(
    matches: Sequence[Match],
    different: Sequence[tuple[Slot, Slot]],
    wanted: frozenset[str],
    start: Table,
    subject: str,
) -> Table:
    """Return the bindings of ``wanted`` under which all ``matches`` hold.

    Atoms whose variables are all bound filter at once; of the others the one that makes the
    fewest rows is joined next, and columns that nothing asks for any more are dropped.

    Args:
        matches: The atoms of the body with their facts.
        different: Pairs of slots that must not be equal.
        wanted: The variables that the head needs.
        start: What is bound beforehand.
        subject: The rule's axiom, for the error.

    Raises:
        OntologyError: if a join would hold more than :data:`MOST_ROWS` rows.
    """
    table, todo, apart = start, list(matches), list(different)
    while todo and table.rows:
        table, apart = _keep_different(table, apart)
        chosen = next((match for match in todo if match.is_filter(table)), None)
        if chosen is None:
            chosen = _smallest(todo, table, subject)
            table = chosen.join(table)
        else:
            table = chosen.filter(table)
        todo.remove(chosen)
        table = table.project(_needed(todo, apart, wanted))
    return _keep_different(table, apart)[0].project(wanted)


def _smallest(todo: Sequence[Match], table: Table, subject: str) -> Match:
    sizes = [match.size(table) for match in todo]
    if min(sizes) > MOST_ROWS:
        text = _("matching this axiom would take {rows} rows, more than {most}")
        raise OntologyError(subject, text.format(rows=min(sizes), most=MOST_ROWS))
    return todo[sizes.index(min(sizes))]


def _needed(
    todo: Sequence[Match], apart: Sequence[tuple[Slot, Slot]], wanted: frozenset[str]
) -> frozenset[str]:
    slots = [slot for match in todo for slot in match.slots]
    slots += [slot for pair in apart for slot in pair]
    return wanted | {slot for slot in slots if isinstance(slot, str)}


def _keep_different(
    table: Table, apart: list[tuple[Slot, Slot]]
) -> tuple[Table, list[tuple[Slot, Slot]]]:
    """Apply the inequalities whose two sides are bound; return those that still wait."""
    waiting = []
    for pair in apart:
        one, other = (table.column(slot) for slot in pair)
        if one is None or other is None:
            waiting.append(pair)
        else:
            table = table.keep(one != other)
    return table, waiting
