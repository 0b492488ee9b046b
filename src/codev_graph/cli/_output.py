"""What a command leaves: tables in four forms, files written whole or not at all."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table


def write_output(content: str | bytes, output: str) -> None:
    """Write to a file, whole or not at all, or to standard output for ``-``.

    Raises:
        FileError: if the file can not be written; what was there stays.
    """
    if output == "-":
        data = content.encode() if isinstance(content, str) else content
        sys.stdout.buffer.write(data)
        return
    from codev_graph._files import write_whole

    write_whole(Path(output), content)
    told(_("Wrote {file}").format(file=output))


def told(text: str) -> None:
    """Say on standard error what was done, to a person at a terminal."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


def write_table(table: Table, output: str, form: str | None) -> None:
    """Write a table in the form asked, by default drawn on a terminal and as CSV elsewhere."""
    if form is None:
        form = "table" if output == "-" and sys.stdout.isatty() else "csv"
    if form == "table":
        _draw(table, output)
    else:
        write_output(_as_text(table, form), output)


def _as_text(table: Table, form: str) -> str:
    if form == "json":
        return table.to_json()
    return table.to_csv("\t" if form == "tsv" else ",")


def _draw(table: Table, output: str) -> None:
    """Draw the table with rich; a file or a pipe gets room for every column."""
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    here = output == "-" and sys.stdout.isatty()
    console = Console(file=stream, force_terminal=here, width=None if here else 200)
    console.print(drawn(table))
    write_output(stream.getvalue(), output)


def drawn(table: Table, title: str | None = None) -> object:
    """Return the table as rich draws it: numbers to the right, at most four decimals."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    rich = RichTable(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for place, name in enumerate(table.columns):
        numeric = any(isinstance(row[place], int | float) for row in table.rows)
        rich.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        rich.add_row(*(shown(cell) for cell in row))
    return rich


def shown(cell: Cell) -> str:
    """Return a cell as a person reads it."""
    from rich.markup import escape

    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return escape(str(cell))
