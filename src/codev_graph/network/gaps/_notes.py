"""What must be said before any count: why there are no cells, one side alone, or no candidates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext

if TYPE_CHECKING:
    from codev_graph.network.gaps._gaps import Gaps


def notes(gaps: Gaps) -> Iterator[str]:
    """Yield a sentence for each thing that makes an answer empty or needs a word."""
    yield from _agreements(gaps)
    yield from _actors(gaps)


def _agreements(gaps: Gaps) -> Iterator[str]:
    frames = gaps.cells.frames
    if not frames:
        yield _("No agreement is on record: nothing says what is to be covered.")
    elif not gaps.cells:
        yield _("No agreement names an area: there are no cells to cover.")
    for agreement, frame in sorted(frames.items()):
        name, cities = gaps.label(agreement), len(frame.cities)
        if cities == 1:
            text = _("“{name}” names one city alone: nothing in it can be two-sided.")
            yield text.format(name=name)
        elif cities > 2:
            text = _(
                "“{name}” joins {n} cities: a cell is one-sided if no other of them has the class "
                "in the area."
            )
            yield text.format(name=name, n=cities)


def _actors(gaps: Gaps) -> Iterator[str]:
    if not gaps.actors:
        yield _("No actor is known: nobody can be named who could fill anything.")
    elif not gaps.candidates:
        yield _("Every known actor takes part.")
    alone = sum(actor.kind == actor.actor_class for actor in gaps.actors.values())
    if gaps.level == "kind" and alone:
        yield ngettext(
            "Of {n} actor no source tells more than its class: it counts in no kind.",
            "Of {n} actors no source tells more than their class: they count in no kind.",
            alone,
        ).format(n=alone)
