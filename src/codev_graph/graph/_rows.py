"""Quads → rows of the tables: the way back from a graph, of ours or of anyone's with our terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.graph._statements import (
    CITED_AT,
    DERIVED,
    SAME_ITEM,
    Individual,
    Value,
    by_kind,
    classes,
    individuals,
    labels,
    name_of,
    only_follows,
    row_id,
)
from codev_graph.graph._unmerged import Decision, unmerged
from codev_graph.graph._untaken import Untaken, held_by
from codev_graph.sources import (
    RECORDS,
    Actor,
    Cited,
    Column,
    Guidance,
    Record,
    Reference,
    SameAs,
    Source,
    Term,
    columns,
    header,
)
from codev_graph.sources.inbound import DraftTables, Ids, add_file_source
from codev_graph.terms import (
    ACTOR_KIND,
    RESERVED_GRAPHS,
    Concept,
    by_written_form,
    concept_by_iri,
    expand,
    fold,
    individual,
    vocabulary,
)

_BOOLEAN: Final = expand("xsd:boolean")
_OWN_TYPE: Final = "rdf:type"


def to_tables(quads: Iterable[ox.Quad], file: str, consulted: date) -> DraftTables:
    """Return the rows that a graph states, in the order of their ids.

    The inverse of the build: the tables of a twinning come back from its graph but for the order
    of rows and of lists. A graph of others is read as far as it uses our terms; what no table can
    hold is counted in the notes. Where it states two values and a cell has room for one, both
    are written, for the check to tell. Individuals of several data sets get its name before
    their ids. A row that names no source cites the file. Actors that a decision made one are two
    rows again, of the kind and level of the one kept, and the decision a row of ``same_as``; ties
    and participations stay with the one kept.

    Args:
        quads: The graph; what stands in a graph of entailments is left out.
        file: The file's name, for its row among the sources.
        consulted: The day for the same.
    """
    return _Rows(quads, file, consulted).tables


class _Rows:
    """One graph being turned into rows."""

    def __init__(self, quads: Iterable[ox.Quad], file: str, consulted: date) -> None:
        self.tables = DraftTables()
        self._file = file
        self._consulted = consulted
        self._own: str | None = None
        self._untaken = Untaken()
        stated, decisions = unmerged([quad for quad in quads if not only_follows(quad)])
        found = individuals(stated)
        kinds = by_kind(found)
        self._ids = _row_ids(kinds)
        for kind in RECORDS:
            # Looked up once a table, not once a row.
            mapped = columns(kind)
            held = held_by(mapped)
            for one in kinds[kind]:
                self.tables.add(kind.table, self._row(kind, mapped, one))
                self._untaken.look(one, held)
        for decision in decisions:
            self.tables.add(SameAs.table, self._decision(decision))
        self._note_lost({one.iri for ones in kinds.values() for one in ones}, found)

    def _row(
        self, kind: type[Record], mapped: Mapping[str, Column], one: Individual
    ) -> dict[str, str]:
        cells = {header(name): self._cell(name, column, one) for name, column in mapped.items()}
        if "id" in mapped:
            cells["id"] = self._ids[kind.table, one.iri]
        if issubclass(kind, Cited):
            cells["sources"] = "|".join(self._citations(one)) or self._own_source()
        return cells

    def _decision(self, decision: Decision) -> dict[str, str]:
        places = (row_id(name_of(graph)) for graph in decision.graphs)
        sources = [
            self._source_id(individual(place[0], Source.type, place[1]))
            for place in places
            if place and place[1] not in RESERVED_GRAPHS
        ]
        return {
            "actor": self._ids.get((Actor.table, decision.actor), _shown(decision.actor)),
            "same_as": self._ids.get((Actor.table, decision.kept), _shown(decision.kept)),
            "decision": "yes",
            "note": decision.note,
            "sources": "|".join(sorted(sources)),
        }

    def _cell(self, name: str, column: Column, one: Individual) -> str:
        if name in {"name", "name_en"}:
            texts = labels(one, english=name == "name_en")
        elif name == "wikidata":
            texts = [name_of(item).rsplit("/", 1)[-1] for item in one.of(SAME_ITEM)]
        elif column.maps == _OWN_TYPE:
            texts = _actor_kinds(one)
        else:
            values = one.of(_expanded(column.maps)) if column.maps else []
            texts = [self._text(column, value) for value in values]
        if len(texts) > 1 and not column.many:
            note = _("{row} has several values of “{column}”; they stand in one cell.")
            self.tables.note(note.format(row=_shown(one.iri), column=header(name)))
        return "|".join(texts)

    def _text(self, column: Column, value: Value) -> str:
        if isinstance(column, Reference):
            return self._referred(column, name_of(value))
        if isinstance(column, Term | Guidance):
            return _notation(column, name_of(value))
        if isinstance(value, ox.Literal) and value.datatype.value == _BOOLEAN:
            return "yes" if value.value in {"true", "1"} else "no"
        return value.value if isinstance(value, ox.Literal) else name_of(value)

    def _referred(self, column: Reference, iri: str) -> str:
        found = (self._ids.get((table, iri)) for table in column.tables)
        return next(filter(None, found), (row_id(iri) or ("", iri))[1])

    def _citations(self, one: Individual) -> Iterator[str]:
        """Yield what the row cites; a locator belongs to the source of its graph, if it is one."""
        cited: dict[str, None] = {}
        for place in one.places.values():
            sources = [self._source_id(name_of(source)) for source in place.get(DERIVED, ())]
            locators = [str(getattr(value, "value", "")) for value in place.get(CITED_AT, ())]
            if len(sources) == 1 and locators:
                cited.update(dict.fromkeys(f"{sources[0]}#{locator}" for locator in locators))
                continue
            cited.update(dict.fromkeys(sources))
            self._untaken.unplaced += bool(locators)
        yield from sorted(cited)

    def _source_id(self, iri: str) -> str:
        return self._ids.get((Source.table, iri)) or (row_id(iri) or ("", iri))[1]

    def _own_source(self) -> str:
        if self._own is None:
            taken = {row["id"] for row in self.tables.rows[Source.table]}
            self._own = add_file_source(
                self.tables, self._file, self._consulted, taken={*taken, *RESERVED_GRAPHS}
            )
        return self._own

    def _note_lost(self, read: set[str], found: Mapping[str, Individual]) -> None:
        others = (each for iri, one in found.items() if iri not in read for each in classes(one))
        for note in self._untaken.notes(others):
            self.tables.note(note)


def _row_ids(kinds: Mapping[type[Record], list[Individual]]) -> dict[tuple[str, str], str]:
    """Return the id of every individual by table and IRI; foreign IRIs give one by their end."""
    all_ids = [row_id(one.iri) for ones in kinds.values() for one in ones]
    several = len({found[0] for found in all_ids if found}) > 1
    ids: dict[tuple[str, str], str] = {}
    for kind, ones in kinds.items():
        own = {one.iri: found for one in ones if (found := row_id(one.iri))}
        for iri, (dataset, key) in own.items():
            ids[kind.table, iri] = f"{dataset}.{key}" if several else key
        given = Ids(kind.type, tuple(ids[kind.table, iri] for iri in own))
        for one in ones:
            if one.iri not in own:
                ids[kind.table, one.iri] = given.of(_ending(one.iri), one.iri)
    return ids


def _shown(iri: str) -> str:
    """Return the id of a row of ours, or the IRI of another."""
    return (row_id(iri) or ("", iri))[1]


def _ending(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].removeprefix("_:")


@cache
def _all_kinds() -> Mapping[str, Concept]:
    return {kind.iri: kind for kind in vocabulary(ACTOR_KIND)}


def _actor_kinds(one: Individual) -> list[str]:
    """Return the most specific kinds of an actor; a class beside one of its kinds says nothing."""
    found = [_all_kinds()[iri] for iri in classes(one) if iri in _all_kinds()]
    tops = {kind.top for kind in found if kind.notation != kind.top}
    return [kind.notation for kind in found if kind.notation not in tops]


_expanded = cache(expand)


@cache
def _notation(column: Term | Guidance, iri: str) -> str:
    """Return the concept as it is written in its column, or the IRI of one that we do not know."""
    concept = concept_by_iri(iri)
    if concept is None:
        return iri
    if isinstance(column, Guidance) and _ambiguous(column, concept):
        return f"{concept.scheme}/{concept.notation}"
    return concept.notation


def _ambiguous(column: Guidance, concept: Concept) -> bool:
    form = fold(concept.notation)
    return sum(form in by_written_form(scheme) for scheme in column.schemes) > 1
