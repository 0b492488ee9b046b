"""How a knowledge graph comes to be: from tables, from a file, from a workspace."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from codev_graph.graph import (
    build_graph,
    open_remote,
    read_graph,
    read_manifest,
    split_build,
    stream_graph,
    write_workspace,
)
from codev_graph.graph import open_workspace as open_store
from codev_graph.knowledge._graph import KnowledgeGraph
from codev_graph.knowledge._measured import split_measured
from codev_graph.sources import Watch, load_dataset, unwatched, warn_of_duplicates


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

    Args:
        content: The bytes of a TriG, N-Quads, Turtle or N-Triples file.
        name: The file's name, whose ending tells the format.

    Raises:
        FileError: if it is none of these.
    """
    import hashlib

    quads, measured = split_measured(read_graph(content, name))
    digest = hashlib.sha256(content).hexdigest()
    inputs = {Path(name).name: digest}
    return KnowledgeGraph(split_build(quads), Path(name).stem, inputs, measured=measured)


def keep_graph(file: str | Path, folder: str | Path) -> None:
    """Write a graph file as a workspace; it is read as it is written, and may exceed memory.

    Args:
        file: A TriG, N-Quads, Turtle or N-Triples file.
        folder: The workspace; what an earlier build wrote there is replaced as a whole.

    Raises:
        FileError: if the file is none of these, or the workspace can not be written; the former
            one stays in force then.
    """
    import hashlib

    path = Path(file)
    with path.open("rb") as content:
        inputs = {path.name: hashlib.file_digest(content, "sha256").hexdigest()}
    quads = stream_graph(path)
    write_workspace(Path(folder), quads, name=path.stem, source=str(file), inputs=inputs)


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
