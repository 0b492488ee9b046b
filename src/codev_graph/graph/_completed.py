"""A graph of files that hold less than a build: its statements placed, and what follows from them.

Turtle, N-Triples and RDF/XML have no named graphs, and few files of others hold what follows under
our ontology. Without the one no statement has a source, without the other no question an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from codev_graph.graph._build import Build, split_build, what_follows
from codev_graph.graph._statements import CITED_AT, DERIVED, LABEL, name_of
from codev_graph.graph._trig import in_order
from codev_graph.sources import Source
from codev_graph.terms import CODEV, DESCRIPTION, ENTAILMENTS, VOCAB, named_graph, parts_of

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_LABEL: Final = ox.NamedNode(LABEL)


def complete_graph(quads: list[ox.Quad], name: str) -> Build:
    """Return a graph that was read as the build that it would be.

    What follows is worked out where the graph holds no entailments, and what has names in some
    languages alone gets one without a language, for which all questions ask. Statements outside
    any named graph go to that of each source of ours that their individual rests on, as a build
    has them, else to the one that describes the data set. A place within a source that may be in
    any of several goes there too: it would be claimed of each.

    Args:
        quads: What was read.
        name: The data set to name graphs by where no individual is of one of ours.
    """
    dataset = _dataset(quads) or name
    if any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads):
        quads = in_order(_placed(quads, ox.NamedNode(named_graph(dataset, DESCRIPTION))))
    read = split_build(quads)
    if read.entailed:
        return read
    follows = what_follows(read.asserted, dataset)
    names = _plain_names(read.asserted, ox.NamedNode(named_graph(dataset, ENTAILMENTS)))
    return Build(read.asserted, tuple(in_order((*follows, *names))))


def _dataset(quads: Iterable[ox.Quad]) -> str | None:
    """Return the first data set, by name, that an individual is of."""
    parts = (parts_of(name_of(subject)) for subject in {quad.subject for quad in quads})
    return min((found[0] for found in parts if found), default=None)


def _plain_names(stated: Iterable[ox.Quad], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the Spanish name, else one that is not English, as ``name`` of the tables would be."""
    names: dict[Subject, dict[str | None, str]] = defaultdict(dict)
    for quad in stated:
        ours = name_of(quad.subject).startswith((CODEV, VOCAB))
        if quad.predicate == _LABEL and isinstance(quad.object, ox.Literal) and not ours:
            names[quad.subject].setdefault(quad.object.language, quad.object.value)
    for subject, texts in names.items():
        if None not in texts:
            found = (code for code in ("es", *texts) if code in texts and code != "en")
            yield ox.Quad(subject, _LABEL, ox.Literal(texts[next(found, "en")]), graph)


def _placed(quads: list[ox.Quad], home: ox.NamedNode) -> Iterator[ox.Quad]:
    graphs: dict[object, list[ox.NamedNode]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == DERIVED and (graph := _graph_of(quad)):
            graphs[quad.subject].append(graph)
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield quad
            continue
        places = graphs.get(quad.subject, [home])
        unknown = quad.predicate.value == CITED_AT and len(places) > 1
        for place in [home] if unknown else places:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, place)


def _graph_of(quad: ox.Quad) -> ox.NamedNode | None:
    """Return the graph of the source that a row rests on, if it is one of ours."""
    row, source = parts_of(name_of(quad.subject)), parts_of(name_of(quad.object))
    if source is None or source[1] != Source.type or (row and row[1] == "graph"):
        return None
    return ox.NamedNode(named_graph(source[0], source[2]))
