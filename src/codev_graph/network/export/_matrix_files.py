"""Pajek and UCINET: formats of numbers and labels, with what they can not hold in tables beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from codev_graph._table import Cell, Table
from codev_graph.network.export._content import NetworkContent

# What actors may be partitioned by.
_PARTITIONS: Final = ("class", "kind", "city", "level")
# UCINET cuts labels there, and reads them as capitals.
_LABEL_LENGTH: Final = 18


def write_pajek(content: NetworkContent) -> dict[str, bytes]:
    """Return ``.net``, a ``.clu`` for each partition, and the table of what their numbers mean.

    Vertices are labelled with the actors' names; a mutual tie is an edge, any other an arc. A tie
    weighs its strength, 1 where there is none. Names are stripped of the quotes and line ends
    that the format can not hold.

    Returns:
        The content of each file by what is put after the name: ``.net``, ``.class.clu`` …,
        ``.clusters.csv``.
    """
    nodes = content.nodes.records()
    numbers = {str(row["id"]): place for place, row in enumerate(nodes, start=1)}
    lines = [f"*Vertices {len(nodes)}"]
    lines += [f'{numbers[str(row["id"])]} "{label}"' for row, label in _labelled(nodes)]
    for title, mutual in (("*Arcs", False), ("*Edges", True)):
        lines.append(title)
        for row in content.edges.records():
            if (row["mutual"] is True) == mutual:
                ends = f"{numbers[str(row['from'])]} {numbers[str(row['to'])]}"
                lines.append(f"{ends} {_weight(row):.15g}")
    files = {".net": _lines(lines)}
    legend: list[list[Cell]] = []
    for name in _PARTITIONS:
        values = sorted({str(row[name]) for row in nodes if row[name]})
        places = {value: place for place, value in enumerate(values, start=1)}
        legend += [[name, place, value] for value, place in places.items()]
        clusters = [str(places.get(str(row[name]), 0)) for row in nodes]
        files[f".{name}.clu"] = _lines([f"*Vertices {len(nodes)}", *clusters])
    return {**files, ".clusters.csv": _csv(("partition", "number", "value"), legend)}


def _labelled(nodes: list[dict[str, Cell]]) -> Iterator[tuple[dict[str, Cell], str]]:
    """Yield each actor with a label that no other has: readers know vertices by it."""
    taken: set[str] = set()
    for row in nodes:
        name = " ".join(str(row["name"] or row["id"]).replace('"', "'").replace("\\", "/").split())
        label = name
        while label in taken:
            label = f"{label} ({row['id']})"
        taken.add(label)
        yield row, label


def write_dl(content: NetworkContent) -> dict[str, bytes]:
    """Return the network as UCINET DL (``edgelist1``) and the table of its actors.

    Labels are made from the ids, since UCINET cuts them after 18 signs and turns them to
    capitals; the table beside leads from each to the actor. The matrix is of values: a tie of two
    actors weighs as much as the strongest that is documented, and a mutual one stands both ways.

    Returns:
        The content of each file by what is put after the name: ``.dl``, ``.labels.csv``.
    """
    nodes = content.nodes.records()
    labels = _short_labels([str(row["id"]) for row in nodes])
    places = {key: place for place, key in enumerate(labels, start=1)}
    head = [f"dl n={len(nodes)}", "format = edgelist1", "labels:", *labels.values(), "data:"]
    cells = [
        f"{places[source]} {places[target]} {weight:.15g}"
        for (source, target), weight in _arcs(content.edges).items()
    ]
    legend = ([labels[str(row["id"])], *row.values()] for row in nodes)
    table = _csv(("label", *content.nodes.columns), legend)
    return {".dl": _lines([*head, *cells]), ".labels.csv": table}


def _short_labels(ids: list[str]) -> dict[str, str]:
    """Return a label of at most 18 signs for each id, none like another but for capitals."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in ids:
        label, number = key[:_LABEL_LENGTH], 1
        while label.upper() in taken:
            number += 1
            label = f"{key[: _LABEL_LENGTH - len(str(number)) - 1]}-{number}"
        taken.add(label.upper())
        found[key] = label
    return found


def _arcs(edges: Table) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for row in edges.records():
        ends = (str(row["from"]), str(row["to"]))
        for arc in (ends, ends[::-1]) if row["mutual"] is True else (ends,):
            found[arc] = max(found.get(arc, 0.0), _weight(row))
    return found


def _weight(row: Mapping[str, Cell]) -> float:
    strength = row["strength"]
    return strength if isinstance(strength, float) else 1.0


def _csv(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    return Table.of(columns, rows).to_csv().encode()


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
