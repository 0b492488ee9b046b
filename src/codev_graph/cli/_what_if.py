"""``codev-graph what-if``: the twinning before and after departures and arrivals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import (
    Command,
    Option,
    format_option,
    lang_option,
    output_option,
    seed_option,
    source_argument,
)
from codev_graph.cli._input import read_source
from codev_graph.cli._output import write_output, write_table
from codev_graph.cli._progress import step
from codev_graph.cli._rule import rule_option

if TYPE_CHECKING:
    from codev_graph.network import WhatIf

# A screen has room for these; the other forms of the result hold every column.
DRAWN: Final = ("label", "before", "after", "low", "high", "actors")


def _share(_ctx: click.Context, _param: click.Parameter, text: str | None) -> float:
    """Read a share: ``10%`` or ``0.1``."""
    if text is None:
        return 0.0
    number, percent, rest = text.strip().partition("%")
    try:
        share = float(number) / (100 if percent else 1)
    except ValueError:
        share = -1.0
    if rest or not 0 <= share <= 1:
        raise click.BadParameter(
            _("expected a share such as 10% or 0.1, found “{text}”").format(text=text)
        )
    return share


@click.command(
    "what-if",
    cls=Command,
    help=mark(
        "Say what is left if actors leave, and what is won if others come.\n\n"
        "Before and after: the share of the areas still tied across the border, the ties between "
        "cities, who can reach whom across it, components and fragmentation, who becomes the only "
        "bridge and who is cut off. Departures and arrivals may be combined. What was assumed and "
        "what comes of it is told on standard error."
    ),
    epilog=mark(
        'codev-graph what-if --remove "Ayuntamiento de Tapachula"\n'
        "codev-graph what-if --remove-class local-government --format csv\n"
        "codev-graph what-if --remove-random 10% --repeats 1000 --seed 1\n"
        "codev-graph what-if --add candidates.csv --figure before-after.svg"
    ),
)
@source_argument
@click.option(
    "--remove",
    cls=Option,
    multiple=True,
    metavar=mark("ACTOR"),
    help=mark("Who leaves, by name, acronym or id; may be given several times."),
)
@click.option(
    "--remove-class",
    cls=Option,
    multiple=True,
    metavar=mark("CLASS"),
    help=mark("All of a class or kind of actors leave; may be given several times."),
)
@click.option(
    "--remove-random",
    cls=Option,
    callback=_share,
    metavar=mark("SHARE"),
    help=mark("So many of the others leave at random, such as 10%."),
)
@click.option(
    "--repeats",
    "runs",
    cls=Option,
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help=mark("With --remove-random: how many times they are drawn."),
)
@seed_option
@click.option(
    "--add",
    cls=Option,
    metavar=mark("FILE"),
    help=mark(
        "Who comes: a CSV file with the column “actor” and, where ties are known, “with” and "
        "“areas”; else --rule says which ties they bring."
    ),
)
@rule_option
@click.option(
    "--figure",
    cls=Option,
    metavar=mark("FILE"),
    help=mark("Draw before and after as well; .svg, .pdf or .png."),
)
@output_option("-", mark("The table to write; “-” is standard output."))
@format_option
@lang_option
def what_if(
    source: str,
    add: str | None,
    rule: tuple[str, ...],
    figure: str | None,
    output: str,
    format_: str | None,
    **departures: Any,  # noqa: ANN401 -- who leaves, as the options have it
) -> None:
    """Write before and after."""
    from codev_graph.network import read_additions, read_rule
    from codev_graph.views import form_of

    if figure:
        form_of(Path(figure))
    assumed = read_rule(rule)
    outlook = read_source(source).outlook()
    with step(_("Looking at what would be left")):
        arrivals = read_additions(add, outlook.scene) if add else ()
        found = outlook.what_if(**departures, add=arrivals, rule=assumed)
    click.echo(str(found), err=True)
    if figure:
        _draw(found, figure)
    write_table(found.table(), output, format_, columns=DRAWN)


def _draw(found: WhatIf, figure: str) -> None:
    from codev_graph.views import Change, before_after_figure, form_of

    effects = [effect for effect in found.effects if (effect.before, effect.after) != (None, None)]
    changes = [Change(e.label, e.before, e.after, e.low, e.high) for e in effects]
    picture = before_after_figure(changes, found.title, form_of(Path(figure)))
    write_output(picture, figure)
