"""What a person decided on actors that may be one: the table ``same_as``."""

from __future__ import annotations

from typing import Annotated, Final

from codev_graph.sources._columns import Citation, Citations, Reference, Text
from codev_graph.sources._records import RECORDS, Record
from codev_graph.sources._value_columns import YesNo


class SameAs(Record):
    """That two actors are one, or are not; undecided while ``decision`` is empty.

    It states no fact of a twinning, so it needs no source.
    """

    table = "same_as"
    spanish = "mismo_actor"
    type = "same-as"
    rdf_class = ""

    actor: Annotated[str, Reference("actor", tables=("actors",))]
    same_as: Annotated[str, Reference("mismo_que", tables=("actors",))]
    decision: Annotated[bool | None, YesNo("decision")] = None
    note: Annotated[str | None, Text("nota")] = None
    sources: Annotated[tuple[Citation, ...], Citations("fuentes")] = ()

    def key(self) -> str:
        """Return the two actors."""
        return f"{self.actor}--{self.same_as}"


TABLES: Final[tuple[type[Record], ...]] = (*RECORDS, SameAs)
"""Every table that may stand in a folder: the facts, and the decisions on duplicates."""
