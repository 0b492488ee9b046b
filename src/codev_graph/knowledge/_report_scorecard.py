"""The scorecard → what the report says of each guideline: its evidence, and what is absent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.knowledge._report_rows import RowNames
from codev_graph.network import (
    SCORE_LISTS,
    Gaps,
    Score,
    absences,
    in_words,
    score_commands,
    scorecard_rule,
)
from codev_graph.views import Finding, Grid, Passage

_ROWS: Final = 3
_NAMES: Final = 6


def scorecard_passages(gaps: Gaps, rows: RowNames) -> Iterator[Passage]:
    """Yield the count of the guidelines by status, then every list of them, in each agreement.

    Without an agreement the one passage says that there is nothing to score.

    Args:
        gaps: The gaps, with the scorecard.
        rows: What the rows of the same graph are called.
    """
    if not gaps.scorecard:
        yield Passage((_("No agreement is on record: there is nothing to score."),))
        return
    yield Passage((scorecard_rule(),), grids=(_counts(gaps.scorecard),))
    agreements = dict.fromkeys((score.agreement, score.agreement_name) for score in gaps.scorecard)
    for agreement, name in agreements:
        for scheme, title in SCORE_LISTS.items():
            scores = [s for s in gaps.scorecard if (s.agreement, s.scheme) == (agreement, scheme)]
            heading = f"{_(title)}: {name}" if len(agreements) > 1 else _(title)
            found = tuple(_finding(score, rows) for score in scores)
            yield Passage((), title=heading, findings=found)


def _counts(scores: Iterable[Score]) -> Grid:
    counts: Counter[tuple[str, str]] = Counter((score.scheme, score.status) for score in scores)
    head = ("", _("Documented"), _("Partly"), _("No evidence"))
    rows: Iterator[tuple[str | float, ...]] = (
        (_(title), *(counts[scheme, s] for s in ("documented", "partly", "no-evidence")))
        for scheme, title in SCORE_LISTS.items()
    )
    return Grid(_("Guidelines by what is on record of them"), head, tuple(rows))


def _finding(score: Score, rows: RowNames) -> Finding:
    place = f"{score.position}. " if score.position else ""
    commands = tuple(f"query {command}" for command in score_commands(score))
    texts = (_evidence(score, rows), *_absent(score))
    return Finding(texts, f"{place}{score.label}: {score.status_label}", commands)


def _evidence(score: Score, rows: RowNames) -> str:
    """Say which rows back a guideline, each with its sources."""
    if not score.evidence:
        return _("Evidence: none on record.")
    told = [
        _("{row} ({sources})").format(
            row=rows.of(each.row),
            sources=in_words((f"“{title}”" for title in each.sources), 2) or _("no source"),
        )
        for each in score.evidence[:_ROWS]
    ]
    more = len(score.evidence) - _ROWS
    told += [ngettext("{n} more row", "{n} more rows", more).format(n=more)] if more > 0 else []
    return _("Evidence: {rows}.").format(rows="; ".join(told))


def _absent(score: Score) -> Iterator[str]:
    """Yield what is absent: what goes with the guideline, and that a row states it."""
    told = [sentence for _query, sentence in absences(score.absent, _NAMES)]
    if score.evidence and score.unstated:
        told.append(_("The rows are signs of it, by our reading: none states it."))
    if told:
        yield _("Absent: {absent}").format(absent=" ".join(told))
