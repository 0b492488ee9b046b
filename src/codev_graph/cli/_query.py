"""``codev-graph query``: a question of the library, or any SPARQL of the user's own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.cli._base import (
    GRAPH,
    Argument,
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_table
from codev_graph.errors import FileError

if TYPE_CHECKING:
    from codev_graph.graph import NamedQuery


class QueryCommand(Command):
    """The command that takes the parameters of whatever query it runs as options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options that are not the command's own through: they are the query's."""
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


@click.command(
    cls=QueryCommand,
    help=mark(
        "Answer a question of the library, or run SPARQL of your own.\n\n"
        "Without NAME the questions are listed. A question takes its parameters as options, such "
        "as “--city tapachula”: ids of rows, or concepts by notation or label; what is left out "
        "does not restrict the answer. Prefixes are supplied in your own queries too."
    ),
    epilog=mark(
        "codev-graph query\n"
        "codev-graph query uninvolved-actors --city tapachula\n"
        "codev-graph query ties --graph out/graph.trig --area culture --format csv\n"
        "codev-graph query -e 'SELECT ?city WHERE { ?city a codev:City }'"
    ),
)
@click.argument(
    "words",
    cls=Argument,
    nargs=-1,
    type=click.UNPROCESSED,
    metavar=mark("[NAME] [--PARAMETER VALUE]..."),
)
@click.option(
    # Not “--source”, as elsewhere: several questions have a parameter of that name.
    "--graph",
    "source",
    cls=Option,
    default=GRAPH,
    show_default=True,
    metavar=mark("SOURCE"),
    help=mark("The graph to ask, or a folder of tables; “-” reads a graph from standard input."),
)
@click.option("-e", "--expression", cls=Option, metavar="SPARQL", help=mark("SPARQL to run."))
@click.option(
    "--file", cls=Option, metavar=mark("FILE"), help=mark("File that holds SPARQL to run.")
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def query(
    words: Sequence[str],
    source: str,
    expression: str | None,
    file: str | None,
    output: str,
    format_: str | None,
) -> None:
    """Answer a question of the library, or a text."""
    name, told = _asked(words)
    if sum(given is not None for given in (name, expression, file)) > 1 or (told and not name):
        raise click.UsageError(_("Give a question's NAME, or -e, or --file, and only one of them."))
    if name is not None:
        write_table(read_source(source).query(name, **told), output, format_, _headings(name))
    elif expression is None and file is None:
        write_table(_library(), output, format_)
    else:
        text = _read(file) if file is not None else str(expression)
        write_table(read_source(source).sparql(text), output, format_)


def _headings(name: str) -> dict[str, str]:
    from codev_graph.graph import named_query

    question = named_query(name)
    return {column: question.told(texts) for column, texts in question.columns.items()}


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(file, str(error)) from error


def _library() -> Table:
    from codev_graph.graph import query_library

    rows = ([q.group, q.name, q.told(q.title), _parameters(q)] for q in query_library().values())
    return Table.of([_("group"), _("name"), _("question"), _("parameters")], sorted(rows))


def _parameters(question: NamedQuery) -> str:
    return " ".join(f"--{parameter.name}" for parameter in question.params)


def _asked(words: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """Return the question's name and its parameters: ``--name value`` or ``--name=value``.

    Raises:
        click.UsageError: for a second name, a parameter without a value or one given twice.
    """
    name: str | None = None
    told: dict[str, str] = {}
    rest = [part for word in words for part in _split(word)]
    while rest:
        word = rest.pop(0)
        key = word.removeprefix("--")
        if word == key and name is None:
            name = word
        elif word == key or not rest or key in told:
            text = _("“{word}” is not a parameter; expected --NAME VALUE, each once.")
            raise click.UsageError(text.format(word=word))
        else:
            told[key] = rest.pop(0)
    return name, told


def _split(word: str) -> list[str]:
    if word.startswith("--") and "=" in word:
        option, _sign, value = word.partition("=")
        return [option, value]
    return [word]
