"""Options of ``codev-graph measures``: how near a sample comes, and what two modes become."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import F, Option

WEIGHTINGS: Final = ("newman", "count", "jaccard")


def sampling_options(command: F) -> F:
    """Add ``--epsilon`` and ``--delta``."""
    for option in (_DELTA, _EPSILON):
        command = option(command)
    return command


def two_mode_options(command: F) -> F:
    """Add ``--onto`` and ``--weighting``."""
    for option in (_WEIGHTING, _ONTO):
        command = option(command)
    return command


def refuse_ungrouped(names: Iterable[str]) -> None:
    """Refuse the measures on groups where no attribute says of which an actor is.

    Raises:
        click.UsageError: if one of ``names`` is such a measure.
        NetworkError: if one is unknown.
    """
    from codev_graph.network import definition

    grouped = next((name for name in names if definition(name).grouped), None)
    if grouped is not None:
        text = _("“{name}” needs groups: name the attribute that says them with --group.")
        raise click.UsageError(text.format(name=grouped))


_EPSILON: Final = click.option(
    "--epsilon",
    cls=Option,
    type=float,
    metavar=mark("SHARE"),
    help=mark(
        "With --name betweenness_sampled: how far off a normalised score may be (default: 0.05)."
    ),
)
_DELTA: Final = click.option(
    "--delta",
    cls=Option,
    type=float,
    metavar=mark("SHARE"),
    help=mark(
        "With --name betweenness_sampled: the chance that some score is farther off (default: 0.1)."
    ),
)
_ONTO: Final = click.option(
    "--onto",
    cls=Option,
    metavar=mark("MODE"),
    help=mark(
        "With --two-mode: write the ties of the projection onto this mode instead (actor, or the "
        "other one; with --graph a value of the attribute)."
    ),
)
_WEIGHTING: Final = click.option(
    "--weighting",
    cls=Option,
    type=click.Choice(WEIGHTINGS),
    help=mark(
        "With --onto: what a shared node adds to a tie. newman, the default, 1/(n − 1) for one "
        "with n ties; count 1; jaccard its part of those of either."
    ),
)
