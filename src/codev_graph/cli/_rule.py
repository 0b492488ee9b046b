"""The option with which the rule of plausible ties is adjusted."""

from __future__ import annotations

import click

from codev_graph._i18n import mark
from codev_graph.cli._base import F, Option


def rule_option(command: F) -> F:
    """Add ``--rule``, which may be given several times."""
    return click.option(
        "--rule",
        cls=Option,
        multiple=True,
        metavar=mark("KEY=VALUE"),
        help=mark(
            "Which ties one who comes would plausibly bring: ties=town-hall,own-city,counterpart "
            "(or none), most=3 (or all), areas=likely (or documented, "
            "sector, all)."
        ),
    )(command)
