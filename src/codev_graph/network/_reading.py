"""Networks from the files that other tools write: GraphML, GEXF, Pajek, lists of ties."""

from __future__ import annotations

import csv
import io
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph._table import unguarded
from codev_graph.errors import FileError
from codev_graph.network._pajek import read_pajek, read_partition, weighing_one

if TYPE_CHECKING:
    import networkx as nx

SUFFIXES: Final = (".graphml", ".gexf", ".net", ".csv")
# What the readers raise, NetworkX's own errors apart, when a file is not what its name says.
_FAULTS: Final = (
    *(OSError, csv.Error, SyntaxError),
    *(ValueError, TypeError, KeyError, IndexError, RuntimeError),
)
_OTHER_SEPARATORS: Final = {";": lambda: _("semicolons"), "\t": lambda: _("tabs")}


def graph_from_file(
    path: str | Path, nodes: str | Path | None = None, *, directed: bool = False
) -> nx.Graph[Any]:
    """Read a network from a file.

    Args:
        path: A ``.graphml``, ``.gexf`` or ``.net`` (Pajek) file, or a ``.csv`` list of ties. Its
            ends are the columns that a table of ties or another tool would name so (from and to,
            source and target, origen and destino), else the first two, and a
            :class:`NetworkNotice` says which; a column ``weight`` is the strength, the others
            are kept as text. UTF-8, with a header of different names. A tie of a GEXF file
            without a weight has the weight 1 that the format gives it; of ``.net`` see
            :func:`read_pajek`.
        nodes: A ``.csv`` file of actors: the first column names the actor as the other file does,
            the others become attributes; empty cells are left out. Actors without ties belong here.
            Of a ``.net`` file also a partition, ``.clu``: see :func:`read_partition`.
        directed: Whether the ties of a ``.csv`` file have a direction; the other formats say.

    Returns:
        A graph as NetworkX reads it, parallel ties and loops included.

    Raises:
        FileError: if a file is missing, of another kind, or can not be read; if an XML file
            declares a document type or entities; if two columns have one name, or two rows of
            actors one actor; if no actor of ``nodes`` is in the network.
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
        of_pajek = file.suffix.lower() == ".net"
        _read(Path(nodes), lambda chosen: _add_actors(graph, chosen, of_pajek))
    return graph


def _readers(directed: bool) -> dict[str, Callable[[Path], nx.Graph[Any]]]:
    import networkx as nx

    return {
        ".graphml": lambda file: nx.read_graphml(_safe_xml(file)),
        ".gexf": lambda file: weighing_one(nx.read_gexf(_safe_xml(file))),
        ".net": read_pajek,
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
    for line, (source, target), attributes in _rows(file, 2, _ends):
        kept: dict[str, Any] = dict(attributes)
        if "weight" in kept:
            kept["weight"] = _number(file, line, kept["weight"])
        # Not as keyword arguments: a column may be called as an argument of NetworkX is.
        key = graph.add_edge(source, target)
        graph.edges[source, target, key].update(kept)
    return graph


def _ends(header: list[str]) -> list[str]:
    """Return the columns of the two ends: those named so, else the first two, which is told."""
    from codev_graph.network._measures import NetworkNotice
    from codev_graph.sources import Tie
    from codev_graph.sources.inbound import ColumnMapping

    ours = ColumnMapping().columns_of(Tie, header)
    named = [next((name for name in ours if ours[name] == end), "") for end in ("from", "to")]
    if all(named):
        return named
    text = _(
        "No columns are called “from” and “to”, nor “source” and “target”: the first two, "
        "{columns}, are the ends."
    )
    columns = ", ".join(f"“{name}”" for name in header[:2])
    warnings.warn(text.format(columns=columns), NetworkNotice, stacklevel=2)
    return header[:2]


def _number(file: Path, line: int, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        reason = _("line {number}: the weight “{text}” is not a number")
        raise FileError(file, reason.format(number=line, text=text)) from error


def _add_actors(graph: nx.Graph[Any], file: Path, of_pajek: bool) -> None:
    """Add what is said of actors; those of a list that has none of the network are refused."""
    is_partition = of_pajek and file.suffix.lower() == ".clu"
    listed = dict(read_partition(file, tuple(graph)) if is_partition else _actors(file))
    if graph and listed and graph.nodes.isdisjoint(listed):
        text = _("none of its {count} actors (“{one}”, say) is in the network (as “{other}” is)")
        example = {"one": next(iter(listed)), "other": next(iter(graph))}
        raise FileError(file, text.format(count=len(listed), **example))
    graph.add_nodes_from(listed.items())


def _actors(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    lines: dict[str, int] = {}
    for line, (name,), attributes in _rows(file, 1, lambda header: header[:1]):
        other = lines.setdefault(name, line)
        if other != line:
            text = _("lines {other} and {number} are both of the actor “{name}”")
            raise FileError(file, text.format(other=other, number=line, name=name))
        yield name, attributes


def _rows(
    file: Path, needed: int, keys_of: Callable[[list[str]], list[str]]
) -> Iterator[tuple[int, list[str], dict[str, str]]]:
    """Yield the line of each row, its key cells, which are filled, and its other filled ones."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.reader(stream, strict=True)
        header = next(table, [])
        _check_header(file, header, needed)
        keys = keys_of(header)
        for line in filter(None, table):
            row = dict(zip(header, map(unguarded, line), strict=False))
            found = [row.pop(key, "") for key in keys]
            if len(line) != len(header) or not all(found):
                text = _("line {number} does not fit the header {header}")
                raise FileError(file, text.format(number=table.line_num, header=", ".join(header)))
            yield table.line_num, found, {name: value for name, value in row.items() if value}


def _check_header(file: Path, header: list[str], needed: int) -> None:
    sign = next((sign for sign in _OTHER_SEPARATORS if sign in "".join(header[:1])), None)
    if len(header) == 1 and sign:
        text = _("its columns are parted by {sign}: save it with commas between them")
        raise FileError(file, text.format(sign=_OTHER_SEPARATORS[sign]()))
    if len(header) < needed:
        text = _("a header of at least {n} columns is missing")
        raise FileError(file, text.format(n=needed))
    repeated = [name for name, count in Counter(header).items() if count > 1]
    if repeated:
        text = _("several columns are called “{name}”: every column needs a name of its own")
        raise FileError(file, text.format(name=repeated[0]))
