"""One twinning as a graph of its own, to be asked what a whole of many takes long to tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from codev_graph.graph import GraphStore, Store
from codev_graph.knowledge import KnowledgeGraph
from codev_graph.terms import INDIVIDUALS, named_graph

if TYPE_CHECKING:
    from codev_graph.web.explorer._entries import Entry
    from codev_graph.web.explorer._explored import Explored

# What is done under the agreements, who takes part in it, and the ties between those given.
_UNDER: Final = """SELECT DISTINCT ?row WHERE {{ VALUES ?agreement {{ {agreements} }}
  ?row codev:underAgreement ?agreement . FILTER NOT EXISTS {{ ?row codev:tieFrom ?actor }} }}"""
_PARTS: Final = """SELECT DISTINCT ?row ?actor WHERE {{ VALUES ?what {{ {what} }}
  ?row codev:participationIn ?what ; codev:participant ?actor }}"""
_TIES: Final = """SELECT ?row WHERE {{ VALUES ?one {{ {actors} }} VALUES ?other {{ {actors} }}
  ?row codev:tieFrom ?one ; codev:tieTo ?other }}"""
_SAID: Final = "SELECT ?row ?p ?value WHERE {{ VALUES ?row {{ {rows} }} ?row ?p ?value }}"


def alone(explored: Explored, agreement: Entry) -> KnowledgeGraph:
    """Return the graph of what concerns the cities of one agreement.

    In it are the agreements between the same cities, what is done under them, who takes part in
    that, the actors of these cities and those of no single city, and the ties among all of them;
    nothing in it speaks of any other individual, sources neither.
    """
    store, entries = explored.graph.store, explored.entries.values()
    cities = {*agreement.cities}
    agreements = {e.iri for e in entries if e.kind == "agreement" and {*e.cities} == cities}
    what = agreements | {row for (row,) in _rows(store, _UNDER, agreements=agreements)}
    parts = list(_rows(store, _PARTS, what=what))
    near = (e.iri for e in entries if e.kind == "actor" and cities.issuperset(e.cities))
    actors = {*near, *(actor for _row, actor in parts)}
    ties = {row for (row,) in _rows(store, _TIES, actors=actors)}
    rows = cities | what | actors | ties | {row for row, _actor in parts}
    return KnowledgeGraph(GraphStore(_said(store, rows)), explored.graph.name, {})


def _rows(store: Store, query: str, **iris: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for answer in store.stream(query.format(**{name: _nodes(each) for name, each in iris.items()})):
        for row in answer:
            yield tuple(term.value for term in row)


def _said(store: Store, rows: Collection[str]) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(named_graph("alone", "alone"))
    answers = store.stream(_SAID.format(rows=_nodes(rows)))
    for row, predicate, value in (each for answer in answers for each in answer):
        foreign = isinstance(value, ox.NamedNode) and value.value.startswith(INDIVIDUALS)
        if value.value in rows or not foreign:
            yield ox.Quad(row, predicate, value, graph)


def _nodes(iris: Iterable[str]) -> str:
    return " ".join(str(ox.NamedNode(iri)) for iri in iris)
