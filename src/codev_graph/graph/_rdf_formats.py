"""The four forms of RDF in which a graph leaves: TriG, N-Quads, Turtle and JSON-LD.

RDF/XML comes in too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph.graph._jsonld import write_jsonld
from codev_graph.graph._statements import only_follows
from codev_graph.graph._trig import not_valid, read_graph, write_trig
from codev_graph.sources.inbound import refuse_entities


def write_n_quads(quads: Iterable[ox.Quad]) -> bytes:
    """Return the quads as N-Quads, sorted, one a line."""
    lines = sorted(
        set((ox.serialize(list(quads), format=ox.RdfFormat.N_QUADS) or b"").split(b"\n"))
    )
    return b"".join(line + b"\n" for line in lines if line)


def write_turtle(quads: Iterable[ox.Quad]) -> bytes:
    """Return what the sources state as Turtle.

    Turtle has no named graphs: who states what remains as ``prov:wasDerivedFrom``, but the place
    within one of several sources does not, and what only follows from the statements could not
    be told from them, so it is left out.
    """
    stated = [
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if not only_follows(quad)
    ]
    return write_trig(stated)


RDF_WRITERS: Final[Mapping[str, Callable[[Iterable[ox.Quad]], bytes]]] = {
    "trig": write_trig,
    "nquads": write_n_quads,
    "turtle": write_turtle,
    "jsonld": write_jsonld,
}


def read_rdf(content: bytes, name: str) -> list[ox.Quad]:
    """Return the quads of a file of others: :func:`read_graph`, and RDF/XML without entities.

    Raises:
        FileError: if the ending is unknown, the text is not what it says, or declares entities.
    """
    if Path(name).suffix.lower() != ".rdf":
        return read_graph(content, name)
    refuse_entities(content, name)
    try:
        return list(ox.parse(content, format=ox.RdfFormat.RDF_XML))
    except (SyntaxError, ValueError) as error:
        raise not_valid(name, "RDF/XML", error) from error
