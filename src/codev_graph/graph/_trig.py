"""Graph files: quads to and from TriG and its kin, always in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.terms import PREFIXES, expand

_TYPE: Final = expand("rdf:type")
_FORMATS: Final = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def write_trig(quads: Iterable[ox.Quad]) -> bytes:
    """Return the quads as TriG: sorted by graph and subject, each once, with our prefixes."""
    content = ox.serialize(in_order(quads), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    lines = content.splitlines(keepends=True)
    # Oxigraph writes the prefixes in an order that changes from run to run.
    head = [line for line in lines if line.startswith(b"@prefix ")]
    return b"".join(sorted(head) + lines[len(head) :])


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads sorted by graph and subject, each once; the type goes first.

    Writing terms as text takes most of the time, so what comes again is written once; and a list
    that is nearly in order, as a build's, is sorted much sooner than a set, which is in none.
    """
    text, place = cache(str), cache(_place)

    def order(quad: ox.Quad) -> tuple[str, str, str, str]:
        subject, predicate, value, graph = quad
        return text(graph), text(subject), place(predicate), str(value)

    return sorted(dict.fromkeys(quads), key=order)


def _place(predicate: ox.NamedNode) -> str:
    """Return the text by which a predicate takes its place: nothing comes before the type."""
    return "" if predicate.value == _TYPE else str(predicate)


def read_graph(content: bytes, name: str) -> list[ox.Quad]:
    """Return the quads of a graph file.

    Args:
        content: The bytes of the file.
        name: The file's name; its ending tells the format, and none is TriG.

    Raises:
        FileError: if the ending is unknown or the text is not what it says.
    """
    ending, form = _form_of(name)
    try:
        return list(ox.parse(content, format=form))
    except (SyntaxError, ValueError) as error:
        raise not_valid(name, ending, error) from error


def stream_graph(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a graph file as they are read: it may be larger than memory.

    Raises:
        FileError: as :func:`read_graph`, once the place at fault is reached; or if there is no
            such file.
    """
    ending, form = _form_of(path.name)
    try:
        yield from ox.parse(path=path, format=form)
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    except (SyntaxError, ValueError) as error:
        raise not_valid(path.name, ending, error) from error


def _form_of(name: str) -> tuple[str, ox.RdfFormat]:
    """Return what a file's ending is, without its point, and means."""
    ending = Path(name).suffix.lower() or ".trig"
    if ending not in _FORMATS:
        known = ", ".join(_FORMATS)
        raise FileError(
            name, _("expected a folder of tables or a graph file ({known})").format(known=known)
        )
    return ending[1:], _FORMATS[ending]


def not_valid(name: str, form: str, error: SyntaxError | ValueError) -> FileError:
    """Return that a text is not what it says, and from which line on if the parser tells."""
    line = getattr(error, "lineno", None)
    if line is None:
        return FileError(name, _("is not valid {format}: {why}").format(format=form, why=error))
    # The parser's own text begins with the place.
    why = str(getattr(error, "msg", error)).partition(": ")[2]
    text = _("is not valid {format} in line {line}: {why}")
    return FileError(name, text.format(format=form, line=line, why=why))
