"""What a server's process and its readers tell each other: one line of JSON, then the body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from codev_graph.errors import CodevGraphError


class RefusedError(CodevGraphError):
    """A request that is not answered; ``status`` is the HTTP status that says why."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = HTTPStatus(status)
        self.reason = reason
        super().__init__(status, reason)

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


@dataclass(frozen=True, slots=True)
class Question:
    """One query, and how its answer is wanted.

    Attributes:
        query: The SPARQL text; unused where ``name`` is told.
        name: The query of the library to run.
        told: Its parameters.
        language: The language of labels and of what is refused.
        default_graphs: The graphs that make the default graph; none for the union of all.
        named_graphs: The graphs that ``GRAPH`` sees; none for all.
        accept: The header ``Accept``.
        unknown_graph: The HTTP status for a graph that is not there.
    """

    query: str = ""
    name: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = "*/*"
    unknown_graph: int = HTTPStatus.BAD_REQUEST

    def to_line(self) -> bytes:
        """Return the question as one line."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__}).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Question:
        """Return the question that :meth:`to_line` wrote."""
        told = json.loads(line)
        lists = {key: tuple(told[key]) for key in ("default_graphs", "named_graphs")}
        return cls(**(told | lists))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        media_type: What the body is.
        kind: ``select``, ``ask`` or ``graph``.
        query: The SPARQL text that was run, parameters bound.
        body: The answer in that form.
    """

    media_type: str
    kind: str
    query: str
    body: bytes

    def to_frame(self) -> bytes:
        """Return the answer as a line that ends in its length, and the body."""
        head = {"type": self.media_type, "kind": self.kind, "query": self.query}
        return json.dumps(head | {"length": len(self.body)}).encode() + b"\n" + self.body


def refusal_frame(refusal: RefusedError) -> bytes:
    """Return a refusal as a line without a body."""
    head = {"status": refusal.status, "reason": refusal.reason, "length": 0}
    return json.dumps(head).encode() + b"\n"


def read_frame(head: Mapping[str, Any], body: bytes) -> Answer:
    """Return the answer whose line and body were read.

    Raises:
        RefusedError: if it is one.
    """
    if "status" in head:
        raise RefusedError(head["status"], head["reason"])
    return Answer(head["type"], head["kind"], head["query"], body)
