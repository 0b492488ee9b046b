"""What the main job found, on one screen: rich tables under short headings."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell
from codev_graph.cli._output import PIPE_WIDTH, shown
from codev_graph.knowledge import OUTPUTS, Job
from codev_graph.network import registry
from codev_graph.terms import actor_classes, concept_by_iri

_TOP: Final = 5
_FACING: Final = 3
_BRIDGING: Final = ("cross_betweenness", "cross_ties", "betweenness", "constraint")


def print_summary(job: Job, output: Path) -> None:
    """Print the counts, the bridging actors, the coverage and the first candidates."""
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    cities = [(str(r["city"]), str(r["name"])) for r in job.graph.query("cities").records()]
    facing = 0 < len(cities) <= _FACING
    console.print(
        Text(" – ".join(name for _c, name in cities) if facing else job.graph.name, "bold")
    )
    console.print(_statements(job), style="dim")
    sections = _by_class(job, cities) if facing else _by_city(job, cities)
    sections += [
        (_("Ties"), _ties(job)),
        (_("Bridging actors"), _bridging(job)),
        (_("Actors not yet involved, those that would fill most first"), _candidates(job)),
    ]
    for heading, content in sections:
        console.print(Text(f"\n{heading}", style="bold"))
        console.print(content)
    console.print(_files(output))


Sections = list[tuple[str, RenderableType]]


def _by_class(job: Job, cities: list[tuple[str, str]]) -> Sections:
    return [
        (_("Actors by class and city"), _actors(job, cities)),
        (_("Coverage: share of class × area cells with an actor"), _coverage(job, cities)),
    ]


def _by_city(job: Job, cities: list[tuple[str, str]]) -> Sections:
    """Show a row a city, where there are too many to stand side by side."""
    rows = job.graph.query("actors").records()
    actors = Counter(str(row["city"]) for row in rows)
    involved = Counter(str(row["city"]) for row in rows if row["involved"])
    cells = Counter(cell.city for cell in job.gaps.cells)
    covered = Counter(cell.city for cell in job.gaps.cells if cell.actors)
    heads = ["", _("actors"), _("taking part"), _("coverage")]
    lines = [
        [escape(n), str(actors[c]), str(involved[c]), _share(covered[c], cells[c])]
        for c, n in cities
    ]
    return [(_("Actors and coverage by city"), _table(heads, lines))]


def _statements(job: Job) -> str:
    return _("{asserted} statements from the sources, {entailed} more follow from them.").format(
        asserted=job.graph.asserted, entailed=job.graph.entailed
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> RichTable:
    """Return a table whose first column is text and whose others are numbers."""
    table = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _actors(job: Job, cities: list[tuple[str, str]]) -> RenderableType:
    rows = job.graph.query("actors").records()
    counts = Counter((str(row["class"]), str(row["city"] or "")) for row in rows)
    involved = Counter(str(row["class"]) for row in rows if row["involved"])
    places = [*(city for city, _name in cities), ""]
    return _table(
        ["", *(name for _iri, name in cities), _("wider level"), _("taking part")],
        (
            [
                escape(kind.label()),
                *(str(counts[kind.iri, place]) for place in places),
                str(involved[kind.iri]),
            ]
            for kind in actor_classes()
        ),
    )


def _ties(job: Job) -> RenderableType:
    """Count the tied pairs within each city and across, as the measures do."""
    network = job.graph.network()
    names = {str(r["city"]): str(r["name"]) for r in job.graph.query("cities").records()}
    cities = [
        tuple(network.graph.nodes[end].get("city", "") for end in edge)
        for edge in network.graph.edges
    ]
    across = sum(bool(a and b and a != b) for a, b in cities)
    within = Counter(a for a, b in cities if a and a == b)
    rows = [[_("across the cities"), str(across)]]
    if len(names) > _FACING:
        rows += [[_("within one city"), str(within.total())]]
    else:
        rows += [[_("within {city}").format(city=n), str(within[c])] for c, n in names.items()]
    rows += [[_("with an actor of a wider level"), str(sum(not (a and b) for a, b in cities))]]
    return _table(["", _("tied pairs")], rows)


def _bridging(job: Job) -> RenderableType:
    values: dict[str, dict[str, Cell]] = {}
    for row in job.measures.records():
        values.setdefault(str(row["actor"]), {})[str(row["measure"])] = row["value"]
    names = {str(row["actor"]): str(row["name"]) for row in job.graph.query("actors").records()}
    columns = [name for name in _BRIDGING if any(name in found for found in values.values())]
    first = sorted(values, key=lambda actor: [-_number(values[actor].get(n)) for n in columns[:2]])
    return _table(
        ["", *(registry()[name].label for name in columns)],
        (
            [escape(names.get(a, a)), *(shown(values[a].get(name)) for name in columns)]
            for a in first[:_TOP]
        ),
    )


def _number(cell: Cell) -> float:
    """Return a value to order by; an undefined one comes last."""
    return cell if isinstance(cell, int | float) and not math.isnan(cell) else -1.0


def _coverage(job: Job, cities: list[tuple[str, str]]) -> RenderableType:
    """Show the share of covered areas of each class in each city, and of all."""
    cells = Counter((c.actor_class, c.city) for c in job.gaps.cells)
    covered = Counter((c.actor_class, c.city) for c in job.gaps.cells if c.actors)
    rows = [
        [
            escape(kind.label()),
            *(_share(covered[kind.iri, c], cells[kind.iri, c]) for c, _n in cities),
        ]
        for kind in actor_classes()
    ]
    total = [
        _share(
            sum(n for (_k, c), n in covered.items() if c == city),
            sum(n for (_k, c), n in cells.items() if c == city),
        )
        for city, _name in cities
    ]
    return _table(["", *(name for _iri, name in cities)], [*rows, [_("all"), *total]])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _candidates(job: Job) -> RenderableType:
    if not job.gaps.candidates:
        return _("Every known actor takes part.")
    table = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(_("actor"), ratio=2)
    table.add_column(_("city"), no_wrap=True)
    table.add_column(_("reason"), ratio=3)
    for found in job.gaps.candidates[:_TOP]:
        concept = concept_by_iri(found.actor_class)
        where = found.city_name or (concept.label() if concept else "")
        table.add_row(escape(found.name), escape(where), escape(found.reason))
    return table


def _files(output: Path) -> Text:
    names = ", ".join(OUTPUTS)
    text = _("Wrote {names} into {folder}. Open {page} in a browser.")
    line = text.format(names=names, folder=f"{output}/", page=output / "network.html")
    return Text(f"\n{line}")
