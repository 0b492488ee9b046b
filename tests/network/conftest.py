"""The networks and the values that other packages gave for them (see reference/README.md)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Peers:
    """One network and what the peers computed on it."""

    name: str
    graph: nx.Graph
    values: dict = field(repr=False)
    order: list = field(repr=False)
    edge_order: list = field(repr=False)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def value(self, key: str) -> object:
        return self.values[key]["value"]

    def vector(self, key: str) -> np.ndarray:
        return as_floats(self.value(key))

    def keys(self, start: str) -> list[str]:
        return [key for key in self.values if key.startswith(start)]


def as_floats(values: Iterable[object]) -> np.ndarray:
    """Read a JSON array in which R's and Python's undefined values are text or null."""
    undefined = (None, "NA", "NaN")
    return np.array([np.nan if value in undefined else value for value in values], dtype=float)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def read_peers(name: str) -> Peers:
    found = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))
    graph = nx.DiGraph() if found.get("directed") else nx.Graph()
    for row in rows(REFERENCE / "networks" / f"{name}.nodes.csv"):
        graph.add_node(row.pop("id"), **row)
    edges = rows(REFERENCE / "networks" / f"{name}.edges.csv")
    for row in edges:
        weight = {"weight": float(row["weight"])} if "weight" in row else {}
        graph.add_edge(row["source"], row["target"], **weight)
    order = [str(node) for node in found["node_order"]]
    assert order == list(graph)
    pairs = [(row["source"], row["target"]) for row in edges]
    return Peers(name, graph, found["measures"], order, pairs)


@pytest.fixture
def peers() -> Callable[..., Any]:
    return read_peers


@pytest.fixture
def scores() -> Callable[..., Any]:
    """Return the values of one measure as an array in the order of the nodes, NaN undefined."""
    from codev_graph.network import measures

    def column(graph: nx.Graph, name: str, **options: object) -> np.ndarray:
        options.setdefault("group", None)
        table = measures(graph, names=[name], **options)
        return as_floats(table.column("value"))

    return column
