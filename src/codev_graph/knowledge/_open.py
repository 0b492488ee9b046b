"""How a knowledge graph comes to be: from tables, from a file, from a workspace."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from codev_graph.graph import (
    build_graph,
    complete_graph,
    only_follows,
    open_remote,
    read_manifest,
    read_rdf,
    stream_graph,
    write_workspace,
)
from codev_graph.graph import open_workspace as open_store
from codev_graph.knowledge._graph import KnowledgeGraph
from codev_graph.knowledge._measured import split_measured
from codev_graph.sources import Watch, load_dataset, unwatched, warn_of_duplicates

# The endings of the formats that have any; a file without an ending is TriG.
_NAMED_GRAPHS: Final = (".trig", ".nq", ".jsonld", "")


def build(folder: str | Path, watch: Watch = unwatched) -> KnowledgeGraph:
    """Build the knowledge graph of a folder of tables, or of a workbook.

    Args:
        folder: The folder, or the workbook.
        watch: Is told the table, the rows read and the rows there are, every few thousand rows.

    Raises:
        FileError: if there is no such folder, or a table can not be read.
        DataError: with every problem of every table; nothing is built then.
    """
    dataset = load_dataset(folder, watch)
    built = build_graph(dataset)
    review = partial(warn_of_duplicates, dataset)
    return KnowledgeGraph(built, dataset.name, dataset.checksums(), dataset.warnings, review)


def open_graph(content: bytes, name: str) -> KnowledgeGraph:
    """Return the knowledge graph that a file holds.

    What follows from its statements is worked out where the file does not hold it; see
    :func:`codev_graph.graph.complete_graph`.

    Args:
        content: The bytes of a TriG, N-Quads, JSON-LD, Turtle, N-Triples or RDF/XML file.
        name: The file's name, whose ending tells the format.

    Raises:
        FileError: if it is none of these.
    """
    import hashlib

    quads, measured = split_measured(read_rdf(content, name))
    digest = hashlib.sha256(content).hexdigest()
    inputs = {Path(name).name: digest}
    stem = Path(name).stem
    return KnowledgeGraph(complete_graph(quads, stem), stem, inputs, measured=measured)


def keep_graph(file: str | Path, folder: str | Path) -> None:
    """Write a graph file as a workspace; it is read as it is written, and may exceed memory.

    A file without what follows from its statements is read whole, to work it out.

    Args:
        file: As for :func:`open_graph`.
        folder: The workspace; what an earlier build wrote there is replaced as a whole.

    Raises:
        FileError: if the file is none of these, or the workspace can not be written; the former
            one stays in force then.
    """
    import hashlib

    path = Path(file)
    if not _holds_entailments(path):
        open_graph(path.read_bytes(), path.name).save_workspace(folder, str(file))
        return
    with path.open("rb") as content:
        inputs = {path.name: hashlib.file_digest(content, "sha256").hexdigest()}
    quads = stream_graph(path)
    write_workspace(Path(folder), quads, name=path.stem, source=str(file), inputs=inputs)


def _holds_entailments(path: Path) -> bool:
    """Return whether a file holds what follows; it is read no further than that."""
    named = path.suffix.lower() in _NAMED_GRAPHS
    return named and any(map(only_follows, stream_graph(path)))


def open_workspace(folder: str | Path) -> KnowledgeGraph:
    """Return the knowledge graph of a workspace as it is now; later builds do not change it.

    Raises:
        FileError: if it is no workspace, or of another version.
    """
    manifest = read_manifest(Path(folder))
    return KnowledgeGraph(open_store(Path(folder)), manifest.name, manifest.inputs)


def open_endpoint(url: str) -> KnowledgeGraph:
    """Return the knowledge graph that a SPARQL 1.1 store on another machine holds.

    Every question is put to the store when it is asked; see ``docs/scale.md``. Who asks is told by
    the environment: ``CODEV_GRAPH_USER`` and ``CODEV_GRAPH_PASSWORD``, or ``CODEV_GRAPH_TOKEN``.

    Args:
        url: The address of its SPARQL service.

    Raises:
        EndpointError: if it is no web address; when it is asked, if it does not answer.
    """
    return KnowledgeGraph(open_remote(url), url, {})
