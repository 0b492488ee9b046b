"""Folders of Parquet for the tests, and the comparison of what two engines say of one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import networkx as nx

from codev_graph._table import Table

TYPES = {"mutual": "BOOLEAN", "strength": "DOUBLE", "areas": "VARCHAR[]", "purposes": "VARCHAR[]"}
Columns = Mapping[str, Sequence[object]]


def write_folder(folder: Path, nodes: Columns, edges: Columns) -> Path:
    """Write columns as a folder of Parquet."""
    for part, columns in (("nodes", nodes), ("edges", edges)):
        (folder / part).mkdir(parents=True)
        run = duckdb.connect()
        heads = ", ".join(f'"{name}" {TYPES.get(name, "VARCHAR")}' for name in columns)
        run.execute(f"CREATE TABLE written ({heads})")
        rows = list(zip(*columns.values(), strict=True))
        if rows:
            places = ", ".join("?" * len(columns))
            run.executemany(f"INSERT INTO written VALUES ({places})", rows)  # noqa: S608 - our names
        run.execute(f"COPY written TO '{folder / part / 'part.parquet'}' (FORMAT parquet)")
        run.close()
    return folder


def folder_of(graph: nx.Graph, folder: Path) -> Path:
    """Write a graph as a folder: attributes of nodes as text, ``weight`` as strength."""
    names = sorted({name for _node, data in graph.nodes(data=True) for name in data})
    nodes = {"id": list(graph)} | {
        name: [data.get(name) for _node, data in graph.nodes(data=True)] for name in names
    }
    edges = {
        "source": [source for source, _target in graph.edges],
        "target": [target for _source, target in graph.edges],
        "strength": [data.get("weight") for *_ends, data in graph.edges(data=True)],
    }
    return write_folder(folder, nodes, edges)


def differences(ours: Table, theirs: Table, keys: Sequence[str]) -> list[str]:
    """Say where an engine's table is not that of the kernels, by more than the last digits.

    What is drawn at random an engine leaves undefined.
    """
    assert ours.columns == theirs.columns
    known = {tuple(row[key] for key in keys): row for row in theirs.records()}
    found = []
    for row in ours.records():
        other = known.pop(tuple(row[key] for key in keys))
        for name, cell in row.items():
            drawn = cell is None and (name == "p" or name.startswith("simulated"))
            if not drawn and not same(cell, other[name]):
                found.append(f"{name}: {row} {other}")
    return found


def same(one: object, other: object) -> bool:
    """Tell whether two cells are equal, numbers to nine digits."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other
