"""``codev-graph check``: everything that is wrong, at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark, ngettext
from codev_graph._table import Table
from codev_graph.cli._base import (
    EXIT_PROBLEM,
    Command,
    Option,
    format_option,
    lang_option,
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.cli._progress import step
from codev_graph.errors import DataError, Problem, Severity

# Enough to see an encoding that was read wrongly, however long the table.
_WORDS_SHOWN: Final = 40

if TYPE_CHECKING:
    from codev_graph.knowledge import KnowledgeGraph


@click.command(
    cls=Command,
    help=mark(
        "Check a folder of tables, or a graph, and say everything that is wrong at once.\n\n"
        "Tables are checked cell by cell: each problem gets its file, row and column, what was "
        "found and what was expected. What passes is then checked against the SHACL shapes of the "
        "ontology. The exit code is 1 if there is an error, 0 if there are warnings at most."
    ),
    epilog=mark(
        "codev-graph check data/santa-ana-tapachula\n"
        "codev-graph check my-twinning --fix\n"
        "codev-graph check my-twinning --owl\n"
        "codev-graph check my-twinning --format json"
    ),
)
@source_argument
@click.option(
    "--fix",
    is_flag=True,
    cls=Option,
    help=mark(
        "First write tables anew that are not UTF-8 with commas (Latin-1, a BOM, semicolons); the "
        "old file is kept with “.original” added to its name."
    ),
)
@click.option(
    "--owl",
    is_flag=True,
    cls=Option,
    help=mark(
        "Also reason in full OWL 2 DL with HermiT, and explain a contradiction by the rows that "
        "make it (needs codev-graph[owl])."
    ),
)
@format_option
@lang_option
def check(source: str, fix: bool, owl: bool, format_: str | None) -> None:
    """List the problems of SOURCE."""
    if fix:
        _fix(source)
    problems = _problems(source, owl)
    if format_:
        write_table(_table(problems), "-", format_)
    else:
        _tell(problems)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(EXIT_PROBLEM)


def _fix(source: str) -> None:
    from codev_graph.sources import rewrite_tables

    for path, code, words in rewrite_tables(Path(source)):
        click.echo(_("Wrote {file} anew as UTF-8 with commas.").format(file=path), err=True)
        if code:
            text = _("It was read as {code}; look whether these words are right: {words}")
            shown = [f"“{word}”" for word in words[:_WORDS_SHOWN]]
            shown += ["…"] if len(words) > _WORDS_SHOWN else []
            told = text.format(code=code, words=", ".join(shown))
            click.echo(f"  {told}", err=True)


def _problems(source: str, owl: bool) -> Sequence[Problem]:
    try:
        graph = read_source(source)
    except DataError as error:
        return error.problems
    with step(_("Checking the graph against its shapes")):
        problems = graph.check()
    if owl:
        with step(_("Reasoning in full OWL 2 DL")):
            problems += _contradictions(graph)
    return problems


def _contradictions(graph: KnowledgeGraph) -> list[Problem]:
    """Return what full reasoning found, as one problem that says it in words."""
    found = graph.check_owl()
    if found.ok:
        return []
    return [Problem(graph.name, None, None, "", "", message=str(found))]


def _table(problems: Sequence[Problem]) -> Table:
    columns = ["severity", "file", "row", "column", "found", "expected", "hint", "message"]
    return Table.of(columns, ([getattr(problem, name) for name in columns] for problem in problems))


def _tell(problems: Sequence[Problem]) -> None:
    """Write errors, then warnings, then notes, each kind under its count."""
    for severity in get_args(Severity):
        found = [problem for problem in problems if problem.severity == severity]
        if found:
            click.secho(_head(severity, len(found)), bold=True)
            for line in _lines(found):
                click.echo(f"  {line}")
    if not any(problem.severity == "error" for problem in problems):
        click.echo(_("No errors."))


def _head(severity: Severity, count: int) -> str:
    if severity == "error":
        return ngettext("{n} error", "{n} errors", count).format(n=count)
    if severity == "warning":
        return ngettext("{n} warning", "{n} warnings", count).format(n=count)
    return ngettext("{n} note", "{n} notes", count).format(n=count)


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a line a problem, and one line for all rows of a file with the same problem."""
    alike: dict[Problem, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_shared(problem), []).append(problem)
    for shared, found in alike.items():
        rows = sorted({problem.row for problem in found if problem.row is not None})
        if len(rows) > 1:
            place = _("{file}, rows {rows}").format(file=shared.file, rows=_spans(rows))
            yield str(replace(shared, file=place))
        else:
            yield from map(str, found)


def _shared(problem: Problem) -> Problem:
    """Return what rows must have in common to be told on one line: all that it says."""
    if problem.message:
        return replace(problem, row=None, found="", expected="", hint="")
    return replace(problem, row=None)


def _spans(rows: Sequence[int]) -> str:
    """Return sorted numbers as a text, three or more in a run by its ends: ``2, 4–7``."""
    runs = groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0])
    numbers = [[str(row) for _place, row in run] for _step, run in runs]
    parts = ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run for run in numbers)
    return ", ".join(chain.from_iterable(parts))
