"""Networks from the files that other tools write: GraphML, GEXF, Pajek, lists of ties."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError

if TYPE_CHECKING:
    import networkx as nx

SUFFIXES: Final = (".graphml", ".gexf", ".net", ".csv")
# What the readers raise, NetworkX's own errors apart, when a file is not what its name says.
_FAULTS: Final = (
    *(OSError, csv.Error, SyntaxError),
    *(ValueError, TypeError, KeyError, IndexError, RuntimeError),
)


def graph_from_file(
    path: str | Path, nodes: str | Path | None = None, *, directed: bool = False
) -> nx.Graph[Any]:
    """Read a network from a file.

    Args:
        path: A ``.graphml``, ``.gexf`` or ``.net`` (Pajek) file, or a ``.csv`` list of ties whose
            first two columns are the ends; a column ``weight`` is the strength, the others are
            kept as text. UTF-8, with a header of different names.
        nodes: A ``.csv`` file of actors: the first column names the actor as the other file does,
            the others become attributes; empty cells are left out. Actors without ties belong here.
        directed: Whether the ties of a ``.csv`` file have a direction; the other formats say.

    Returns:
        A graph as NetworkX reads it, parallel ties and loops included.

    Raises:
        FileError: if a file is missing, of another kind, or can not be read; if an XML file
            declares a document type or entities; if two columns have one name.
    """
    file = Path(path)
    reader = _readers(directed).get(file.suffix.lower())
    if reader is None:
        known = ", ".join(SUFFIXES)
        raise FileError(
            file, _("this kind of file is not known; known are {known}").format(known=known)
        )
    graph: nx.Graph[Any] = _read(file, reader)
    if nodes is not None:
        _read(Path(nodes), lambda chosen: _add_actors(graph, chosen))
    return graph


def _readers(directed: bool) -> dict[str, Callable[[Path], nx.Graph[Any]]]:
    import networkx as nx

    return {
        ".graphml": lambda file: nx.read_graphml(_safe_xml(file)),
        ".gexf": lambda file: nx.read_gexf(_safe_xml(file)),
        ".net": nx.read_pajek,
        ".csv": lambda file: _ties(file, directed),
    }


def _safe_xml(file: Path) -> io.BytesIO:
    """Return the content of an XML file that declares no entities, which NetworkX would expand."""
    from codev_graph.sources.inbound import refuse_entities

    content = file.read_bytes()
    refuse_entities(content, str(file))
    return io.BytesIO(content)


def _read(file: Path, reader: Callable[[Path], Any]) -> Any:  # noqa: ANN401 - what the reader gives
    """Call a reader; whatever goes wrong in it is said of the file."""
    import networkx as nx

    if not file.is_file():
        raise FileError(file, _("there is no such file"))
    try:
        return reader(file)
    except UnicodeDecodeError as error:
        text = _("it is not UTF-8 (byte {place}): save it with this encoding")
        raise FileError(file, text.format(place=error.start + 1)) from error
    except (*_FAULTS, nx.NetworkXException) as error:
        text = _("it can not be read as {suffix}: {error}")
        raise FileError(file, text.format(suffix=file.suffix, error=error)) from error


def _ties(file: Path, directed: bool) -> nx.Graph[Any]:
    import networkx as nx

    graph: nx.MultiGraph[Any] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for row in _rows(file, 2):
        ends, attributes = list(row.values())[:2], dict(list(row.items())[2:])
        kept: dict[str, Any] = {key: value for key, value in attributes.items() if value}
        if "weight" in kept:
            kept["weight"] = _number(file, kept["weight"])
        # Not as keyword arguments: a column may be called as an argument of NetworkX is.
        key = graph.add_edge(ends[0], ends[1])
        graph.edges[ends[0], ends[1], key].update(kept)
    return graph


def _number(file: Path, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        reason = _("the weight “{text}” is not a number").format(text=text)
        raise FileError(file, reason) from error


def _add_actors(graph: nx.Graph[Any], file: Path) -> None:
    for row in _rows(file, 1):
        name, *values = row.values()
        attributes = zip(list(row)[1:], values, strict=True)
        graph.add_node(name)
        graph.nodes[name].update({key: value for key, value in attributes if value})


def _rows(file: Path, needed: int) -> list[dict[str, str]]:
    """Return the rows, every one with as many cells as the header and the first ones filled."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.reader(stream, strict=True)
        header = next(table, [])
        _check_header(file, header, needed)
        lines = [(table.line_num, line) for line in table if line]
    for number, line in lines:
        if len(line) != len(header) or not all(line[:needed]):
            text = _("line {number} does not fit the header {header}")
            raise FileError(file, text.format(number=number, header=", ".join(header)))
    return [dict(zip(header, line, strict=True)) for _number, line in lines]


def _check_header(file: Path, header: list[str], needed: int) -> None:
    if len(header) < needed:
        text = _("a header of at least {n} columns is missing")
        raise FileError(file, text.format(n=needed))
    repeated = [name for name, count in Counter(header).items() if count > 1]
    if repeated:
        text = _("several columns are called “{name}”: every column needs a name of its own")
        raise FileError(file, text.format(name=repeated[0]))
