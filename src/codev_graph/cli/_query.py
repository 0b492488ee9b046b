"""``codev-graph query``: a question of the library, or any SPARQL of the user's own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

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
@click.argument("name", cls=Argument, metavar=mark("[NAME]"), required=False)
@click.argument(
    "parameters",
    cls=Argument,
    metavar=mark("[PARAMETERS]..."),
    nargs=-1,
    type=click.UNPROCESSED,
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
    name: str | None,
    parameters: Sequence[str],
    source: str,
    expression: str | None,
    file: str | None,
    output: str,
    format_: str | None,
) -> None:
    """Answer NAME, or a text."""
    text = _read(file) if file else expression
    if name is None and text is None:
        write_table(_library(), output, format_)
    elif text is not None:
        if name is not None:
            raise click.UsageError(_("Give a question's NAME or a text of SPARQL, not both."))
        write_table(read_source(source).sparql(text), output, format_)
    else:
        answer = read_source(source).query(str(name), **_options(parameters))
        write_table(answer, output, format_, _headings(str(name)))


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


def _parameters(question: object) -> str:
    return " ".join(f"--{parameter.name}" for parameter in getattr(question, "params", ()))


def _options(parameters: Sequence[str]) -> dict[str, str]:
    """Return ``--name value`` and ``--name=value`` as a dictionary.

    Raises:
        click.UsageError: for anything else.
    """
    found: dict[str, str] = {}
    rest = [part for word in parameters for part in _split(word)]
    while rest:
        option = rest.pop(0)
        if not option.startswith("--") or not rest:
            text = _("“{word}” is not a parameter; expected --NAME VALUE.")
            raise click.UsageError(text.format(word=option))
        found[option.removeprefix("--")] = rest.pop(0)
    return found


def _split(word: str) -> list[str]:
    if word.startswith("--") and "=" in word:
        option, _sign, value = word.partition("=")
        return [option, value]
    return [word]
