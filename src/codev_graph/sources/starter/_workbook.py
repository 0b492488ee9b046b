"""The workbook of a new twinning: one sheet a table, drop-downs, and the dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import Language
from codev_graph.sources._columns import Column, Guidance, Term
from codev_graph.sources._records import (
    RECORDS,
    Record,
    columns,
    headers,
    required,
    table_name,
)
from codev_graph.sources._sheet import fill_sheet, format_as_text
from codev_graph.sources._starter_names import DICTIONARY, VOCABULARY
from codev_graph.sources.starter._descriptions import describe
from codev_graph.sources.starter._dictionary import dictionary_rows
from codev_graph.sources.starter._written import (
    choice_columns,
    choices,
    example_rows,
    reference_columns,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

# Drop-downs reach this far down; rows below it are read all the same.
_LAST_ROW: Final = 5000
_WIDTHS: Final = {"id": 24, "name": 44, "name_en": 44, "title": 44, "sources": 28, "evidence": 44}
_HEAD, _NEEDED, _EXAMPLE = "FFDDE6ED", "FFF7D9A8", "FF7A7A7A"
# Excel refuses longer texts beside a drop-down.
_PROMPT: Final = 250


def workbook_bytes(language: Language) -> bytes:
    """Return the XLSX workbook of a new twinning, with its worked example."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = [(record, _table_sheet(book, record, language)) for record in RECORDS]
    _dictionary_sheet(book, language)
    lists = _vocabulary_sheet(book, language)
    for record, sheet in sheets:
        for rule in _rules(record, lists, language):
            sheet.add_data_validation(rule)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table_sheet(book: Workbook, record: type[Record], language: Language) -> Worksheet:
    sheet: Worksheet = book.create_sheet(table_name(record, language))
    names = headers(record, language)
    format_as_text(sheet, len(names))
    fill_sheet(sheet, [names, *example_rows(record, language)])
    sheet.freeze_panes = "B2"
    _paint(sheet, record)
    return sheet


def _paint(sheet: Worksheet, record: type[Record]) -> None:
    """Tell the header by colour, columns that must have a value by another, examples by grey."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, field in enumerate(columns(record), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(field, 18)
        colour = _NEEDED if required(record, field) else _HEAD
        head = sheet.cell(1, place)
        head.fill = PatternFill("solid", start_color=colour)
        head.font = Font(bold=True)
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, place).font = Font(italic=True, color=_EXAMPLE)


def _dictionary_sheet(book: Workbook, language: Language) -> None:
    from openpyxl.styles import Alignment, Font

    sheet: Worksheet = book.create_sheet(DICTIONARY[language])
    fill_sheet(sheet, dictionary_rows(language))
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEF", (18, 18, 18, 10, 70, 70), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
        for cell in sheet[letter]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _vocabulary_sheet(book: Workbook, language: Language) -> dict[str, str]:
    """Write every list of choices into a hidden sheet; return the range of each list."""
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(VOCABULARY[language])
    lists: dict[str, list[str]] = {}
    for record in RECORDS:
        for _place, _field, column in choice_columns(record):
            lists.setdefault(_list_name(column), choices(column, language))
    ranges = {}
    for place, (name, listed) in enumerate(lists.items(), start=1):
        letter = get_column_letter(place)
        for row, text in enumerate([name, *listed], start=1):
            sheet.cell(row, place, text)
        ranges[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(listed) + 1}"
    sheet.sheet_state = "hidden"
    return ranges


def _list_name(column: Column) -> str:
    if isinstance(column, Guidance):
        return "guidance"
    return column.scheme if isinstance(column, Term) else "yes-no"


def _rules(
    record: type[Record], lists: dict[str, str], language: Language
) -> Iterator[DataValidation]:
    """Yield a drop-down for every column of a vocabulary, and of the keys of one table."""
    for place, field, column in choice_columns(record):
        text = describe(record, field, language)
        yield _rule(place, lists[_list_name(column)], text, strict=not column.many)
    named = {other.table: other for other in RECORDS}
    for place, _column, tables in reference_columns(record):
        if len(tables) == 1:
            sheet = table_name(named[tables[0]], language)
            yield _rule(place, f"'{sheet}'!$A$2:$A${_LAST_ROW}", "", strict=False)


def _rule(place: int, cells: str, text: str, *, strict: bool) -> DataValidation:
    """Return a drop-down; where it is not strict, several values and new ones can be typed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=cells, allow_blank=True)
    rule.showErrorMessage = strict
    rule.showInputMessage = bool(text)
    rule.prompt = text[:_PROMPT] or None
    letter = get_column_letter(place)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    return rule
