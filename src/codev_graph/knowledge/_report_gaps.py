"""The gaps → what the report says beyond the cells: indices, structure, precedents, ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import percentage
from codev_graph.network import (
    INDICES,
    CoverageCell,
    Gaps,
    Precedent,
    precedent_rule,
    structure_findings,
    trust_rule,
)
from codev_graph.views import Finding, Grid, Passage

_SHOWN: Final = 12
_TRIED: Final = 2000


def coverage_passages(gaps: Gaps, kinds: Gaps) -> Iterator[Passage]:
    """Yield the indices, what is missing in committees, areas and ties, and the precedents.

    Args:
        gaps: The gaps by class of actors.
        kinds: The same by kind.
    """
    if gaps.notes:
        yield Passage(gaps.notes)
    if gaps.cells:
        yield _indices(gaps, kinds)
    yield _structure(gaps)
    if gaps.cells:
        yield _precedents(gaps)


def _indices(gaps: Gaps, kinds: Gaps) -> Passage:
    head = ("", _("Cells"), *(_(index.term).capitalize() for index in INDICES))
    rows = [
        *_index_rows(gaps, _("All, by class"), "all"),
        *_index_rows(kinds, _("All, by kind"), "all"),
        *_index_rows(gaps, "", "city"),
    ]
    whole = kinds.indices.records()[0]
    text = _(
        "Seen more closely, by the kinds of actors under the classes, {occupied} of {cells} cells "
        "have anybody."
    )
    return Passage(
        paragraphs=(text.format(occupied=whole["occupied"], cells=whole["cells"]),),
        title=_("The coverage in numbers"),
        grids=(Grid(_("Indices of the coverage"), head, tuple(rows)),),
        behind=tuple(map(str, INDICES)),
        commands=("gaps --what indices", "gaps --what indices --level kind"),
    )


def _index_rows(gaps: Gaps, name: str, scope: str) -> Iterator[tuple[str | float | None, ...]]:
    for row in gaps.indices.records():
        if row["scope"] == scope:
            shares = (percentage(float(row[index.name] or 0)) for index in INDICES)
            yield name or gaps.label(str(row["key"])), int(row["cells"] or 0), *shares


def _structure(gaps: Gaps) -> Passage:
    findings = tuple(
        Finding((sentence,), commands=(command,)) for sentence, command in structure_findings(gaps)
    )
    none = _("Nothing is on record of which anything could be missing.")
    return Passage(
        paragraphs=() if findings else (none,),
        title=_("Committees, areas and ties"),
        findings=findings,
    )


def _precedents(gaps: Gaps) -> Passage:
    lead = _(
        "What was possible in one place may be possible in another. For each class that is missing "
        "in a city, this is one of its empty cells and the cell most like it that somebody is in."
    )
    none = _("No empty cell has a precedent: nothing like any of them is held.")
    rows = tuple(
        (gaps.cell_name(cell), gaps.cell_name(each.cell), each.told)
        for each, cell in _nearest(gaps)[:_SHOWN]
    )
    head = (_("Empty cell"), _("Precedent"), _("What they share"))
    caption = _("Empty cells with the most similar one that is held")
    return Passage(
        paragraphs=(lead if rows else none,),
        title=_("Precedents"),
        grids=(Grid(caption, head, rows, texts=3),) if rows else (),
        behind=(precedent_rule(),),
        commands=("gaps --what cells",),
    )


def _nearest(gaps: Gaps) -> list[tuple[Precedent, CoverageCell]]:
    """Return the nearest precedent of each class in each city, the most alike first."""
    nearest: dict[tuple[str, str], tuple[Precedent, CoverageCell]] = {}
    for cell in islice((each for each in gaps.cells if each.state == "empty"), _TRIED):
        found, key = gaps.precedent(cell), (cell.city, cell.actor_class)
        if found and (key not in nearest or found.likeness < nearest[key][0].likeness):
            nearest[key] = found, cell
    return sorted(nearest.values(), key=lambda pair: pair[0].likeness)


def candidate_passages(gaps: Gaps) -> Iterator[Passage]:
    """Yield how the candidates' ways and counterparts are found.

    Nothing without candidates: the section says so itself.
    """
    if not gaps.candidates:
        return
    lead = _(
        "The reason names who takes part and could introduce each, by the best path of trusted "
        "ties, and who of its kind or class faces it across the border."
    )
    yield Passage((lead,), behind=(trust_rule(),), commands=("gaps --what candidates",))
