"""A graph cut into pieces that may be sent again without harm, and the note of those that were."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from codev_graph._files import write_whole

CHUNK: Final = 20_000
# A blank node; what looks like one in a text or an IRI is passed over.
_LABEL: Final = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>|(_:\S+)')


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a graph.

    Attributes:
        graph: The IRI of the graph; empty for the default graph.
        first: Whether it is the first of its graph, which replaces what was there.
        lines: Its statements as N-Triples.
    """

    graph: str
    first: bool
    lines: Sequence[str]

    @property
    def body(self) -> bytes:
        """What is sent."""
        return "".join(f"{line} .\n" for line in self.lines).encode()


def lines_by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[str]]:
    """Return the statements of every graph as N-Triples, each once and in one order.

    Statements with blank nodes stand first, so that one piece holds them all: sent apart, one
    blank node would become several.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        found[getattr(quad.graph_name, "value", "")].add(str(quad.triple))
    return {graph: sorted(lines, key=_order) for graph, lines in sorted(found.items())}


def union_of(graphs: Mapping[str, list[str]]) -> list[str]:
    """Return the statements of all graphs together, each once and in the same order."""
    return sorted({line for lines in graphs.values() for line in lines}, key=_order)


def _order(line: str) -> tuple[bool, str]:
    return not _blank(line), line


def _blank(line: str) -> bool:
    return line.startswith("_:") or " _:" in line


def _unlabelled(line: str) -> str:
    return _LABEL.sub(lambda found: "_:" if found[1] else found[0], line) if _blank(line) else line


def chunks(graph: str, lines: Sequence[str], size: int = CHUNK) -> Iterator[Chunk]:
    """Yield the pieces of one graph; the first is longer where more blank nodes ask for it."""
    start = 0
    while start < len(lines):
        end = start + size
        while end < len(lines) and _blank(lines[end]):
            end += 1
        yield Chunk(graph, start == 0, lines[start:end])
        start = end


def digest_of_graphs(graphs: Mapping[str, Iterable[str]]) -> str:
    """Return the SHA-256 of all statements with their graphs, however blank nodes are labelled.

    Their labels are new whenever a file is read. Graphs that differ only in which of their blank
    nodes is which have one digest: telling those apart takes more than linear time.
    """
    digest = hashlib.sha256()
    for graph, lines in graphs.items():
        digest.update(f"{graph}\n".encode())
        digest.update("\n".join(sorted(map(_unlabelled, lines))).encode())
    return digest.hexdigest()


class Progress:
    """What of an upload has arrived, noted in a file so that the next run goes on from there.

    Args:
        path: The file; it is there while an upload is not finished.
        address: Where the upload goes.
        digest: What is uploaded; another upload begins anew.

    Raises:
        FileError: if it can not be written.
    """

    def __init__(self, path: Path, address: str, digest: str) -> None:
        self._path = path
        self._told = {"address": address, "digest": digest}
        self.done = 0
        with suppress(OSError, ValueError, KeyError, TypeError):
            noted = json.loads(path.read_bytes())
            if {name: noted[name] for name in self._told} == self._told:
                self.done = int(noted["done"])
        # Before anything is sent: the note of another upload holds no more once this one writes.
        self._note()

    def advance(self) -> None:
        """Note that one more piece has arrived."""
        self.done += 1
        self._note()

    def _note(self) -> None:
        write_whole(self._path, json.dumps({**self._told, "done": self.done}) + "\n")

    def finish(self) -> None:
        """Remove the note."""
        self._path.unlink(missing_ok=True)
