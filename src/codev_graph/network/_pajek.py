"""Networks and partitions of Pajek: ``.net`` and ``.clu``, line by line, refusing what is unclear.

Source: Mrvar and Batagelj, Pajek and Pajek-XXL, Programs for Analysis and Visualization of Very
Large Networks, Reference Manual (data objects: networks, partitions).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.network._measures import NetworkNotice

if TYPE_CHECKING:
    import networkx as nx

MODE: Final = "mode"
"""The attribute of the vertices of a two-mode network: ``1`` or ``2``."""
CLUSTER: Final = "cluster"
"""The attribute that a partition gives."""
_NO_CLUSTER: Final = "0"
_WORDS: Final = re.compile(r'"([^"]*)"|(\S+)')
# A vertex has its coordinates and shape before what is named, a tie its value.
_VERTEX_ATTRIBUTES: Final = 5
_TIE_ATTRIBUTES: Final = 3

Tie = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class _Line:
    """One line that says something: where it stands, and its words without their quotes."""

    file: Path
    number: int
    words: tuple[str, ...]

    def wrong(self, reason: str) -> FileError:
        text = _("line {number}: {reason}").format(number=self.number, reason=reason)
        return FileError(self.file, text)

    def whole(self, word: str) -> int:
        if not word.isdecimal():
            raise self.wrong(_("“{text}” is no whole number").format(text=word))
        return int(word)

    def value(self, word: str) -> float:
        try:
            return float(word)
        except ValueError as error:
            raise self.wrong(_("“{text}” is not a number").format(text=word)) from error

    def named(self, start: int) -> dict[str, str]:
        """Return the attributes that stand in pairs of name and value from a word on."""
        return dict(zip(self.words[start::2], self.words[start + 1 :: 2], strict=False))


@dataclass(frozen=True)
class _Vertices:
    """The vertices by their numbers, which begin at 1.

    Attributes:
        nodes: The label of each (its number, if it has none) and its attributes.
        first: How many are of the first mode; 0 in a network of one mode.
    """

    nodes: list[tuple[str, dict[str, str]]]
    first: int

    def label(self, line: _Line, word: str) -> str:
        place = line.whole(word)
        if not 1 <= place <= len(self.nodes):
            text = _("there is no vertex {place}: their numbers go from 1 to {count}")
            raise line.wrong(text.format(place=place, count=len(self.nodes)))
        return self.nodes[place - 1][0]


def read_pajek(file: Path) -> nx.Graph[Any]:
    """Read a network of Pajek.

    Args:
        file: ``*Vertices`` and ``*Arcs``, ``*Edges``, ``*Arcslist``, ``*Edgeslist`` or ``*Matrix``,
            in any order and as often as they come; UTF-8. Lines that begin with ``%`` are comments.

    Returns:
        A multigraph of the labels. It is directed if there is an arc, or nothing but the title of
        arcs; an edge then counts as both arcs, and a :class:`NetworkNotice` says how many do. Where
        some tie has a value, it is the ``weight``, and 1 for the others. The vertices of a two-mode
        network (``*Vertices`` with a second number) have their :data:`MODE`, and its ties no
        direction.

    Raises:
        FileError: if it does not begin with its vertices, a tie names a vertex that is not there, a
            number is none, two vertices have one label, or a title is unknown; with the line.
    """
    sections = list(_sections(file))
    if not sections or _title(sections[0]) != "vertices":
        raise FileError(file, _("it does not begin with *Vertices and how many there are"))
    vertices = _vertices(sections[0])
    arcs: list[Tie] = []
    edges: list[Tie] = []
    for section in sections[1:]:
        reader = _READERS.get(_title(section))
        if reader is None:
            text = _("“{title}” can not stand here; known are {known}")
            known = ", ".join(f"*{name.title()}" for name in _READERS)
            raise section[0].wrong(text.format(title=section[0].words[0], known=known))
        (edges if _title(section).startswith("edges") else arcs).extend(reader(section, vertices))
    titled = any(_title(section).startswith("arcs") for section in sections)
    directed = not vertices.first and bool(arcs or (titled and not edges))
    return _graph(vertices, arcs, edges, directed)


def read_partition(file: Path, labels: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what a partition of Pajek (``.clu``) says of the vertices, in their order.

    Args:
        file: ``*Vertices`` and their number, then the number of the cluster of each.
        labels: The vertices of the network.

    Yields:
        The label and its :data:`CLUSTER`, as text; nothing for 0, which stands for no cluster.

    Raises:
        FileError: if it is of another number of vertices, or a cluster is no whole number.
    """
    sections = list(_sections(file))
    if len(sections) != 1 or _title(sections[0]) != "vertices":
        raise FileError(file, _("it does not begin with *Vertices and how many there are"))
    lines = sections[0][1:]
    if len(lines) != len(labels):
        text = _("it is of {found} vertices, the network has {count}")
        raise FileError(file, text.format(found=len(lines), count=len(labels)))
    for label, line in zip(labels, lines, strict=True):
        cluster = str(line.whole(line.words[0]))
        yield label, {} if cluster == _NO_CLUSTER else {CLUSTER: cluster}


