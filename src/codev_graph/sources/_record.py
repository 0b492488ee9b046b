"""What every row of every table is, and how its columns are told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict

from codev_graph._i18n import Language
from codev_graph.sources._columns import Citation, Citations, Column, Key


class Record(BaseModel, ABC):
    """What every row of every table is.

    Each subclass says its table's English and Spanish name, the type that stands in the IRIs
    of its rows, and their class in the ontology.

    Attributes:
        row: The row's number as a spreadsheet counts, the header being row 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: ClassVar[str]
    spanish: ClassVar[str]
    type: ClassVar[str]
    rdf_class: ClassVar[str]

    row: int

    @abstractmethod
    def key(self) -> str:
        """Return what tells the row from the others of its table and names it in its IRI."""


class Identified(Record):
    """A row with an id column of its own."""

    id: Annotated[str, Key("id")]

    def key(self) -> str:
        """Return the id."""
        return self.id


class Cited(Record):
    """A row that states a fact, and so rests on a source."""

    sources: Annotated[tuple[Citation, ...], Citations("fuentes")]


RecordT = TypeVar("RecordT", bound=Record)


def header(field: str) -> str:
    """Return the English header of a field: ``in_`` and ``from_`` are Python's keywords."""
    return field.removesuffix("_")


def column_name(column: Column, field: str, language: Language) -> str:
    """Return the header of a column."""
    return column.es if language == "es" else header(field)


def headers(record: type[Record], language: Language) -> list[str]:
    """Return the headers of a table, in order."""
    return [column_name(column, field, language) for field, column in columns(record).items()]


def table_name(record: type[Record], language: Language) -> str:
    """Return the name of a table's file or sheet."""
    return record.spanish if language == "es" else record.table


def columns(record: type[Record]) -> dict[str, Column]:
    """Return the columns of a table by the name of the record's field, in order."""
    found: dict[str, Column] = {}
    for name, field in record.model_fields.items():
        for item in field.metadata:
            if isinstance(item, Column):
                found[name] = item
    # The citations are the base class's field; in a table they stand last.
    if "sources" in found:
        found["sources"] = found.pop("sources")
    return found


def required(record: type[Record], field: str) -> bool:
    """Return whether the cells of a column must hold a value."""
    return record.model_fields[field].is_required()
