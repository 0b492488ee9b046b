"""The command line: one command a step, and ``demo`` for all of them.

Exit codes: 0 done; 1 the input has problems, which are all listed; 2 the command was called
wrongly; 130 interrupted.
"""

from __future__ import annotations

import click

from codev_graph._i18n import mark
from codev_graph.cli._base import Group, Option, lang_option
from codev_graph.cli._check import check
from codev_graph.cli._commands import build
from codev_graph.cli._demo import demo
from codev_graph.cli._duplicates import duplicates
from codev_graph.cli._export import export
from codev_graph.cli._figure import figure
from codev_graph.cli._gaps import gaps
from codev_graph.cli._import import import_
from codev_graph.cli._invite import invite
from codev_graph.cli._key_players import key_players
from codev_graph.cli._measures import measures
from codev_graph.cli._new import new
from codev_graph.cli._predict import predict
from codev_graph.cli._push import push
from codev_graph.cli._queries import queries
from codev_graph.cli._query import query
from codev_graph.cli._report import report
from codev_graph.cli._serve import serve
from codev_graph.cli._view import view
from codev_graph.cli._what_if import what_if

__all__ = ["main"]


@click.group(
    cls=Group,
    help=mark(
        "Who ties two twinned cities together, and who is missing.\n\n"
        "From tables of actors, ties and sources to a knowledge graph, social-capital measures, "
        "the actors not yet involved, an interactive network and a report.\n\n"
        "Exit codes: 0 done; 1 the input has problems; 2 wrong use of a command; 130 interrupted."
    ),
    epilog=mark("codev-graph demo\ncodev-graph build my-twinning\ncodev-graph query"),
)
@click.version_option(
    package_name="codev-graph",
    message="%(prog)s %(version)s",
    cls=Option,
    help=mark("Show the version and exit."),
)
@lang_option
def main() -> None:
    """Group the commands."""


for _command in (
    demo,
    new,
    import_,
    build,
    check,
    duplicates,
    queries,
    query,
    measures,
    gaps,
    invite,
    what_if,
    key_players,
    predict,
    view,
    figure,
    report,
    export,
    serve,
    push,
):
    main.add_command(_command)