def weighing_one(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Give the ties without a weight the 1 that the formats give them, if others have one."""
    ties = [data for *_ends, data in graph.edges(data=True)]
    if any("weight" in data for data in ties):
        for data in ties:
            data.setdefault("weight", 1.0)
    return graph


def _sections(file: Path) -> Iterator[list[_Line]]:
    """Yield the lines of each title, which is the first of them."""
    section: list[_Line] = []
    for number, text in enumerate(file.read_text(encoding="utf-8-sig").split("\n"), start=1):
        words = tuple(quoted or plain for quoted, plain in _WORDS.findall(text))
        if not words or words[0].startswith("%"):
            continue
        if words[0].lower() == "*network":
            continue
        if words[0].startswith("*") and section:
            yield section
            section = []
        section.append(_Line(file, number, words))
    if section:
        yield section


def _title(section: Sequence[_Line]) -> str:
    return section[0].words[0].removeprefix("*").lower()


def _vertices(section: Sequence[_Line]) -> _Vertices:
    head, *lines = section
    if len(head.words) < 2:
        raise head.wrong(_("how many vertices there are is missing"))
    count, first = (head.whole(word) for word in (*head.words[1:3], "0")[:2])
    vertices = _Vertices([(str(n), {}) for n in range(1, count + 1)], first)
    for line in lines:
        vertices.label(line, line.words[0])
        label = "".join(line.words[1:2]) or line.words[0]
        vertices.nodes[int(line.words[0]) - 1] = (label, line.named(_VERTEX_ATTRIBUTES))
    _refuse_namesakes(head, vertices)
    for place, (_label, attributes) in enumerate(vertices.nodes if first else ()):
        attributes[MODE] = "1" if place < first else "2"
    return vertices


def _refuse_namesakes(head: _Line, vertices: _Vertices) -> None:
    seen: dict[str, int] = {}
    for number, (label, _attributes) in enumerate(vertices.nodes, start=1):
        other = seen.setdefault(label, number)
        if other != number:
            text = _("the vertices {other} and {number} are both called “{label}”")
            raise head.wrong(text.format(other=other, number=number, label=label))


def _pairs(section: Sequence[_Line], vertices: _Vertices) -> Iterator[Tie]:
    for line in section[1:]:
        if len(line.words) < 2:
            raise line.wrong(_("a tie needs two vertices"))
        source, target = (vertices.label(line, word) for word in line.words[:2])
        weight = {"weight": line.value(line.words[2])} if len(line.words) > 2 else {}
        yield source, target, {**line.named(_TIE_ATTRIBUTES), **weight}


def _lists(section: Sequence[_Line], vertices: _Vertices) -> Iterator[Tie]:
    for line in section[1:]:
        source, *targets = (vertices.label(line, word) for word in line.words)
        yield from ((source, target, {}) for target in targets)


def _matrix(section: Sequence[_Line], vertices: _Vertices) -> Iterator[Tie]:
    labels = [label for label, _attributes in vertices.nodes]
    rows, columns = labels[: vertices.first or None], labels[vertices.first :]
    if len(section) - 1 != len(rows):
        text = _("the matrix has {found} rows, it needs {count}")
        raise section[0].wrong(text.format(found=len(section) - 1, count=len(rows)))
    for source, line in zip(rows, section[1:], strict=True):
        if len(line.words) != len(columns):
            text = _("this row of the matrix has {found} values, it needs {count}")
            raise line.wrong(text.format(found=len(line.words), count=len(columns)))
        for target, value in zip(columns, map(line.value, line.words), strict=True):
            if value:
                yield source, target, {"weight": value}


_READERS: Final[dict[str, Callable[[Sequence[_Line], _Vertices], Iterator[Tie]]]] = {
    "arcs": _pairs,
    "edges": _pairs,
    "arcslist": _lists,
    "edgeslist": _lists,
    "matrix": _matrix,
}


def _graph(vertices: _Vertices, arcs: list[Tie], edges: list[Tie], directed: bool) -> nx.Graph[Any]:
    import networkx as nx

    graph: nx.MultiGraph[Any] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    graph.add_nodes_from(vertices.nodes)
    graph.add_edges_from([*arcs, *edges])
    if directed:
        graph.add_edges_from((head, tail, dict(data)) for tail, head, data in edges if head != tail)
        if edges:
            text = _("Edges beside arcs, each read as an arc in either direction: {n}.")
            warnings.warn(text.format(n=len(edges)), NetworkNotice, stacklevel=2)
    return weighing_one(graph)
