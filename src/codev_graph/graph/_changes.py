"""What a build changed: the rows that are new in a workspace, other than before, or gone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from codev_graph._files import write_whole
from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.graph._answers import to_table
from codev_graph.sources import RECORDS
from codev_graph.terms import PREFIXES, is_entailed, is_measured, parts_of

How = Literal["added", "changed", "removed"]
# So many rows of each type and change are named; all are counted.
NAMED: Final = 100
_FILE: Final = "changes.json"
_NAMES: Final = """SELECT ?row ?name ?one ?other WHERE {{ VALUES ?row {{ {rows} }}
  OPTIONAL {{ ?row rdfs:label|dcterms:title ?name FILTER(LANG(?name) = "") }}
  OPTIONAL {{ ?row (codev:tieFrom|codev:participant)/rdfs:label ?one FILTER(LANG(?one) = "") }}
  OPTIONAL {{ ?row (codev:tieTo|codev:participationIn)/rdfs:label ?other
    FILTER(LANG(?other) = "") }} }}"""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that a build changed.

    Attributes:
        iri: The individual that stands for it.
        type: Its type, as in its IRI: ``actor``, ``tie``, …
        how: Whether it is new, stated otherwise than before, or gone.
        name: Its name, where it is gone its last one; of a row that relates two, theirs; empty if
            it has none.
    """

    iri: str
    type: str
    how: How
    name: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build changed in its workspace.

    Attributes:
        since: When the build before was made, as its manifest says; ``None`` without one that can
            be compared: this is the first, or the one before was of another version.
        counts: How many rows each change befell, by type and change.
        rows: Of each type and change the first :data:`NAMED` by IRI.
    """

    since: str | None = None
    counts: Mapping[str, Mapping[How, int]] = field(default_factory=dict)
    rows: tuple[Change, ...] = ()


def find_changes(former: ox.Store, latter: ox.Store, since: str) -> Changes:
    """Compare what the sources state in two stores, quad by quad; memory holds what differs alone.

    What follows from the statements and measures written back is left out, and so is what stands
    in no named graph, since there nothing tells it from what follows.

    Args:
        former: The store of the build before.
        latter: The store of the build that takes its place.
        since: When the former was made.
    """
    come, gone = _rows_beyond(latter, former), _rows_beyond(former, latter)
    added, removed = come - _described(former, come), gone - _described(latter, gone)
    found: list[tuple[How, ox.Store, set[str]]] = [
        ("added", latter, added),
        ("changed", latter, (come | gone) - added - removed),
        ("removed", former, removed),
    ]
    counts: dict[str, dict[How, int]] = defaultdict(dict)
    rows: list[Change] = []
    for how, store, iris in found:
        for kind, of_kind in _by_type(iris):
            counts[kind][how] = len(of_kind)
            rows += _named(store, kind, how, of_kind[:NAMED])
    return Changes(since, dict(counts), tuple(rows))


def _rows_beyond(one: ox.Store, other: ox.Store) -> set[str]:
    """Return the rows of which one store states what the other does not."""
    return {
        quad.subject.value
        for graph in one.named_graphs()
        if isinstance(graph, ox.NamedNode) and _is_of_sources(graph.value)
        for quad in one.quads_for_pattern(None, None, None, graph)
        if isinstance(quad.subject, ox.NamedNode) and quad not in other
    }


def _is_of_sources(graph: str) -> bool:
    return bool(parts_of(graph)) and not is_entailed(graph) and not is_measured(graph)


def _described(store: ox.Store, iris: Iterable[str]) -> set[str]:
    """Return those of which a store says anything."""
    union = ox.DefaultGraph()
    nodes = ((iri, ox.NamedNode(iri)) for iri in iris)
    return {iri for iri, node in nodes if any(store.quads_for_pattern(node, None, None, union))}


def _by_type(iris: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return the rows among some individuals by type, in the order of the tables."""
    found: dict[str, list[str]] = {record.type: [] for record in RECORDS}
    for iri in sorted(iris):
        kind = (parts_of(iri) or ("", "", ""))[1]
        if kind in found:
            found[kind].append(iri)
    return [(kind, rows) for kind, rows in found.items() if rows]


def _named(store: ox.Store, kind: str, how: How, iris: Iterable[str]) -> list[Change]:
    rows = " ".join(str(ox.NamedNode(iri)) for iri in iris)
    answer = to_table(store.query(_NAMES.format(rows=rows), prefixes=PREFIXES))
    names = {
        str(row): str(name or " – ".join(map(str, filter(None, ends))))
        for row, name, *ends in answer
    }
    return [Change(iri, kind, how, name) for iri, name in names.items()]


def write_changes(place: Path, changes: Changes) -> None:
    """Write the record of what a build changed beside the files of its store."""
    write_whole(place / _FILE, json.dumps(asdict(changes), ensure_ascii=False))


def read_changes(place: Path) -> Changes:
    """Return what the build of a store changed.

    Args:
        place: The folder of the store.

    Raises:
        FileError: if the record is missing or damaged.
    """
    path = place / _FILE
    try:
        told = json.loads(path.read_bytes())
        rows = tuple(Change(**row) for row in told["rows"])
        return Changes(told["since"], told["counts"], rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(path, _("is damaged")) from error
