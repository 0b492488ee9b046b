"""``codev-graph queries``: what the library can be asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Table
from codev_graph.cli._base import Argument, Command, Option, format_option, lang_option
from codev_graph.cli._output import write_output, write_table

if TYPE_CHECKING:
    from codev_graph.graph import NamedQuery, Parameter

WIDTH: Final = 80


@click.command(
    cls=Command,
    help=mark(
        "List the questions of the library, or tell everything about one.\n\n"
        "With NAME: what it answers, its parameters with the values that each takes, what every "
        "column means, and an example. The names are English in either language; --search finds "
        "questions by Spanish or English words. With --format json the list holds all of that."
    ),
    epilog=mark(
        "codev-graph queries\n"
        "codev-graph queries uninvolved-actors\n"
        "codev-graph queries --search convenio"
    ),
)
@click.argument("name", cls=Argument, metavar=mark("[NAME]"), required=False)
@click.option(
    "--search",
    cls=Option,
    default="",
    metavar=mark("WORDS"),
    help=mark("Only questions with these words, in Spanish or English."),
)
@format_option
@lang_option
def queries(name: str | None, search: str, format_: str | None) -> None:
    """List the library, or tell of one question."""
    from codev_graph.graph import find_queries, named_query

    if name is not None:
        found = [named_query(name)]
    else:
        found = sorted(find_queries(search), key=lambda query: (query.group, query.name))
    if format_ == "json":
        write_output(_json(found), "-")
    elif name is not None and format_ is None:
        write_output(described(found[0]), "-")
    else:
        write_table(listed(found), "-", format_, exact=True)


def listed(found: Iterable[NamedQuery]) -> Table:
    """Return one row a question."""
    rows = ([q.group, q.name, q.told(q.title), _flags(q)] for q in found)
    return Table.of(["group", "name", "question", "parameters"], rows)


def _flags(query: NamedQuery) -> str:
    return " ".join(f"--{parameter.name}" for parameter in query.params)


def described(query: NamedQuery) -> str:
    """Return everything that the header of a question tells, as text."""
    parts = [
        f"{query.name} ({query.group})",
        query.told(query.title),
        "",
        query.told(query.summary),
    ]
    if query.params:
        parts += ["", _("Parameters; each may be left out:")]
        parts += [line for parameter in query.params for line in _parameter(query, parameter)]
    parts += ["", _("Columns:")]
    parts += _aligned({name: query.told(texts) for name, texts in query.columns.items()})
    return "\n".join([*parts, "", _("Example:"), f"  {query.example}", ""])


def _parameter(query: NamedQuery, parameter: Parameter) -> Iterator[str]:
    yield _wrapped(f"--{parameter.name}  {query.told(parameter.title)}", 2)
    yield _wrapped(_taken(parameter), 6)
    if parameter.default:
        yield _wrapped(_("Without it: {default}.").format(default=parameter.default), 6)


def _wrapped(text: str, indent: int = 0) -> str:
    blanks = " " * indent
    return click.wrap_text(text, WIDTH, blanks, blanks)


def _taken(parameter: Parameter) -> str:
    """Return what values a parameter takes."""
    if parameter.allowed:
        return _("One of {known}.").format(known=", ".join(parameter.allowed))
    kinds = {
        "individual": _("The id or the IRI of a row of type {type}."),
        "integer": _("A whole number."),
        "date": _("A date: 2022, 2022-03 or 2022-03-31."),
        "string": _("A text."),
    }
    return kinds[parameter.kind].format(type=parameter.of)


def _aligned(told: dict[str, str]) -> list[str]:
    width = max(map(len, told))
    return [f"  {name:<{width}}  {text}" for name, text in told.items()]


def _json(found: Iterable[NamedQuery]) -> str:
    content = [
        {
            **{key: getattr(query, key) for key in ("name", "group", "title", "summary")},
            "params": [
                {key: getattr(each, key) for key in ("name", "kind", "of", "title")}
                | {"allowed": each.allowed, "default": each.default or None}
                for each in query.params
            ],
            "columns": query.columns,
            "example": query.example,
        }
        for query in found
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
