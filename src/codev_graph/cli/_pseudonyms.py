"""The options that take the names out of what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import F, Option
from codev_graph.cli._input import read_source
from codev_graph.cli._output import told

if TYPE_CHECKING:
    from codev_graph.knowledge import KnowledgeGraph

KEY: Final = "pseudonyms.csv"


def pseudonym_options(command: F) -> F:
    """Add ``--pseudonymise`` and ``--key``."""
    key = click.option(
        "--key",
        cls=Option,
        default=KEY,
        show_default=True,
        metavar=mark("FILE"),
        help=mark("Where the codes lead back to the names; codes that stand there are kept."),
    )
    flag = click.option(
        "--pseudonymise",
        cls=Option,
        is_flag=True,
        help=mark("Put a code in the place of every name, and leave out what could tell it."),
    )
    return flag(key(command))


def read_to_share(source: str, pseudonymise: bool, key: str) -> KnowledgeGraph:
    """Return the graph of SOURCE; without its names, if so asked, and say where the key is."""
    graph = read_source(source)
    if not pseudonymise:
        return graph
    coded = graph.pseudonymised(key)
    told(_("The key to the names is in {file}: do not share it.").format(file=key))
    return coded
