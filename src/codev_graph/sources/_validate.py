"""Raw tables → validated records, each cell that does not fit as a problem."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, Final, Generic, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from codev_graph._i18n import LANGUAGES, Language, language
from codev_graph._i18n import gettext as _
from codev_graph.errors import Problem, did_you_mean
from codev_graph.sources._columns import Column, nearest
from codev_graph.sources._raw import RawTable
from codev_graph.sources._records import (
    RecordT,
    column_name,
    columns,
    header,
    headers,
    required,
)
from codev_graph.terms import fold

# Is told a table's name in problems, how many of its rows are read, and how many it has.
Watch = Callable[[str, int, int], None]
_TOLD_EVERY: Final = 5000


def unwatched(table: str, done: int, rows: int) -> None:
    """Take no notice of how far a table is read."""


class TableReader(Generic[RecordT]):
    """Reads the rows of one raw table as records of one class, and keeps what is wrong.

    Attributes:
        records: The rows that fit.
        flawed: Of the rows that do not, the cells that fit; the others are ``None``.
        problems: What is wrong with the file, its header and its cells.
    """

    def __init__(self, record: type[RecordT], raw: RawTable, watch: Watch = unwatched) -> None:
        self._record = record
        self._watch = watch
        self._raw = raw
        self._columns = columns(record)
        self.problems: list[Problem] = list(raw.problems)
        self._known = _fields_by_header(self._columns)
        self._fields = self._header_fields() if self._has_header() else []
        self._missing = self._missing_columns() if self._fields else set()
        self._told = self._told_cells()
        self.flawed: list[RecordT] = []
        self.records: tuple[RecordT, ...] = tuple(self._read_rows())

    def written(self, field: str) -> set[str]:
        """Return every text that stands in a column, in rows that do not fit too."""
        places = [place for place, name in enumerate(self._fields) if name == field]
        rows = (cells for _number, cells in self._raw.rows)
        return {cells[place] for cells in rows for place in places if place < len(cells)}

    def repeated(self) -> Iterator[tuple[int, int]]:
        """Yield the number of each row that says all that a former one says, and that one's."""
        first: dict[tuple[str, ...], int] = {}
        for number, cells in self._raw.rows:
            if (former := first.setdefault(cells, number)) != number:
                yield number, former

    def _told_cells(self) -> dict[int, set[str]]:
        """Return, by row, the fields whose cells a problem is on already."""
        told: dict[int, set[str]] = {}
        for number, place in self._raw.told:
            if place < len(self._fields) and (field := self._fields[place]):
                told.setdefault(number, set()).add(field)
        return told

    def _has_header(self) -> bool:
        """Return whether the first row names any column; if none, say so once for all rows."""
        header_row = self._raw.header
        named = any(fold(name) in self._known for name in header_row)
        if header_row and not named:
            found = _("“{cell}” in the first row, which names no column of the table")
            shown = ", ".join(headers(self._record, language())[:3])
            expected = _("the header first: {columns}, …").format(columns=shown)
            hint = _("Delete the rows above the header.")
            first = next(filter(None, header_row))
            self._header_problem(None, found.format(cell=first), expected, hint)
        return named

    def _header_fields(self) -> list[str | None]:
        """Return the record's field for each column of the header; ``None`` for an unknown one."""
        fields: list[str | None] = []
        for place, name in enumerate(self._raw.header):
            field = self._known.get(fold(name))
            if not name and self._is_blank(place):
                # Spreadsheets keep the columns that somebody emptied.
                field = None
            elif field is None:
                known_columns = self._known_columns(name)
                self._header_problem(name or None, _("an unknown column"), *known_columns)
            elif field in fields:
                self._header_problem(name, _("the column a second time"), _("each column once"))
                field = None
            fields.append(field)
        return fields

    def _is_blank(self, place: int) -> bool:
        return not any(place < len(cells) and cells[place] for _number, cells in self._raw.rows)

    def _known_columns(self, name: str) -> tuple[str, str]:
        shown = ", ".join(headers(self._record, language()))
        known = [form for each in LANGUAGES for form in headers(self._record, each)]
        return _("one of the columns {known}").format(known=shown), did_you_mean(
            nearest(name, known)
        )

    def _missing_columns(self) -> set[str]:
        """Report the columns that must be there and are not, and return their fields."""
        needed = [field for field in self._columns if required(self._record, field)]
        missing = [field for field in needed if field not in self._fields]
        for field in missing:
            found = _("no such column")
            name, other = self.shown(field), self._shown_otherwise(field)
            expected = _("a column “{name}” (or “{spanish}”)").format(name=name, spanish=other)
            if name == other:
                expected = _("a column “{name}”").format(name=name)
            self._header_problem(name, found, expected)
        return set(missing)

    def _read_rows(self) -> Iterator[RecordT]:
        # Under a row that is no header nobody can tell what the cells mean.
        for done, (number, cells) in enumerate(self._raw.rows if self._fields else ()):
            if done % _TOLD_EVERY == 0:
                self._watch(self._raw.file, done, len(self._raw.rows))
            record = self._read_row(number, cells)
            if record is not None:
                yield record

    def _read_row(self, number: int, cells: tuple[str, ...]) -> RecordT | None:
        if any(cells[len(self._fields) :]):
            # The cells of a sheet are not parted by commas.
            hint = "" if "/" in self._raw.file else _("Is a comma not in quotes?")
            self._length_problem(number, len(cells), hint)
            return None
        values: dict[str, object] = {
            field: cell for field, cell in zip(self._fields, cells, strict=False) if field and cell
        }
        for field in self._told.get(number, ()):
            values.pop(field, None)
        values["row"] = number
        try:
            return self._record.model_validate(values)
        except ValidationError as error:
            details = error.errors(include_url=False)
            self._row_problems(number, len(cells), details)
            wrong = {detail["loc"][0] for detail in details}
            self.flawed.append(self._partly(values, wrong))
            return None

    def _row_problems(self, number: int, cells: int, details: Iterable[ErrorDetails]) -> None:
        """Report what is wrong in a row, but for what is told of its cells or columns already."""
        absent = {str(detail["loc"][0]) for detail in details if detail["type"] == "missing"}
        told = self._told.get(number, set()) | self._missing
        cut = (absent - told).intersection(filter(None, self._fields[cells:]))
        if cut:
            self._length_problem(number, cells)
        for detail in details:
            if detail["loc"][0] not in told | cut:
                self._cell_problem(number, detail)

    def _partly(self, cells: Mapping[str, object], wrong: Container[int | str]) -> RecordT:
        """Return a row of the cells that fit, so that these are still held against other rows."""
        fitting = {
            field: column.parse(str(cells[field]))
            for field, column in self._columns.items()
            if field in cells and field not in wrong
        }
        empty = dict.fromkeys(self._columns)
        values: dict[str, Any] = {**empty, **fitting, "row": cells["row"]}
        return cast("RecordT", self._record.model_construct(**values))

    def _cell_problem(self, number: int, detail: ErrorDetails) -> None:
        field = str(detail["loc"][0])
        if detail["type"] == "missing":
            expected = self._columns[field].expected()
            self._problem(number, self.shown(field), _("an empty cell"), expected)
            return
        context = detail.get("ctx", {})
        found = f"“{detail['input']}”".replace("\0", "\\0")
        expected = str(context.get("expected", detail["msg"]))
        self._problem(number, self.shown(field), found, expected, str(context.get("hint", "")))

    def _length_problem(self, number: int, cells: int, hint: str = "") -> None:
        found = _("{n} cells").format(n=cells)
        expected = _("{n}, as in the header").format(n=len(self._fields))
        self._problem(number, None, found, expected, hint)

    def has(self, field: str) -> bool:
        """Return whether the table has the column of a field."""
        return field in self._fields

    def shown(self, field: str) -> str:
        """Return the column's name as the user's own header writes it, else in their language."""
        if field in self._fields:
            return self._raw.header[self._fields.index(field)]
        return column_name(self._columns[field], field, language())

    def _shown_otherwise(self, field: str) -> str:
        """Return the column's name in the other language."""
        other: Language = "en" if language() == "es" else "es"
        return column_name(self._columns[field], field, other)

    def _header_problem(
        self, column: str | None, found: str, expected: str, hint: str = ""
    ) -> None:
        self._problem(self._raw.header_row, column, found, expected, hint)

    def _problem(
        self, row: int, column: str | None, found: str, expected: str, hint: str = ""
    ) -> None:
        self.problems.append(Problem(self._raw.file, row, column, found, expected, hint))


def _fields_by_header(fields: Mapping[str, Column]) -> dict[str, str]:
    """Return the fields by every folded header that means them."""
    # “años” is “anios” without its sign, but somebody will write it as it is said.
    said = {fold(column.es.replace("anio", "año")): field for field, column in fields.items()}
    spanish = {fold(column.es): field for field, column in fields.items()}
    return said | spanish | {fold(header(field)): field for field in fields}
