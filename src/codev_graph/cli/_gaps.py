"""``codev-graph gaps``: what is missing, who could fill it, what backs each guideline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Cell, Table
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    source_argument,
)
from codev_graph.cli._engines import EngineChoice, Written, cover_folder, engine_options
from codev_graph.cli._input import read_source
from codev_graph.cli._output import drawn, write_drawn, write_output, write_table
from codev_graph.cli._progress import step

if TYPE_CHECKING:
    from codev_graph.network import Gaps, Level

_TABLES: Final[dict[str, Callable[[Any], Table]]] = {
    "all": lambda gaps: gaps.table(),
    "cells": lambda gaps: gaps.cells_table(),
    "candidates": lambda gaps: gaps.candidates_table(),
    "scorecard": lambda gaps: gaps.scorecard_table(),
    "indices": lambda gaps: gaps.indices_table(),
    "structure": lambda gaps: gaps.structure_table(),
}
# A screen has room for these; the other forms of the result hold every column.
_DRAWN: Final = {
    "cells": ("city", "class", "area", "state", "actors", "precedent"),
    "candidates": ("actor", "city", "reason"),
    "scorecard": ("list", "position", "guideline", "status", "evidence", "absent"),
    "indices": ("scope", "name", "cells", "occupied", "held", "coverage", "fragile_share"),
    "structure": ("query", "name", "other"),
}
FIRST: Final = 5
_PAGE: Final = "findings"
_OF_FOLDERS: Final = ("all", "cells")
_LEVELS: Final = ("class", "kind")


@click.command(
    cls=Command,
    help=mark(
        "Say who is missing.\n\n"
        "Lists every cell of actor class × cooperation area × city that nobody holds, that one "
        "city alone holds or that hangs on one actor; then the known actors not yet involved, "
        "those that would fill most first, each with the reason and the way to reach it.\n\n"
        "With --what, one part alone and in full: the cells with their precedents; the candidates "
        "with the ways to them and their counterparts across the border; the sustainability "
        "scorecard; the indices of the coverage; what is missing in committees, ties and "
        "guidelines; or the findings, a page in plain words (Markdown)."
    ),
    epilog=mark(
        "codev-graph gaps out/graph.trig\n"
        "codev-graph gaps data/santa-ana-tapachula --format csv -o gaps.csv\n"
        "codev-graph gaps out/graph.trig --what scorecard\n"
        "codev-graph gaps out/graph.trig --what cells --level kind\n"
        "codev-graph gaps --graph network --engine duckdb --format csv -o cells.csv"
    ),
)
@source_argument
@click.option(
    "--what",
    cls=Option,
    type=click.Choice([*_TABLES, _PAGE]),
    default="all",
    show_default=True,
    help=mark("The part to write."),
)
@click.option(
    "--level",
    cls=Option,
    type=click.Choice(_LEVELS),
    default="class",
    show_default=True,
    help=mark("By the six classes of Tabla 1, or by the kinds under them."),
)
@click.option(
    "--graph",
    "folder",
    cls=Option,
    metavar=mark("FOLDER"),
    help=mark(
        "The cells, with how many actors each has, of what “export --parquet” wrote, which may be "
        "larger than memory; counted by an engine."
    ),
)
@engine_options
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def gaps(
    source: str,
    what: str,
    level: str,
    folder: str | None,
    engine: str | None,
    memory_limit: str | None,
    master: str | None,
    checkpoint: str | None,
    output: str,
    format_: str | None,
) -> None:
    """Write one part of what is missing."""
    depth: Level = "kind" if level == "kind" else "class"
    choice = EngineChoice(engine, memory_limit, master, checkpoint)
    if folder is not None:
        if what not in _OF_FOLDERS:
            raise click.UsageError(_("--graph gives the cells: --what cells."))
        cover_folder(folder, depth, choice, Written(output, format_))
        return
    if choice.given:
        raise click.UsageError(_("--engine and --memory-limit go with --graph FOLDER."))
    graph = read_source(source)
    with step(_("Looking for who is missing")):
        found = graph.gaps(depth)
        notes = found.notes
    if what == _PAGE:
        _write_page(found, output, format_)
        return
    for note in notes:
        click.echo(note, err=True)
    if what == "all" and drawn(output, format_):
        write_drawn(_summary(found), output)
        click.echo(_("In full with --what cells, candidates, structure or indices."), err=True)
    else:
        write_table(_TABLES[what](found), output, format_, columns=_DRAWN.get(what, ()))


def _summary(found: Gaps) -> Iterator[tuple[Table, Sequence[str]]]:
    """Yield what a screen has room for: each part in short."""
    indices = found.indices_table()
    rows = (row for row in indices if row[0] in {"all", "city"})
    yield Table.of(indices.columns, rows), _DRAWN["indices"]
    yield _joined(found.cells_table(), ("city", "class", "state"), "area"), ()
    yield _joined(found.structure_table(), ("question",), "name"), ()
    candidates = found.candidates_table()
    yield Table.of(candidates.columns, candidates.rows[:FIRST]), _DRAWN["candidates"]


def _joined(table: Table, keys: Sequence[str], name: str) -> Table:
    """Return one row for each combination of the keys, with what a column names joined."""
    groups: dict[tuple[Cell, ...], list[str]] = {}
    for row in table.records():
        groups.setdefault(tuple(row[key] for key in keys), []).append(str(row[name] or "–"))
    rows = ((*key, ", ".join(dict.fromkeys(names))) for key, names in groups.items())
    return Table.of((*keys, name), rows)


def _write_page(found: Gaps, output: str, format_: str | None) -> None:
    from codev_graph.network import findings_page

    if format_ is not None:
        raise click.UsageError(_("The findings are a page: --format is of tables."))
    write_output(findings_page(found), output)
