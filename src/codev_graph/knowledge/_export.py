"""A graph → files in the formats of others, and the graph without its names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codev_graph._files import write_whole
from codev_graph._i18n import gettext as _
from codev_graph._table import Table, unguarded
from codev_graph.errors import FileError
from codev_graph.graph import RDF_WRITERS, Build, Pseudonym, pseudonymise, split_build

if TYPE_CHECKING:
    import pyoxigraph as ox

    from codev_graph.network import Network

# The format that each ending means.
ENDINGS: Final[Mapping[str, str]] = {
    ".trig": "trig",
    ".nq": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".net": "pajek",
    ".dl": "dl",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
FORMATS: Final = tuple(ENDINGS.values())
_KEY_COLUMNS: Final = ("code", "type", "name", "iri")


def export_files(
    quads: tuple[ox.Quad, ...], path: Path, form: str | None, network: Network | None = None
) -> list[Path]:
    """Write a graph in one format and return the files; see ``docs/formats.md``.

    Args:
        quads: The graph.
        path: The file to write. Formats of several files put their own endings in the place of
            its one, such as ``network.nodes.csv`` and ``network.edges.csv``.
        form: One of :data:`FORMATS`, or ``None`` to go by the path's ending.
        network: The network of the graph whose actors and ties alone are meant; GraphML and GEXF
            say its projection.

    Raises:
        FileError: if neither tells a format, a file can not be written, or ties are chosen for a
            format of the whole graph, whose entailments rest on all of them.
    """
    form = form or ENDINGS.get(path.suffix.lower())
    if form not in FORMATS:
        known = ", ".join(f"{format_} ({ending})" for ending, format_ in ENDINGS.items())
        raise FileError(
            path, _("no format has this name or ending; known: {known}").format(known=known)
        )
    if form in RDF_WRITERS and network is not None:
        raise FileError(path, _("ties can be chosen for a network's format, not for the graph's"))
    if form in RDF_WRITERS:
        return [write_whole(path, RDF_WRITERS[form](quads))]
    from codev_graph.network.export import NETWORK_WRITERS, network_content

    held = quads if network is None else tuple(_counted(quads, network))
    note = "" if network is None else network.projection.choice
    files = NETWORK_WRITERS[form](network_content(held, note))
    if len(files) == 1:
        return [write_whole(path, content) for content in files.values()]
    stem = path.with_suffix("") if path.suffix.lower() in ENDINGS else path
    return [write_whole(stem.with_name(stem.name + ending), files[ending]) for ending in files]


def _counted(quads: Iterable[ox.Quad], network: Network) -> Iterator[ox.Quad]:
    """Yield the quads but those about actors and ties that are not in a network."""
    documented = network.documented
    every = {actor.id for actor in documented.actors} | {tie.id for tie in documented.ties}
    for quad in quads:
        ends = (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
        if all(end not in every or end in network.counted for end in ends):
            yield quad


def without_names(graph: Build, key: Path) -> Build:
    """Return a graph under codes, and keep the key that leads back in a file.

    Args:
        graph: The graph with its names.
        key: The key's file. If it is there its codes are kept, so that what is exported today
            fits what was shared before; new ones are added to it.

    Raises:
        FileError: if the file is no such key, or can not be written.
    """
    known = _read_key(key) if key.exists() else []
    quads, found = pseudonymise(graph.quads, known)
    rows = ((each.code, each.type, each.name, each.iri) for each in found)
    write_whole(key, Table.of(_KEY_COLUMNS, rows).to_csv())
    return split_build(quads)


def _read_key(path: Path) -> list[Pseudonym]:
    try:
        text = path.read_text(encoding="utf-8")
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        if tuple(header) != _KEY_COLUMNS:
            raise ValueError(header)
        plain = (map(unguarded, row) for row in rows)
        return [Pseudonym(code, kind, name, iri) for code, kind, name, iri in plain]
    except (OSError, ValueError, csv.Error) as error:
        known = ", ".join(_KEY_COLUMNS)
        reason = _("is no key of pseudonyms: a CSV table with the columns {known} was expected")
        raise FileError(path, reason.format(known=known)) from error
