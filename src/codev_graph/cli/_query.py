"""``codev-graph query``: a question of the library, or any SPARQL of the user's own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    GRAPH,
    Argument,
    Command,
    Option,
    endpoint_option,
    lang_option,
    output_option,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_output, write_table
from codev_graph.cli._queries import described, listed
from codev_graph.errors import FileError, QueryError

if TYPE_CHECKING:
    from codev_graph.graph import Answer
    from codev_graph.knowledge import KnowledgeGraph

# The standard formats, by what they are called here and by what the graph room calls them.
_TABLES: Final = ("table", "csv", "tsv", "json")
_RESULTS: Final = {"sparql-json": "json", "sparql-xml": "xml"}
_GRAPHS: Final = {name: name for name in ("turtle", "ntriples", "rdfxml", "jsonld")}


_WORDS: Final = f"{__name__}.words"


class QueryCommand(Command):
    """The command that takes the parameters of whatever query it runs as options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options that are not the command's own through: they are the query's."""
        ctx.ignore_unknown_options = True
        ctx.meta[_WORDS] = tuple(args)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help of the question that is named, or else that of the command."""
        words = [word for word in ctx.meta.get(_WORDS, ()) if not word.startswith("-")]
        return _described(words) or super().get_help(ctx)


def _described(words: Sequence[str]) -> str:
    """Return what the first question among the words is, if any is one."""
    if not words:
        return ""
    from codev_graph.graph import query_library

    library = query_library()
    return next((described(library[word]) for word in words if word in library), "")


@click.command(
    cls=QueryCommand,
    help=mark(
        "Answer a question of the library, or run SPARQL of your own.\n\n"
        "Without NAME the questions are listed. A question takes its parameters as options, such "
        "as “--city tapachula”: ids of rows, or concepts by notation or label; what is left out "
        "does not restrict the answer. “codev-graph query NAME --help” tells them, and what the "
        "columns mean.\n\n"
        "Your own queries are SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology and "
        "its neighbours are supplied. Terms of ours that are not in the graph are told on "
        "standard error, with what may have been meant."
    ),
    epilog=mark(
        "codev-graph query\n"
        "codev-graph query uninvolved-actors --city tapachula\n"
        "codev-graph query ties --graph out/graph.trig --area culture --format csv\n"
        "codev-graph query -e 'SELECT ?city WHERE { ?city a codev:City }'\n"
        "codev-graph query -e 'DESCRIBE codev:Actor' --format turtle\n"
        "codev-graph query cities --endpoint http://127.0.0.1:8890/sparql"
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
@endpoint_option
@click.option("-e", "--expression", cls=Option, metavar="SPARQL", help=mark("SPARQL to run."))
@click.option(
    "--file", cls=Option, metavar=mark("FILE"), help=mark("File that holds SPARQL to run.")
)
@output_option("-", mark("The table to write; “-” is standard output."))
@click.option(
    "--format",
    "format_",
    cls=Option,
    type=click.Choice([*_TABLES, *_RESULTS, *_GRAPHS]),
    default=None,
    metavar=mark("FORM"),
    help=mark(
        "Form of the result (default: a table on a terminal, else CSV): table, csv, tsv or json "
        "of any answer; sparql-json or sparql-xml, the W3C's, of SELECT and ASK; turtle, ntriples, "
        "rdfxml or jsonld of CONSTRUCT and DESCRIBE."
    ),
)
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
        _answer_question(read_source(source), name, told, output, format_)
    elif expression is None and file is None:
        _list_questions(output, format_)
    else:
        text = _read(file) if file is not None else str(expression)
        _answer_text(read_source(source), text, output, format_)


def _answer_question(
    graph: KnowledgeGraph, name: str, told: dict[str, str], output: str, form: str | None
) -> None:
    from codev_graph.graph import answered, named_query

    if form in _RESULTS or form in _GRAPHS:
        write_output(_written(answered(graph.store, name, told), name, form), output)
        return
    question = named_query(name)
    headings = {column: question.told(texts) for column, texts in question.columns.items()}
    write_table(graph.query(name, **told), output, form, headings, exact=True)


def _answer_text(graph: KnowledgeGraph, text: str, output: str, form: str | None) -> None:
    from codev_graph.graph import unknown_terms

    if form in _RESULTS or form in _GRAPHS:
        write_output(_written(graph.store.run(text), text, form), output)
    else:
        write_table(graph.sparql(text), output, form, headings={}, exact=True)
    for notice in unknown_terms(graph.store, text):
        click.echo(notice, err=True)


def _written(answer: Answer, query: str, form: str) -> bytes:
    """Return the answer in a standard format.

    Raises:
        QueryError: if the format is not one for this kind of answer.
    """
    from codev_graph.graph import answer_kind, write_answer

    forms = _GRAPHS if answer_kind(answer) == "triples" else _RESULTS
    if form not in forms:
        reason = _("--format {form} does not fit this answer; expected one of {known}.")
        known = ", ".join([*_TABLES, *forms])
        raise QueryError(query, reason.format(form=form, known=known))
    return write_answer(answer, forms[form])


def _list_questions(output: str, form: str | None) -> None:
    from codev_graph.graph import query_library

    if form is not None and form not in _TABLES:
        raise click.UsageError(_("The list of questions is a table: table, csv, tsv or json."))
    found = sorted(query_library().values(), key=lambda each: (each.group, each.name))
    write_table(listed(found), output, form, exact=True)


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileError(file, _("there is no such file")) from error
    except OSError as error:
        raise FileError(file, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        text = _("it is not UTF-8 (byte {place}): save it with this encoding")
        raise FileError(file, text.format(place=error.start + 1)) from error


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
