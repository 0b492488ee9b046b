"""The tables that ship with the package and the words of the ontology, read with csv alone."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parents[2]
TWINNING = "santa-ana-tapachula"
PEERS = "hermanamientos"
Row = dict[str, str]


@cache
def rows(dataset: str, table: str) -> tuple[Row, ...]:
    """Return the rows of one table."""
    path = ROOT / "data" / dataset / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def cell_list(text: str) -> list[str]:
    """Return the parts of a list in a cell."""
    return text.split("|") if text else []


def by_id(dataset: str, table: str) -> dict[str, Row]:
    """Return the rows of a table by their id."""
    return {row["id"]: row for row in rows(dataset, table)}


@cache
def notations() -> dict[str, set[str]]:
    """Return the notations of each controlled vocabulary."""
    store = ox.Store()
    for path in sorted((ROOT / "ontology" / "vocab").glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    found: dict[str, set[str]] = defaultdict(set)
    query = """
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?scheme ?notation WHERE { ?c skos:inScheme ?scheme ; skos:notation ?notation }"""
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        found[solution["scheme"].value.rsplit("/", 1)[-1]].add(solution["notation"].value)
    return dict(found)


@cache
def actor_classes() -> dict[str, int]:
    """Return the position in Tabla 1 of the class that each kind of actor belongs to."""
    store = ox.Store()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    query = """
        PREFIX codev: <https://w3id.org/codev-graph/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?kind ?position WHERE {
          ?top rdfs:subClassOf codev:Actor ; codev:position ?position .
          ?c rdfs:subClassOf* ?top ; skos:notation ?kind }"""
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return {s["kind"].value: int(s["position"].value) for s in solutions}
