"""A data set → its graph: what the sources state, and what follows from it, kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from codev_graph.graph._ontology import ontology_entailments, ontology_plan
from codev_graph.graph._quads import Place, places_of, stated_quads
from codev_graph.graph._shapes import Finding, check_shapes
from codev_graph.graph._statements import only_follows
from codev_graph.graph._trig import in_order
from codev_graph.graph.reasoning import Entailments
from codev_graph.sources import Dataset, without_collecting
from codev_graph.terms import ENTAILMENTS, named_graph


@dataclass(frozen=True)
class Build:
    """A graph with its entailments.

    Attributes:
        asserted: What the sources state, one named graph a source, and their description.
        entailed: What follows under the ontology, in a named graph of its own; what the
            ontology entails without any data is left out.
        places: The file and row that each individual came from; empty for a graph read back.
    """

    asserted: tuple[ox.Quad, ...]
    entailed: tuple[ox.Quad, ...]
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """Everything, asserted first."""
        return self.asserted + self.entailed

    @cached_property
    def findings(self) -> list[Finding]:
        """What does not fit the SHACL shapes; looked for once, as a large build takes minutes."""
        return check_shapes(self.quads)


def build_graph(dataset: Dataset) -> Build:
    """Return the graph of a data set, with what follows from it under the ontology.

    The quads are in the order of the file that they are written to: where SPARQL leaves an order
    open, the store gives the one in which it was filled.
    """
    with without_collecting():
        stated = in_order(stated_quads(dataset))
    return Build(tuple(stated), what_follows(stated, dataset.name), places_of(dataset))


def what_follows(stated: Iterable[ox.Quad], dataset: str) -> tuple[ox.Quad, ...]:
    """Return what statements entail under the ontology, in the graph of it that a data set has."""
    graph = ox.NamedNode(named_graph(dataset, ENTAILMENTS))
    found = Entailments(stated, ontology_plan()).quads(graph)
    return tuple(in_order(quad for quad in found if quad.triple not in ontology_entailments()))


def split_build(quads: list[ox.Quad]) -> Build:
    """Return a graph that was read back, its entailments told apart by their graph's name."""
    entailed = tuple(filter(only_follows, quads))
    known = set(entailed)
    return Build(tuple(quad for quad in quads if quad not in known), entailed)
