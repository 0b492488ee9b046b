"""What ``serve`` is given → the workspace that it serves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.graph import is_workspace, read_manifest, write_workspace
from codev_graph.knowledge import build
from codev_graph.sources import is_workbook
from codev_graph.sources.inbound import refuse_entities


@contextmanager
def made_workspace(sources: Sequence[Path]) -> Iterator[Path]:
    """Yield a workspace that holds what was named, for as long as it is needed.

    Args:
        sources: A workspace alone, which is served as it is; or graph files, folders of tables and
            workbooks, which are put together in one that goes again. Named graphs stay apart.

    Raises:
        FileError: if there is no such thing, or it is not what it says.
        DataError: if tables hold problems.
    """
    for source in sources:
        if not source.exists():
            raise FileError(source, _("there is no such file or folder"))
    if len(sources) == 1 and is_workspace(sources[0]):
        # A workspace of another version is told here, not by every reader.
        read_manifest(sources[0])
        yield sources[0]
        return
    with tempfile.TemporaryDirectory(prefix="codev-graph-") as folder:
        place = Path(folder) / "workspace"
        name = ", ".join(source.stem for source in sources)
        write_workspace(place, _quads(sources), name=name)
        yield place


def _quads(sources: Sequence[Path]) -> Iterator[ox.Quad]:
    for source in sources:
        if source.is_dir() or is_workbook(source):
            yield from build(source).store.quads()
        else:
            yield from _file(source)


def _file(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a graph file; its blank nodes are its own."""
    form = ox.RdfFormat.from_extension(path.suffix[1:].lower())
    if form is None:
        raise FileError(path, _("expected a workspace, a folder of tables or a graph file"))
    try:
        if form == ox.RdfFormat.RDF_XML:
            refuse_entities(path.read_bytes(), path.name)
        yield from ox.parse(path=path, format=form, rename_blank_nodes=True)
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    except (SyntaxError, ValueError) as error:
        reason = _("is not valid {format}: {why}").format(format=form.name, why=error)
        raise FileError(path, reason) from error
