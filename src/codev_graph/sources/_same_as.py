"""The decisions of ``same_as`` put into effect: two rows, one actor; undone by deleting the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem
from codev_graph.sources._decisions import SameAs
from codev_graph.sources._records import Actor, Cited, Participation, Record, RecordT, Tie
from codev_graph.terms import concept_by_iri

Records = Mapping[type[Record], tuple[Record, ...]]


def kept_ids(decisions: Sequence[SameAs]) -> dict[str, str]:
    """Return the id that is kept for each actor that was decided to be another one.

    A chain (a is b, b is c) leads to its end; a circle leads nowhere and is left out, for
    :func:`check_decisions` to report; what says that an actor is itself says nothing.
    """
    decided = (row for row in decisions if row.decision and row.actor != row.same_as)
    said = {row.actor: row.same_as for row in decided}
    ends = {actor: _last(actor, said) for actor in said}
    return {actor: end for actor, end in ends.items() if end not in said}


def _last(actor: str, said: Mapping[str, str]) -> str:
    """Return where a chain ends, or an actor that is still in it if it is a circle."""
    seen: set[str] = set()
    while actor in said and actor not in seen:
        seen.add(actor)
        actor = said[actor]
    return actor


def check_decisions(
    decisions: Sequence[SameAs], records: Mapping[type[Record], Sequence[Record]], file: str
) -> Iterator[Problem]:
    """Yield a problem for each decision that contradicts another, or the two actors' rows."""
    if not decisions:
        return
    kept = kept_ids(decisions)
    actors = {actor.id: actor for actor in records.get(Actor, ()) if isinstance(actor, Actor)}
    first: dict[str, int] = {}
    for row in decisions:
        for column, expected in _flaws(row, kept, actors, first):
            found = f"“{getattr(row, column)}”"
            yield Problem(file, row.row, column, found, expected)
        if row.decision and row.actor != row.same_as:
            first.setdefault(row.actor, row.row)


def _flaws(
    row: SameAs, kept: Mapping[str, str], actors: Mapping[str, Actor], first: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield the column at fault and what is expected of it."""
    if row.actor == row.same_as:
        yield "same_as", _("another actor: the row is on this one")
    elif row.decision and row.actor in first:
        yield "actor", _("an actor once; row {row} says whose it is").format(row=first[row.actor])
    elif row.decision and row.actor not in kept:
        yield "same_as", _("an actor that is not itself this one, in a circle")
    elif row.decision:
        yield from _conflicts(actors.get(row.actor), actors.get(kept[row.actor]))
    elif row.decision is False and _end(row.actor, kept) == _end(row.same_as, kept):
        yield "same_as", _("no other rows that say that the two are one")


def _conflicts(one: Actor | None, other: Actor | None) -> Iterator[tuple[str, str]]:
    """Yield what two rows of one actor can not both say."""
    if one is None or other is None:
        return
    if one.city and other.city and one.city != other.city:
        text = _("an actor of the same city: “{one}” and “{other}” differ")
        yield "same_as", text.format(one=one.city, other=other.city)
    tops = [kind.top for actor in (one, other) if (kind := concept_by_iri(actor.kind))]
    if len(set(tops)) > 1:
        text = _("an actor of the same class: “{one}” and “{other}” differ")
        yield "same_as", text.format(one=tops[0], other=tops[1])


def check_ties(
    ties: Sequence[Tie], kept: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each tie between two rows that are one actor, by the tables' names."""
    text = _("another actor than the tie begins at; {table} says that they are one")
    expected = text.format(table=names[SameAs.table])
    for tie in ties:
        if tie.from_ != tie.to and _end(tie.from_, kept) == _end(tie.to, kept):
            yield Problem(names[Tie.table], tie.row, "to", f"“{tie.to}”", expected)


def with_one_actor(records: Records, kept: Mapping[str, str]) -> Records:
    """Return the records with every tie and participation under the actor that is kept.

    What both rows of an actor state alike is stated once, by the sources of both. The rows of the
    actors themselves stay as they are.
    """
    if not kept:
        return records
    merged = dict(records)
    merged[Participation] = _moved(records, Participation, ("actor",), kept)
    merged[Tie] = _moved(records, Tie, ("from_", "to"), kept)
    return {kind: rows for kind, rows in merged.items() if kind in records}


def _moved(
    records: Records, kind: type[RecordT], fields: Sequence[str], kept: Mapping[str, str]
) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in records.get(kind, ()):
        ends = {field: _end(getattr(record, field), kept) for field in fields}
        moved = record.model_copy(update=ends)
        told = _told(moved) if _is_moved(record, moved, kept, fields) else f"{record.row}"
        twin = found.get(told)
        found[told] = _cited_by_both(twin, moved) if twin is not None else moved
    return tuple(found.values())


def _is_moved(
    record: Record, moved: Record, kept: Mapping[str, str], fields: Sequence[str]
) -> bool:
    """Return whether a row names an actor that stands for two rows."""
    whole = set(kept) | set(kept.values())
    return moved != record or any(getattr(record, field) in whole for field in fields)


def _told(record: Record) -> str:
    """Return all that a row says but for where it stands and who says so."""
    return repr(sorted(record.model_dump(exclude={"row", "sources"}).items()))


def _cited_by_both(one: Record, other: Record) -> Record:
    if not (isinstance(one, Cited) and isinstance(other, Cited)):
        return one
    sources = tuple(dict.fromkeys(one.sources + other.sources))
    return one.model_copy(update={"sources": sources})


def _end(actor: str, kept: Mapping[str, str]) -> str:
    return kept.get(actor, actor)
