"""What a build changed, as home tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.graph import Change, How
from codev_graph.web.explorer._explored import Explored

# So many of each are named on a page that tells other things too.
SHOWN: Final = 6
TYPES: Final[Mapping[str, str]] = {
    "source": mark("Sources"),
    "city": mark("Cities"),
    "actor": mark("Actors"),
    "agreement": mark("Agreements"),
    "committee": mark("Committees"),
    "project": mark("Projects"),
    "participation": mark("Participations"),
    "tie": mark("Ties"),
    "sector-presence": mark("Sectors present"),
    "phase-record": mark("Phases on record"),
    "result": mark("Results"),
    "evaluation": mark("Evaluations"),
    "resource": mark("Resources"),
}
HOWS: Final[Mapping[How, str]] = {
    "added": mark("New"),
    "changed": mark("Stated otherwise"),
    "removed": mark("Gone"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What befell the rows of one type, and in which way.

    Attributes:
        count: How many rows.
        first: The first of them, with their names in the language in force.
    """

    count: int
    first: tuple[tuple[Change, str], ...]

    @property
    def rest(self) -> int:
        """How many are not named."""
        return self.count - len(self.first)


def changed(explored: Explored) -> list[tuple[str, list[Changed]]]:
    """Return each type of rows that the build changed, and what is new, other, and gone of it."""
    rows: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for row in explored.changes.rows:
        rows[row.type, row.how].append(row)
    counts = explored.changes.counts
    return [
        (_(title), [_changed(explored, counts[kind].get(how, 0), rows[kind, how]) for how in HOWS])
        for kind, title in TYPES.items()
        if kind in counts
    ]


def _changed(explored: Explored, count: int, rows: list[Change]) -> Changed:
    entries = explored.entries
    named = (
        (row, entries[row.iri].label if row.iri in entries else row.name) for row in rows[:SHOWN]
    )
    return Changed(count, tuple(named))
