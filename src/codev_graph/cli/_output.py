"""What a command leaves: tables in four forms, files written whole or not at all."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table, csv_text, guarded_row

if TYPE_CHECKING:
    from rich.table import Table as RichTable

PIPE_WIDTH: Final = 100
_AT_ONCE: Final = 10_000


def write_output(content: str | bytes, output: str) -> None:
    """Write to a file, whole or not at all, or to standard output for ``-``.

    Raises:
        FileError: if the file can not be written; what was there stays.
    """
    _write([content.encode() if isinstance(content, str) else content], output)


def _write(pieces: Iterable[bytes], output: str) -> None:
    if output == "-":
        sys.stdout.buffer.writelines(pieces)
        return
    from codev_graph._files import write_pieces

    write_pieces(Path(output), pieces)
    told(_("Wrote {file}").format(file=output))


def write_rows(
    heads: Sequence[str], rows: Iterable[Sequence[Cell]], output: str, form: str | None
) -> None:
    """Write rows as :func:`write_table` does; as CSV or TSV some are in memory at a time.

    Undefined values are ``None``.

    Raises:
        FileError: if the file can not be written; what was there stays.
    """
    if drawn(output, form) or form == "json":
        write_table(Table.of(heads, rows), output, form)
    else:
        lines = chain([heads], map(guarded_row, rows))
        pieces = iter(lambda: csv_text(islice(lines, _AT_ONCE), "\t" if form == "tsv" else ","), "")
        _write(map(str.encode, pieces), output)


def told(text: str) -> None:
    """Say on standard error what was done, to a person at a terminal."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


def write_table(
    table: Table,
    output: str,
    form: str | None,
    headings: Mapping[str, str] | None = None,
    columns: Sequence[str] = (),
    *,
    exact: bool = False,
) -> None:
    """Write a table in the form asked, by default drawn on a terminal and as CSV elsewhere.

    Args:
        table: The table.
        output: A file, or ``-`` for standard output.
        form: ``table``, ``csv``, ``tsv``, ``json`` or ``None``.
        headings: What the columns are called when the table is drawn, where they are not of the
            house's own catalogue; their values then stay as they are. The other forms keep the
            names and the codes, which programs rely on.
        columns: The columns that are drawn, those of them that the table has; all if none is.
        exact: Whether CSV and TSV hold what a spreadsheet takes for formulas as it is.
    """
    if drawn(output, form):
        write_output(_shaped(table, output, headings, columns), output)
    elif form == "json":
        write_output(table.to_json(), output)
    else:
        write_output(table.to_csv("\t" if form == "tsv" else ",", exact=exact), output)


def drawn(output: str, form: str | None) -> bool:
    """Return whether a table is drawn for a person to read: when asked, else on a terminal."""
    return form == "table" or (form is None and output == "-" and sys.stdout.isatty())


def write_drawn(tables: Iterable[tuple[Table, Sequence[str]]], output: str) -> None:
    """Draw tables below each other, each with the columns named beside it."""
    write_output("".join(_shaped(table, output, None, names) for table, names in tables), output)


def _shaped(
    table: Table, output: str, headings: Mapping[str, str] | None, columns: Sequence[str]
) -> str:
    shape = _chosen(table, columns)
    named, told = (shape, headings) if headings is not None else in_words(shape)
    return _drawn(named, output, told)


def _chosen(table: Table, columns: Sequence[str]) -> Table:
    """Return the table with these columns alone; as it is where it has none of them."""
    names = [name for name in columns if name in table.columns]
    rows = zip(*map(table.column, names), strict=True)
    return Table.of(names, rows) if names else table


def in_words(table: Table) -> tuple[Table, dict[str, str]]:
    """Return a table with its codes in words, and what its columns are called."""
    from codev_graph.cli._headings import heading, value

    rows = ([value(*cell) for cell in zip(table.columns, row, strict=True)] for row in table.rows)
    return Table.of(table.columns, rows), {name: heading(name) for name in table.columns}


def _drawn(table: Table, output: str, headings: Mapping[str, str]) -> str:
    """Return the table as rich draws it; a file or a pipe gets room for every column."""
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    here = output == "-" and sys.stdout.isatty()
    console = Console(file=stream, force_terminal=here, width=None if here else PIPE_WIDTH)
    console.print(_rich(table, headings))
    # rich fills the lines up with blanks.
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _rich(table: Table, headings: Mapping[str, str]) -> RichTable:
    """Return a rich table: numbers to the right, at most four decimals.

    Columns of IRIs are left out where others name the same things; the other forms have them.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    rich = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    places = [place for place in range(len(table.columns)) if not _iris(table, place)]
    for place in places or range(len(table.columns)):
        name = table.columns[place]
        numeric = any(isinstance(row[place], int | float) for row in table.rows)
        rich.add_column(
            headings.get(name, name), justify="right" if numeric else "left", overflow="fold"
        )
    for row in table.rows:
        rich.add_row(*(shown(row[place]) for place in places or range(len(row))))
    return rich


def _starts() -> dict[str, str]:
    """Return what the IRIs of the house begin with, and what is shown for it."""
    from codev_graph.terms import CODEV, INDIVIDUALS, VOCAB

    return {CODEV: "codev:", VOCAB: "voc:", INDIVIDUALS: ""}


def _iris(table: Table, place: int) -> bool:
    """Return whether a column holds nothing but IRIs of the house, and some."""
    cells = [row[place] for row in table.rows if row[place] is not None]
    return bool(cells) and all(str(cell).startswith(tuple(_starts())) for cell in cells)


def shown(cell: Cell) -> str:
    """Return a cell as a person reads it."""
    from rich.markup import escape

    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return escape(compact(str(cell)))


def compact(text: str) -> str:
    """Return an IRI of the house by its last parts: ``actor/oim``, ``codev:Actor``."""
    for start, short in _starts().items():
        if text.startswith(start):
            rest = text.removeprefix(start)
            return rest.partition("/")[2] or rest if not short else short + rest
    return text
